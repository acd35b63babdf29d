import { type Commands, RedisError } from "./commands.ts";

/**
 * Coupons are kept only by a server that forgets nothing by itself.
 *
 * @throws RedisError when it may evict keys.
 */
export const checkPolicy = async (server: Commands): Promise<void> => {
  const info = String(await server.call("info", "memory"));
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy === undefined || policy === "noeviction") return;
  throw new RedisError(
    `Redis may evict keys (maxmemory-policy ${policy}), and with them who has which coupon: set it to noeviction`,
  );
};
