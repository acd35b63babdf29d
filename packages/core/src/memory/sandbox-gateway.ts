import type { Payment, PaymentGateway, PaymentSnapshot } from "../payment/index.ts";
import type { Clock } from "../shared/ports.ts";
import { err, ok } from "../shared/result.ts";

/** `late`: the money arrives a minute after the customer said yes, as from a bank transfer. */
export type SandboxOutcome = "paid" | "failed" | "late";
type Entry = PaymentSnapshot & { readonly paidFrom: number };

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

  const snapshotOf = ({ paidFrom, ...entry }: Entry): PaymentSnapshot =>
    entry.state === "paid" && paidFrom > clock.now().getTime() ? { ...entry, state: "pending" } : entry;

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
      });
    },
    read: async (merchantUid) => {
      const entry = ledger.get(merchantUid);
      return ok(entry === undefined ? undefined : snapshotOf(entry));
    },
    refund: async (merchantUid) => {
      const entry = ledger.get(merchantUid);
      if (entry === undefined || (entry.state !== "paid" && entry.state !== "cancelled")) {
        return err({ code: "payment.provider-error" });
      }
      ledger.set(merchantUid, { ...entry, state: "cancelled" });
      return ok({ ...snapshotOf(entry), state: "cancelled" });
    },
  };
};
