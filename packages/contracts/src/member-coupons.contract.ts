import type { Coupon, MemberCoupon, Sequence, Settlement, WonClaim } from "@cofshop/core/coupon";
import type { CouponId, MemberCouponId, MemberId, OrderId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { couponIn, freshId, later, memberCouponRow, memberIn, membersIn, noon } from "./rows.ts";
import { walk } from "./walk.ts";

const sequence = (number: number): Sequence => number as Sequence;
const numbered = (from: number, to: number): readonly Sequence[] =>
  upTo(to - from + 1).map((index) => sequence(from + index));

const claimOf = (coupon: CouponId, member: MemberId, number: number): WonClaim => ({
  id: freshId<MemberCouponId>(),
  coupon,
  member,
  at: later(number),
  sequence: sequence(number),
});

/** Certifies `MemberCoupons`: one for a member, one for a sequence, none beyond the stock, each used on one order. */
export const memberCouponsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`MemberCoupons: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.memberCoupons;
    const settle = (claims: readonly WonClaim[]) => commit(its(), (tx) => tx.memberCoupons.settle(claims));
    const insert = (row: MemberCoupon) => commit(its(), (tx) => tx.memberCoupons.insert(row));
    const use = (id: MemberCouponId, order: OrderId, at: Date = noon) =>
      commit(its(), (tx) => tx.memberCoupons.use(id, order, at));
    const giveBack = (id: MemberCouponId, order: OrderId, at: Date = noon) =>
      commit(its(), (tx) => tx.memberCoupons.giveBack(id, order, at));
    const revoke = (member: MemberId, coupon: CouponId) =>
      commit(its(), (tx) => tx.memberCoupons.revoke(member, coupon));
    const writeOff = (coupon: CouponId, sequences: readonly Sequence[]) =>
      commit(its(), (tx) => tx.memberCoupons.writeOff(coupon, sequences, later(7)));
    const save = (coupon: Coupon) => commit(its(), (tx) => tx.coupons.save(coupon));
    const rowOf = async (id: MemberCouponId) => (await reads().byId(id))?.held;
    /** What a new member has of a coupon. */
    const heldIn = async (coupon: Coupon, differs: Partial<MemberCoupon> = {}): Promise<MemberCoupon> => {
      const row = memberCouponRow((await memberIn(its())).id, coupon, differs);
      expect(await insert(row)).toBe(true);
      return row;
    };

    test("what a member has comes back with every field and its coupon, and what he has not is absent", async () => {
      const coupon = await couponIn(its(), undefined, { code: "이름 O'Neill" });
      const row = await heldIn(coupon, { issuedAt: later(1), expiresAt: later(99_000) });
      const order = freshId<OrderId>();
      expect(await use(row.id, order, later(2))).toBe(true);
      const used: MemberCoupon = { ...row, state: "USED", usedAt: later(2), orderId: order };
      expect(await reads().byId(row.id)).toEqual({ held: used, coupon });
      expect(await reads().ofMemberAndCoupon(row.memberId, coupon.id)).toEqual(used);
      expect(await reads().byId(freshId<MemberCouponId>())).toBeUndefined();
      expect(await reads().ofMemberAndCoupon(row.memberId, freshId<CouponId>())).toBeUndefined();
      expect(await reads().ofMemberAndCoupon(freshId<MemberId>(), coupon.id)).toBeUndefined();
    });

    test("a member gets one of an unlimited coupon, however often he asks at once, and none when it is not available", async () => {
      const coupon = await couponIn(its(), undefined);
      const member = (await memberIn(its())).id;
      const rows = upTo(10).map(() => memberCouponRow(member, coupon));
      const inserted = await Promise.all(rows.map(insert));
      expect(inserted.filter(Boolean)).toHaveLength(1);
      expect(await reads().ofMemberAndCoupon(member, coupon.id)).toEqual(rows[inserted.indexOf(true)]);
      for (const state of ["CANCELLED", "EXPIRED"] as const) {
        const closed = await couponIn(its(), undefined, { state });
        expect(await insert(memberCouponRow(member, closed))).toBe(false);
      }
      expect(await insert(memberCouponRow(member, { ...coupon, id: freshId<CouponId>() }))).toBe(false);
    });

    test("a member's coupons are walked newest first, those of one moment too, without those of others", async () => {
      const member = (await memberIn(its())).id;
      const rows: MemberCoupon[] = [];
      for (const index of upTo(7)) {
        const coupon = await couponIn(its(), undefined);
        rows.push(memberCouponRow(member, coupon, { issuedAt: later(Math.floor(index / 3)) }));
        for (const row of rows.slice(-1)) expect(await insert(row)).toBe(true);
        await heldIn(coupon);
      }
      const expected = reversed(rows);
      const position = ({ held: { issuedAt, id } }: { readonly held: MemberCoupon }) => ({
        key: issuedAt.getTime(),
        id,
      });
      for (const size of [2, 100]) {
        const walked = await walk(size, (slice) => reads().ofMember(member, slice), position);
        expect(walked.map(({ held }) => held)).toEqual(expected);
        expect(walked.map(({ coupon }) => coupon.id)).toEqual(expected.map(({ couponId }) => couponId));
      }
    });

    test("new claims are written as they were won, and count", async () => {
      const [coupon, other] = [await couponIn(its(), 3, { revoked: 2 }), await couponIn(its(), 3)];
      const members = await membersIn(its(), 5);
      const claims = members.map((member, index) => claimOf(coupon.id, member, index + 1));
      const elsewhere = members.slice(0, 1).map((member) => claimOf(other.id, member, 1));
      expect(await settle(reversed([...claims, ...elsewhere]))).toEqual(upTo(6).map(() => "written"));
      for (const { id, member, at, sequence: number } of claims) {
        const row = memberCouponRow(member, coupon, { id, issuedAt: at, sequence: number });
        expect(await reads().byId(id)).toEqual({ held: row, coupon });
      }
      expect(await reads().counts(coupon.id)).toEqual({ live: 5, lastSequence: 5 });
      expect(await reads().counts(other.id)).toEqual({ live: 1, lastSequence: 1 });
      expect(await reads().counts(freshId<CouponId>())).toEqual({ live: 0, lastSequence: 0 });
      expect(await settle([])).toEqual([]);
    });

    test("each claim that cannot be written hears why, and the others are written", async () => {
      const coupon = await couponIn(its(), 5, { revoked: 1 });
      const unlimited = await couponIn(its(), undefined);
      const [one, two, three, four, five] = await membersIn(its(), 5);
      if (!one || !two || !three || !four || !five) throw new Error("five members were made");
      const first = claimOf(coupon.id, one, 2);
      expect(await settle([first])).toEqual(["written"]);
      expect(await writeOff(coupon.id, [sequence(3)])).toEqual([3]);
      const again = { ...first, id: freshId<MemberCouponId>() };
      const second = claimOf(coupon.id, two, 4);
      const batch: readonly (readonly [WonClaim, Settlement])[] = [
        [first, "already"],
        [again, "already"],
        [claimOf(coupon.id, three, 2), "sequence-taken"],
        [claimOf(coupon.id, three, 3), "sequence-taken"],
        [claimOf(coupon.id, one, 1), "member-has-one"],
        [claimOf(coupon.id, five, 7), "beyond-stock"],
        [claimOf(coupon.id, five, 3_000_000_000), "beyond-stock"],
        [claimOf(unlimited.id, five, 1), "beyond-stock"],
        [claimOf(freshId<CouponId>(), five, 1), "unknown"],
        [claimOf(coupon.id, freshId<MemberId>(), 1), "unknown"],
        [second, "written"],
        [second, "already"],
        // Named as another claim that was written: one id is one row.
        [{ ...claimOf(coupon.id, four, 6), id: first.id }, "sequence-taken"],
        [claimOf(coupon.id, three, 5), "written"],
      ];
      expect(await settle(batch.map(([claim]) => claim))).toEqual(batch.map(([, settlement]) => settlement));
      expect(await reads().claimsAfter(coupon.id, 0, 10)).toEqual([
        { sequence: 2, member: one, revoked: false },
        { sequence: 3, member: undefined, revoked: true },
        { sequence: 4, member: two, revoked: false },
        { sequence: 5, member: three, revoked: false },
      ]);
    });

    test("a claim is there already when it comes again after it was used, given up or revoked", async () => {
      const coupon = await couponIn(its(), 3);
      const members = await membersIn(its(), 3);
      const claims = members.map((member, index) => claimOf(coupon.id, member, index + 1));
      await settle(claims);
      for (const { id } of claims.slice(0, 1)) expect(await use(id, freshId<OrderId>())).toBe(true);
      for (const { member } of claims.slice(1, 2)) expect(await revoke(member, coupon.id)).toBeDefined();
      await commit(its(), (tx) => tx.memberCoupons.expire(coupon.expiresAt, 10));
      expect(await settle(claims)).toEqual(["already", "already", "already"]);
    });

    test("claims that two workers write at the same time are written once, and both hear the truth", async () => {
      const coupon = await couponIn(its(), 40);
      const claims = (await membersIn(its(), 40)).map((member, index) => claimOf(coupon.id, member, index + 1));
      const batches = [claims, reversed(claims), claims.slice(10, 30), reversed(claims.slice(5))];
      const answers = await Promise.all(batches.map(settle));
      const written = answers.flat().filter((answer) => answer === "written");
      expect(written).toHaveLength(40);
      expect(answers.flat().filter((answer) => answer === "already")).toHaveLength(40 + 20 + 35);
      expect((await reads().counts(coupon.id)).live).toBe(40);
    });

    test("of claims that clash over a sequence at the same time one is written, and the others hear that it is taken", async () => {
      const coupon = await couponIn(its(), 5);
      const members = await membersIn(its(), 20);
      const claims = members.map((member, index) => claimOf(coupon.id, member, 1 + (index % 5)));
      const answers = await Promise.all(claims.map((claim) => settle([claim])));
      expect(answers.flat().filter((answer) => answer === "written")).toHaveLength(5);
      expect(answers.flat().filter((answer) => answer === "sequence-taken")).toHaveLength(15);
      expect(await reads().counts(coupon.id)).toEqual({ live: 5, lastSequence: 5 });
    });

    test("of one member's claims under several sequences at the same time one is written", async () => {
      const coupon = await couponIn(its(), 10);
      const member = (await memberIn(its())).id;
      const answers = await Promise.all(upTo(10).map((index) => settle([claimOf(coupon.id, member, index + 1)])));
      expect(answers.flat().filter((answer) => answer === "written")).toHaveLength(1);
      expect(answers.flat().filter((answer) => answer === "member-has-one")).toHaveLength(9);
    });

    test("while a coupon's quantity is raised a claim is written or beyond the stock, and written ever after", async () => {
      const coupon = await couponIn(its(), 2);
      const claims = (await membersIn(its(), 6)).map((member, index) => claimOf(coupon.id, member, index + 1));
      const raised = { ...coupon, quantity: 5, version: 2 };
      const [saved, ...answers] = await Promise.all([
        save(raised),
        ...claims.map((claim) => settle([claim]).then(([answer]) => answer)),
      ]);
      expect(saved).toBe(true);
      expect(answers.slice(0, 2)).toEqual(["written", "written"]);
      for (const answer of answers.slice(2, 5)) expect(["written", "beyond-stock"]).toContain(answer);
      expect(answers[5]).toBe("beyond-stock");
      const again = await settle(claims);
      expect(again.map((answer) => answer !== "beyond-stock")).toEqual([true, true, true, true, true, false]);
      expect(await reads().counts(coupon.id)).toEqual({ live: 5, lastSequence: 5 });
    });

    test("whatever is in racing batches, no sequence and no member is written twice, none beyond the stock, and all hear the truth", async () => {
      const wish = fc.record({ coupon: fc.nat(2), member: fc.nat(5), sequence: fc.integer({ min: 1, max: 7 }) });
      const batch = fc.array(wish, { maxLength: 14 });
      const race = fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 4 }), async (batches) => {
        const coupons = [await couponIn(its(), 3), await couponIn(its(), 4, { revoked: 2 }), await couponIn(its(), 0)];
        const members = await membersIn(its(), 6);
        // A worker that takes over sends the very same claims again.
        const known = new Map<string, WonClaim>();
        const claims = batches.map((wishes) =>
          wishes.map((each) => {
            const key = JSON.stringify(each);
            const coupon = coupons[each.coupon]?.id ?? freshId<CouponId>();
            const member = members[each.member] ?? freshId<MemberId>();
            const claim = known.get(key) ?? claimOf(coupon, member, each.sequence);
            known.set(key, claim);
            return claim;
          }),
        );
        const answers = await Promise.all(claims.map(settle));
        const told = claims.flatMap((each, index) =>
          each.map((claim, place) => ({ claim, answer: answers[index]?.[place] })),
        );
        let rows = 0;
        for (const { id, quantity = 0, revoked } of coupons) {
          const written = await reads().claimsAfter(id, 0, 100);
          rows += written.length;
          expect(new Set(written.map((row) => row.sequence)).size).toBe(written.length);
          expect(new Set(written.map((row) => row.member)).size).toBe(written.length);
          expect(Math.max(0, ...written.map((row) => row.sequence))).toBeLessThanOrEqual(quantity + revoked);
          for (const { claim, answer } of told.filter((each) => each.claim.coupon === id)) {
            const under = written.find((row) => row.sequence === claim.sequence);
            const his = written.find((row) => row.member === claim.member);
            const truth: Readonly<Record<Settlement, boolean>> = {
              written: under !== undefined && under === his,
              already: under !== undefined && under === his,
              "sequence-taken": under !== undefined && under !== his,
              "member-has-one": his !== undefined && under !== his,
              "beyond-stock": claim.sequence > quantity + revoked,
              unknown: false,
            };
            expect([claim.sequence, answer, answer !== undefined && truth[answer]]).toEqual([
              claim.sequence,
              answer,
              true,
            ]);
          }
        }
        expect(told.filter(({ answer }) => answer === "written")).toHaveLength(rows);
      });
      await holds(race, { runs, shrink: false });
    });

    test("of 20 racing orders one uses a coupon, and it is used while it and its coupon are good, and no later", async () => {
      const coupon = await couponIn(its(), undefined, { validFrom: later(0), expiresAt: later(1_000) });
      const row = await heldIn(coupon);
      expect(await use(row.id, freshId<OrderId>(), later(-1))).toBe(false);
      expect(await use(row.id, freshId<OrderId>(), later(1_000))).toBe(false);
      expect(await use(freshId<MemberCouponId>(), freshId<OrderId>())).toBe(false);
      const orders = upTo(20).map(() => freshId<OrderId>());
      const used = await Promise.all(orders.map((order) => use(row.id, order)));
      expect(used.filter(Boolean)).toHaveLength(1);
      const orderId = orders[used.indexOf(true)];
      expect(await rowOf(row.id)).toEqual({ ...row, state: "USED", usedAt: noon, orderId });

      const cancelled = await heldIn(coupon);
      expect(await save({ ...coupon, state: "CANCELLED", version: 2 })).toBe(true);
      expect(await use(cancelled.id, freshId<OrderId>())).toBe(false);
      expect(await rowOf(cancelled.id)).toEqual(cancelled);
    });

    test("a coupon is given back once, by the order that used it, and is expired when its time is over by then", async () => {
      const coupon = await couponIn(its(), undefined, { expiresAt: later(1_000) });
      const [row, late, order] = [await heldIn(coupon), await heldIn(coupon), freshId<OrderId>()];
      expect(await giveBack(row.id, order)).toBe(false);
      expect([await use(row.id, order), await use(late.id, order)]).toEqual([true, true]);
      expect(await giveBack(row.id, freshId<OrderId>())).toBe(false);
      const back = await Promise.all(upTo(10).map(() => giveBack(row.id, order, later(999))));
      expect(back.filter(Boolean)).toHaveLength(1);
      expect(await rowOf(row.id)).toEqual(row);
      expect(await giveBack(late.id, order, later(1_000))).toBe(true);
      expect(await rowOf(late.id)).toEqual({ ...late, state: "EXPIRED" });
      expect(await use(row.id, freshId<OrderId>())).toBe(true);
    });

    test("a coupon is used or revoked, whichever comes first, and revoked once", async () => {
      const coupon = await couponIn(its(), 20);
      const claims = (await membersIn(its(), 10)).map((member, index) => claimOf(coupon.id, member, index + 1));
      await settle(claims);
      for (const { id, member, sequence: number, at } of claims) {
        const row = memberCouponRow(member, coupon, { id, sequence: number, issuedAt: at });
        const [used, ...revoked] = await Promise.all([
          use(id, freshId<OrderId>()),
          ...upTo(3).map(() => revoke(member, coupon.id)),
        ]);
        const won = revoked.filter((each) => each !== undefined);
        expect(won).toEqual(used ? [] : [{ ...row, state: "REVOKED" }]);
        expect((await rowOf(id))?.state).toBe(used ? "USED" : "REVOKED");
      }
      const { live, lastSequence } = await reads().counts(coupon.id);
      const states = await Promise.all(claims.map(async ({ id }) => (await rowOf(id))?.state));
      expect([live, lastSequence]).toEqual([states.filter((state) => state === "USED").length, 10]);
      expect(await revoke(freshId<MemberId>(), coupon.id)).toBeUndefined();
    });

    test("a sequence that nobody has is written off once, in a race too, and no late claim gets it", async () => {
      const coupon = await couponIn(its(), 6);
      const [one, two] = await membersIn(its(), 2);
      if (!one || !two) throw new Error("two members were made");
      await settle([claimOf(coupon.id, one, 2)]);
      const racing = await Promise.all(upTo(6).map(() => writeOff(coupon.id, numbered(1, 4))));
      expect(racing.flat().sort((a, b) => a - b)).toEqual([1, 3, 4]);
      expect(await writeOff(coupon.id, [])).toEqual([]);
      expect(await writeOff(freshId<CouponId>(), numbered(1, 2))).toEqual([]);
      expect(await settle([claimOf(coupon.id, two, 3)])).toEqual(["sequence-taken"]);
      expect(await settle([claimOf(coupon.id, two, 5)])).toEqual(["written"]);
      expect(await reads().counts(coupon.id)).toEqual({ live: 2, lastSequence: 5 });
    });

    test("a late claim and whoever writes its sequence off at the same time agree about which of them was first", async () => {
      const coupon = await couponIn(its(), 10);
      for (const [index, member] of (await membersIn(its(), 10)).entries()) {
        const claim = claimOf(coupon.id, member, index + 1);
        const [[settled], lost] = await Promise.all([settle([claim]), writeOff(coupon.id, [claim.sequence])]);
        expect([settled, lost]).toEqual(settled === "written" ? ["written", []] : ["sequence-taken", [claim.sequence]]);
      }
    });

    test("what is written comes in the order of its sequences, so many at a time, and what everybody can have not at all", async () => {
      const coupon = await couponIn(its(), 9);
      const members = await membersIn(its(), 5);
      await settle(reversed(members.map((member, index) => claimOf(coupon.id, member, index + 1))));
      const sequences = async (after: number, limit: number) =>
        (await reads().claimsAfter(coupon.id, after, limit)).map((row) => Number(row.sequence));
      expect([await sequences(0, 3), await sequences(3, 3), await sequences(5, 3)]).toEqual([[1, 2, 3], [4, 5], []]);
      const unlimited = await couponIn(its(), undefined);
      await heldIn(unlimited);
      expect(await reads().claimsAfter(unlimited.id, 0, 10)).toEqual([]);
      expect(await reads().counts(unlimited.id)).toEqual({ live: 1, lastSequence: 0 });
    });

    test("what nobody used in time expires, at most as much as asked, and nothing else", async () => {
      const coupon = await couponIn(its(), undefined);
      const rows: MemberCoupon[] = [];
      for (const index of upTo(5)) rows.push(await heldIn(coupon, { expiresAt: later(index) }));
      const kept = await heldIn(coupon, { expiresAt: later(5) });
      const used = await heldIn(coupon, { expiresAt: later(1) });
      expect(await use(used.id, freshId<OrderId>(), later(0))).toBe(true);
      const expire = (limit: number) => commit(its(), (tx) => tx.memberCoupons.expire(later(4), limit));
      expect([await expire(3), await expire(3), await expire(3)]).toEqual([3, 2, 0]);
      for (const row of rows) expect(await rowOf(row.id)).toEqual({ ...row, state: "EXPIRED" });
      expect([await rowOf(kept.id), (await rowOf(used.id))?.state]).toEqual([kept, "USED"]);
    });
  });
};
