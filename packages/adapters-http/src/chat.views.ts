import type { ListedRoom, OpenedRoom, Room, ShownMessage } from "@cofshop/core/chat";
import { z } from "zod";
import { type Answer, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, timeOrNull } from "./fields.ts";
import { fileFields, fileOf } from "./file.views.ts";

export const roomStatus = z.enum(["ACTIVE", "IN_PROGRESS", "CLOSED"]);

const room = z.strictObject({
  roomId: out.id,
  customerId: out.id,
  /** null while the room waits for its first agent. */
  agentId: out.id.nullable(),
  status: roomStatus,
  /** False once it is closed. */
  active: z.boolean(),
  messages: z.int(),
  lastMessageAt: out.time.nullable(),
  createdAt: out.time,
  closedAt: out.time.nullable(),
});

const shownRoom = ({ id, customerId, agentId, status, messages, lastMessageAt, createdAt, closedAt }: Room) => ({
  roomId: id,
  customerId,
  agentId: agentId ?? null,
  status,
  active: status !== "CLOSED",
  messages,
  lastMessageAt: timeOrNull(lastMessageAt),
  createdAt: instant(createdAt),
  closedAt: timeOrNull(closedAt),
});

const roomSchema = room.meta({ id: "ChatRoom" });
export const roomView: View<Room> = view(roomSchema, shownRoom);

/** 201 for a new room, 200 for the one that the caller has open. */
export const openedRoom: Answer<OpenedRoom> = {
  statuses: { 200: roomSchema, 201: roomSchema },
  make: ({ room: opened, created }) =>
    created
      ? { status: 201, data: shownRoom(opened), location: `/chat-rooms/${opened.id}` }
      : { status: 200, data: shownRoom(opened) },
};

export const listedRoomView: View<ListedRoom> = view(
  room
    .extend({
      /** Messages of others that the caller has not read. */
      unread: z.int(),
    })
    .meta({ id: "ListedChatRoom" }),
  (listed) => ({ ...shownRoom(listed), unread: listed.unread }),
);

export const messageView: View<ShownMessage> = view(
  z
    .strictObject({
      messageId: out.id,
      roomId: out.id,
      senderId: out.id,
      /** Empty once it is deleted. */
      message: z.string(),
      messageGroupId: z.string(),
      messageType: z.enum(["TEXT", "IMAGE", "VIDEO", "FILE"]),
      attachmentIds: z.array(out.id),
      attachments: z.array(z.strictObject(fileFields).meta({ id: "AttachedFile" })),
      deleted: z.boolean(),
      createdAt: out.time,
      /** Its place in the room: 1, 2, 3 … */
      sequence: z.int(),
    })
    .meta({ id: "ChatMessage" }),
  ({ id, createdAt, attachmentIds, attachments, ...message }) => ({
    messageId: id,
    ...message,
    attachmentIds: [...attachmentIds],
    attachments: attachments.map(fileOf),
    createdAt: instant(createdAt),
  }),
);

export const unreadView: View<{ readonly unread: number }> = view(
  z.strictObject({ unread: z.int() }),
  ({ unread }) => ({ unread }),
);
