import type { RefreshTokens, Session } from "../security/index.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

const sessionTable: Table<Session> = { name: "session", key: ({ id }) => id };

export const memoryRefreshTokens = (view: View): RefreshTokens => ({
  insert: async (session) => {
    await view.turn("write");
    view.put(sessionTable, session);
  },
  byId: async (id) => {
    await view.turn("read");
    return view.get(sessionTable, id);
  },
  rotate: async (session) => {
    await view.turn("write");
    const now = view.get(sessionTable, session.id);
    if (now?.generation !== session.generation - 1 || now.revokedAt !== undefined) return false;
    view.put(sessionTable, session);
    return true;
  },
  revoke: async (id, at) => {
    await view.turn("write");
    const session = view.get(sessionTable, id);
    if (session !== undefined && session.revokedAt === undefined) view.put(sessionTable, { ...session, revokedAt: at });
  },
  revokeAll: async (member, at) => {
    await view.turn("write");
    const open = view.all(sessionTable).filter((row) => row.memberId === member && row.revokedAt === undefined);
    for (const session of open) view.put(sessionTable, { ...session, revokedAt: at });
  },
  removeExpired: async (before, limit) => {
    await view.turn("write");
    return removeSome(view, sessionTable, ({ expiresAt }) => expiresAt < before, limit);
  },
});
