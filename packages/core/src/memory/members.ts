import type { Member, Members } from "../member/index.ts";
import type { MemberId } from "../shared/ids.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

export const memberTable: Table<Member> = { name: "member", key: ({ id }) => id, unique: [({ email }) => email] };

/**
 * Stands for a foreign key on a member who may not quit meanwhile: false when he has, or there is none.
 */
export const holdMember = (view: View, id: MemberId): boolean => {
  const member = view.get(memberTable, id);
  if (member === undefined || member.state === "QUIT") return false;
  view.hold(memberTable, id);
  return true;
};

/** The same for a member who is neither gone nor suspended. */
export const holdActiveMember = (view: View, id: MemberId): boolean =>
  view.get(memberTable, id)?.state === "ACTIVE" && holdMember(view, id);

const position = ({ createdAt, id }: Member) => ({ key: createdAt.getTime(), id });

export const memoryMembers = (view: View): Members => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(memberTable, id);
  },
  byEmail: async (email) => {
    await view.turn("read");
    return view.all(memberTable).find((member) => member.email === email);
  },
  table: async ({ state, role, email }, { page, size }) => {
    await view.turn("read");
    const rows = view
      .all(memberTable)
      .filter((member) => state === undefined || member.state === state)
      .filter((member) => role === undefined || member.role === role)
      .filter((member) => email === undefined || member.email === email);
    const all = sliceRows(rows, { after: undefined, limit: rows.length }, position, "descending");
    return { rows: all.slice(page * size, (page + 1) * size), total: rows.length };
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
  noteLogin: async ({ id, version }, at) => {
    await view.turn("write");
    const now = view.get(memberTable, id);
    if (now?.version !== version) return false;
    view.put(memberTable, { ...now, lastLoginAt: at });
    return true;
  },
  holdAdmins: async () => {
    await view.turn("write");
    const admins = view.all(memberTable).filter(({ role, state }) => role === "ADMIN" && state === "ACTIVE");
    // Written as they are: whoever else writes one of them meanwhile is repeated, or makes this transaction repeat.
    for (const admin of admins) view.put(memberTable, admin);
    return admins.map(({ id }) => id).sort();
  },
});
