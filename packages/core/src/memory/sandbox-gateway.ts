import type { Payment, PaymentGateway, PaymentSnapshot } from "../payment/index.ts";
import type { Clock } from "../shared/ports.ts";
import { err, ok } from "../shared/result.ts";

/** `late`: the money arrives a minute after the customer said yes, as from a bank transfer. */
export type SandboxOutcome = "paid" | "failed" | "late";
type Entry = Omit<PaymentSnapshot, "refunded"> & {
  readonly paidFrom: number;
  /** What went back, by the key of the refund. */
  readonly refunds: ReadonlyMap<string, number>;
};

export type SandboxGateway = PaymentGateway & {
  /** What the customer does in the provider's window. The first answer for an attempt stands. */
  pay(payment: Pick<Payment, "merchantUid" | "price" | "currency">, outcome: SandboxOutcome): void;
};

const LATE_MS = 60_000;

/**
 * A payment provider that moves no money, for development and tests. Its ledger lives in this process: after a
 * restart it knows nothing, and an attempt it does not know stays undecided.
 */
export const sandboxGateway = (clock: Clock): SandboxGateway => {
  const ledger = new Map<string, Entry>();

  const refundedOf = ({ refunds }: Entry): number => [...refunds.values()].reduce((sum, each) => sum + each, 0);

  const stateOf = (entry: Entry): PaymentSnapshot["state"] => {
    if (entry.state !== "paid") return entry.state;
    if (entry.paidFrom > clock.now().getTime()) return "pending";
    return refundedOf(entry) === entry.amount ? "cancelled" : "paid";
  };

  const snapshotOf = (entry: Entry): PaymentSnapshot => {
    const { paidFrom: _, refunds: __, ...facts } = entry;
    return { ...facts, state: stateOf(entry), refunded: refundedOf(entry) };
  };

  return {
    checkout: {},
    pay: ({ merchantUid, price, currency }, outcome) => {
      if (ledger.has(merchantUid)) return;
      ledger.set(merchantUid, {
        merchantUid,
        state: outcome === "failed" ? "failed" : "paid",
        amount: price,
        currency,
        transactionId: `sandbox-${merchantUid}`,
        paidFrom: clock.now().getTime() + (outcome === "late" ? LATE_MS : 0),
        refunds: new Map(),
      });
    },
    read: async (merchantUid) => {
      const entry = ledger.get(merchantUid);
      return ok(entry === undefined ? undefined : snapshotOf(entry));
    },
    refund: async (merchantUid, { key, amount }) => {
      const entry = ledger.get(merchantUid);
      if (entry === undefined) return err({ code: "payment.provider-error" });
      if (entry.refunds.has(key)) return ok(snapshotOf(entry));
      const left = entry.amount - refundedOf(entry);
      const back = amount ?? left;
      if (entry.state !== "paid" || back > left || left === 0) return err({ code: "payment.refund-refused" });
      const refunding: Entry = { ...entry, refunds: new Map([...entry.refunds, [key, back]]) };
      ledger.set(merchantUid, refunding);
      return ok(snapshotOf(refunding));
    },
  };
};
