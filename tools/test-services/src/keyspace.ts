import { randomBytes } from "node:crypto";
import { onRedis } from "./redis.ts";

export type Keyspace = {
  /** What every key of the test begins with. */
  readonly prefix: string;
  /** The keys that there are now, without the prefix, in the order of their names. */
  keys(): Promise<readonly string[]>;
  /** Removes them. */
  drop(): Promise<void>;
};

/** A prefix on the server of `redisUrl` that nobody else has. The server is shared: it is never flushed. */
export const createKeyspace = (redisUrl: string): Keyspace => {
  const prefix = `cofshop_test_${randomBytes(6).toString("hex")}:`;
  const found = (remove: boolean): Promise<readonly string[]> =>
    onRedis(redisUrl, async (client) => {
      const names = new Set<string>(); // SCAN may name a key twice
      let cursor = "0";
      do {
        const [next, keys] = await client.scan(cursor, "MATCH", `${prefix}*`, "COUNT", 1_000);
        cursor = next;
        for (const key of keys) names.add(key.slice(prefix.length));
        if (remove && keys.length > 0) await client.unlink(...keys);
      } while (cursor !== "0");
      return [...names].sort();
    });
  return { prefix, keys: () => found(false), drop: async () => void (await found(true)) };
};
