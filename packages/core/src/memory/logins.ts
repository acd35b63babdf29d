import type { Login, Logins } from "../security/index.ts";
import { sliceRows } from "./order-of-rows.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

const loginTable: Table<Login> = { name: "login", key: ({ id }) => id };

export const memoryLogins = (view: View): Logins => ({
  ofMember: async (member, slice) => {
    await view.turn("read");
    const rows = view.all(loginTable).filter(({ memberId }) => memberId === member);
    return sliceRows(rows, slice, ({ at, id }) => ({ key: at.getTime(), id }), "descending");
  },
  insert: async (login) => {
    await view.turn("write");
    view.put(loginTable, login);
  },
  forgetMember: async (member) => {
    await view.turn("write");
    for (const { id, memberId } of view.all(loginTable)) if (memberId === member) view.remove(loginTable, id);
  },
  forget: async (before, limit) => {
    await view.turn("write");
    return removeSome(view, loginTable, ({ at }) => at < before, limit);
  },
});
