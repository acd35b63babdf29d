import { AsyncResource } from "node:async_hooks";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import {
  CommitUnknown,
  done,
  err,
  expectOk,
  idOf,
  type Lock,
  type MemberId,
  NestedUse,
  ok,
  type ShopTx,
  Unavailable,
  WriteConflict,
} from "@cofshop/core";
import { cartOf } from "@cofshop/core/cart";
import { DataSource, type EntityManager } from "typeorm";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { DatabaseError, openPostgres, shopTables, sqlPorts } from "../src/postgres.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { adminOf, optionsOnSale, shopOver } from "./world.ts";

const nobody = idOf<MemberId>("00000000-0000-4000-8000-000000000000");
/** Where no work is under way, for what happens beside one. */
const outside = { run: AsyncResource.bind(<T>(ask: () => Promise<T>): Promise<T> => ask()) };

/** Until this process has heard that a connection ended. */
const gone = async (dataSource: DataSource, pid: number): Promise<void> => {
  const alive = () => dataSource.query("SELECT 1 FROM pg_stat_activity WHERE pid = $1", [pid]);
  await expect.poll(alive).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
};

const waitsForLock = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

/** A server between us and PostgreSQL that drops the connection instead of the answer to some statement. */
const withoutAnswers = async (place: string) => {
  let unanswered: string | undefined;
  const to = new URL(place);
  const server = createServer((client) => {
    const postgres = connect(Number(to.port), to.hostname);
    let asked = false;
    client.on("data", (data) => {
      if (unanswered !== undefined && data.includes(unanswered)) asked = true;
      postgres.write(data);
    });
    postgres.on("data", (data) => (asked ? client.destroy() : client.write(data)));
    client.on("error", () => undefined).on("close", () => postgres.destroy());
    postgres.on("error", () => undefined).on("close", () => client.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const from = new URL(place);
  const bound = server.address();
  from.host = `127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
  return {
    place: from.href,
    deafTo: (statement: string) => {
      unanswered = statement;
    },
    close: async () => void server.close(),
  };
};

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

  test("a connection that dies between two statements, or between the last one and the commit, is Unavailable", async () => {
    const { unitOfWork, dataSource } = await open();
    const dying = (last: (tx: Pick<ShopTx, "eventLog">) => Promise<unknown>) =>
      unitOfWork.run(async (tx) => {
        const [{ pid }] = (await tx.ask("SELECT pg_backend_pid() AS pid")) as [{ readonly pid: number }];
        await dataSource.query(`SELECT pg_terminate_backend(${pid})`);
        await gone(dataSource, pid);
        await last(tx);
        return done;
      });
    for (const last of [({ eventLog }: Pick<ShopTx, "eventLog">) => eventLog.waiting(), async () => undefined]) {
      expect(await dying(last).catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
    }
  });

  test("who gets no connection in time hears Unavailable", async () => {
    database = await freshPostgres(url ?? "");
    const small = await openPostgres({ url: database.place, poolSize: 1, connectMs: 100 });
    opened.push(small.close);
    await small.unitOfWork.run(async (tx) => {
      await tx.eventLog.waiting();
      // Asked for from outside of this work.
      const waiting = outside.run(() => small.unitOfWork.reads.eventLog.waiting());
      expect(await waiting.catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
      const writing = outside.run(() =>
        small.unitOfWork.runSingle(async ({ carts }) => ok(await carts.remove(cartOf(nobody), "all"))),
      );
      expect(await writing.catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
      return done;
    });
  });

  test("a single statement whose answer is lost with the connection may stand, and the caller hears so", async () => {
    database = await freshPostgres(url ?? "");
    const { place, deafTo, close } = await withoutAnswers(database.place);
    opened.push(close);
    const distant = await openPostgres({ url: place });
    opened.push(distant.close);
    const { shop } = shopOver(distant);
    const by = await adminOf(shop);
    const [option] = await optionsOnSale(shop, by, 10);
    if (option === undefined) throw new Error("no option");
    const [sellable] = await distant.unitOfWork.reads.items.sellables([option]);
    if (sellable === undefined) throw new Error("not on sale");
    deafTo("INSERT INTO cof_cart_line");
    const adding = shop.cart.add(by, { lines: [{ itemId: sellable.item.id, optionId: option, quantity: 2 }] });
    expect(await adding.catch((cause: unknown) => cause)).toBeInstanceOf(CommitUnknown);
    await expect.poll(() => database?.unitOfWork.reads.carts.lines(cartOf(by.id))).toMatchObject([{ quantity: 2 }]);
    deafTo("FROM cof_cart_line");
    expect(await shop.cart.view(by).catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
  });

  test("what a work left running may use the database once the work has ended", async () => {
    const { unitOfWork } = await open();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let left: Promise<unknown> = ended;
    await unitOfWork.run(async () => {
      left = ended.then(() => unitOfWork.reads.eventLog.waiting());
      return done;
    });
    end();
    expect(await left).toEqual([]);
  });

  test("a work that goes on after a statement of it failed has changed nothing, and is told so", async () => {
    const { unitOfWork, ...rest } = await open();
    const admin = await adminOf(shopOver({ unitOfWork, ...rest }).shop);
    const careless = unitOfWork.run(async (tx) => {
      await tx.members.noteLogin({ id: admin.id, version: 1 }, new Date(0));
      await tx.ask("SELECT 1 / 0").catch(() => undefined);
      return done;
    });
    await expect(careless).rejects.toThrow("a statement of this work failed");
    expect((await unitOfWork.reads.members.byId(admin.id))?.lastLoginAt).toBeUndefined();
    expect(await unitOfWork.reads.eventLog.waiting()).toHaveLength(1);
  });

  test("an event that is unparked while its line is settled comes again", async () => {
    const { unitOfWork, dataSource } = await open();
    const at = new Date(0);
    await unitOfWork.run(async (tx) => {
      await tx.eventLog.register("c", ["*"]);
      await tx.outbox.append([{ type: "t", version: 1, subject: "s", sequence: 1, data: {} }], at);
      return done;
    });
    const [line] = await unitOfWork.reads.eventLog.waiting();
    if (line === undefined) throw new Error("nothing waits");
    const due = () => unitOfWork.reads.eventLog.due("c", line, new Date(1), 10);
    const [delivery] = await due();
    if (delivery === undefined) throw new Error("nothing is due");
    const { id } = delivery.event;
    const parked = { attempts: 10, cause: "broken", retryAt: undefined };
    await unitOfWork.run(async (tx) => ok(await tx.eventLog.fail("c", id, parked, at)));
    let settling: Promise<unknown> = Promise.resolve();
    await unitOfWork.run(async (tx) => {
      await tx.eventLog.unpark("c", id, at);
      settling = outside.run(() => unitOfWork.run(async ({ eventLog }) => ok(await eventLog.settle(line, at))));
      await expect.poll(() => dataSource.query(waitsForLock)).toHaveLength(1);
      return done;
    });
    await settling;
    expect(await due()).toHaveLength(1);
  });

  test("stock that is given while a buyer waits for its counter is his", async () => {
    const { unitOfWork, dataSource, lock } = await open();
    const { shop } = shopOver({ unitOfWork, lock });
    const quantities = (await optionsOnSale(shop, await adminOf(shop), 0)).map((option) => ({ option, quantity: 1 }));
    let taking: Promise<unknown> = Promise.resolve();
    await unitOfWork.run(async (tx) => {
      await tx.stock.give(quantities);
      taking = outside.run(() => unitOfWork.run(async ({ stock }) => ok(await stock.take(quantities))));
      await expect.poll(() => dataSource.query(waitsForLock)).toHaveLength(1);
      return done;
    });
    expect(await taking).toEqual(ok([]));
  });

  test("a renewal that is answered after the work has ended leaves no timer behind", async () => {
    const { lock, dataSource } = await open();
    const [armed, disarmed] = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "clearTimeout")];
    opened.push(async () => void vi.restoreAllMocks());
    const blocker = dataSource.createQueryRunner();
    opened.push(() => blocker.release());
    const terms = { waitMs: 0, leaseMs: 600_000, extendUpToMs: 6_000_000 };
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    opened.push(async () => void vi.useRealTimers());
    const held = lock.hold("slow", terms, async () => {
      await blocker.query("BEGIN");
      await blocker.query("SELECT 1 FROM cof_lock FOR UPDATE");
      vi.advanceTimersByTime(200_000);
      await expect.poll(() => dataSource.query(waitsForLock)).toHaveLength(1);
      return done;
    });
    await expect.poll(() => dataSource.query(waitsForLock)).toHaveLength(2);
    await blocker.query("COMMIT");
    expect(await held).toEqual(done);
    const ofLease = armed.mock.results.filter((_, index) => (armed.mock.calls[index]?.[1] ?? 0) > 100_000);
    const cleared = new Set<unknown>(disarmed.mock.calls.map(([timer]) => timer));
    expect(ofLease.length).toBeGreaterThan(0);
    expect(ofLease.filter(({ value }) => !cleared.has(value))).toEqual([]);
  });

  test("who is slow to get in has a later fence than those who were in before, not one from when he asked", async () => {
    const { lock, dataSource, database: elsewhere } = await open();
    // Whoever asks for a long lease stops where the row has its values and is not yet in the table.
    await dataSource.query(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.expires_at > EXTRACT(EPOCH FROM clock_timestamp()) * 1000 + 60000 THEN PERFORM pg_sleep(0.5); END IF;
      RETURN NEW; END $$`);
    await dataSource.query("CREATE TRIGGER dawdle BEFORE INSERT ON cof_lock FOR EACH ROW EXECUTE FUNCTION dawdle()");
    const sleeps = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
    const fences: number[] = [];
    const enter = (of: Lock, leaseMs: number) =>
      of.hold("stock", { waitMs: 0, leaseMs }, async ({ fence }) => ok(fences.push(fence)));
    const slow = enter(lock, 600_000);
    await expect.poll(() => dataSource.query(sleeps), { interval: 10 }).toHaveLength(1);
    expect(await enter(elsewhere.lock, 1_000)).toEqual(ok(1));
    expect(await slow).toEqual(ok(2));
    expect(fences[1]).toBeGreaterThan(fences[0] ?? Number.POSITIVE_INFINITY);
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
