import { createShop, done, err, expectOk, jobNamed, type OptionId } from "@cofshop/core";
import { createDatabase } from "@cofshop/test-services";
import { DataSource, EntitySchema } from "typeorm";
import { afterEach, describe, expect, inject, test } from "vitest";
import { joined, migrateShop, shopTables, sqlPorts } from "../src/postgres.ts";
import { address, adminOf, optionsOnSale, shopOver, shopPorts } from "./world.ts";

type Note = { id: number; text: string };
const noteTable = new EntitySchema<Note>({
  name: "host_note",
  columns: { id: { type: "integer", primary: true }, text: { type: "text" } },
});

const url = inject("postgresUrl");
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.runIf(url !== undefined)("in a host's own DataSource", () => {
  const host = async (entities = [...shopTables, noteTable]) => {
    const { url: own, drop } = await createDatabase(url ?? "");
    closing.push(drop);
    const dataSource = new DataSource({ type: "postgres", url: own, entities });
    await dataSource.initialize();
    closing.push(() => dataSource.destroy());
    await dataSource.query("CREATE TABLE host_note (id integer PRIMARY KEY, text text NOT NULL)");
    return dataSource;
  };
  const notes = (dataSource: DataSource) => dataSource.getRepository(noteTable).find({ order: { id: "ASC" } });

  test("the shop's tables come beside the host's, once", async () => {
    const dataSource = await host();
    expect((await migrateShop(dataSource))[0]).toBe("0001-foundation");
    expect(await migrateShop(dataSource)).toEqual([]);
  });

  test("of five processes that start at once one migrates", async () => {
    const dataSource = await host();
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrateShop(dataSource)));
    expect(applied.flat().filter((name) => name === "0001-foundation")).toHaveLength(1);
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
  });

  test("a migration that does not get its turn leaves the host's connection as it was", async () => {
    const dataSource = await host();
    const runner = dataSource.createQueryRunner();
    closing.push(() => runner.release());
    await runner.query("SELECT pg_advisory_lock(2637467)");
    const [{ url: place }] = [dataSource.options as { url: string }];
    const hasty = new DataSource({
      type: "postgres",
      url: place,
      entities: shopTables,
      poolSize: 1,
      extra: { options: "-c lock_timeout=50" },
    });
    await hasty.initialize();
    closing.push(() => hasty.destroy());
    await expect(migrateShop(hasty)).rejects.toThrow("lock timeout");
    expect(await hasty.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("the host's repositories write in the shop's transaction: both stand or neither does", async () => {
    const dataSource = await host();
    await migrateShop(dataSource);
    const ports = sqlPorts(dataSource, { extend: (manager) => ({ notes: manager.getRepository(noteTable) }) });
    const { shop } = shopOver(ports);
    const admin = await adminOf(shop);
    const write = (id: number, stands: boolean) =>
      ports.unitOfWork.run(async (tx) => {
        await tx.notes.insert({ id, text: "host" });
        await tx.members.noteLogin({ ...admin, version: 1 }, new Date(id));
        return stands ? done : err({ code: "host.refused" });
      });
    expect([(await write(1, true)).ok, (await write(2, false)).ok]).toEqual([true, false]);
    expect((await notes(dataSource)).map(({ id }) => id)).toEqual([1]);
    expect((await ports.unitOfWork.reads.members.byId(admin.id))?.lastLoginAt).toEqual(new Date(1));
  });

  test("an event's consumer writes the host's table exactly once, however often it is relayed", async () => {
    const dataSource = await host();
    await migrateShop(dataSource);
    const ports = sqlPorts(dataSource, { extend: (manager) => ({ notes: manager.getRepository(noteTable) }) });
    const whole = { ...shopPorts(ports), ...ports };
    const shop = createShop(whole);
    shop.events.subscribe("host", ["member.signed-up"], {
      apply: async (event, tx) => void (await tx.notes.insert({ id: event.sequence, text: event.type })),
    });
    await adminOf(shop);
    const relay = jobNamed(shop.jobs, "relay-events");
    const grant = { fence: 1, signal: new AbortController().signal };
    await Promise.all([relay.run(grant), relay.run(grant)]);
    await relay.run(grant);
    expect(await notes(dataSource)).toEqual([{ id: 1, text: "member.signed-up" }]);
  });

  test("in a transaction that the host began, a refusal takes back the shop's writes and leaves the host's", async () => {
    const dataSource = await host();
    await migrateShop(dataSource);
    const outside = sqlPorts(dataSource);
    const { shop } = shopOver(outside);
    const admin = await adminOf(shop);
    const [option] = await optionsOnSale(shop, admin, 1);
    if (option === undefined) throw new Error("no option");
    const runner = dataSource.createQueryRunner();
    closing.push(() => runner.release());
    await runner.startTransaction();
    await runner.manager.insert(noteTable, { id: 1, text: "host" });
    const { shop: inside } = shopOver({ unitOfWork: joined(runner), lock: outside.lock });
    const buy = () => inside.order.place(admin, { lines: [{ optionId: option, quantity: 1 }], address });
    const order = expectOk(await buy());
    expect(await buy()).toMatchObject({ ok: false, error: { code: "item.out-of-stock" } });
    expect(await outside.unitOfWork.reads.orders.byId(order.id)).toBeUndefined();
    await runner.commitTransaction();
    expect(await outside.unitOfWork.reads.orders.byId(order.id)).toMatchObject({ state: "WAITING_FOR_PAY" });
    expect(await notes(dataSource)).toHaveLength(1);
  });

  test("what is asked for at once inside a host's transaction runs one after the other: a refusal takes back its own", async () => {
    const dataSource = await host();
    await migrateShop(dataSource);
    const outside = sqlPorts(dataSource);
    const { shop } = shopOver(outside);
    const admin = await adminOf(shop);
    const [many, none] = await optionsOnSale(shop, admin, 5, 0);
    if (many === undefined || none === undefined) throw new Error("no options");
    const runner = dataSource.createQueryRunner();
    closing.push(() => runner.release());
    await runner.startTransaction();
    const inside = joined(runner);
    const { shop: joinedShop } = shopOver({ unitOfWork: inside, lock: outside.lock });
    const buy = (optionId: OptionId) => joinedShop.order.place(admin, { lines: [{ optionId, quantity: 1 }], address });
    const answers = await Promise.all([buy(many), buy(none), buy(many), buy(none)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false]);
    const nested = inside.run(() => inside.run(async () => done));
    await expect(nested).rejects.toThrow("nested use");
    await runner.commitTransaction();
    expect(expectOk(await shop.order.mine(admin, {})).content).toHaveLength(2);
    expect(expectOk(await shop.item.repairStock(admin))).toEqual([]);
  });

  test("a DataSource without the shop's tables is refused with what to add", async () => {
    const dataSource = await host([noteTable]);
    expect(() => sqlPorts(dataSource)).toThrow("add `...shopTables` to its `entities`");
  });
});
