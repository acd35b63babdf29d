// Delivers the events that wait in a process of its own, killed or not as dying.child.mjs has it. Told what by its
// parent: { engine, place, crashAt }; answers how many statements it sent.
import { randomUUID } from "node:crypto";
import { createShop, expectOk, jobNamed, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { cameThrough, hear, openDying } from "./dying.child.mjs";

const { unitOfWork, lock, sent, counted } = await openDying(await hear());
const shop = createShop({ ...memoryPorts(), ids: { next: () => randomUUID() }, unitOfWork, lock });

await counted(async () => expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), lock)));
cameThrough(sent());
