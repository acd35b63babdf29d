import { actorOf, createShop, expectOk, jobNamed, type OrderId, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { expect, test } from "vitest";
import { riderFee } from "../src/rider-fee.ts";

const MINUTE = 60_000;
const address = { city: "서울", street: "을지로 30", zipCode: "04533" };
const parkCook = { email: "park@lunch.example", name: "박요리", password: "a long password", tel: "0212345678" };

/** A whole lunch shop with twenty boxes on the counter: nothing to start before, nothing to close after. */
const openLunchShop = async () => {
  const { lock, clock, ...ports } = memoryPorts({ start: new Date("2026-05-04T11:00:00+09:00") });
  const shop = createShop({ ...ports, lock, clock }, { deliveryFee: riderFee });

  const cook = actorOf(expectOk(await shop.member.createSeller(parkCook)));
  const options = [{ description: "불고기", stock: 20 }];
  const lunch = expectOk(await shop.item.register(cook, { name: "도시락", price: 9_000, origin: "대한민국", options }));

  return {
    clock,
    order: (quantity: number) =>
      shop.order.place(cook, { lines: lunch.options.map(({ id }) => ({ optionId: id, quantity })), address }),
    boxesLeft: async () => expectOk(await shop.item.view(cook, lunch.id)).item.options.map(({ stock }) => stock),
    /** What happened to an order, oldest first: its states, and who brought them about. */
    storyOf: async (order: OrderId) => expectOk(await shop.order.history(cook, order)).map(({ to, by }) => [to, by]),
    /** What the job runner does in production, once and now. */
    cancelUnpaid: async () => expectOk(await runOnce(jobNamed(shop.jobs, "auto-cancel-orders"), lock)).done,
  };
};

test("every dozen of boxes begun takes another rider", async () => {
  const { order } = await openLunchShop();
  expect(expectOk(await order(7))).toMatchObject({ itemTotal: 63_000, deliveryFee: 2_500, finalPrice: 65_500 });
  expect(expectOk(await order(13))).toMatchObject({ itemTotal: 117_000, deliveryFee: 5_000, finalPrice: 122_000 });
});

test("an order that nobody pays holds its boxes for thirty minutes, then gives them back", async () => {
  const { order, boxesLeft, storyOf, cancelUnpaid, clock } = await openLunchShop();
  const { id } = expectOk(await order(20));
  expect([await boxesLeft(), await order(1)]).toMatchObject([[0], { error: { code: "item.out-of-stock" } }]);

  clock.advance(30 * MINUTE);
  expect([await cancelUnpaid(), await boxesLeft()]).toEqual([0, [0]]);

  clock.advance(1);
  expect([await cancelUnpaid(), await boxesLeft()]).toEqual([1, [20]]);
  expect(await storyOf(id)).toEqual([
    ["WAITING_FOR_PAY", expect.stringMatching(/^member:/)],
    ["CANCELLED", "system:auto-cancel"],
  ]);
});
