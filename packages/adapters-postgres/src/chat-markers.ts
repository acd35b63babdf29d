import type { ChatMarkers } from "@cofshop/core/chat";
import type { Database } from "./statement.ts";

/** How many messages of others, not deleted, a reader has not read of a room; both are columns or places. */
export const unreadOf = (room: string, reader: string): string => `(SELECT COUNT(*) FROM cof_chat_message m
  WHERE m.room_id = ${room} AND m.sender_id <> ${reader} AND NOT m.deleted AND m.sequence > COALESCE(
    (SELECT k.sequence FROM cof_chat_marker k WHERE k.room_id = ${room} AND k.member_id = ${reader}), 0))`;

/** Moves a member's ($2) marker in a room ($1) to a sequence ($3), if that is further on. */
const advance = `INSERT INTO cof_chat_marker (room_id, member_id, sequence) VALUES ($1, $2, $3)
  ON CONFLICT (room_id, member_id) DO UPDATE SET sequence = excluded.sequence
  WHERE cof_chat_marker.sequence < excluded.sequence`;

export const sqlChatMarkers = (database: Database): ChatMarkers => ({
  unread: async (room, member) => {
    const sql = `SELECT ${unreadOf("$1", "$2")} AS unread`;
    const [row] = await database.rows<{ readonly unread: number | string }>(sql, [room, member]);
    return Number(row?.unread ?? 0);
  },
  advance: async (room, member, sequence) => (await database.changed(advance, [room, member, sequence])) === 1,
});
