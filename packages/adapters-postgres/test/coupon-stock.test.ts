import { randomUUID } from "node:crypto";
import { expectOk, idOf, NestedUse, ok } from "@cofshop/core";
import type { ClaimWish, Coupon, Sequence, WonClaim } from "@cofshop/core/coupon";
import { type AnyId, type MemberId, money } from "@cofshop/core/shared";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";

const id = <Id extends AnyId>(): Id => idOf<Id>(randomUUID());
const at = new Date("2026-03-02T03:00:00Z");
const inAnHour = new Date("2026-03-02T04:00:00Z");

const couponOf = (quantity: number): Coupon => ({
  id: id(),
  name: "선착순 3,000원",
  type: "FIXED",
  value: 3_000,
  maxDiscount: undefined,
  minOrderPrice: money(0),
  state: "AVAILABLE",
  validFrom: at,
  expiresAt: inAnHour,
  issueFrom: at,
  issueTo: inAnHour,
  quantity,
  revoked: 0,
  code: undefined,
  createdAt: at,
  version: 1,
});

const claims = (open: (onStatement: (sql: string) => void) => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  /** A coupon of so many units, and so many members who want one. */
  const begin = async (quantity: number, buyers: number) => {
    const sent: string[] = [];
    database = await open((sql) => void sent.push(sql));
    const { unitOfWork, couponStock } = database;
    const coupon = couponOf(quantity);
    const members = Array.from({ length: buyers }, () => id<MemberId>());
    await unitOfWork.run(async (tx) => {
      await tx.coupons.insert(coupon);
      for (const member of members) {
        const person = {
          name: "김하나",
          passwordHash: "…",
          tel: "01012345678",
          state: "ACTIVE",
          role: "MEMBER",
        } as const;
        const times = { createdAt: at, passwordChangedAt: at, lastLoginAt: undefined };
        await tx.members.insert({ id: member, email: `${member}@example.com`, ...person, ...times, version: 1 });
      }
      return ok(undefined);
    });
    const wishOf = (member: MemberId): ClaimWish => ({ id: id(), coupon: coupon.id, member, at });
    /** What a work sends: statements that begin with a word, by the word. */
    const cost = async (work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> => {
      sent.splice(0);
      await work();
      const counts: Record<string, number> = {};
      for (const sql of sent) {
        const word = sql.trim().split(/\s/)[0] ?? "";
        counts[word] = (counts[word] ?? 0) + 1;
      }
      return counts;
    };
    return { unitOfWork, couponStock, coupon, members, wishOf, cost };
  };

  test("200 claims at once are one transaction, and so are 300 that come too late", async () => {
    const { couponStock, coupon, members, wishOf, cost, unitOfWork } = await begin(200, 500);
    const claimAll = (who: readonly MemberId[]) =>
      cost(async () => {
        const standings = await Promise.all(who.map((member) => couponStock.claim(wishOf(member))));
        expect(new Set(standings.map(({ outcome }) => outcome)).size).toBe(1);
      });
    expect(await claimAll(members.slice(0, 200))).toEqual({ BEGIN: 1, SELECT: 3, INSERT: 2, COMMIT: 1 });
    expect(await claimAll(members.slice(200))).toEqual({ BEGIN: 1, SELECT: 3, COMMIT: 1 });
    expect(await unitOfWork.reads.memberCoupons.counts(coupon.id)).toEqual({ live: 200, lastSequence: 200 });
  });

  test("looking at a standing, at what is left or at who won is one statement and no transaction", async () => {
    const { couponStock, coupon, members, wishOf, cost } = await begin(5, 2);
    for (const member of members) await couponStock.claim(wishOf(member));
    for (const member of members) {
      expect(await cost(() => couponStock.standing(member, coupon.id))).toEqual({ SELECT: 1 });
    }
    expect(await cost(() => couponStock.remaining([coupon.id]))).toEqual({ SELECT: 1 });
    expect(await cost(() => couponStock.winners(coupon.id, 100))).toEqual({ SELECT: 1 });
  });

  test("a worker writes 500 new claims with one INSERT; when some are known already one look tells about all of them", async () => {
    const { unitOfWork, members, wishOf, cost } = await begin(500, 500);
    const won = members.map((member, index): WonClaim => ({ ...wishOf(member), sequence: (index + 1) as Sequence }));
    const settle = () => cost(() => unitOfWork.run(async (tx) => ok(await tx.memberCoupons.settle(won))));
    expect(await settle()).toEqual({ BEGIN: 1, INSERT: 1, COMMIT: 1 });
    expect(await settle()).toEqual({ BEGIN: 1, INSERT: 1, SELECT: 1, COMMIT: 1 });
  });

  test("of claims that are served together the one that cannot be written fails alone, and leaves no gap", async () => {
    const { couponStock, members, wishOf } = await begin(100, 40);
    const wishes = members.map(wishOf);
    wishes.splice(25, 0, wishOf(id<MemberId>()));
    const ended = await Promise.allSettled(wishes.map((wish) => couponStock.claim(wish)));
    expect(ended.map(({ status }) => status).indexOf("rejected")).toBe(25);
    const numbers = ended.flatMap((each) =>
      each.status === "fulfilled" && each.value.outcome === "claimed" ? [Number(each.value.sequence)] : [],
    );
    expect(numbers).toEqual(members.map((_member, index) => index + 1));
  });

  test("whoever won is told of once, in the transaction that made it so", async () => {
    const { couponStock, coupon, members, wishOf, unitOfWork } = await begin(20, 30);
    await unitOfWork.run(async (tx) => ok(await tx.eventLog.register("witness", ["coupon.issued"])));
    const wishes = members.map(wishOf);
    const standings = await Promise.all(wishes.map((wish) => couponStock.claim(wish)));
    await Promise.all(members.map((member) => couponStock.claim(wishOf(member))));
    const told = await unitOfWork.run(async (tx) => {
      const events = [];
      for (const partition of await tx.eventLog.waiting()) {
        events.push(...(await tx.eventLog.due("witness", partition, at, 100)));
      }
      return ok(events.map(({ event }) => event));
    });
    const issued = wishes.flatMap(({ id: memberCouponId, member: memberId }, index) => {
      const standing = standings[index];
      return standing?.outcome === "claimed" ? [{ memberCouponId, memberId, sequence: Number(standing.sequence) }] : [];
    });
    expect(issued).toHaveLength(20);
    const events = expectOk(told);
    expect(events).toHaveLength(1);
    for (const { data } of events) expect(data).toMatchObject({ couponId: coupon.id });
    expect(new Set(events.flatMap(({ data }) => data["issued"]))).toEqual(new Set(issued));
  });

  test("claiming inside of a work throws NestedUse at once, and nothing is won", async () => {
    const { couponStock, coupon, members, wishOf, unitOfWork } = await begin(5, 1);
    for (const member of members) {
      const nested = unitOfWork.run(async () => ok(await couponStock.claim(wishOf(member))));
      await expect(nested).rejects.toThrow(NestedUse);
      expect(await couponStock.standing(member, coupon.id)).toBeUndefined();
      expect(await couponStock.claim(wishOf(member))).toMatchObject({ outcome: "claimed", sequence: 1 });
    }
  });
};

describe("coupons given out by SQLite", () => claims((onStatement) => freshSqlite({ onStatement })));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("coupons given out by PostgreSQL", () =>
  claims((onStatement) => freshPostgres(url ?? "", { onStatement })),
);
