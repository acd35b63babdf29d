// A process of a shop that is paid through PortOne, from built output. Told by its parent, one after the other: { open },
// then { work }, { pass } or { listen }, then { close }, as told.ts describes them; answers each with { done }.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { portoneV2Gateway } from "@cofshop/adapters-portone";
import { createShop, jobNamed, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { dyingFetch, dyingUnitOfWork, makeDeath, shortLeases, withoutSafeguard } from "./broken-ports.mjs";

const openDatabase = async ({ engine, place }) =>
  engine === "postgres"
    ? (await import("@cofshop/adapters-postgres/postgres")).openPostgres({ url: place })
    : (await import("@cofshop/adapters-postgres/sqlite")).openSqlite({ file: place, durability: "normal" });

const open = async (task) => {
  const { close: closeDatabase, ping: _ping, engine: _engine, ...database } = await openDatabase(task);
  const death = makeDeath(task.dies);
  let { aheadMs } = task;
  const clock = { now: () => new Date(Date.now() + aheadMs), sleep: (ms) => sleep(ms) };
  const { url, apiSecret, storeId, webhookSecret } = task.portone;
  const paymentGateway = portoneV2Gateway({
    url,
    apiSecret,
    storeId,
    webhookSecrets: [webhookSecret],
    clock,
    fetch: dyingFetch(death, task.dies),
  });
  const ports = withoutSafeguard(task.trick, {
    ...memoryPorts(),
    ...database,
    lock: shortLeases(database.lock),
    clock,
    ids: { next: () => randomUUID() },
    paymentGateway,
  });
  const shop = createShop({ ...ports, unitOfWork: dyingUnitOfWork(ports.unitOfWork, death) });

  const each = async (things, atOnce, visit) => {
    if (atOnce) await Promise.all(things.map(visit));
    else for (const thing of things) await visit(thing);
  };
  /** A dead process may have it for a moment. */
  const runPatiently = async (name) => {
    for (;;) {
      const ran = await runOnce(jobNamed(shop.jobs, name), ports.lock);
      if (ran.ok) return ran.value.done;
      await sleep(50);
    }
  };

  let server;
  return {
    pass: (ms) => {
      aheadMs += ms;
      return {};
    },
    work: async ({ verify, approve, run, by, atOnce }) => {
      death.arm();
      if (verify !== undefined) await each(verify, atOnce, (own) => shop.payment.verify(own.by, own.payment));
      if (approve !== undefined) {
        const decision = { status: "APPROVED" };
        await each(approve, atOnce, (order) => shop.order.decideRefund(by, order, decision));
      }
      const did = [];
      for (const name of run ?? []) did.push(await runPatiently(name));
      return { did };
    },
    listen: async () => {
      const { shopRouter } = await import("@cofshop/adapters-http");
      const { default: express } = await import("express");
      server = createServer(express().use("/api", shopRouter(shop)));
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      death.arm();
      return { url: `http://127.0.0.1:${server.address().port}/api` };
    },
    close: async () => {
      server?.closeAllConnections();
      server?.close();
      await closeDatabase();
      return {};
    },
  };
};

// It does not outlive its parent.
process.once("disconnect", () => process.exit());

let opened;
const obey = async (task) => {
  if ("open" in task) {
    opened = await open(task.open);
    return {};
  }
  if ("work" in task) return opened.work(task.work);
  if ("pass" in task) return opened.pass(task.pass);
  return "listen" in task ? opened.listen() : opened.close();
};
process.on("message", async (task) => process.send({ ...(await obey(task)), done: true }));
