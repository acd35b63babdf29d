import { commandKey, expectOk } from "@cofshop/core";
import type { MemberActor, OptionId, OrderId, PaymentId } from "@cofshop/core/shared";
import { upTo } from "../contract.ts";
import {
  address,
  card,
  deliver,
  type FreshShop,
  itemOnSale,
  oneOf,
  payAtProvider,
  payOrder,
  placeOrder,
  preparePayment,
} from "../fresh-shop.ts";
import { freshId, optionsOf } from "../rows.ts";
import { webhookAbout } from "../webhooks.ts";

const key = commandKey("once");
const unknownOrder = freshId<OrderId>();
const unknownPayment = freshId<PaymentId>();

/** An order that is paid and arrives, others that are refused, and one that nobody pays. */
export const orders = async (fresh: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const command = { lines: oneOf(options), address, key };
  const order = expectOk(await shop.order.place(by, command));
  await shop.order.place(by, command);
  await shop.order.place(by, { lines: options.map((optionId) => ({ optionId, quantity: 999 })), address });
  const payment = await preparePayment(fresh, by, order.id);
  await shop.payment.prepare(by, order.id, card);
  await shop.payment.verify(by, payment.id);
  payAtProvider(fresh, payment);
  await shop.payment.verify(by, payment.id);
  await shop.payment.verify(by, payment.id);
  await shop.payment.view(by, payment.id);
  await shop.payment.byMerchantUid(by, payment.merchantUid);
  await shop.payment.attempts(admin, order.id);
  await shop.payment.attempt(admin, payment.merchantUid);
  await shop.payment.attempt(by, payment.merchantUid);
  await shop.payment.verify(by, unknownPayment);
  await shop.payment.hear({ headers: {}, body: new Uint8Array() });
  await shop.payment.hear(webhookAbout(payment));
  const within = { from: new Date(0), to: new Date(1) };
  await shop.payment.reconcile(admin, { ...within, to: ports.clock.now() });
  await shop.payment.differences(admin, { size: 2 });
  await shop.payment.refund(admin, unknownPayment, { reason: "nobody's" });
  await shop.order.cancel(by, order.id, "too late");
  await shop.order.confirm(by, order.id);
  await deliver(fresh, order.id);
  await shop.order.confirm(by, order.id);
  await shop.order.move(admin, unknownOrder, "SHIPPING");

  // Two units are left of the last option, which is counted when paid: the third buyer's money goes back.
  const last = oneOf(options.slice(-1));
  for (const _ of upTo(2)) await payOrder(fresh, by, (await placeOrder(fresh, by, last)).id);
  await placeOrder(fresh, by, oneOf(options.slice(0, 1)));
  ports.clock.advance(31 * 60_000);
  await shop.order.view(by, order.id);
  await shop.order.history(by, order.id);
  await shop.order.mine(by, { size: 2 });
};

/** Two customers who pay for what only one can have: the other's money is returned by a job. */
export const lateMoney = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const scarce = oneOf(optionsOf(await itemOnSale(fresh, [{ stock: 1, inventory: "track" }])));
  const [first, second] = [await placeOrder(fresh, by, scarce), await placeOrder(fresh, by, scarce)];
  const paid = await payOrder(fresh, by, first.id);
  const late = await preparePayment(fresh, by, second.id);
  payAtProvider(fresh, late);
  await fresh.shop.payment.hear(webhookAbout(late));
  await fresh.shop.payment.verify(by, late.id);
  const stranger = { ...late, merchantUid: "another-system-1" };
  payAtProvider(fresh, stranger);
  await fresh.shop.payment.hear(webhookAbout(stranger));
  await fresh.shop.payment.hear(webhookAbout(stranger));
  await fresh.shop.payment.refund(fresh.admin, paid.id, { reason: "불량" });
};

/** Points that an admin gave, spent on an order that completes, comes back in part and then whole; and points that end. */
export const membership = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const gift = { amount: 1_500, reason: "환영합니다", key: commandKey("gift") };
  await shop.member.adjustPoints(admin, by.id, gift);
  await shop.member.adjustPoints(admin, by.id, gift);
  await shop.member.adjustPoints(admin, by.id, { amount: -1_000_000, reason: "너무 많아요" });
  const item = await itemOnSale(fresh, [{ stock: 5, surcharge: 300_000 }, 5]);
  const lines = oneOf(optionsOf(item));
  await shop.order.place(by, { lines, address, usePoints: 2_000 });
  const order = expectOk(await shop.order.place(by, { lines, address, usePoints: 1_000 }));
  await payOrder(fresh, by, order.id);
  await deliver(fresh, order.id);
  await shop.order.confirm(by, order.id);
  await shop.member.membership(by);
  await shop.member.points(by, { size: 2 });
  await shop.member.pointsOf(fresh.admin, by.id, { size: 2 });
  await shop.cart.add(by, { lines: lines.map((line) => ({ ...line, itemId: item.id })) });
  await shop.cart.view(by);
  await shop.cart.clear(by);

  const [first, second] = order.lines;
  if (first === undefined || second === undefined) throw new Error("the order has two lines");
  const ask = { reason: "향이 달라요", lines: [{ lineId: second.id, quantity: 1 }] };
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED" });
  await shop.order.requestRefund(by, order.id, { ...ask, lines: [{ lineId: second.id, quantity: 2 }] });
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.decideRefund(admin, order.id, { status: "REJECTED", reason: "사진을 보내 주세요" });
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED", restock: true });
  await shop.order.requestRefund(by, order.id, { reason: "나머지도요" });
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED", reason: "네" });
  await shop.member.membership(by);
  await shop.member.points(by, {});
  const regretted = expectOk(await shop.order.place(by, { lines, address, usePoints: 500 }));
  await shop.order.cancel(by, regretted.id, "the story goes on");
  ports.clock.advance(1_000);
};
