import type { MemberId, RoomId } from "@cofshop/core";
import type { ChatRooms, ListedRoom, Room, RoomStatus } from "@cofshop/core/chat";
import { EntitySchema } from "typeorm";
import { unreadOf } from "./chat-markers.ts";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { whereActiveMemberStays } from "./members.ts";
import type { Database, Value } from "./statement.ts";

type RoomRow = {
  id: string;
  customerId: string;
  agentId: string | null;
  status: RoomStatus;
  createdAt: Date;
  closedAt: Date | null;
  messages: number;
  lastMessageAt: Date | null;
  version: number;
};

export const roomTable: Table<RoomRow> = perDialect(
  ({ id, text, time, whole }) =>
    new EntitySchema<RoomRow>({
      name: "cof_chat_room",
      columns: {
        id: primary(id),
        customerId: named("customer_id", id),
        agentId: named("agent_id", optional(id)),
        status: text,
        createdAt: named("created_at", time),
        closedAt: named("closed_at", optional(time)),
        messages: whole,
        lastMessageAt: named("last_message_at", optional(time)),
        version: whole,
      },
    }),
);

const newestFirst = "ORDER BY r.created_at DESC, r.id DESC";

/** The customer's room that is not closed. $1: the customer. */
const openOf = "FROM cof_chat_room r WHERE r.customer_id = $1 AND r.status <> 'CLOSED'";

/** Ends an insertion that does nothing when the customer has a room that is not closed. */
const unlessOpen = "ON CONFLICT (customer_id) WHERE status <> 'CLOSED' DO NOTHING";

/**
 * Counts a message of a sender ($2), sent at $3, in a room ($1) that is not closed and of which he is a part. The sender
 * is held before the room, as by whoever quits and closes his room with it: otherwise each could wait for the other.
 */
const count = (dialect: Dialect): string => `WITH sender AS (
    SELECT id FROM cof_member WHERE id = $2 ${dialect === "postgres" ? "FOR KEY SHARE" : ""})
  UPDATE cof_chat_room SET messages = messages + 1, last_message_at = $3
  WHERE id = $1 AND status <> 'CLOSED' AND (customer_id = $2 OR agent_id = $2) AND EXISTS (SELECT 1 FROM sender)
  RETURNING customer_id AS "customerId", agent_id AS "agentId", messages`;

type Counted = { readonly customerId: MemberId; readonly agentId: MemberId | null; readonly messages: number };

export const sqlChatRooms = (database: Database): ChatRooms => {
  const { dialect } = database;
  const table = roomTable[dialect];
  const one = async (from: string, id: string): Promise<Room | undefined> => {
    const [row] = await database.find({ r: table }, from, [id]);
    return row && toRoom(row.r);
  };
  /** Rooms as a reader ($1) finds them. */
  const listed = async (
    from: string,
    reader: MemberId | undefined,
    ...parameters: readonly Value[]
  ): Promise<readonly ListedRoom[]> => {
    const unread = unreadOf("r.id", "$1");
    const rows = await database.find({ r: table }, from, [reader ?? null, ...parameters], { unread });
    return rows.map((row) => ({ ...toRoom(row.r), unread: Number(row.unread) }));
  };
  return {
    byId: (id) => one("FROM cof_chat_room r WHERE r.id = $1", id),
    openOf: (customer) => one(openOf, customer),
    listed: async (id, reader) => (await listed("FROM cof_chat_room r WHERE r.id = $2", reader, id))[0],
    ofMember: (member, { after, limit }) => {
      const mine = "FROM cof_chat_room r WHERE (r.customer_id = $1 OR r.agent_id = $1)";
      const end = `${newestFirst} LIMIT ${limit}`;
      if (after === undefined) return listed(`${mine} ${end}`, member);
      return listed(`${mine} AND (r.created_at, r.id) < ($2, $3) ${end}`, member, new Date(after.key), after.id);
    },
    table: async ({ status }, { page, size }, reader) => {
      const total = database.select(table, "r");
      if (status !== undefined) total.where("r.status = :status", { status });
      const cut = `${newestFirst} LIMIT ${size} OFFSET ${page * size}`;
      const rows =
        status === undefined
          ? await listed(`FROM cof_chat_room r ${cut}`, reader)
          : await listed(`FROM cof_chat_room r WHERE r.status = $2 ${cut}`, reader, status);
      return { rows, total: await total.getCount() };
    },
    insert: (room) =>
      database.insertWhere(table, toRow(room), `${whereActiveMemberStays[dialect]} ${unlessOpen}`, [room.customerId]),
    save: async (room) => {
      // Messages are counted by their own writer, which changes no version.
      const { id, messages: _, lastMessageAt: __, ...change } = toRow(room);
      return (await database.update(table, change, { id, version: room.version - 1 })) === 1;
    },
    count: async (id, sender, at) => {
      const [counted] = await database.returning<Counted>(count(dialect), [id, sender, at]);
      return counted && { ...counted, agentId: counted.agentId ?? undefined };
    },
    hold: (id) => one(`FROM cof_chat_room r WHERE r.id = $1 ${dialect === "postgres" ? "FOR NO KEY UPDATE" : ""}`, id),
  };
};

const toRow = (room: Room): RoomRow => ({
  ...room,
  agentId: room.agentId ?? null,
  closedAt: room.closedAt ?? null,
  lastMessageAt: room.lastMessageAt ?? null,
});

const toRoom = (row: RoomRow): Room => ({
  ...row,
  id: row.id as RoomId,
  customerId: row.customerId as MemberId,
  agentId: (row.agentId ?? undefined) as MemberId | undefined,
  closedAt: row.closedAt ?? undefined,
  lastMessageAt: row.lastMessageAt ?? undefined,
});
