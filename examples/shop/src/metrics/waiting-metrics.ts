import type { ShopPorts } from "@cofshop/core";
import { Gauge, type Registry } from "prom-client";
import { remembered } from "./remembered.ts";

type Waiting = { readonly count: number; readonly since: Date | undefined };
export type WatchedDatabase = Pick<ShopPorts, "couponClaims" | "parkedClaims"> & {
  /** What waits in it, by name. */
  readonly figures?: (() => Promise<Readonly<Record<string, Waiting>>>) | undefined;
  readonly connections?: (() => { readonly used: number; readonly waiting: number; readonly most: number }) | undefined;
  /** Whether Redis answers, where there is one. */
  readonly redisIsThere?: (() => boolean) | undefined;
};

/**
 * However often somebody scrapes, what has to be asked for is asked for once within this time, in ms: one statement to
 * the database, and to Redis, where coupons are there, one script for each line of claims and one read of dead letters.
 */
const ASKED_EVERY_MS = 5_000;
/** Dead letters are counted up to here: each is read for it. */
const MOST_LETTERS = 1_000;

/** What waits for a job or for a person. A figure that cannot be had is absent from the scrape. */
export const waitingMetrics = (register: Registry, database: WatchedDatabase): void => {
  const { couponClaims, parkedClaims, figures, connections, redisIsThere } = database;
  const registers = [register];
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          this.set(await read());
        } catch {
          this.remove();
        }
      },
    });
  };

  const backlog = remembered(couponClaims.backlog, ASKED_EVERY_MS);
  const letters = remembered(() => parkedClaims.list({ after: undefined, limit: MOST_LETTERS }), ASKED_EVERY_MS);
  gauge(
    "cofshop_coupon_claims_pending",
    "Won claims on their way to the database",
    async () => (await backlog()).length,
  );
  gauge(
    "cofshop_coupon_claims_oldest_pending_seconds",
    "How long ago the oldest claim on its way to the database was won",
    async () => (await backlog()).oldestMs / 1_000,
  );
  gauge(
    "cofshop_coupon_dead_letters",
    `Claims that could not be written and wait for a decision, counted up to ${MOST_LETTERS}`,
    async () => (await letters()).length,
  );

  if (figures !== undefined) {
    const found = remembered(figures, ASKED_EVERY_MS);
    const ofEach = (name: string, help: string, value: (waiting: Waiting) => number): void => {
      new Gauge({
        name,
        help,
        labelNames: ["what"],
        registers,
        async collect() {
          this.reset();
          const all = await found().catch(() => ({}));
          for (const [what, waiting] of Object.entries<Waiting>(all)) this.set({ what }, value(waiting));
        },
      });
    };
    ofEach("cofshop_waiting", "What waits in the database for a job or a person", ({ count }) => count);
    ofEach(
      "cofshop_waiting_oldest_seconds",
      "Since when the oldest of it waits; of payments: for how long the next question about one is overdue",
      ({ since }) => (since === undefined ? 0 : Math.max(0, Date.now() - since.getTime()) / 1_000),
    );
  }

  if (connections !== undefined) {
    new Gauge({
      name: "cofshop_database_connections",
      help: "Connections of this process: used, those that it may have (most), and uses that wait for one (waiting)",
      labelNames: ["state"],
      registers,
      collect() {
        for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
      },
    });
  }
  if (redisIsThere !== undefined) {
    gauge("cofshop_redis_up", "1 while this process is connected to Redis", async () => Number(redisIsThere()));
  }
};
