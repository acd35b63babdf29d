import { createHash } from "node:crypto";
import { Unavailable } from "@cofshop/core";

/** What these adapters ask of a client. Every `Redis` and `Cluster` of ioredis 5 and 6 is one. */
export interface RedisClient {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
}

/** Redis refused a command in a way that repeating does not mend. `cause` is ioredis's error, with the command in it. */
export class RedisError extends Error {
  override readonly name = "RedisError";
}

export type Script = { readonly lua: string; readonly sha: string };

export const script = (lua: string): Script => ({ lua, sha: createHash("sha1").update(lua).digest("hex") });

/**
 * Commands that are answered within a time, or have failed.
 *
 * @throws Unavailable when Redis is away, busy with itself or silent for too long: the command may have been carried
 * out, or may yet be. RedisError when it was refused.
 */
export type Commands = {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
  /** Runs a script by its hash, and hands it over where Redis does not know it. */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
};

/**
 * A server that is there and cannot answer now: it starts, fails over, is full, or another script keeps it busy; or, by
 * a script of ours (FENCED), somebody with a later grant of the lock is at it.
 */
const passing =
  /^(FENCED|LOADING|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|NOREPLICAS|MISCONF|OOM|UNBLOCKED)\b/;

const refusalOf = (cause: unknown): string | undefined =>
  cause instanceof Error && cause.name === "ReplyError" ? cause.message : undefined;

const broken = (cause: unknown): Error => {
  const refusal = refusalOf(cause);
  if (refusal === undefined) return new Unavailable("Redis cannot be reached", { cause, retryAfterMs: 1000 });
  const code = /^[A-Z]+/.exec(refusal)?.[0] ?? "no code";
  return passing.test(refusal)
    ? new Unavailable(`Redis cannot answer now (${code})`, { cause, retryAfterMs: 1000 })
    : new RedisError(`Redis refused a command (${code})`, { cause });
};

/** The code with which Redis refused a command; nothing for an error of another kind. */
export const refusalCodeOf = (cause: unknown): string | undefined =>
  cause instanceof RedisError ? /^[A-Z]+/.exec(refusalOf(cause.cause) ?? "")?.[0] : undefined;

/** An answer that is a list, or an empty one. */
export const listOf = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : []);

/** A client may wait without end, and while it reconnects it does; whoever asks here does not. */
export const commandsOver = (redis: RedisClient, answerMs: number): Commands => {
  const within = async <T>(answer: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      const giveUp = () => reject(new Error(`no answer within ${answerMs} ms`));
      // An answer may have come while this process was too busy to read it: sockets are read before `setImmediate`.
      timer = setTimeout(() => setImmediate(giveUp), answerMs);
    });
    try {
      return await Promise.race([answer, silence]);
    } catch (cause) {
      throw broken(cause);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    call: (command, ...args) => within(redis.call(command, ...args)),
    run: ({ lua, sha }, keys, args) => {
      const rest = [keys.length, ...keys, ...args];
      return within(
        redis.call("evalsha", sha, ...rest).catch((cause: unknown) => {
          if (refusalOf(cause)?.startsWith("NOSCRIPT") !== true) throw cause;
          return redis.call("eval", lua, ...rest);
        }),
      );
    },
  };
};
