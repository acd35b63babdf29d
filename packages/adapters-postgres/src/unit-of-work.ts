import { CommitUnknown, type Result, type ShopReads, type ShopTx, type UnitOfWork } from "@cofshop/core";
import { type EntityManager, type QueryRunner, QueryRunnerAlreadyReleasedError } from "typeorm";
import { breakageOf } from "./breakage.ts";
import type { Dialect } from "./dialect.ts";
import { repeat } from "./repeat.ts";
import { repositories } from "./repositories.ts";
import { nesting, queueOf, type Sessions } from "./sessions.ts";
import { databaseOver, type WriteWatch } from "./statement.ts";

type AnyResult = Result<unknown, unknown>;
/** What a host adds to `tx`: repositories of its own over the transaction's manager. */
export type Extend<Extra extends object> = (manager: EntityManager) => Extra;

/** SQLite takes the write lock at once: a deferred transaction that writes later may find itself unable to. */
const begin: Readonly<Record<Dialect, string>> = {
  postgres: "BEGIN ISOLATION LEVEL READ COMMITTED",
  sqlite: "BEGIN IMMEDIATE",
};

/** Whether a statement that failed like this may have been carried out: a runner that was taken back sent nothing. */
const mayStand = (cause: unknown): boolean =>
  breakageOf(cause) === "connection" && !(cause instanceof QueryRunnerAlreadyReleasedError);

/** Throws when a work that may write once writes again, or refuses after it wrote. */
const singleWrite = () => {
  let changed = 0;
  let sent = false;
  const watch: WriteWatch = {
    before: () => {
      if (changed > 0) throw new Error("runSingle is for one writing statement; use run");
      sent = true;
    },
    after: (rows) => {
      changed += rows;
      sent = false;
    },
  };
  /** The statement is its own commit: when its answer is lost, nobody knows whether it stands. */
  const told = (cause: unknown): unknown =>
    sent && mayStand(cause)
      ? new CommitUnknown("the connection was lost during a writing statement", { cause })
      : cause;
  const check = <R extends AnyResult>(result: R): R => {
    if (!result.ok && changed > 0) throw new Error("runSingle refused after it wrote; use run");
    return result;
  };
  return { watch, check, told };
};

/** A commit's own answer, which TypeORM keeps to itself: "ROLLBACK" when a statement of the transaction had failed. */
const commitOnPostgres = async (runner: QueryRunner): Promise<string> => {
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client: { query(sql: string): Promise<{ readonly command: string }> } = await runner.connect();
  runner.manager.dataSource.logger.logQuery("COMMIT", [], runner);
  return (await client.query("COMMIT")).command;
};

const commit = async (dialect: Dialect, runner: QueryRunner): Promise<void> => {
  try {
    if (dialect === "sqlite") await runner.query("COMMIT");
    else if ((await commitOnPostgres(runner)) === "ROLLBACK") {
      throw new Error("a statement of this work failed and the work went on: nothing of it stands");
    }
  } catch (cause) {
    if (!mayStand(cause)) throw cause;
    throw new CommitUnknown("the connection was lost during the commit", { cause });
  }
};

/** After a broken connection there is nothing to roll back, and the first error is the one to tell. */
const rollback = (runner: QueryRunner): Promise<unknown> => runner.query("ROLLBACK").catch(() => undefined);

/** What is read outside of transactions; one that core adds and nobody lists here does not compile. */
const readable: Readonly<Record<keyof ShopReads, true>> = {
  members: true,
  memberships: true,
  spending: true,
  logins: true,
  passwordResets: true,
  items: true,
  categories: true,
  coupons: true,
  memberCoupons: true,
  carts: true,
  orders: true,
  payments: true,
  paymentDifferences: true,
  sales: true,
  uploads: true,
  chatRooms: true,
  chatMessages: true,
  chatMarkers: true,
  purchases: true,
  itemDocuments: true,
  reviews: true,
  eventLog: true,
  attempts: true,
  jobRuns: true,
};

/** Each reading method on a connection of its own, for the one statement that it is. */
const readsOver = (dialect: Dialect, sessions: Sessions): ShopReads => {
  const reader = (name: keyof ShopReads) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          (...parameters: unknown[]) =>
            repeat(() =>
              sessions.use((runner) => {
                const repository = repositories(databaseOver(dialect, runner))[name];
                return Reflect.get(repository, method)(...parameters);
              }),
            ),
      },
    );
  const names = Object.keys(readable) as (keyof ShopReads)[];
  return Object.fromEntries(names.map((name) => [name, reader(name)])) as unknown as ShopReads;
};

/** Each work in a transaction of its own, on a connection of its own, as `UnitOfWork.run` says. */
export const transactions =
  (dialect: Dialect, sessions: Sessions) =>
  <R extends AnyResult>(work: (runner: QueryRunner) => Promise<R>): Promise<R> =>
    repeat(() =>
      sessions.use(async (runner) => {
        await runner.query(begin[dialect]);
        try {
          const result = await sessions.inside(() => work(runner));
          await (result.ok ? commit(dialect, runner) : rollback(runner));
          return result;
        } catch (cause) {
          await rollback(runner);
          throw cause;
        }
      }),
    );

export const sqlUnitOfWork = <Extra extends object>(
  dialect: Dialect,
  sessions: Sessions,
  extend: Extend<Extra>,
): UnitOfWork<ShopTx & Extra, ShopReads> => {
  const portsOn = (runner: QueryRunner, watch?: WriteWatch): ShopTx & Extra => ({
    ...repositories(databaseOver(dialect, runner, watch)),
    ...extend(runner.manager),
  });

  const inTransaction = transactions(dialect, sessions);

  return {
    reads: readsOver(dialect, sessions),
    run: (work) => inTransaction((runner) => work(portsOn(runner))),
    runSingle: <R extends AnyResult>(work: (tx: ShopTx & Extra) => Promise<R>) =>
      repeat(() =>
        sessions.use(async (runner) => {
          const { watch, check, told } = singleWrite();
          try {
            return check(await sessions.inside(() => work(portsOn(runner, watch))));
          } catch (cause) {
            throw told(cause);
          }
        }),
      ),
  };
};

/**
 * A unit of work inside a transaction that the host began and will end. A refusal takes back what its work wrote and
 * leaves the host's own writes; nothing is repeated, since the host's part could not be. Savepoints lie one upon the
 * other, so works that are asked for at once run one after the other.
 */
export const joinedUnitOfWork = (runner: QueryRunner): UnitOfWork<ShopTx, ShopTx> => {
  const ports = repositories(databaseOver("postgres", runner));
  const { requireOutside, inside } = nesting();
  const queue = queueOf();
  const run = <R extends AnyResult>(work: (tx: ShopTx) => Promise<R>): Promise<R> => {
    requireOutside();
    return queue(async () => {
      await runner.query("SAVEPOINT cofshop");
      try {
        const result = await inside(() => work(ports));
        await runner.query(result.ok ? "RELEASE SAVEPOINT cofshop" : "ROLLBACK TO SAVEPOINT cofshop");
        return result;
      } catch (cause) {
        await runner.query("ROLLBACK TO SAVEPOINT cofshop").catch(() => undefined);
        throw cause;
      }
    });
  };
  return { run, runSingle: run, reads: ports };
};
