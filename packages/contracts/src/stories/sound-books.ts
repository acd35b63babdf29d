import { expectOk } from "@cofshop/core";
import { canMove } from "@cofshop/core/order";
import { expect } from "vitest";
import { runJob, stockNow } from "../fresh-shop.ts";
import { perform } from "./perform.ts";
import { sumOf } from "./reference-order.ts";
import { expectSoundPoints } from "./sound-points.ts";
import { ordersNow, paymentsNow, type Story } from "./story.ts";

/** What must be true whenever nobody is in the middle of something. */
export const expectSoundBooks = async (story: Story): Promise<void> => {
  const orders = await ordersNow(story);
  const payments = await paymentsNow(story);
  const stock = await stockNow(story, story.options);
  const held = story.options.map((option) =>
    sumOf(orders.flatMap(({ lines }) => lines.filter((line) => line.optionId === option).map(({ taken }) => taken))),
  );
  expect(stock.map((each, index) => each + (held[index] ?? 0))).toEqual(story.broughtIn);
  expect(Math.min(...stock)).toBeGreaterThanOrEqual(0);

  for (const order of orders) {
    const path = order.history.map(({ to }) => to);
    for (const [index, { from }] of order.history.entries()) expect(from).toBe(path[index - 1]);
    expect([path.at(-1), path.length]).toEqual([order.state, order.version]);
    for (const [index, { from, to, refund }] of order.history.entries()) {
      const stays = from === to && (refund === "REQUESTED" || refund === "REJECTED");
      if (index > 0 && !stays) expect([from, to, from && canMove({ state: from }, to)]).toEqual([from, to, true]);
    }
    const kept = payments.filter(
      (each) => each.orderId === order.id && (each.state === "PAID" || each.refundedAmount > 0),
    );
    expect(kept.length).toBe(order.paidAt === undefined || order.finalPrice === 0 ? 0 : 1);
    expect(kept.map(({ price }) => price)).toEqual(kept.map(() => order.finalPrice));
    expect(sumOf(order.lines.map(({ points }) => points))).toBe(order.usedPoints);
    expect(order.finalPrice).toBe(order.itemTotal - order.usedPoints + order.deliveryFee);
    for (const line of order.lines) {
      const counted = line.takeWhenPaid ? order.paidAt !== undefined : line.optionId !== story.options[2];
      const most = counted ? line.quantity : 0;
      const least = order.state === "CANCELLED" ? 0 : most - line.refunded;
      expect([line.id, line.taken <= most, line.taken >= least]).toEqual([line.id, true, true]);
      if (order.state === "CANCELLED" && order.paidAt === undefined)
        expect([line.id, line.taken]).toEqual([line.id, 0]);
    }
  }
  await expectSoundPoints(story, orders);
};

/** What must be true at the end, when the provider was asked about every payment and the jobs have run. */
export const expectSettledMoney = async (story: Story): Promise<void> => {
  story.ports.clock.advance(61_000);
  for (const index of story.payments.keys()) await perform(story, { does: "verify", payment: index });
  await runJob(story, "return-money");
  await runJob(story, "execute-refunds");
  await expectSoundBooks(story);
  const orders = await ordersNow(story);
  for (const payment of await paymentsNow(story)) {
    const order = orders.find(({ id }) => id === payment.orderId);
    const entry = expectOk(await story.ports.paymentGateway.read(payment.merchantUid));
    // The provider keeps money for the shop exactly where a payment says so, and only for orders that were paid.
    expect([payment.id, entry?.state === "paid"]).toEqual([payment.id, payment.state === "PAID"]);
    expect(payment.state).not.toBe("REFUND_PENDING");
    const kept = payment.state === "PAID" || payment.refundedAmount > 0;
    if (!kept) continue;
    expect([payment.id, entry?.refunded, order?.refundedAmount]).toEqual([
      payment.id,
      payment.refundedAmount,
      payment.refundedAmount,
    ]);
    if (order?.state === "CANCELLED") expect(order.lines.every((line) => line.refunded === line.quantity)).toBe(true);
  }
  expect(orders.filter(({ state }) => state === "REFUND_PENDING")).toEqual([]);
  expect(expectOk(await story.shop.item.repairStock(story.admin))).toEqual([]);
};

/**
 * Every subject's events follow its versions without a gap, and each order was told to be paid at most once. A payment
 * begins untold: that it was prepared is no event, so its first has the number 2. Of a membership only its tiers are
 * told.
 */
export const expectUnbrokenTale = async (story: Story): Promise<void> => {
  const subjects = new Map<string, Awaited<ReturnType<Story["told"]>>>();
  for (const event of await story.told()) subjects.set(event.subject, [...(subjects.get(event.subject) ?? []), event]);
  for (const [subject, events] of subjects) {
    const first = events[0]?.type.startsWith("payment.") ? 2 : 1;
    const sequences = events.map(({ sequence }) => sequence);
    if (subject.startsWith("membership:")) expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    else expect(sequences).toEqual(events.map((_, index) => index + first));
    expect(events.filter(({ type }) => type === "order.paid" || type === "payment.paid").length).toBeLessThanOrEqual(1);
  }
  for (const { id, version } of await ordersNow(story)) expect(subjects.get(id)?.length).toBe(version);
  for (const { id, version } of await paymentsNow(story)) expect((subjects.get(id)?.length ?? 0) + 1).toBe(version);
};
