// A checkout in a process of its own, killed or not as dying.child.mjs has it. Told what by its parent:
// { engine, place, by, lines, crashAt }; answers how many statements it sent.
import { randomUUID } from "node:crypto";
import { createShop, expectOk, ok } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { cameThrough, hear, openDying } from "./dying.child.mjs";

const task = await hear();
const { by, lines } = task;
const { unitOfWork, lock, sent, counted } = await openDying(task);

const ports = { ...memoryPorts(), ids: { next: () => randomUUID() }, unitOfWork, lock };
const shop = createShop(ports);
const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const paid = (payment) => ({
  checkout: {},
  read: async (merchantUid) =>
    ok({ merchantUid, state: "paid", amount: payment.price, currency: "KRW", transactionId: "t" }),
});

await counted(async () => {
  expectOk(await shop.cart.add(by, { lines, key: "cart" }));
  const order = expectOk(await shop.order.placeFromCart(by, { address, key: "order" }));
  const { payment } = expectOk(await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }));
  expectOk(await createShop({ ...ports, paymentGateway: paid(payment) }).payment.verify(by, payment.id));
});
cameThrough(sent());
