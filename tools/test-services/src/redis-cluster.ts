import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./kept-server.ts";
import { type OwnRedis, onRedis, startOwnRedis } from "./redis.ts";

export type RedisCluster = {
  readonly nodes: readonly OwnRedis[];
  /** Of every node. */
  readonly password: string;
  stop(): Promise<void>;
};

/** The slots of each master. */
const slots: readonly (readonly [number, number])[] = [
  [0, 5460],
  [5461, 10922],
  [10923, 16383],
];
/** The nodes talk to one another 10,000 ports further up. */
const HIGHEST_PORT = 55_000;

/** Three masters that own all slots and know one another, ready in about two seconds. */
export const startRedisCluster = async (binary: string): Promise<RedisCluster> => {
  const nodes: OwnRedis[] = [];
  const password = randomBytes(12).toString("hex");
  const stop = async (): Promise<void> => void (await Promise.all(nodes.map((node) => node.stop())));
  try {
    for (const range of slots) {
      const node = await startOwnRedis(binary, { cluster: true, port: await lowPort(), password });
      await onRedis(node.url, async (client) => {
        await client.cluster("ADDSLOTSRANGE", ...range);
        // One that was met tells of the others.
        for (const { port } of nodes.slice(0, 1)) await client.cluster("MEET", "127.0.0.1", port);
      });
      nodes.push(node);
    }
    await Promise.all(nodes.map(complete));
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, password, stop };
};

const lowPort = async (): Promise<number> => {
  for (;;) {
    const port = await freePort();
    if (port <= HIGHEST_PORT) return port;
  }
};

/** Until a node knows who has which slot. */
const complete = ({ url }: OwnRedis): Promise<void> =>
  onRedis(url, async (client) => {
    const giveUp = Date.now() + 30_000;
    for (;;) {
      const info = await client.cluster("INFO");
      if (info.includes("cluster_state:ok") && info.includes(`cluster_size:${slots.length}`)) return;
      if (Date.now() > giveUp) throw new Error(`the cluster is not complete: ${info}`);
      await delay(25);
    }
  });
