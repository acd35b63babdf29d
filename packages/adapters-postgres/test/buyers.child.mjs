// A process of its own that buys on somebody else's database, from built output. Told what by its parent:
// { engine, place, member, orders: [[optionId, …], …] }; says "ready", waits for "go", answers the codes it got.
import { randomUUID } from "node:crypto";
import { createShop } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";

const once = () => new Promise((resolve) => process.once("message", resolve));

const { engine, place, member, orders } = await once();
const database =
  engine === "postgres"
    ? await (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place })
    : await (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, durability: "normal" });
const { unitOfWork, lock } = database;
const shop = createShop({ ...memoryPorts(), ids: { next: () => randomUUID() }, unitOfWork, lock });
const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };

process.send("ready");
await once();
const answers = await Promise.all(
  orders.map((options) =>
    shop.order.place(member, { address, lines: options.map((optionId) => ({ optionId, quantity: 1 })) }).then(
      (answer) => (answer.ok ? "ok" : answer.error.code),
      (error) => error.name,
    ),
  ),
);
process.send(answers);
await database.close();
process.disconnect();
