import {
  type HeldCoupon,
  issue,
  isUsable,
  type MemberCoupon,
  type MemberCoupons,
  type Settlement,
  type WonClaim,
} from "../coupon/index.ts";
import type { CouponId, MemberCouponId, MemberId } from "../shared/ids.ts";
import { couponTable } from "./coupons.ts";
import { memberTable } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

/** A member's coupon, or a sequence that was written off: nobody has it, and nobody will. */
type Row = Omit<MemberCoupon, "memberId"> & { readonly memberId: MemberId | undefined };

const memberCouponTable: Table<Row> = {
  name: "member-coupon",
  key: ({ id }) => id,
  unique: [
    ({ couponId, memberId }) => memberId && `${couponId}/${memberId}`,
    ({ couponId, sequence }) => sequence && `${couponId}/${sequence}`,
  ],
};

const heldBy = (row: Row): MemberCoupon | undefined => {
  const { memberId } = row;
  return memberId === undefined ? undefined : { ...row, memberId };
};

export const memoryMemberCoupons = (view: View): MemberCoupons => {
  const ofCoupon = (coupon: CouponId): readonly Row[] =>
    view.all(memberCouponTable).filter(({ couponId }) => couponId === coupon);
  const ofMember = (member: MemberId): readonly MemberCoupon[] =>
    view.all(memberCouponTable).flatMap((row) => (row.memberId === member ? (heldBy(row) ?? []) : []));
  const withCoupon = (held: MemberCoupon | undefined): HeldCoupon | undefined => {
    const coupon = held && view.get(couponTable, held.couponId);
    return held && coupon && { held, coupon };
  };
  const found = (id: MemberCouponId): HeldCoupon | undefined => {
    const row = view.get(memberCouponTable, id);
    return withCoupon(row && heldBy(row));
  };

  const settleOne = (claim: WonClaim): Settlement => {
    const coupon = view.get(couponTable, claim.coupon);
    if (coupon === undefined || view.get(memberTable, claim.member) === undefined) return "unknown";
    const rows = ofCoupon(coupon.id);
    const sameSequence = rows.find(({ sequence }) => sequence === claim.sequence);
    if (sameSequence?.memberId === claim.member) return "already";
    if (sameSequence !== undefined || view.get(memberCouponTable, claim.id) !== undefined) return "sequence-taken";
    if (rows.some(({ memberId }) => memberId === claim.member)) return "member-has-one";
    if (coupon.quantity === undefined || claim.sequence > coupon.quantity + coupon.revoked) return "beyond-stock";
    view.put(memberCouponTable, issue(claim, coupon));
    return "written";
  };

  return {
    byId: async (id) => {
      await view.turn("read");
      return found(id);
    },
    ofMemberAndCoupon: async (member, coupon) => {
      await view.turn("read");
      return ofMember(member).find(({ couponId }) => couponId === coupon);
    },
    ofMember: async (member, slice) => {
      await view.turn("read");
      const position = ({ issuedAt, id }: MemberCoupon) => ({ key: issuedAt.getTime(), id });
      return sliceRows(ofMember(member), slice, position, "descending").flatMap((held) => withCoupon(held) ?? []);
    },
    claimsAfter: async (coupon, after, limit) => {
      await view.turn("read");
      return ofCoupon(coupon)
        .flatMap(({ sequence, memberId, state }) =>
          sequence === undefined ? [] : [{ sequence, member: memberId, revoked: state === "REVOKED" }],
        )
        .filter(({ sequence }) => sequence > after)
        .sort((a, b) => a.sequence - b.sequence)
        .slice(0, limit);
    },
    counts: async (coupon) => {
      await view.turn("read");
      const rows = ofCoupon(coupon);
      return {
        live: rows.filter(({ state }) => state !== "REVOKED").length,
        lastSequence: Math.max(0, ...rows.map(({ sequence = 0 }) => sequence)),
      };
    },
    insert: async (memberCoupon) => {
      await view.turn("write");
      const { couponId, memberId } = memberCoupon;
      if (view.get(couponTable, couponId)?.state !== "AVAILABLE") return false;
      if (ofMember(memberId).some((other) => other.couponId === couponId)) return false;
      view.put(memberCouponTable, memberCoupon);
      return true;
    },
    settle: async (claims) => {
      await view.turn("write");
      // Of claims that are in each other's way the one with the lower sequence was first.
      const inOrder = [...claims.keys()].sort((a, b) => (claims[a]?.sequence ?? 0) - (claims[b]?.sequence ?? 0));
      const settled = new Map<number, Settlement>();
      for (const place of inOrder) {
        const claim = claims[place];
        if (claim !== undefined) settled.set(place, settleOne(claim));
      }
      return claims.map((_claim, place) => settled.get(place) ?? "unknown");
    },
    use: async (id, order, at) => {
      await view.turn("write");
      const it = found(id);
      if (it === undefined || !isUsable(it, at)) return false;
      view.put(memberCouponTable, { ...it.held, state: "USED", usedAt: at, orderId: order });
      return true;
    },
    giveBack: async (id, order, at) => {
      await view.turn("write");
      const row = view.get(memberCouponTable, id);
      if (row?.state !== "USED" || row.orderId !== order) return false;
      const state = row.expiresAt <= at ? "EXPIRED" : "AVAILABLE";
      view.put(memberCouponTable, { ...row, state, usedAt: undefined, orderId: undefined });
      return true;
    },
    revoke: async (member, coupon) => {
      await view.turn("write");
      const held = ofMember(member).find(({ couponId }) => couponId === coupon);
      if (held?.state !== "AVAILABLE") return undefined;
      const revoked: MemberCoupon = { ...held, state: "REVOKED" };
      view.put(memberCouponTable, revoked);
      return revoked;
    },
    writeOff: async (couponId, sequences, at) => {
      await view.turn("write");
      const coupon = view.get(couponTable, couponId);
      if (coupon === undefined) return [];
      const had = new Set(ofCoupon(couponId).map(({ sequence }) => sequence));
      const lost = [...new Set(sequences)].filter((sequence) => !had.has(sequence)).sort((a, b) => a - b);
      for (const sequence of lost) {
        const id = `lost/${couponId}/${sequence}` as MemberCouponId;
        const nobodys = { id, memberId: undefined, couponId, sequence, issuedAt: at, expiresAt: coupon.expiresAt };
        view.put(memberCouponTable, { ...nobodys, state: "REVOKED", usedAt: undefined, orderId: undefined });
      }
      return lost;
    },
    expire: async (at, limit) => {
      await view.turn("write");
      const over = view
        .all(memberCouponTable)
        .filter(({ state, expiresAt }) => state === "AVAILABLE" && expiresAt <= at)
        .slice(0, limit);
      for (const row of over) view.put(memberCouponTable, { ...row, state: "EXPIRED" });
      return over.length;
    },
  };
};
