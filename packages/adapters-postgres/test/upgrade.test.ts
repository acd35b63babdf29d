import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectOk, idOf, jobNamed, type MemberCouponId, type MemberId, ok, runOnce } from "@cofshop/core";
import { createDatabase } from "@cofshop/test-services";
import { DataSource } from "typeorm";
import { afterEach, describe, expect, inject, test } from "vitest";
import { openPostgres } from "../src/postgres.ts";
import type { SqlDatabase } from "../src/sql-database.ts";
import { openSqlite } from "../src/sqlite.ts";
import { sqliteDriver } from "../src/sqlite-driver.ts";
import { type Ask, schemaOf, sharedSchemaOf } from "./schema-of.ts";
import { address, shopOver } from "./world.ts";

const folder = new URL("./dumps/", import.meta.url);
const dumps = (engine: string): readonly string[] =>
  readdirSync(folder).filter((file) => file.endsWith(`.${engine}.sql`));
const dumpOf = (file: string): string => readFileSync(new URL(file, folder), "utf8");

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What make-dumps.mjs stored is all there, means the same, and can be gone on with. */
const expectRowsIntact = async (database: SqlDatabase): Promise<void> => {
  const { shop } = shopOver(database);
  const { reads } = database.unitOfWork;
  const admin = await reads.members.byEmail("admin@example.com");
  const member = await reads.members.byEmail("member@example.com");
  expect([admin, member]).toMatchObject([
    { role: "ADMIN" },
    { role: "MEMBER", name: "김커피", lastLoginAt: expect.any(Date) },
  ]);
  const by = { kind: "member", id: member?.id ?? idOf<MemberId>(""), role: "MEMBER" } as const;
  const byAdmin = { kind: "member", id: admin?.id ?? idOf<MemberId>(""), role: "ADMIN" } as const;

  const orders = expectOk(await shop.order.mine(by, {})).content;
  expect(orders.map(({ state }) => state).sort()).toEqual(["CANCELLED", "PAYMENT_PENDING", "PREPARING_FOR_SHIPMENT"]);
  const sold = orders.find(({ state }) => state === "PREPARING_FOR_SHIPMENT");
  if (sold === undefined) throw new Error("the paid order is gone");
  expect(expectOk(await shop.order.view(by, sold.id))).toMatchObject({
    finalPrice: 10_800 * 2 + 19_800 + 3_000,
    address,
    lines: [
      { quantity: 2, taken: 2 },
      { quantity: 1, taken: 1, takeWhenPaid: true },
    ],
  });
  expect(expectOk(await shop.order.history(by, sold.id)).map(({ to }) => to)).toEqual([
    "WAITING_FOR_PAY",
    "PAYMENT_PENDING",
    "PAID",
    "PREPARING_FOR_SHIPMENT",
  ]);
  expect(expectOk(await shop.item.repairStock(byAdmin))).toEqual([]);
  const cart = expectOk(await shop.cart.view(by));
  expect(cart.lines).toMatchObject([{ quantity: 4, sellable: { option: { stock: 7 } } }]);
  const parked = expectOk(await shop.events.parked(byAdmin, {})).content;
  expect(parked).toMatchObject([{ consumer: "broken", cause: "always", attempts: 10, event: { type: "order.paid" } }]);

  expect(expectOk(await shop.order.move(byAdmin, sold.id, "SHIPPING")).state).toBe("SHIPPING");
  expectOk(await shop.order.placeFromCart(by, { address }));
};

