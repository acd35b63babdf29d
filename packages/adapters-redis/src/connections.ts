import { once } from "node:events";
import { Unavailable } from "@cofshop/core";
import type { RedisClient } from "./commands.ts";

/** Settings that a connection of ours needs; every one is an option of ioredis's `Redis`. */
export type ConnectionTerms = {
  /** Fails what is sent while the connection is down, so that nobody waits for an answer from another time. */
  readonly enableOfflineQueue?: false;
  /** Sends nothing again by itself: whoever asked decides. */
  readonly autoResendUnfulfilledCommands?: false;
  /** Listens to nothing again by itself after its connection broke: nobody would hear that it failed. */
  readonly autoResubscribe?: false;
  /** Never connects again: when it is there at the end, it is the server that it was at the beginning. */
  readonly retryStrategy?: () => null;
};

/** A connection of ioredis, of a single server or a cluster, as far as it is used here. */
export interface RedisConnection extends RedisClient {
  readonly status: string;
  on(event: string, listener: (...told: unknown[]) => void): unknown;
  /** Ends the connection; with `reconnect` as if it had broken. */
  disconnect(reconnect?: boolean): void;
}

/** Opens a connection with these settings: `(terms) => new Redis(url, terms)`. */
export type Connect = (terms: ConnectionTerms) => RedisConnection;

/**
 * Resolves when a connection that was just opened can be used.
 *
 * @throws Unavailable when it cannot within `waitMs`.
 */
export const ready = async (connection: RedisConnection, waitMs: number): Promise<void> => {
  if (connection.status === "ready") return;
  const giveUp = AbortSignal.timeout(waitMs);
  const emitter = connection as RedisConnection & NodeJS.EventEmitter;
  await once(emitter, "ready", { signal: giveUp }).catch((cause: unknown) => {
    throw new Unavailable("Redis cannot be reached", { cause, retryAfterMs: 1_000 });
  });
};

/** A connection that is reported on by what is sent over it: an `error` event that nobody hears ends the process. */
export const quiet = (connection: RedisConnection): RedisConnection => {
  connection.on("error", () => undefined);
  return connection;
};

/** The nodes that scripts must be loaded on: every master of a cluster, or the server itself. */
export const mastersOf = (connection: RedisConnection): readonly RedisConnection[] => {
  if (!("nodes" in connection) || typeof connection.nodes !== "function") return [connection];
  return connection.nodes("master");
};
