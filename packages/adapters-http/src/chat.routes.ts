import type { MemberId, MessageId, RoomId } from "@cofshop/core";
import type { ChatUseCases } from "@cofshop/core/chat";
import { z } from "zod";
import { feedOf, okay, tableOf } from "./answer.ts";
import { listedRoomView, messageView, openedRoom, roomStatus, roomView, unreadView } from "./chat.views.ts";
import { feedQuery, id, pageQuery } from "./fields.ts";
import { get, type PathParams, patch, post, put, type Route } from "./route.ts";

const absent = { code: "chat.room-not-found" } as const;
const roomInPath: PathParams<{ id: RoomId }> = { schema: z.object({ id: id<RoomId>() }), absent };
const historyInPath: PathParams<{ roomId: RoomId }> = { schema: z.object({ roomId: id<RoomId>() }), absent };

const handOverBody = z.strictObject({ agentId: id<MemberId>() });
const readBody = z.strictObject({ messageId: id<MessageId>() });
const tableQuery = z.strictObject({ ...pageQuery, status: roomStatus.exactOptional() });

/** Rooms and what was said in them. Saying something is not HTTP's: messages are sent over STOMP. */
export const chatRoutes = ({ chat }: { readonly chat: ChatUseCases }): readonly Route[] => [
  post("/chat-rooms", {
    summary: "Open a room with the customer service: 201 for a new one, 200 for the one that the caller has open",
    access: "member",
    answer: openedRoom,
    run: ({ by, seal }) => chat.open(by, { seal }),
  }),
  get("/chat-rooms/me", {
    summary: "The rooms that the caller opened, and those whose agent he is or was last, newest first",
    access: "member",
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(listedRoomView)),
    run: ({ by, query }) => chat.mine(by, query),
  }),
  get("/chat-rooms/:id", {
    summary: "One room: its customer, its agent, and admins",
    access: "member",
    params: roomInPath,
    answer: okay(listedRoomView),
    run: ({ by, params }) => chat.view(by, params.id),
  }),
  get("/chat-rooms", {
    summary: "All rooms, newest first",
    access: "admin",
    query: tableQuery,
    answer: okay(tableOf(listedRoomView)),
    run: ({ by, query }) => chat.rooms(by, query),
  }),
  patch("/chat-rooms/:id/join", {
    summary: "Become the agent of a room that waits for one",
    access: "admin",
    params: roomInPath,
    answer: okay(roomView),
    run: ({ by, params }) => chat.join(by, params.id),
  }),
  patch("/chat-rooms/:id/hand-over", {
    summary: "Make another admin the agent of a room",
    access: "admin",
    params: roomInPath,
    body: handOverBody,
    answer: okay(roomView),
    run: ({ by, params, body }) => chat.handOver(by, params.id, body),
  }),
  patch("/chat-rooms/:id/close", {
    summary: "End a conversation: its customer and admins; both sides keep the history",
    access: "member",
    params: roomInPath,
    answer: okay(roomView),
    run: ({ by, params }) => chat.close(by, params.id),
  }),
  get("/chat-messages/:roomId/messages", {
    summary: "What was said in a room, newest first: its customer and its agent",
    access: "member",
    params: historyInPath,
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(messageView)),
    run: ({ by, params, query }) => chat.history(by, params.roomId, query),
  }),
  put("/chat-rooms/:id/read", {
    summary: "Say how far the caller has read; answers how much is left. A step back changes nothing",
    access: "member",
    params: roomInPath,
    body: readBody,
    answer: okay(unreadView),
    run: ({ by, params, body }) => chat.read(by, { roomId: params.id, messageId: body.messageId }),
  }),
];