/** What releases since 0007 store besides. */
const expectLoyaltyIntact = async (database: SqlDatabase): Promise<void> => {
  const { shop } = shopOver(database);
  const { reads } = database.unitOfWork;
  const loyal = await reads.members.byEmail("loyal@example.com");
  const by = { kind: "member", id: loyal?.id ?? idOf<MemberId>(""), role: "MEMBER" } as const;
  const admin = await reads.members.byEmail("admin@example.com");
  const byAdmin = { kind: "member", id: admin?.id ?? idOf<MemberId>(""), role: "ADMIN" } as const;

  const points = expectOk(await shop.member.points(by, {}));
  expect([points.balance, points.owed]).toEqual([30_000 - 15_000 + 5_000 + 3_900, 0]);
  expect(points.content.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["TAKE_BACK", -1_950],
    ["RESTORE", 5_000],
    ["EARN", 5_850],
    ["SPEND", -15_000],
    ["ADJUST", 30_000],
  ]);
  expect(await reads.memberships.byMember(by.id)).toMatchObject({ tier: "RED" });
  const [sold] = expectOk(await shop.order.mine(by, {})).content;
  if (sold === undefined) throw new Error("the completed order is gone");
  expect(sold).toMatchObject({ state: "COMPLETED", refundedAmount: 195_000, refundStatus: "REQUESTED" });
  expect(await reads.members.byEmail("gone@example.com")).toBeUndefined();
  expect(expectOk(await shop.item.list(byAdmin, {})).content[0]?.rating).toEqual({ sum: 5, count: 1 });

  // The open request is decided by this release: what is left of the price and the points, unit by unit.
  expectOk(await shop.order.decideRefund(byAdmin, sold.id, { status: "REJECTED", reason: "사용한 상품입니다" }));
  expect(expectOk(await shop.order.view(by, sold.id)).refundRequests.map(({ status }) => status)).toEqual([
    "REFUNDED",
    "REJECTED",
  ]);
};

/** What releases since 0008 store besides. */
const expectCouponsIntact = async ({ unitOfWork, couponStock }: SqlDatabase): Promise<void> => {
  const { reads } = unitOfWork;
  const [limited] = await reads.coupons.limited({ after: undefined, limit: 10 });
  const [member, loyal] = [
    await reads.members.byEmail("member@example.com"),
    await reads.members.byEmail("loyal@example.com"),
  ];
  if (limited === undefined || member === undefined || loyal === undefined)
    throw new Error("a coupon or member is gone");
  expect(limited).toMatchObject({ name: "선착순 3,000원", value: 3_000, quantity: 4, revoked: 2, version: 2 });
  expect(await reads.coupons.byCode("봄26")).toMatchObject({ type: "RATE", value: 10, maxDiscount: 5_000 });
  const held = await reads.memberCoupons.ofMember(member.id, { after: undefined, limit: 10 });
  expect(held.map((each) => [each.coupon.name, each.held.state]).sort()).toEqual([
    ["봄맞이 10%", "AVAILABLE"],
    ["선착순 3,000원", "USED"],
  ]);
  expect(await reads.memberCoupons.claimsAfter(limited.id, 0, 10)).toEqual([
    { sequence: 1, member: member.id, revoked: false },
    { sequence: 2, member: loyal.id, revoked: true },
    { sequence: 3, member: undefined, revoked: true },
  ]);
  const admin = await reads.members.byEmail("admin@example.com");
  const wish = { id: idOf<MemberCouponId>(randomUUID()), coupon: limited.id, at: limited.createdAt };
  const next = await couponStock.claim({ ...wish, member: admin?.id ?? idOf<MemberId>("") });
  expect(next).toMatchObject({ outcome: "claimed", sequence: 4 });
};

