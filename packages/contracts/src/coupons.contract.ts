import type { Coupon } from "@cofshop/core/coupon";
import { type CouponId, money } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { couponIn, couponRow, freshId, later } from "./rows.ts";
import { walk } from "./walk.ts";

const position = ({ createdAt, id }: Coupon) => ({ key: createdAt.getTime(), id });
/** Newest first; of one moment the one that was made last. */
const newestFirst = (coupons: readonly Coupon[]): readonly Coupon[] =>
  [...coupons].reverse().sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());

/** Certifies `Coupons`: one change for a version, one coupon for a code, lists that miss and repeat nothing. */
export const couponsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Coupons: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.coupons;
    const insert = (coupon: Coupon) => commit(its(), (tx) => tx.coupons.insert(coupon));
    const save = (coupon: Coupon) => commit(its(), (tx) => tx.coupons.save(coupon));

    test("a coupon comes back with every field, by id and by code, and an unknown one is absent", async () => {
      const full = await couponIn(its(), 10_000, {
        name: "이름 O'Neill 🫘",
        type: "RATE",
        value: 15,
        maxDiscount: money(9_999),
        state: "CANCELLED",
        validFrom: later(1),
        expiresAt: later(2),
        issueFrom: later(3),
        issueTo: later(4),
        revoked: 7,
        code: "봄'26",
        createdAt: later(5),
        version: 9,
      });
      const plain = await couponIn(its(), undefined);
      for (const coupon of [full, plain]) expect(await reads().byId(coupon.id)).toEqual(coupon);
      expect(await reads().byCode("봄'26")).toEqual(full);
      expect(await reads().byId(freshId<CouponId>())).toBeUndefined();
      expect(await reads().byCode("봄")).toBeUndefined();
    });

    test("a code is one coupon's: of ten racing ones one gets it, the others hear false, and their work goes on", async () => {
      const coupons = upTo(10).map(() => couponRow(5, { code: "WELCOME" }));
      const others = coupons.map(() => couponRow(5));
      const racing = coupons.map((coupon, index) =>
        commit(its(), async (tx) => {
          const inserted = await tx.coupons.insert(coupon);
          for (const other of others.slice(index, index + 1)) await tx.coupons.insert(other);
          return inserted;
        }),
      );
      const inserted = await Promise.all(racing);
      expect(inserted.filter(Boolean)).toHaveLength(1);
      expect(await reads().byCode("WELCOME")).toEqual(coupons[inserted.indexOf(true)]);
      for (const other of others) expect(await reads().byId(other.id)).toEqual(other);
      expect(await insert(couponRow(1, { code: "WELCOME" }))).toBe(false);
      expect([await insert(couponRow(1)), await insert(couponRow(1))]).toEqual([true, true]);
    });

    test("a change is written over the version before it and no other: of racing ones exactly one", async () => {
      const coupon = await couponIn(its(), 5, { code: "A" });
      expect(await save({ ...coupon, version: 3 })).toBe(false);
      expect(await save({ ...coupon, id: freshId<CouponId>(), version: 2 })).toBe(false);
      const changes = upTo(10).map((index): Coupon => ({ ...coupon, quantity: 6 + index, revoked: index, version: 2 }));
      const written = await Promise.all(changes.map(save));
      expect(written.filter(Boolean)).toHaveLength(1);
      const now = changes[written.indexOf(true)];
      expect(await reads().byId(coupon.id)).toEqual(now);
      const over = { ...coupon, state: "EXPIRED", quantity: undefined, maxDiscount: money(1), version: 3 } as const;
      expect(await save(over)).toBe(true);
      expect(await reads().byId(coupon.id)).toEqual(over);
    });

    test("the list is walked newest first, those with a code only where they are asked for", async () => {
      const all: Coupon[] = [];
      for (const index of upTo(9)) {
        const code = index % 3 === 0 ? `CODE-${index}` : undefined;
        all.push(await couponIn(its(), undefined, { code, createdAt: later(Math.floor(index / 4)) }));
      }
      for (const size of [2, 100]) {
        expect(await walk(size, (slice) => reads().list(true, slice), position)).toEqual(newestFirst(all));
        const open = newestFirst(all.filter(({ code }) => code === undefined));
        expect(await walk(size, (slice) => reads().list(false, slice), position)).toEqual(open);
      }
    });

    test("limited coupons that are not expired are walked newest first, cancelled ones too", async () => {
      const limited: Coupon[] = [];
      for (const index of upTo(6)) {
        const createdAt = later(Math.floor(index / 2));
        await couponIn(its(), undefined, { createdAt });
        await couponIn(its(), 5, { createdAt, state: "EXPIRED" });
        limited.push(await couponIn(its(), index, { createdAt, state: index % 2 === 0 ? "AVAILABLE" : "CANCELLED" }));
      }
      for (const size of [2, 100]) {
        expect(await walk(size, (slice) => reads().limited(slice), position)).toEqual(newestFirst(limited));
      }
    });

    test("coupons whose time was over before an instant are walked oldest end first, until they are expired", async () => {
      const over: Coupon[] = [];
      for (const index of upTo(5)) {
        const state = index % 2 === 0 ? "AVAILABLE" : "CANCELLED";
        over.push(await couponIn(its(), index === 0 ? undefined : 5, { state, expiresAt: later(-10 - 5 * index) }));
      }
      over.push(await couponIn(its(), 5, { expiresAt: later(-10) }));
      await couponIn(its(), 5, { state: "EXPIRED", expiresAt: later(-10) });
      await couponIn(its(), 5, { expiresAt: later(0) });
      const oldestFirst = reversed(over)
        .map(({ id, expiresAt }) => ({ id, expiresAt }))
        .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
      for (const size of [2, 100]) {
        const read = walk(
          size,
          (slice) => reads().overBefore(later(0), slice),
          ({ id, expiresAt }) => ({ key: expiresAt.getTime(), id }),
        );
        expect(await read).toEqual(oldestFirst);
      }
    });
  });
};
