import type { Booking, Membership, PointEntry, PointKind, PointLot } from "@cofshop/core/member";
import type { OrderState } from "@cofshop/core/order";
import { type MemberId, type Money, money, ok } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { later, memberIn, orderIn } from "./rows.ts";
import { walk } from "./walk.ts";

const lot = (amount: number, ms: number): PointLot => ({ amount: money(amount), expiresAt: later(ms) });

const fresh = (memberId: MemberId): Membership => ({ memberId, tier: "BASIC", lots: [], owed: money(0), version: 0 });

const balanceOf = ({ lots }: Membership): number => lots.reduce((sum, { amount }) => sum + amount, 0);

/** One line of a ledger, that leaves so many points. */
const line = (memberId: MemberId, sequence: number, amount: number, differs: Partial<PointEntry> = {}): PointEntry => ({
  memberId,
  sequence,
  kind: "ADJUST",
  amount,
  owed: 0,
  balance: money(amount),
  order: undefined,
  reason: undefined,
  by: "system:test",
  at: later(sequence),
  ...differs,
});

/** The membership's next version: so many points, all in one lot, and a line about it. */
const booked = (before: Membership, amount: number, differs: Partial<Membership> = {}): Booking => {
  const version = before.version + 1;
  const membership = { ...before, lots: [lot(amount, 1_000 + version)], version, ...differs };
  return { membership, entries: [line(before.memberId, version, amount)] };
};

