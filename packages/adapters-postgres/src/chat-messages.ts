import type { MemberId, MessageId, RoomId, UploadId } from "@cofshop/core";
import type { ChatMessages, Message, MessageType } from "@cofshop/core/chat";
import { EntitySchema } from "typeorm";
import { named, perDialect, primary, type Table } from "./dialect.ts";
import { whereActiveMemberStays } from "./members.ts";
import type { Database } from "./statement.ts";

type MessageRow = {
  id: string;
  roomId: string;
  senderId: string;
  message: string;
  messageGroupId: string;
  messageType: MessageType;
  attachmentIds: readonly string[];
  deleted: boolean;
  createdAt: Date;
  sequence: number;
};

export const messageTable: Table<MessageRow> = perDialect(
  ({ id, text, time, whole, flag, json }) =>
    new EntitySchema<MessageRow>({
      name: "cof_chat_message",
      columns: {
        id: primary(id),
        roomId: named("room_id", id),
        senderId: named("sender_id", id),
        message: text,
        messageGroupId: named("message_group_id", text),
        messageType: named("message_type", text),
        attachmentIds: named("attachment_ids", json),
        deleted: flag,
        createdAt: named("created_at", time),
        sequence: whole,
      },
    }),
);

/** Deletes a sender's ($3) messages of a group ($2) of a room ($1); answers those that were not deleted before. */
const remove = `UPDATE cof_chat_message SET message = '', message_type = 'TEXT', attachment_ids = '[]', deleted = TRUE
  WHERE room_id = $1 AND message_group_id = $2 AND sender_id = $3 AND NOT deleted RETURNING id, sequence`;

export const sqlChatMessages = (database: Database): ChatMessages => {
  const table = messageTable[database.dialect];
  return {
    byId: async (id) => {
      const [row] = await database.find({ m: table }, "FROM cof_chat_message m WHERE m.id = $1", [id]);
      return row && toMessage(row.m);
    },
    ofRoom: async (room, { after, limit }) => {
      const before = after === undefined ? "" : "AND m.sequence < $2";
      const from = `FROM cof_chat_message m WHERE m.room_id = $1 ${before} ORDER BY m.sequence DESC LIMIT ${limit}`;
      const rows = await database.find({ m: table }, from, after === undefined ? [room] : [room, after.key]);
      return rows.map(({ m }) => toMessage(m));
    },
    insert: (message) =>
      database.insertWhere(table, message, whereActiveMemberStays[database.dialect], [message.senderId]),
    remove: async ({ roomId, groupId }, sender) => {
      type Removed = { readonly id: MessageId; readonly sequence: number };
      const removed = await database.returning<Removed>(remove, [roomId, groupId, sender]);
      return [...removed].sort((a, b) => a.sequence - b.sequence).map(({ id }) => id);
    },
  };
};

const toMessage = (row: MessageRow): Message => ({
  ...row,
  id: row.id as MessageId,
  roomId: row.roomId as RoomId,
  senderId: row.senderId as MemberId,
  attachmentIds: row.attachmentIds as readonly UploadId[],
});
