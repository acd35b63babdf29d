import { err, expectOk, type MemberActor, money, ok } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import type { Payment, PaymentSnapshot } from "../src/payment/index.ts";
import { paymentOf } from "./orders-to-refund.ts";
import { signUp, type World, worldOf } from "./world.ts";

/**
 * A shop whose provider sends webhooks, whose body is the name of an attempt, after "unsigned " for one that anybody may
 * have sent; and which says of single attempts what a test
 * wants: `words` holds what differs from its ledger, or undefined for an attempt that it does not know.
 */
export const withProvider = async () => {
  const ports = memoryPorts();
  const words = new Map<string, Partial<PaymentSnapshot> | undefined>();
  const asked: string[] = [];
  const { paymentGateway: sandbox } = ports;
  const said = (snapshot: PaymentSnapshot): readonly PaymentSnapshot[] => {
    const { merchantUid } = snapshot;
    if (words.has(merchantUid) && words.get(merchantUid) === undefined) return [];
    return [{ ...snapshot, ...words.get(merchantUid) }];
  };
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...sandbox,
    read: async (uid) => {
      asked.push(uid);
      const read = await sandbox.read(uid);
      return read.ok && read.value !== undefined ? ok(said(read.value)[0]) : read;
    },
    changes: async (within) => {
      const changes = await sandbox.changes(within);
      return changes.ok ? ok({ ...changes.value, snapshots: changes.value.snapshots.flatMap(said) }) : changes;
    },
    parseWebhook: async ({ body }) => {
      const text = new TextDecoder().decode(body);
      if (text === "forged") return err({ code: "payment.webhook-invalid" });
      return ok({
        merchantUid: text === "" ? undefined : text.replace(/^unsigned /, ""),
        signed: !text.startsWith("unsigned "),
      });
    },
  };
  const world = await worldOf({ ...ports, paymentGateway });
  return { world, by: await signUp(world, "hana"), words, asked };
};

export const hear = ({ shop }: World, about: string) =>
  shop.payment.hear({ headers: {}, body: new TextEncoder().encode(about) });

/** What somebody does by hand in the provider's console, where the shop does not hear of it. */
export const giveBackInConsole = async (world: World, { merchantUid }: Payment, amount?: number): Promise<void> => {
  const back = amount === undefined ? {} : { amount: money(amount) };
  expectOk(await world.ports.paymentGateway.refund(merchantUid, { key: "console", reason: "호의", ...back }));
};

export const soundPaymentOf = async (world: World, id: Order["id"]): Promise<Payment> => {
  const payment = await paymentOf(world, id);
  if (payment === undefined) throw new Error("the order has a payment");
  return payment;
};

export const statesOf = async ({ shop }: World, by: MemberActor, { id, orderId }: Payment) => [
  expectOk(await shop.order.view(by, orderId)).state,
  expectOk(await shop.payment.view(by, id)).state,
];
