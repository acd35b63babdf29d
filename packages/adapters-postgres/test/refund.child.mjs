// The approval of a refund in a process of its own, from built output, that is killed (SIGKILL, by itself) right before
// it sends its statement number `crashAt`, or not at all when it needs fewer. Told what by its parent:
// { engine, place, by, order, crashAt }; or { engine, place, job }: a job that goes on, without the dead one's locks.
// Its payment provider is the parent, asked by messages and outliving it. Exits 0 when it came through.
import { randomUUID } from "node:crypto";
import { createShop, expectOk, jobNamed, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";

const hear = () => new Promise((resolve) => process.once("message", resolve));
const { engine, place, by, order, crashAt, job } = await hear();

let counting = false;
let sent = 0;
const askedAt = [];
const onStatement = () => {
  if (!counting) return;
  sent += 1;
  if (sent === crashAt) process.kill(process.pid, "SIGKILL");
};
const { unitOfWork, lock } =
  engine === "postgres"
    ? await (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place, onStatement })
    : await (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, onStatement });

const refund = (merchantUid, terms) => {
  askedAt.push(sent);
  process.send({ merchantUid, terms });
  return hear();
};
const ports = memoryPorts();
const paymentGateway = { ...ports.paymentGateway, refund };
const ids = { next: () => randomUUID() };
const shopWith = (held) => createShop({ ...ports, ids, unitOfWork, lock: held, paymentGateway });

counting = true;
if (job === undefined)
  expectOk(await shopWith(lock).order.decideRefund(by, order, { status: "APPROVED", restock: true }));
else expectOk(await runOnce(jobNamed(shopWith(ports.lock).jobs, job), ports.lock));
counting = false;
process.send({ sent, askedAt }, () => process.exit(0));
