import type { Member, Members } from "../member/index.ts";
import type { Table, View } from "./store.ts";

export const memberTable: Table<Member> = { name: "member", key: ({ id }) => id, unique: [({ email }) => email] };

export const memoryMembers = (view: View): Members => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(memberTable, id);
  },
  byEmail: async (email) => {
    await view.turn("read");
    return view.all(memberTable).find((member) => member.email === email);
  },
  insert: async (member) => {
    await view.turn("write");
    if (view.all(memberTable).some(({ email }) => email === member.email)) return false;
    view.put(memberTable, member);
    return true;
  },
  save: async (member) => {
    await view.turn("write");
    const now = view.get(memberTable, member.id);
    if (now?.version !== member.version - 1) return false;
    view.put(memberTable, { ...member, lastLoginAt: now.lastLoginAt });
    return true;
  },
  noteLogin: async (id, at) => {
    await view.turn("write");
    const member = view.get(memberTable, id);
    if (member !== undefined) view.put(memberTable, { ...member, lastLoginAt: at });
  },
});
