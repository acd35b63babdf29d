// A checkout in a process of its own, from built output, that is killed (SIGKILL, by itself) right before it sends its
// statement number `crashAt`, or not at all when it needs fewer. Told what by its parent:
// { engine, place, by, lines, price, crashAt }. Exits 0 when it came through.
import { randomUUID } from "node:crypto";
import { createShop, expectOk, ok } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";

const { engine, place, by, lines, crashAt } = await new Promise((resolve) => process.once("message", resolve));

let counting = false;
let sent = 0;
const onStatement = () => {
  if (!counting) return;
  sent += 1;
  if (sent === crashAt) process.kill(process.pid, "SIGKILL");
};
const { unitOfWork, lock } =
  engine === "postgres"
    ? await (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place, onStatement })
    : await (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, onStatement });

const ports = { ...memoryPorts(), ids: { next: () => randomUUID() }, unitOfWork, lock };
const shop = createShop(ports);
const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const paid = (payment) => ({
  checkout: {},
  read: async (merchantUid) =>
    ok({ merchantUid, state: "paid", amount: payment.price, currency: "KRW", transactionId: "t" }),
});

counting = true;
expectOk(await shop.cart.add(by, { lines, key: "cart" }));
const order = expectOk(await shop.order.placeFromCart(by, { address, key: "order" }));
const { payment } = expectOk(await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }));
expectOk(await createShop({ ...ports, paymentGateway: paid(payment) }).payment.verify(by, payment.id));
counting = false;
process.send(sent, () => process.exit(0));
