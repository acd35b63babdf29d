import type { Coupon, Coupons } from "../coupon/index.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

export const couponTable: Table<Coupon> = { name: "coupon", key: ({ id }) => id, unique: [({ code }) => code] };

const made = ({ createdAt, id }: Coupon) => ({ key: createdAt.getTime(), id });

export const memoryCoupons = (view: View): Coupons => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(couponTable, id);
  },
  byCode: async (code) => {
    await view.turn("read");
    return view.all(couponTable).find((coupon) => coupon.code === code);
  },
  list: async (withCodes, slice) => {
    await view.turn("read");
    const shown = view.all(couponTable).filter(({ code }) => withCodes || code === undefined);
    return sliceRows(shown, slice, made, "descending");
  },
  limited: async (slice) => {
    await view.turn("read");
    const limited = view
      .all(couponTable)
      .filter(({ quantity, state }) => quantity !== undefined && state !== "EXPIRED");
    return sliceRows(limited, slice, made, "descending");
  },
  overBefore: async (before, slice) => {
    await view.turn("read");
    const over = view
      .all(couponTable)
      .filter(({ state, expiresAt }) => state !== "EXPIRED" && expiresAt < before)
      .map(({ id, expiresAt }) => ({ id, expiresAt }));
    return sliceRows(over, slice, ({ id, expiresAt }) => ({ key: expiresAt.getTime(), id }), "ascending");
  },
  insert: async (coupon) => {
    await view.turn("write");
    const { code } = coupon;
    if (code !== undefined && view.all(couponTable).some((other) => other.code === code)) return false;
    view.put(couponTable, coupon);
    return true;
  },
  save: async (coupon) => {
    await view.turn("write");
    if (view.get(couponTable, coupon.id)?.version !== coupon.version - 1) return false;
    view.put(couponTable, coupon);
    return true;
  },
});
