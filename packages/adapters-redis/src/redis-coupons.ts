import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { CouponId } from "@cofshop/core";
import type { CouponClaims, CouponStock, ParkedClaims } from "@cofshop/core/coupon";
import { type Commands, commandsOver } from "./commands.ts";
import { type Connect, mastersOf, quiet, type RedisConnection, ready } from "./connections.ts";
import { type KeyOptions, keyStrategy } from "./coupon-keys.ts";
import { checkPolicy } from "./eviction.ts";
import { redisCouponClaims } from "./redis-coupon-claims.ts";
import { redisCouponStock } from "./redis-coupon-stock.ts";
import { redisParkedClaims } from "./redis-parked-claims.ts";
import { settledClaims } from "./settled-claims.ts";

export type RedisCouponsOptions = KeyOptions & {
  /** Whether members are kept in the order of their sequences too (`coupon:issued:order:*`). Default true. */
  readonly order?: boolean;
  /** How long Redis may take to answer, in ms, before a claim is refused for the moment. Default 2,000. */
  readonly answerMs?: number;
  /** How long the first connection may take, in ms. Default 10,000. */
  readonly connectMs?: number;
};

export type RedisCoupons = {
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
  /**
   * Resolves when Redis answers and keeps what it is told.
   *
   * @throws Unavailable when it cannot be reached; RedisError when it may evict keys.
   */
  check(): Promise<void>;
  /** Forgets coupons, whose keys another strategy has taken over. Only while nobody claims by this one. */
  forget(coupons: readonly CouponId[]): Promise<void>;
  /** Closes the connections. */
  close(): Promise<void>;
};

const sure = { enableOfflineQueue: false, autoResendUnfulfilledCommands: false } as const;

/** A connection's commands, each after the connection was there once. */
const onceReady = (connection: RedisConnection, connectMs: number, answerMs: number): Commands => {
  const commands = commandsOver(connection, answerMs);
  let isReady = false;
  let waiting: Promise<void> | undefined;
  const wait = (): Promise<void> => {
    waiting ??= ready(connection, connectMs).then(
      () => {
        isReady = true;
      },
      (cause: unknown) => {
        waiting = undefined;
        throw cause;
      },
    );
    return waiting;
  };
  return {
    call: (command, ...args) =>
      isReady ? commands.call(command, ...args) : wait().then(() => commands.call(command, ...args)),
    run: (script, keys, args) =>
      isReady ? commands.run(script, keys, args) : wait().then(() => commands.run(script, keys, args)),
  };
};

/**
 * Limited coupons in Redis, on a single server or a cluster (`keys: "tagged"`). Opens connections of its own: one for
 * claims and short commands, one for each line of claims to wait on, one to hear what other processes wrote.
 *
 * @param connect opens a connection of ioredis with the terms it is given: `(terms) => new Redis(url, terms)`, or
 * `(terms) => new Cluster(nodes, { redisOptions: terms, ... })`.
 */
export const redisCoupons = (connect: Connect, options: RedisCouponsOptions = {}): RedisCoupons => {
  const { order = true, answerMs = 2_000, connectMs = 10_000, prefix = "" } = options;
  const keys = keyStrategy(options);
  const opened: RedisConnection[] = [];
  const open = (): RedisConnection => {
    const connection = quiet(connect(sure));
    opened.push(connection);
    return connection;
  };

  const origin = randomUUID().slice(0, 8);
  const channel = (process: string): string => `${prefix}coupon:settled:${process}`;
  const connection = open();
  const commands = onceReady(connection, connectMs, answerMs);
  const settled = settledClaims();
  const memory = { lost: false };

  let subscriber: RedisConnection | undefined;
  let hears: Promise<unknown> | undefined;
  /** From the first claim on: a process without claims has no connection for them, one with some misses no answer. */
  const listen = (): Promise<unknown> => {
    if (subscriber === undefined) {
      subscriber = quiet(connect({ autoResubscribe: false }));
      opened.push(subscriber);
      subscriber.on("close", () => {
        hears = undefined;
      });
      subscriber.on("message", (_channel, names) => {
        for (const name of String(names).split("\n")) settled.tell(name);
      });
    }
    hears ??= onceReady(subscriber, answerMs, answerMs)
      .call("subscribe", channel(origin))
      .catch(() => {
        hears = undefined;
      });
    return hears;
  };

  const blocking = () => {
    let reading: RedisConnection | undefined;
    return (blockMs: number, ...[command, ...args]: (string | number)[]): Promise<unknown> => {
      reading ??= open();
      return onceReady(reading, connectMs, answerMs + blockMs).call(String(command), ...args);
    };
  };

  const witnesses = async () => {
    const own = quiet(connect({ retryStrategy: () => null }));
    const close = () => own.disconnect();
    try {
      await ready(own, connectMs);
      return { all: mastersOf(own).map((server) => commandsOver(server, answerMs)), close };
    } catch (cause) {
      close();
      throw cause;
    }
  };

  const couponClaims = redisCouponClaims({
    commands,
    blocking,
    keys,
    consumer: `${hostname()}-${process.pid}-${origin}`,
    origin,
    settled,
    tell: async (process, names) => void (await commands.call("publish", channel(process), names.join("\n"))),
    memory,
  });

  const couponStock = redisCouponStock({ commands, keys, order, witnesses, origin, memory });
  return {
    couponStock: {
      ...couponStock,
      claim: async (wish) => {
        await listen();
        return couponStock.claim(wish);
      },
    },
    couponClaims,
    parkedClaims: redisParkedClaims({ commands, keys }),
    check: () => checkPolicy(commands),
    forget: async (coupons) => {
      for (const coupon of coupons)
        for (const key of Object.values(keys.ofCoupon(coupon))) await commands.call("del", key);
    },
    close: async () => {
      for (const each of opened) each.disconnect();
    },
  };
};