/** Certifies `Memberships` and `Spending`: one change for a version, with all its lines; sums that miss no order. */
export const membershipsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Memberships: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.memberships;
    const save = (booking: Booking, before: Membership) => commit(its(), (tx) => tx.memberships.save(booking, before));
    const ledger = (member: MemberId, size = 100) =>
      walk(
        size,
        (slice) => reads().ledger(member, slice),
        ({ sequence, memberId }) => ({ key: sequence, id: memberId }),
      );
    /** A member's standing after one change. */
    const standing = async (amount = 500, differs: Partial<Membership> = {}): Promise<Membership> => {
      const before = fresh((await memberIn(its())).id);
      const booking = booked(before, amount, differs);
      expect(await save(booking, before)).toBe(true);
      return booking.membership;
    };

    test("a membership comes back with every field and all its lines, and an unknown one is absent", async () => {
      const order = await orderIn(its());
      const before = fresh(order.memberId);
      const kinds: readonly PointKind[] = ["EXPIRE", "EARN", "RESTORE", "SPEND", "TAKE_BACK", "ADJUST"];
      const entries = kinds.map((kind, index) =>
        line(before.memberId, index + 1, 10 - index, {
          kind,
          owed: index - 2,
          order: index % 2 === 0 ? order.id : undefined,
          reason: index % 3 === 0 ? "'축하' 포인트" : undefined,
          by: `member:${before.memberId}`,
        }),
      );
      const membership: Membership = {
        memberId: before.memberId,
        tier: "PURPLE 💜",
        lots: [lot(1, 5), lot(999_999_999, 6)],
        owed: money(12),
        version: 6,
      };
      expect(await reads().byMember(before.memberId)).toBeUndefined();
      await commit(its(), async (tx) => {
        expect(await tx.memberships.save({ membership, entries }, before)).toBe(true);
        expect(await tx.memberships.byMember(before.memberId)).toEqual(membership);
      });
      expect(await reads().byMember(before.memberId)).toEqual(membership);
      expect(await ledger(before.memberId)).toEqual(reversed(entries));
    });

    test("a change is written over the version before it and no other, and a refused one adds no line", async () => {
      const first = await standing();
      const next = booked(first, 300, { tier: "RED", owed: money(7) });
      expect(await save(next, { ...first, version: 7 })).toBe(false);
      expect(await save(next, { ...first, version: 0 })).toBe(false);
      expect(await reads().byMember(first.memberId)).toEqual(first);
      expect(await save(next, first)).toBe(true);
      expect(await save(next, first)).toBe(false);
      expect(await reads().byMember(first.memberId)).toEqual(next.membership);
      expect((await ledger(first.memberId)).map(({ sequence }) => sequence)).toEqual([2, 1]);
      const silent = { membership: { ...next.membership, tier: "BASIC", version: 3 }, entries: [] };
      expect(await save(silent, next.membership)).toBe(true);
      expect(await ledger(first.memberId)).toHaveLength(2);
    });

    test("of 20 racing changes of one membership exactly one is written, with its line; the first of all too", async () => {
      const { id } = await memberIn(its());
      let before = fresh(id);
      for (const round of upTo(2)) {
        const changes = upTo(20).map((index) => booked(before, 1 + index + 100 * round));
        const written = await Promise.all(changes.map((change) => save(change, before)));
        expect(written.filter(Boolean)).toHaveLength(1);
        const won = changes[written.indexOf(true)];
        expect(await reads().byMember(id)).toEqual(won?.membership);
        expect((await ledger(id))[0]).toEqual(won?.entries[0]);
        expect(await ledger(id)).toHaveLength(round + 1);
        before = won?.membership ?? before;
      }
    });

    test("of racing works that hold one membership each reads what the others left, and none is given up", async () => {
      const { memberId } = await standing(1);
      const add = () =>
        its().unitOfWork.run(async (tx) => {
          const before = await tx.memberships.hold(memberId);
          if (before === undefined) throw new Error("the membership is stored");
          return ok(await tx.memberships.save(booked(before, balanceOf(before) + 1), before));
        });
      const written = await Promise.all(upTo(20).map(add));
      expect(written.map(({ value }) => value)).toEqual(upTo(20).map(() => true));
      expect(await reads().byMember(memberId)).toMatchObject({ version: 21, lots: [{ amount: 21 }] });
      const { id } = await memberIn(its());
      await commit(its(), async (tx) => expect(await tx.memberships.hold(id)).toBeUndefined());
    });

    test("a ledger is walked newest first, each line exactly once at any page size, and nobody else's among them", async () => {
      const { id } = await memberIn(its());
      await standing();
      let before = fresh(id);
      for (const index of upTo(7)) {
        const change = booked(before, index + 1);
        expect(await save(change, before)).toBe(true);
        before = change.membership;
      }
      for (const size of [1, 3, 7, 20]) {
        expect((await ledger(id, size)).map(({ sequence }) => sequence)).toEqual([7, 6, 5, 4, 3, 2, 1]);
      }
    });

    test("memberships with points that ended are found by their first end, the oldest first, and no others", async () => {
      const [second, first] = [await standing(1, { lots: [lot(1, 20)] }), await standing(1, { lots: [lot(1, 10)] })];
      const twin = await standing(1, { lots: [lot(1, 20), lot(5, 900)] });
      await standing(1, { lots: [lot(1, 30)] });
      await standing(1, { lots: [] });
      const rows = await walk(
        1,
        (slice) => reads().ended(later(30), slice),
        ({ memberId, expiresAt }) => ({ key: expiresAt.getTime(), id: memberId }),
      );
      const expected = [first, ...[second, twin].sort((a, b) => (a.memberId < b.memberId ? 1 : -1))];
      expect(rows).toEqual(expected.map(({ memberId, lots }) => ({ memberId, expiresAt: lots[0]?.expiresAt })));
      expect(await reads().ended(later(10), { after: undefined, limit: 9 })).toEqual([]);
    });

    test("several members' standings are read at once, and all of them walked, the newest member first", async () => {
      const [one, two, three] = [await standing(1), await standing(2), await standing(3)];
      const unknown = (await memberIn(its())).id;
      const found = await reads().ofMembers([three.memberId, unknown, one.memberId]);
      const byId = (a: Membership, b: Membership) => (a.memberId < b.memberId ? 1 : -1);
      expect([...found].sort(byId)).toEqual([one, three].sort(byId));
      expect(await reads().ofMembers([])).toEqual([]);
      const all = await walk(
        2,
        (slice) => reads().all(slice),
        ({ memberId }) => ({ key: 0, id: memberId }),
      );
      expect(all).toEqual([one, two, three].sort(byId));
    });

    test("what members spent is the price of their orders completed since then, less refunds, and none that ended", async () => {
      const [one, two, idle] = [await memberIn(its()), await memberIn(its()), await memberIn(its())];
      const order = (memberId: MemberId, state: OrderState, completed: number | undefined, price: number, back = 0) =>
        orderIn(its(), {
          memberId,
          state,
          finalPrice: money(price),
          refundedAmount: money(back),
          completedAt: completed === undefined ? undefined : later(completed),
        });
      await order(one.id, "COMPLETED", 10, 1_000);
      await order(one.id, "COMPLETED", 9, 20_000);
      await order(one.id, "COMPLETED", 11, 300_000, 100_000);
      await order(one.id, "REFUND_PENDING", 12, 4_000_000);
      await order(one.id, "CANCELLED", 12, 9_000, 8_000);
      await order(one.id, "DELIVERED", undefined, 50_000);
      await order(two.id, "COMPLETED", 10, 77);
      const since = (members: readonly MemberId[], from: number): Promise<ReadonlyMap<MemberId, Money>> =>
        its().unitOfWork.reads.spending.since(members, later(from));
      expect(await since([one.id, two.id, idle.id], 10)).toEqual(
        new Map([
          [one.id, 4_201_000],
          [two.id, 77],
        ]),
      );
      expect(await since([one.id], 9)).toEqual(new Map([[one.id, 4_221_000]]));
      expect(await since([two.id], 11)).toEqual(new Map());
      expect(await since([], 0)).toEqual(new Map());
      await commit(its(), async (tx) => {
        expect(await tx.spending.since([two.id], later(0))).toEqual(new Map([[two.id, 77]]));
      });
    });
  });
};