/** What releases since 0010 store besides. */
const expectChatIntact = async (database: SqlDatabase): Promise<void> => {
  const { shop } = shopOver(database);
  const { reads } = database.unitOfWork;
  const [member, admin] = [
    await reads.members.byEmail("member@example.com"),
    await reads.members.byEmail("admin@example.com"),
  ];
  const by = { kind: "member", id: member?.id ?? idOf<MemberId>(""), role: "MEMBER" } as const;
  const byAdmin = { kind: "member", id: admin?.id ?? idOf<MemberId>(""), role: "ADMIN" } as const;
  const [room] = expectOk(await shop.chat.mine(byAdmin, {})).content;
  if (room === undefined) throw new Error("the conversation is gone");
  expect(room).toMatchObject({ customerId: by.id, agentId: byAdmin.id, status: "IN_PROGRESS", messages: 3, unread: 1 });
  const said = expectOk(await shop.chat.history(by, room.id, {})).content;
  expect(said.map(({ sequence, message, deleted }) => [sequence, message, deleted])).toEqual([
    [3, "바꿔 주실 수 있나요?", false],
    [2, "", true],
    [1, "봉투가 찢어졌어요", false],
  ]);
  const [, , picture] = said;
  expect(await reads.uploads.byIds(picture?.attachmentIds ?? [])).toMatchObject([
    { name: "봉투.webp", kind: "IMAGE", bytes: 12_345, attachedTo: { message: picture?.id } },
  ]);
  const wish = { roomId: room.id, message: "네, 물론입니다.", messageType: "TEXT" } as const;
  expect(expectOk(await shop.chat.send(byAdmin, wish))).toMatchObject({ sequence: 4 });
  expect(expectOk(await shop.payment.differences(byAdmin, {})).content).toMatchObject([
    { merchantUid: "order-somebody-elses", cause: "unknown-here", there: { amount: 9_900 } },
  ]);
};

/** Dumps are named after the last migration that they have. */
const has = (dump: string, migration: string): boolean => dump >= migration;

const expectIntact = async (dump: string, database: SqlDatabase): Promise<void> => {
  await expectRowsIntact(database);
  if (has(dump, "0007")) await expectLoyaltyIntact(database);
  if (has(dump, "0008")) await expectCouponsIntact(database);
  if (has(dump, "0010")) await expectChatIntact(database);
};

type Old = {
  readonly open: () => Promise<SqlDatabase>;
  /** Asks it as it is stored, past the ports. */
  readonly ask: Ask;
};

/** A database as an earlier release left it. */
const restoreSqlite = async (dump: string): Promise<Old> => {
  const home = await mkdtemp(join(tmpdir(), "cofshop-upgrade-"));
  closing.push(() => rm(home, { recursive: true }));
  const file = join(home, "shop.db");
  const { name } = sqliteDriver();
  const Library = createRequire(import.meta.url)(name);
  const old = new Library(file);
  closing.push(async () => old.close());
  old.exec(dump);
  const open = async () => {
    const database = await openSqlite({ file });
    closing.push(database.close);
    return database;
  };
  return {
    open,
    ask: async (sql) => {
      const statement = old.prepare(sql);
      return statement.reader ? statement.all() : [statement.run()];
    },
  };
};

const restorePostgres = async (server: string, dump: string): Promise<Old> => {
  const { url: own, drop } = await createDatabase(server);
  closing.push(drop);
  const restoring = await new DataSource({ type: "postgres", url: own }).initialize();
  if (dump !== "") await restoring.query(dump);
  // The dump leaves its session without a search path.
  await restoring.destroy();
  const old = await new DataSource({ type: "postgres", url: own }).initialize();
  closing.push(() => old.destroy());
  const open = async () => {
    const database = await openPostgres({ url: own });
    closing.push(database.close);
    return database;
  };
  return { open, ask: (sql) => old.query(sql) };
};

