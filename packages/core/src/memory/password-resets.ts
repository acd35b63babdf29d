import type { PasswordReset, PasswordResets } from "../security/index.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

const resetTable: Table<PasswordReset> = {
  name: "password-reset",
  key: ({ id }) => id,
  unique: [({ memberId }) => memberId],
};

export const memoryPasswordResets = (view: View): PasswordResets => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(resetTable, id);
  },
  insert: async (reset) => {
    await view.turn("write");
    const former = view.all(resetTable).find(({ memberId }) => memberId !== undefined && memberId === reset.memberId);
    if (former !== undefined) view.remove(resetTable, former.id);
    view.put(resetTable, reset);
  },
  use: async (id, at) => {
    await view.turn("write");
    const reset = view.get(resetTable, id);
    if (reset === undefined || reset.usedAt !== undefined || reset.expiresAt <= at) return false;
    view.put(resetTable, { ...reset, usedAt: at });
    return true;
  },
  removeExpired: async (before, limit) => {
    await view.turn("write");
    return removeSome(view, resetTable, ({ expiresAt }) => expiresAt < before, limit);
  },
});
