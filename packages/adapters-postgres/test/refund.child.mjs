// The approval of a refund in a process of its own, killed or not as dying.child.mjs has it. Told what by its parent:
// { engine, place, by, order, crashAt }; or { engine, place, job }: a job that goes on, without the dead one's locks.
// Its payment provider is the parent, asked by messages and outliving it. Answers how many statements it sent, in all
// and before each question.
import { randomUUID } from "node:crypto";
import { createShop, expectOk, jobNamed, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { cameThrough, hear, openDying } from "./dying.child.mjs";

const task = await hear();
const { by, order, job } = task;
const { unitOfWork, lock, sent, counted } = await openDying(task);

const askedAt = [];
const refund = (merchantUid, terms) => {
  askedAt.push(sent());
  process.send({ merchantUid, terms });
  return hear();
};
const ports = memoryPorts();
const paymentGateway = { ...ports.paymentGateway, refund };
const ids = { next: () => randomUUID() };
const shopWith = (held) => createShop({ ...ports, ids, unitOfWork, lock: held, paymentGateway });

await counted(async () => {
  if (job === undefined)
    expectOk(await shopWith(lock).order.decideRefund(by, order, { status: "APPROVED", restock: true }));
  else expectOk(await runOnce(jobNamed(shopWith(ports.lock).jobs, job), ports.lock));
});
cameThrough({ sent: sent(), askedAt });
