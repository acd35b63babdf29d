import type { Membership, Memberships, PointEntry, Spending } from "../member/index.ts";
import type { MemberId } from "../shared/ids.ts";
import { add, type Money, subtract, zero } from "../shared/money.ts";
import { sliceRows } from "./order-of-rows.ts";
import { orderTable } from "./orders.ts";
import type { Table, View } from "./store.ts";

const membershipTable: Table<Membership> = { name: "membership", key: ({ memberId }) => memberId };
const entryTable: Table<PointEntry> = {
  name: "point-entry",
  key: ({ memberId, sequence }) => `${memberId}/${sequence}`,
};

export const memoryMemberships = (view: View): Memberships => ({
  byMember: async (member) => {
    await view.turn("read");
    return view.get(membershipTable, member);
  },
  ofMembers: async (members) => {
    await view.turn("read");
    return members.flatMap((member) => view.get(membershipTable, member) ?? []);
  },
  ledger: async (member, slice) => {
    await view.turn("read");
    const rows = view.all(entryTable).filter(({ memberId }) => memberId === member);
    return sliceRows(rows, slice, ({ sequence, memberId }) => ({ key: sequence, id: memberId }), "descending");
  },
  ended: async (before, slice) => {
    await view.turn("read");
    const rows = view.all(membershipTable).flatMap(({ memberId, lots: [first] }) => {
      return first !== undefined && first.expiresAt < before ? [{ memberId, expiresAt: first.expiresAt }] : [];
    });
    const position = ({ memberId, expiresAt }: (typeof rows)[number]) => ({ key: expiresAt.getTime(), id: memberId });
    return sliceRows(rows, slice, position, "ascending");
  },
  all: async (slice) => {
    await view.turn("read");
    return sliceRows(view.all(membershipTable), slice, ({ memberId }) => ({ key: 0, id: memberId }), "descending");
  },
  hold: async (member) => {
    await view.turn("write");
    const now = view.get(membershipTable, member);
    // Written as it is: whoever else writes it meanwhile is repeated, or makes this transaction repeat.
    if (now !== undefined) view.put(membershipTable, now);
    return now;
  },
  save: async ({ membership, entries }, before) => {
    await view.turn("write");
    const now = view.get(membershipTable, membership.memberId);
    if ((now?.version ?? 0) !== before.version) return false;
    view.put(membershipTable, membership);
    for (const entry of entries) view.put(entryTable, entry);
    return true;
  },
});

export const memorySpending = (view: View): Spending => ({
  since: async (members, from) => {
    await view.turn("read");
    const sums = new Map<MemberId, Money>();
    for (const { memberId, state, completedAt, finalPrice, refundedAmount } of view.all(orderTable)) {
      if (!members.includes(memberId) || state === "CANCELLED") continue;
      if (completedAt === undefined || completedAt < from) continue;
      sums.set(memberId, add(sums.get(memberId) ?? zero, subtract(finalPrice, refundedAmount)));
    }
    return sums;
  },
});