const upgrades = (engine: "postgres" | "sqlite", restore: (dump: string) => Promise<Old>): void => {
  describe.each(dumps(engine))("%s", (file) => {
    const begin = () => restore(dumpOf(file));

    test("is upgraded with its rows intact", async () => {
      const { open } = await begin();
      await expectIntact(file, await open());
    });

    test("becomes a database like a new one: tables, columns, rules and indices", async () => {
      const [old, fresh] = [await begin(), await restore("")];
      await old.open();
      await fresh.open();
      expect(await schemaOf(engine, old.ask)).toEqual(await schemaOf(engine, fresh.ask));
    });

    test("is upgraded once by three processes that start at once", async () => {
      const { open, ask } = await begin();
      const databases = await Promise.all([open(), open(), open()]);
      const applied = (await ask("SELECT name FROM cof_migration")).map(({ name }) => name);
      expect(new Set(applied).size).toBe(applied.length);
      for (const { ping } of databases) await ping();
      await expectIntact(file, await open());
    });

    test("its items are found, also after an upgrade that was interrupted and edits by an earlier release", async () => {
      const { open, ask } = await begin();
      const { itemSearch, close } = await open();
      const words = [["하우스블렌드"]];
      const names = async (search: SqlDatabase["itemSearch"]) =>
        (await search.suggest(words, 5)).map(({ name }) => name);
      expect(await names(itemSearch)).toEqual(["하우스 블렌드"]);
      await close();
      // Nothing of it was written yet; then an item is renamed by who knows nothing of search.
      await ask("DELETE FROM cof_item_search");
      const second = await open();
      expect(await names(second.itemSearch)).toEqual(["하우스 블렌드"]);
      await second.close();
      await ask("UPDATE cof_item SET name = '을지로 다크', version = version + 1 WHERE name = '하우스 블렌드'");
      const third = await open();
      expect(await names(third.itemSearch)).toEqual([]);
      expect((await third.itemSearch.suggest([["을지로"]], 5)).map(({ name }) => name)).toEqual(["을지로 다크"]);
    });

    test.skipIf(has(file, "0008"))(
      "stays as it is when the upgrade fails on the way, and is upgraded when what was in the way is gone",
      async () => {
        const { open, ask } = await begin();
        const before = await schemaOf(engine, ask);
        // The name of a table that the upgrade is going to make late.
        await ask("CREATE TABLE cof_member_coupon (id INTEGER)");
        await expect(open()).rejects.toThrow();
        await ask("DROP TABLE cof_member_coupon");
        expect(await schemaOf(engine, ask)).toEqual(before);
        await expectIntact(file, await open());
      },
    );

    test.skipIf(has(file, "0006"))(
      "knows the tiers of members whose orders were completed before there were any, after the next night",
      async () => {
        const { open, ask } = await begin();
        const entry = `{"from":"DELIVERED","to":"COMPLETED","at":"2026-01-01T09:00:00.000Z","by":"system:auto-confirm"}`;
        await ask(`UPDATE cof_order SET state = 'COMPLETED', item_total = 400000, final_price = 403000,
        history = '[${entry}]' WHERE state = 'PREPARING_FOR_SHIPMENT'`);
        const database = await open();
        const { shop } = shopOver(database);
        const member = await database.unitOfWork.reads.members.byEmail("member@example.com");
        const by = { kind: "member", id: member?.id ?? idOf<MemberId>(""), role: "MEMBER" } as const;
        expect(expectOk(await shop.member.membership(by))).toMatchObject({ tier: { name: "BASIC" }, spent: 403_000 });
        expect(await runOnce(jobNamed(shop.jobs, "recalculate-tiers"), database.lock)).toEqual(ok({ done: 1 }));
        expect(expectOk(await shop.member.membership(by)).tier.name).toBe("RED");
      },
    );
  });
};

describe("a SQLite database of an earlier release", () => upgrades("sqlite", restoreSqlite));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("a PostgreSQL database of an earlier release", () => {
  upgrades("postgres", (dump) => restorePostgres(url ?? "", dump));

  test("both engines have the same tables, columns, references, unique values and indices, and as many checks", async () => {
    const [sqlite, postgres] = [await restoreSqlite(""), await restorePostgres(url ?? "", "")];
    await sqlite.open();
    await postgres.open();
    const tables = await sharedSchemaOf("sqlite", sqlite.ask);
    expect(tables.length).toBeGreaterThan(300);
    expect(tables).toEqual(await sharedSchemaOf("postgres", postgres.ask));
  });
});
