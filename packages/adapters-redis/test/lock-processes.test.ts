import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ok } from "@cofshop/core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { redisLock } from "../src/index.ts";
import { type FreshRedis, freshRedis } from "./clients.ts";

const url = inject("redisUrl");
const script = fileURLToPath(new URL("./holder.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../dist/index.js", import.meta.url));

describe.runIf(url !== undefined)("processes that share a lock", () => {
  let fresh: FreshRedis | undefined;
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await fresh?.close();
  });

  const begin = () => {
    fresh = freshRedis(url ?? "");
    const { keyspace, connect } = fresh;
    const client = connect();
    return { keyspace, client, lock: redisLock(client, { prefix: keyspace.prefix }) };
  };
  const elsewhere = (task: string, terms: object = {}): ChildProcess => {
    if (!existsSync(built)) throw new Error("the other process runs built output: npm run build");
    const child = fork(script, { execArgv: [] });
    children.push(child);
    child.send({ url, prefix: fresh?.keyspace.prefix, task, ...terms });
    return child;
  };
  /** The next thing that a process says. */
  const said = async (child: ChildProcess): Promise<unknown> => {
    const died = once(child, "exit").then(() => {
      throw new Error("the process ended before it answered");
    });
    const [message] = await Promise.race([once(child, "message"), died]);
    return message;
  };
  const fenceOf = (message: unknown): number => {
    if (typeof message !== "object" || message === null || !("fence" in message)) throw new Error("no fence");
    return Number(message.fence);
  };

  test("eight processes count under one lock, and no count is lost", async () => {
    const { client, keyspace } = begin();
    const counters = Array.from({ length: 8 }, () => elsewhere("count", { turns: 50 }));
    expect(await Promise.all(counters.map(said))).toEqual(counters.map(() => ({ done: 50 })));
    expect(await client.call("get", `${keyspace.prefix}counter`)).toBe("400");
  });

  test("a holder that stood still beyond its lease has a lower fence than the next one, and its late write is refused", async () => {
    const { client, keyspace } = begin();
    const holder = elsewhere("hold", { leaseMs: 500 });
    const fence = fenceOf(await said(holder));
    holder.kill("SIGSTOP");
    const next = elsewhere("write");
    const written = await said(next);
    expect(written).toEqual({ answer: { ok: true, value: { fence: expect.any(Number), written: 1 } } });
    holder.kill("SIGCONT");
    holder.send("go on");
    expect(await said(holder)).toEqual({ answer: { ok: false, error: { code: "lock.lost" } } });
    expect(Number(await client.call("get", `${keyspace.prefix}stock`))).toBeGreaterThan(fence);
  });

  test("when a holder is killed the next one gets in when its lease is over, and not before", async () => {
    const { lock } = begin();
    const holder = elsewhere("hold", { leaseMs: 1_000 });
    const fence = fenceOf(await said(holder));
    holder.kill("SIGKILL");
    const killed = performance.now();
    expect(await lock.hold("stock", { waitMs: 0, leaseMs: 1_000 }, async () => ok(0))).toMatchObject({ ok: false });
    const next = await lock.hold("stock", { waitMs: 20_000, leaseMs: 1_000 }, async (grant) => ok(grant.fence));
    expect(performance.now() - killed).toBeLessThan(2_000);
    expect(next.ok && next.value).toBeGreaterThan(fence);
  });
});
