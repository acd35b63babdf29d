import { expect, test } from "vitest";
import { actorOf, createShop, expectOk, jobNamed, runOnce } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";

const DAY = 86_400_000;
const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const person = { email: "kim@example.com", name: "김커피", tel: "01012345678" };

test("a delivered order is completed after a week by the shop itself, once, and not a moment earlier", async () => {
  const ports = memoryPorts();
  const shop = createShop(ports);
  const by = actorOf(expectOk(await shop.member.enrol({ ...person, role: "ADMIN" })));
  const free = { name: "체험분", price: 10_000, discount: 100, deliveryFee: 0, origin: "대한민국" };
  const item = expectOk(await shop.item.register(by, { ...free, options: [{ description: "30g", stock: 1 }] }));
  const lines = item.options.map(({ id }) => ({ optionId: id, quantity: 1 }));
  const order = expectOk(await shop.order.place(by, { lines, address }));
  for (const state of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(by, order.id, state));
  }
  const confirm = async () => expectOk(await runOnce(jobNamed(shop.jobs, "auto-confirm-orders"), ports.lock)).done;

  ports.clock.advance(7 * DAY);
  expect(await confirm()).toBe(0);
  ports.clock.advance(1);
  expect([await confirm(), await confirm()]).toEqual([1, 0]);
  const last = expectOk(await shop.order.history(by, order.id)).at(-1);
  expect(last).toMatchObject({ from: "DELIVERED", to: "COMPLETED", by: "system:auto-confirm" });
});
