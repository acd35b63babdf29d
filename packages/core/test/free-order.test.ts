import { expect, test } from "vitest";
import { actorOf, createShop, expectOk, jobNamed, runOnce } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";

test("an order that costs nothing is placed and paid without a provider, and both are told", async () => {
  const ports = memoryPorts();
  const shop = createShop(ports);
  const told: string[] = [];
  shop.events.subscribe("witness", ["order.placed", "order.paid"], {
    send: async ({ type, sequence }) => void told.push(`${sequence} ${type}`),
  });
  const person = { email: "kim@example.com", name: "김커피", tel: "01012345678" };
  const by = actorOf(expectOk(await shop.member.enrol({ ...person, role: "SELLER" })));
  const gift = { name: "체험분", price: 1_000, discount: 100, deliveryFee: 0, origin: "대한민국" };
  const options = [{ description: "30g", stock: 1, inventory: "track" as const }];
  const item = expectOk(await shop.item.register(by, { ...gift, options }));
  const lines = item.options.map(({ id }) => ({ optionId: id, quantity: 1 }));
  const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };

  const order = expectOk(await shop.order.place(by, { lines, address }));
  expect(order).toMatchObject({ state: "PAID", finalPrice: 0, paidAt: order.placedAt, lines: [{ taken: 1 }] });
  expect(order.history.map(({ to }) => to)).toEqual(["WAITING_FOR_PAY", "PAID"]);
  expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), ports.lock));
  expect(told).toEqual(["1 order.placed", "2 order.paid"]);
});
