import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { CommitUnknown, done, err, expectOk, NestedUse, ok, Unavailable, WriteConflict } from "@cofshop/core";
import { DataSource, type EntityManager } from "typeorm";
import { afterEach, describe, expect, inject, test } from "vitest";
import { DatabaseError, shopTables, sqlPorts } from "../src/postgres.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { adminOf, optionsOnSale, shopOver } from "./world.ts";

let database: FreshDatabase | undefined;
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await database?.close();
  database = undefined;
});

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("on PostgreSQL", () => {
  const open = async () => {
    database = await freshPostgres(url ?? "");
    const dataSource = new DataSource({ type: "postgres", url: database.place, entities: shopTables, poolSize: 5 });
    await dataSource.initialize();
    opened.push(() => dataSource.destroy());
    const extend = ({ query, queryRunner }: EntityManager) => ({
      ask: (sql: string): Promise<unknown> => queryRunner?.query(sql) ?? query(sql),
    });
    return { database, dataSource, ...sqlPorts(dataSource, { extend }) };
  };

  test("two works that wait for each other (40P01) both come through", async () => {
    const { unitOfWork, ...rest } = await open();
    const { shop } = shopOver({ unitOfWork, ...rest });
    const options = await optionsOnSale(shop, await adminOf(shop), 10, 10);
    let met = 0;
    let meet = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    let attempts = 0;
    const takeInTurn = (order: typeof options) =>
      unitOfWork.run(async (tx) => {
        attempts += 1;
        const [first, second] = order;
        if (first === undefined || second === undefined) return err({ code: "no-options" });
        await tx.stock.take([{ option: first, quantity: 1 }]);
        met += 1;
        if (met === 2) meet();
        await both;
        await tx.stock.take([{ option: second, quantity: 1 }]);
        return done;
      });
    const answers = await Promise.all([takeInTurn(options), takeInTurn([...options].reverse())]);
    expect(answers).toEqual([done, done]);
    expect(attempts).toBe(3);
    const left = await unitOfWork.reads.items.sellables(options);
    expect(left.map(({ option }) => option.stock)).toEqual([8, 8]);
  });

  test("a work that cannot be serialised (40001) is repeated", async () => {
    const { unitOfWork, ...rest } = await open();
    const { shop } = shopOver({ unitOfWork, ...rest });
    const admin = await adminOf(shop);
    let attempts = 0;
    const answer = await unitOfWork.run(async (tx) => {
      attempts += 1;
      await tx.ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      const member = await tx.members.byId(admin.id);
      // Somebody else changes the row after this transaction's snapshot was taken.
      if (attempts === 1) await rest.dataSource.query("UPDATE cof_member SET name = 'changed elsewhere'");
      if (member === undefined) return err({ code: "gone" });
      return (await tx.members.save({ ...member, tel: "01011112222", version: member.version + 1 }))
        ? done
        : err({ code: "stale" });
    });
    expect([answer, attempts]).toEqual([done, 2]);
    expect(await unitOfWork.reads.members.byId(admin.id)).toMatchObject({
      name: "changed elsewhere",
      tel: "01011112222",
    });
  });

  test("after five lost races the caller hears Unavailable, with the reason and when to come again", async () => {
    const { unitOfWork } = await open();
    let attempts = 0;
    const losing = unitOfWork.run(async (tx) => {
      attempts += 1;
      await tx.ask("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END $$");
      return done;
    });
    const error = await losing.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ retryAfterMs: 1000, cause: { driverError: { code: "40001" } } });
    expect(attempts).toBe(5);
  });

  test("a connection that dies during the commit leaves it unknown: nothing is repeated", async () => {
    const { unitOfWork, dataSource } = await open();
    await dataSource.query("CREATE TABLE slow (n int)");
    await dataSource.query(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(20); RETURN NULL; END $$`);
    await dataSource.query(`CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON slow
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    let attempts = 0;
    const committing = unitOfWork
      .run(async (tx) => {
        attempts += 1;
        await tx.ask("INSERT INTO slow VALUES (1)");
        return done;
      })
      .catch((cause: unknown) => cause);
    await expect
      .poll(() =>
        dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query = 'COMMIT' AND state = 'active' AND datname = current_database()`),
      )
      .toHaveLength(1);
    expect(await committing).toBeInstanceOf(CommitUnknown);
    expect(attempts).toBe(1);
  });

  test("a connection that dies before the commit leaves nothing, and the caller hears Unavailable", async () => {
    const { unitOfWork, ...rest } = await open();
    const { shop } = shopOver({ unitOfWork, ...rest });
    const admin = await adminOf(shop);
    const dying = unitOfWork.run(async (tx) => {
      await tx.members.noteLogin({ ...admin, version: 1 }, new Date(0));
      await tx.ask("SELECT pg_terminate_backend(pg_backend_pid())");
      return done;
    });
    expect(await dying.catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
    expect((await unitOfWork.reads.members.byId(admin.id))?.lastLoginAt).toBeUndefined();
  });

  test("a lock asked for inside a work is nested use", async () => {
    const { unitOfWork, lock } = await open();
    const nested = unitOfWork.run(async () => lock.hold("inside", { waitMs: 0, leaseMs: 1000 }, async () => ok(1)));
    expect(await nested.catch((cause: unknown) => cause)).toBeInstanceOf(NestedUse);
  });
});

describe("on SQLite, with a second process that holds the write lock", () => {
  const script = fileURLToPath(new URL("./writer.child.mjs", import.meta.url));
  const open = async () => {
    database = await freshSqlite();
    const { shop } = shopOver(database);
    const admin = await adminOf(shop);
    const child: ChildProcess = fork(script, [database.place], { execArgv: [] });
    const exited = once(child, "exit");
    expect(await once(child, "message")).toEqual(["held", undefined]);
    const letGo = async () => {
      if (child.connected) child.send("let go");
      await exited;
    };
    opened.push(letGo);
    return { database, admin, shop, letGo };
  };

  test("writers wait until it lets go, readers do not wait, and the event loop goes on", async () => {
    const { shop, admin, letGo } = await open();
    const state = { written: false };
    const change = shop.member.changeProfile(admin, { name: "새 이름" }).finally(() => {
      state.written = true;
    });
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 5);
    await expect.poll(() => turns).toBeGreaterThan(20);
    clearInterval(ticking);
    expect(state.written).toBe(false);
    await letGo();
    expect(expectOk(await change).name).toBe("새 이름");
    expect(expectOk(await shop.member.profile(admin)).name).toBe("새 이름");
  });

  test("when it never lets go, the caller hears Unavailable after five tries and nothing was changed", async () => {
    const { shop, admin, database, letGo } = await open();
    const error = await shop.member.changeProfile(admin, { name: "새 이름" }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ retryAfterMs: 1000, cause: { driverError: { code: "SQLITE_BUSY" } } });
    await letGo();
    expect((await database.unitOfWork.reads.members.byId(admin.id))?.name).toBe("a");
  }, 30_000);
});

test("a guard that always loses is tried five times", async () => {
  database = await freshSqlite();
  let attempts = 0;
  const losing = database.unitOfWork.run(async () => {
    attempts += 1;
    throw new WriteConflict("again");
  });
  expect(await losing.catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
  expect(attempts).toBe(5);
});

test("an error of the database says its code, and keeps the statement and its parameters to its cause", async () => {
  database = await freshSqlite();
  const admin = await adminOf(shopOver(database).shop);
  const breaking = database.unitOfWork.run(async (tx) => {
    const member = await tx.members.byId(admin.id);
    if (member !== undefined) await tx.members.insert({ ...member, email: "another@example.com" });
    return done;
  });
  const error = await breaking.catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error).toMatchObject({ message: "the database refused a statement (SQLITE_CONSTRAINT_PRIMARYKEY)" });
  expect(JSON.stringify(Object.entries(error as Error))).not.toContain("another@example.com");
});
