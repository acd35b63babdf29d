import {
  type Coupon,
  type CouponStock,
  type Sequence,
  type Standing,
  type StockTerms,
  stockTermsOf,
  type WonClaim,
} from "@cofshop/core/coupon";
import type { CouponId, MemberCouponId, MemberId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { couponIn, freshId, membersIn, noon } from "./rows.ts";

/** A stock, and the database that it follows. */
export type CouponStockSubject = StoreSubject & {
  readonly stock: CouponStock;
  /** A second instance on the same backend, as another process would have it. Default: the same again. */
  readonly another?: () => Promise<CouponStock>;
  /** Writes the won claims that are on their way to the database. Default: none ever is. */
  readonly settle?: () => Promise<void>;
};
export type CouponStockFeatures = StoreFeatures & {
  /** When a won claim is in the database: `at-once`, or once a worker wrote it. Default `by-worker`. */
  readonly settles?: "at-once" | "by-worker";
};

const sequence = (number: number): Sequence => number as Sequence;
const wishOf = (coupon: Coupon, member: MemberId) => ({
  id: freshId<MemberCouponId>(),
  coupon: coupon.id,
  member,
  at: noon,
});
const termsOf = (coupon: Coupon): StockTerms => {
  const terms = stockTermsOf(coupon);
  if (terms === undefined) throw new Error("a limited coupon is followed");
  return terms;
};
/** The sequence of whoever has, or had, one. */
const numberOf = (standing: Standing | undefined): number | undefined =>
  standing?.outcome === "claimed" || standing?.outcome === "revoked" ? standing.sequence : undefined;
const isFresh = (standing: Standing): boolean => standing.outcome === "claimed" && standing.fresh;
const claimed = (number: number, fresh: boolean) =>
  expect.objectContaining({ outcome: "claimed", sequence: number, fresh });

/** A stock compares fences over all rebuildings that it ever had. */
let fence = 0;

/** Certifies `CouponStock`: racing claims never oversell, repeat a member or skip a sequence, and terms are followed. */
export const couponStockContract = (
  name: string,
  create: () => Promise<CouponStockSubject>,
  { settles = "by-worker", runs = 20 }: CouponStockFeatures = {},
): void => {
  const worker = settles === "by-worker";
  const features = [{ on: worker, promise: "a won claim that was never written can be taken back as void" }];
  contract(`CouponStock: ${name}`, create, features, (its) => {
    const claims = () => its().unitOfWork.reads.memberCoupons;
    const settle = async (): Promise<void> => its().settle?.();
    const claim = (coupon: Coupon, member: MemberId, stock = its().stock) => stock.claim(wishOf(coupon, member));
    const standing = (coupon: Coupon, member: MemberId) => its().stock.standing(member, coupon.id);
    const remaining = async (coupon: Coupon) => (await its().stock.remaining([coupon.id])).get(coupon.id);
    const instances = async (): Promise<readonly CouponStock[]> => {
      const { stock, another } = its();
      return [stock, another === undefined ? stock : await another()];
    };
    const rebuild = async (coupon: Coupon) => {
      fence += 1;
      const claimsAfter = (after: number, limit: number) => claims().claimsAfter(coupon.id, after, limit);
      const [rebuilt] = await its().stock.rebuild([{ terms: termsOf(coupon), claimsAfter }], fence);
      return rebuilt;
    };
    const follow = async (coupon: Coupon): Promise<Coupon> => {
      if (!(await its().stock.follow(termsOf(coupon)))) await rebuild(coupon);
      return coupon;
    };
    const open = async (quantity: number): Promise<Coupon> => follow(await couponIn(its(), quantity));
    /** A change of the coupon, in the database first and then for the stock. */
    const become = async (coupon: Coupon, change: Partial<Coupon>): Promise<Coupon> => {
      const next = { ...coupon, ...change, version: coupon.version + 1 };
      expect(await commit(its(), (tx) => tx.coupons.save(next))).toBe(true);
      return follow(next);
    };
    /** Takes a member's coupon away as the shop does, but for the unit that there is to claim then. */
    const revoke = async (coupon: Coupon, member: MemberId, number: number): Promise<boolean> => {
      await settle();
      await commit(its(), (tx) => tx.memberCoupons.revoke(member, coupon.id));
      return its().stock.takeBack({ coupon: coupon.id, member, sequence: sequence(number) }, "revoked");
    };
    /** So many new members, by name. */
    const people = async (): Promise<readonly [MemberId, MemberId, MemberId, MemberId]> => {
      const [one, two, three, four] = await membersIn(its(), 4);
      if (!one || !two || !three || !four) throw new Error("four members were made");
      return [one, two, three, four];
    };

    test("racing claims never oversell, repeat a member or skip a sequence", async () => {
      const members = await membersIn(its(), 16);
      const stocks = await instances();
      const who = fc.array(fc.nat(members.length - 1), { maxLength: 40 });
      const race = fc.asyncProperty(fc.nat(12), who, async (quantity, wanting) => {
        const coupon = await open(quantity);
        const wishes = wanting.flatMap((index) => members.slice(index, index + 1));
        const told = await Promise.all(
          wishes.map(async (member, index) => ({
            member,
            standing: await claim(coupon, member, stocks[index % stocks.length]),
          })),
        );
        const distinct = new Set(wishes);
        const winners = Math.min(quantity, distinct.size);
        const fresh = told.filter((each) => isFresh(each.standing));
        const numbers = fresh.map((each) => numberOf(each.standing) ?? 0).sort((a, b) => a - b);
        expect(numbers).toEqual(upTo(winners).map((index) => index + 1));
        for (const member of distinct) {
          const his = told.filter((each) => each.member === member).map((each) => each.standing);
          const won = fresh.find((each) => each.member === member)?.standing;
          const wanted = won === undefined ? { outcome: "sold-out", at: quantity } : { sequence: numberOf(won) };
          for (const each of his) expect(each).toMatchObject(wanted);
          expect(his.filter(isFresh)).toHaveLength(won === undefined ? 0 : 1);
        }
        await settle();
        const rows = await claims().claimsAfter(coupon.id, 0, 100);
        expect(new Map(rows.map((row) => [row.member, Number(row.sequence)]))).toEqual(
          new Map(fresh.map((each) => [each.member, numberOf(each.standing)])),
        );
      });
      await holds(race, { runs, shrink: false });
    });

    test("whoever asks again gets the same sequence, not a fresh one, on every instance; standing claims nothing", async () => {
      const [one, two, three] = await people();
      const coupon = await open(3);
      expect(await standing(coupon, one)).toBeUndefined();
      expect([await claim(coupon, two), await claim(coupon, one)]).toEqual([claimed(1, true), claimed(2, true)]);
      for (const stock of await instances()) {
        expect([await claim(coupon, one, stock), await claim(coupon, two, stock)]).toEqual([
          claimed(2, false),
          claimed(1, false),
        ]);
        expect(await stock.standing(one, coupon.id)).toEqual(claimed(2, false));
        expect(await stock.standing(three, coupon.id)).toBeUndefined();
      }
      await settle();
      expect([await claim(coupon, one), await standing(coupon, two)]).toEqual([claimed(2, false), claimed(1, false)]);
      expect(await remaining(coupon)).toBe(1);
    });

    test("a claim is durable when its row is in the database", async () => {
      const [one] = await people();
      const coupon = await open(1);
      const won = await claim(coupon, one);
      expect(won).toMatchObject({ outcome: "claimed", durable: !worker });
      const rows = await claims().claimsAfter(coupon.id, 0, 10);
      expect(rows).toHaveLength(worker ? 0 : 1);
      await settle();
      expect(await claims().claimsAfter(coupon.id, 0, 10)).toEqual([{ sequence: 1, member: one, revoked: false }]);
    });

    test("a coupon that is sold out says at which sequence, and whoever has one still hears so", async () => {
      const [one, two, three] = await people();
      const [coupon, none] = [await open(2), await open(0)];
      await claim(coupon, one);
      await claim(coupon, two);
      for (const stock of await instances()) {
        expect(await claim(coupon, three, stock)).toEqual({ outcome: "sold-out", at: 2 });
        expect(await claim(coupon, two, stock)).toEqual(claimed(2, false));
        expect(await claim(none, two, stock)).toEqual({ outcome: "sold-out", at: 0 });
      }
      expect(await standing(coupon, three)).toBeUndefined();
    });

    test("a coupon that is not available is closed at once on every instance, sold out or not, and opened again", async () => {
      const [one, two, three] = await people();
      const [coupon, full] = [await open(3), await open(1)];
      await claim(coupon, one);
      await claim(full, one);
      const cancelled = await become(coupon, { state: "CANCELLED" });
      await become(full, { state: "EXPIRED" });
      for (const stock of await instances()) {
        expect(await claim(coupon, two, stock)).toEqual({ outcome: "closed" });
        expect(await claim(full, two, stock)).toEqual({ outcome: "closed" });
        expect(await claim(coupon, one, stock)).toEqual(claimed(1, false));
      }
      expect(await standing(coupon, two)).toBeUndefined();
      await become(cancelled, { state: "AVAILABLE" });
      const racing = await Promise.all((await instances()).map((stock) => claim(coupon, two, stock)));
      expect(racing.map(numberOf)).toEqual([2, 2]);
      expect(await claim(coupon, three)).toEqual(claimed(3, true));
    });

    test("what nobody offers is not to be had", async () => {
      const [one] = await people();
      const unknown = { ...(await couponIn(its(), 5)), id: freshId<CouponId>() };
      expect(["closed", "rebuilding"]).toContain((await claim(unknown, one)).outcome);
      expect(await standing(unknown, one)).toBeUndefined();
    });

    test("newer terms give more units out from the next sequence on, and older ones change nothing", async () => {
      const [one, two, three, four] = await people();
      const coupon = await open(1);
      await claim(coupon, one);
      expect(await claim(coupon, two)).toEqual({ outcome: "sold-out", at: 1 });
      const raised = await become(coupon, { quantity: 3 });
      expect(await its().stock.follow(termsOf(coupon))).toBe(true);
      expect([await claim(coupon, two), await remaining(coupon)]).toEqual([claimed(2, true), 1]);
      const closed = await become(raised, { state: "CANCELLED" });
      for (const late of [raised, coupon]) expect(await its().stock.follow(termsOf(late))).toBe(true);
      expect(await claim(coupon, three)).toEqual({ outcome: "closed" });
      await become(closed, { state: "AVAILABLE" });
      expect(await claim(coupon, three)).toEqual(claimed(3, true));
      expect(await claim(coupon, four)).toEqual({ outcome: "sold-out", at: 3 });
    });

    test("what is taken back from a member is his no more, and nobody's until the terms say that there is a unit more", async () => {
      const [one, two, three, four] = await people();
      const coupon = await open(2);
      await claim(coupon, one);
      await claim(coupon, two);
      expect(await revoke(coupon, one, 1)).toBe(true);
      for (const stock of await instances()) {
        expect(await claim(coupon, one, stock)).toEqual({ outcome: "revoked", sequence: 1 });
        expect(await stock.standing(one, coupon.id)).toEqual({ outcome: "revoked", sequence: 1 });
        expect(await claim(coupon, three, stock)).toEqual({ outcome: "sold-out", at: 2 });
      }
      expect(await remaining(coupon)).toBe(0);
      await become(coupon, { revoked: 1 });
      expect(await claim(coupon, three)).toEqual(claimed(3, true));
      expect(await claim(coupon, four)).toEqual({ outcome: "sold-out", at: 3 });
      expect(await claim(coupon, one)).toEqual({ outcome: "revoked", sequence: 1 });
    });

    test("taking back twice, at once or what he does not have changes nothing more", async () => {
      const [one, two, three, four] = await people();
      const coupon = await open(3);
      await claim(coupon, one);
      await claim(coupon, two);
      await Promise.all(upTo(5).map(() => revoke(coupon, one, 1)));
      const before = await remaining(coupon);
      await revoke(coupon, one, 1);
      expect(await remaining(coupon)).toBe(before);
      const takeBack = (member: MemberId, number: number) =>
        its().stock.takeBack({ coupon: coupon.id, member, sequence: sequence(number) }, "revoked");
      expect([await takeBack(two, 1), await takeBack(two, 3), await takeBack(three, 2)]).toEqual([false, false, false]);
      expect([await standing(coupon, two), await standing(coupon, three)]).toEqual([claimed(2, false), undefined]);
      expect([await claim(coupon, three), await claim(coupon, four)]).toEqual([
        claimed(3, true),
        { outcome: "sold-out", at: 3 },
      ]);
    });

    test("what never became a member's is void: he may claim again, under a sequence of its own", async () => {
      const [one, two] = await people();
      const coupon = await open(2);
      await claim(coupon, one);
      const first = { coupon: coupon.id, member: one, sequence: sequence(1) };
      const voided = await Promise.all(upTo(5).map(() => its().stock.takeBack(first, "void")));
      // A claim that is a row the moment it is won became the member's: there is nothing to take back.
      expect(voided.filter(Boolean)).toHaveLength(worker ? 1 : 0);
      expect(await standing(coupon, one)).toEqual(worker ? undefined : claimed(1, false));
      expect(await remaining(coupon)).toBe(1);
      expect(await claim(coupon, one)).toEqual(worker ? claimed(2, true) : claimed(1, false));
      expect(await its().stock.takeBack(first, "void")).toBe(false);
      expect(await claim(coupon, two)).toEqual(worker ? { outcome: "sold-out", at: 2 } : claimed(2, true));
    });

    test("the units still to be had are counted for many coupons at once, and what is no limited coupon is absent", async () => {
      const [one, two] = await people();
      const [three, none, untouched] = [await open(3), await open(0), await open(7)];
      const unlimited = await couponIn(its(), undefined);
      await claim(three, one);
      await claim(three, two);
      const ids = [three.id, none.id, untouched.id, unlimited.id, freshId<CouponId>()];
      for (const stock of await instances()) {
        const expected = new Map([
          [three.id, 1],
          [none.id, 0],
          [untouched.id, 7],
        ]);
        expect(await stock.remaining(ids)).toEqual(expected);
        expect(await stock.remaining([])).toEqual(new Map());
      }
    });

    test("winners are all who ever won one, and absent when they are more than asked for", async () => {
      const [one, two, three] = await people();
      const [coupon, other] = [await open(3), await open(3)];
      await claim(coupon, one);
      await claim(coupon, two);
      await claim(other, three);
      await revoke(coupon, one, 1);
      const { stock } = its();
      expect(await stock.winners(coupon.id, 2)).toEqual(new Set([one, two]));
      expect(await stock.winners(coupon.id, 1)).toBeUndefined();
      expect(await stock.winners((await open(1)).id, 10)).toEqual(new Set());
    });

    test("rebuilding takes nothing away that was won, written or not, and claims go on with the next sequence", async () => {
      const [one, two, three, four] = await people();
      const coupon = await open(4);
      await claim(coupon, one);
      await settle();
      await claim(coupon, two);
      expect(await rebuild(coupon)).toEqual({ coupon: coupon.id, corrections: 0, lost: [] });
      expect([await standing(coupon, one), await standing(coupon, two)]).toEqual([
        claimed(1, false),
        claimed(2, false),
      ]);
      expect([await claim(coupon, two), await claim(coupon, three)]).toEqual([claimed(2, false), claimed(3, true)]);
      await settle();
      expect(await claims().counts(coupon.id)).toEqual({ live: 3, lastSequence: 3 });
      await revoke(coupon, one, 1);
      expect((await rebuild(coupon))?.lost).toEqual([]);
      expect([await claim(coupon, one), await claim(coupon, four)]).toEqual([
        { outcome: "revoked", sequence: 1 },
        claimed(4, true),
      ]);
    });

    test("rebuilding knows what the database has, and tells sequences that are lost until they are written off", async () => {
      const [one, two, three, four] = await people();
      const coupon = await open(5);
      const won = (member: MemberId, number: number): WonClaim => ({
        ...wishOf(coupon, member),
        sequence: sequence(number),
      });
      await commit(its(), (tx) => tx.memberCoupons.settle([won(one, 1), won(two, 4)]));
      // What is beyond the stock's own last sequence may be written in this moment: it is missed the next time.
      await rebuild(coupon);
      expect((await rebuild(coupon))?.lost).toEqual([2, 3]);
      expect([await claim(coupon, one), await claim(coupon, two)]).toEqual([claimed(1, false), claimed(4, false)]);
      await commit(its(), (tx) => tx.memberCoupons.writeOff(coupon.id, [sequence(2), sequence(3)], noon));
      expect((await rebuild(coupon))?.lost).toEqual([]);
      expect([await claim(coupon, three), await claim(coupon, four)]).toEqual([
        claimed(5, true),
        { outcome: "sold-out", at: 5 },
      ]);
      await become(coupon, { revoked: 2 });
      expect(await claim(coupon, four)).toEqual(claimed(6, true));
    });
  });
};
