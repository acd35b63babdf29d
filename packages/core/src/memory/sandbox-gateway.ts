import type { Order, OrderReads } from "../order/index.ts";
import type { Payment, PaymentGateway, PaymentReads, PaymentSnapshot } from "../payment/index.ts";
import type { Clock } from "../shared/ports.ts";
import { err, ok } from "../shared/result.ts";

/** `late`: the money arrives a minute after the customer said yes, as from a bank transfer. */
export type SandboxOutcome = "paid" | "failed" | "late";
type Entry = PaymentSnapshot & { readonly paidFrom: number };

export type SandboxOptions = {
  /** What the shop itself has on record: `unitOfWork.reads` of its database. */
  readonly record?: {
    readonly payments: Pick<PaymentReads, "byMerchantUid">;
    readonly orders: Pick<OrderReads, "byId">;
  };
};

export type SandboxGateway = PaymentGateway & {
  /** What the customer does in the provider's window. The first answer for an attempt stands. */
  pay(payment: Pick<Payment, "merchantUid" | "price" | "currency">, outcome: SandboxOutcome): void;
};

const LATE_MS = 60_000;

/**
 * What of a recorded payment is back for good. Of one that paid its order only what is settled there counts: a refund
 * that was cut off before that is asked for again, under a key that nobody here remembers, and comes out at one sum.
 */
const backOf = (payment: Payment, order: Order | undefined): number => {
  const kept = payment.state === "PAID" || payment.refundedAmount > 0;
  if (kept) return order?.refundedAmount ?? 0;
  return payment.state === "REFUNDED" ? payment.price : 0;
};

/**
 * A payment provider that moves no money, for development and tests. Its ledger lives in this process; with a `record`
 * it also knows what the shop has noted as paid, so that a refund goes through after a restart, and in another process
 * than the payment did. An attempt that neither knows stays undecided, and can still be paid. What changed is told of
 * this process alone; it sends no webhooks, so whatever claims to be one is forged.
 */
export const sandboxGateway = (clock: Clock, { record }: SandboxOptions = {}): SandboxGateway => {
  const ledger = new Map<string, Entry>();
  /** What was back in all after each refund of this process, by attempt and key. */
  const refunds = new Map<string, ReadonlyMap<string, number>>();
  /** When something happened to an attempt in this process, in ms. */
  const changed = new Map<string, number>();

  const recorded = async (merchantUid: string): Promise<Entry | undefined> => {
    if (record === undefined) return undefined;
    const payment = await record.payments.byMerchantUid(merchantUid);
    if (payment?.paidAt === undefined) return undefined;
    const { price: amount, currency, transactionId } = payment;
    const refunded = backOf(payment, await record.orders.byId(payment.orderId));
    return { merchantUid, state: "paid", amount, currency, transactionId, refunded, paidFrom: 0 };
  };

  const entryOf = async (merchantUid: string): Promise<Entry | undefined> =>
    (await recorded(merchantUid)) ?? ledger.get(merchantUid);

  const refundedOf = ({ merchantUid, refunded }: Entry): number =>
    Math.max(refunded, ...(refunds.get(merchantUid)?.values() ?? []));

  const stateOf = (entry: Entry): PaymentSnapshot["state"] => {
    if (entry.state !== "paid") return entry.state;
    if (entry.paidFrom > clock.now().getTime()) return "pending";
    return refundedOf(entry) === entry.amount ? "cancelled" : "paid";
  };

  const snapshotOf = (entry: Entry): PaymentSnapshot => {
    const { paidFrom: _, ...facts } = entry;
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
        refunded: 0,
        paidFrom: clock.now().getTime() + (outcome === "late" ? LATE_MS : 0),
      });
      changed.set(merchantUid, clock.now().getTime());
    },
    register: async ({ merchantUid }) => {
      const entry = await entryOf(merchantUid);
      const came = entry !== undefined && /^(paid|cancelled)$/.test(stateOf(entry));
      return came ? err({ code: "payment.already-paid" }) : ok(undefined);
    },
    read: async (merchantUid) => {
      const entry = await entryOf(merchantUid);
      return ok(entry === undefined ? undefined : snapshotOf(entry));
    },
    refund: async (merchantUid, { key, amount }) => {
      const entry = await entryOf(merchantUid);
      if (entry === undefined) return err({ code: "payment.provider-error" });
      const before = refunds.get(merchantUid) ?? new Map<string, number>();
      if (before.has(key)) return ok(snapshotOf(entry));
      const left = entry.amount - refundedOf(entry);
      const back = amount ?? left;
      if (entry.state !== "paid" || back > left || left === 0) return err({ code: "payment.refund-refused" });
      refunds.set(merchantUid, new Map([...before, [key, refundedOf(entry) + back]]));
      changed.set(merchantUid, clock.now().getTime());
      return ok(snapshotOf(entry));
    },
    changes: async ({ from, to }) => {
      const uids = [...changed].filter(([, at]) => from.getTime() <= at && at < to.getTime()).map(([uid]) => uid);
      const entries = await Promise.all(uids.map(entryOf));
      return ok({ snapshots: entries.flatMap((entry) => (entry ? [snapshotOf(entry)] : [])), next: undefined });
    },
    parseWebhook: async () => err({ code: "payment.webhook-invalid" }),
  };
};
