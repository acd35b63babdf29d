// A process of its own that uses a shop on somebody else's database, from built output. Told what by its parent:
// { engine, place, calls: [[module, useCase, …arguments] | ["job", name], …] }; says "ready", waits for "go", makes
// all calls at once and answers how each ended. Every payment that its provider is asked about is paid.
import { randomUUID } from "node:crypto";
import { createShop, ok, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";

const once = () => new Promise((resolve) => process.once("message", resolve));

const { engine, place, calls, price, now } = await once();
const database =
  engine === "postgres"
    ? await (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place })
    : await (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, durability: "normal" });
const { unitOfWork, lock } = database;
const paymentGateway = {
  checkout: {},
  read: async (merchantUid) =>
    ok({ merchantUid, state: "paid", amount: price, currency: "KRW", transactionId: `elsewhere-${merchantUid}` }),
};
const ids = { next: () => randomUUID() };
const shop = createShop({ ...memoryPorts({ start: new Date(now) }), ids, unitOfWork, lock, paymentGateway });

const call = ([module, useCase, ...parameters]) =>
  module === "job"
    ? runOnce(
        shop.jobs.find(({ name }) => name === useCase),
        lock,
      )
    : shop[module][useCase](...parameters);
const ended = (promise) =>
  promise.then(
    (answer) => (answer.ok ? "ok" : answer.error.code),
    (error) => error.name,
  );

process.send("ready");
await once();
process.send(await Promise.all(calls.map((each) => ended(call(each)))));
await database.close();
process.disconnect();
