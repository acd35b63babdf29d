import { AsyncLocalStorage } from "node:async_hooks";
import { NestedUse } from "@cofshop/core";
import type { DataSource, QueryRunner } from "typeorm";

/** Gives out connections: one for each use from PostgreSQL's pool, SQLite's only one to one user after the other. */
export type Sessions = {
  use<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T>;
  /** @throws NestedUse inside of a transaction's work; for those who ask now and use a connection later. */
  requireOutside(): void;
  /** Runs a transaction's work so that asking for another connection inside throws `NestedUse`. */
  inside<T>(work: () => Promise<T>): Promise<T>;
  /** How many connections are in use now, and how many uses wait for one. */
  load(): { readonly used: number; readonly waiting: number };
  /** Resolves when nobody uses a connection; nobody gets one afterwards. */
  close(): Promise<void>;
};

/** Knows whether code runs inside of a work. */
export const nesting = () => {
  /** The work that this code runs in. What it starts and leaves behind still carries it once it is over. */
  const storage = new AsyncLocalStorage<{ over: boolean }>();
  return {
    requireOutside: (): void => {
      if (storage.getStore()?.over === false)
        throw new NestedUse("nested use: this work has its own `tx`; take what it needs from there");
    },
    inside: async <T>(work: () => Promise<T>): Promise<T> => {
      const nest = { over: false };
      try {
        return await storage.run(nest, work);
      } finally {
        nest.over = true;
      }
    },
  };
};

/** Runs one use after the other, in the order in which they were asked for. */
export const queueOf = () => {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(use: () => Promise<T>): Promise<T> => {
    const result = tail.then(use);
    tail = result.catch(() => undefined);
    return result;
  };
};

export const sessionsOf = (dataSource: DataSource): Sessions => {
  const { requireOutside, inside } = nesting();
  const queue = queueOf();
  const alone = dataSource.options.type !== "postgres";
  const running = new Set<Promise<unknown>>();
  let closed = false;
  let used = 0;

  const working = async <T>(work: () => Promise<T>): Promise<T> => {
    used += 1;
    try {
      return await work();
    } finally {
      used -= 1;
    }
  };
  const pooled = async <T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> => {
    const runner = dataSource.createQueryRunner("master");
    try {
      // Before the work: whoever gets no connection has certainly sent nothing.
      await runner.connect();
      return await working(() => work(runner));
    } finally {
      await runner.release();
    }
  };
  /** TypeORM has one connection for SQLite and lets everybody at it at once; a queue makes it sound. */
  const queued = <T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> =>
    queue(() => working(() => work(dataSource.createQueryRunner("master"))));

  return {
    use: async (work) => {
      if (closed) throw new Error("the database is closed");
      requireOutside();
      const use = alone ? queued(work) : pooled(work);
      running.add(use);
      try {
        return await use;
      } finally {
        running.delete(use);
      }
    },
    requireOutside,
    inside,
    load: () => ({ used, waiting: running.size - used }),
    close: async () => {
      closed = true;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};
