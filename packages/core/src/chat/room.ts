import { type Actor, isAdmin, nameOf } from "../shared/actor.ts";
import type { Changed, EventOf, Json } from "../shared/event.ts";
import type { MemberId, RoomId } from "../shared/ids.ts";
import { type Err, err, ok, type Result } from "../shared/result.ts";

/** ACTIVE waits for an agent. */
export type RoomStatus = "ACTIVE" | "IN_PROGRESS" | "CLOSED";

/** A conversation of a customer with the shop. Its agent is an admin, and stays on record when it is closed. */
export type Room = {
  readonly id: RoomId;
  readonly customerId: MemberId;
  readonly agentId: MemberId | undefined;
  readonly status: RoomStatus;
  readonly createdAt: Date;
  readonly closedAt: Date | undefined;
  /** How many messages were sent: the sequence of the last. Counting them is no change of the room's version. */
  readonly messages: number;
  readonly lastMessageAt: Date | undefined;
  readonly version: number;
};

/** A room in a list, with how many messages of others whoever asks has not read. */
export type ListedRoom = Room & { readonly unread: number };

const next: Readonly<Record<RoomStatus, readonly RoomStatus[]>> = {
  ACTIVE: ["IN_PROGRESS", "CLOSED"],
  IN_PROGRESS: ["IN_PROGRESS", "CLOSED"],
  CLOSED: [],
};

export const isOpen = ({ status }: Pick<Room, "status">): boolean => status !== "CLOSED";

type Facts = { readonly customerId: string };
export type ChatEvent =
  | EventOf<"chat.room-opened", 1, Facts>
  | EventOf<"chat.agent-joined", 1, Facts & { readonly agentId: string }>
  | EventOf<"chat.handed-over", 1, Facts & { readonly from: string | null; readonly agentId: string }>
  | EventOf<"chat.room-closed", 1, Facts & { readonly agentId: string | null; readonly by: string }>;

/** No such room, or none of his. */
export type RoomNotFound = { readonly code: "chat.room-not-found" };
export type RoomClosed = { readonly code: "chat.room-closed" };
export type AgentExists = { readonly code: "chat.agent-exists" };

export const roomNotFound: Err<RoomNotFound> = err({ code: "chat.room-not-found" });
export const roomClosed: Err<RoomClosed> = err({ code: "chat.room-closed" });

/**
 * The member who takes part in a room, if the actor is one: its customer, or its agent as long as he is an admin.
 */
export const participantOf = (
  { customerId, agentId }: Pick<Room, "customerId" | "agentId">,
  by: Actor,
): MemberId | undefined => {
  if (by.kind !== "member") return undefined;
  return by.id === customerId || (by.id === agentId && isAdmin(by)) ? by.id : undefined;
};

const tell = <Type extends ChatEvent["type"], Data extends { readonly [key: string]: Json }>(
  type: Type,
  { id, customerId, version }: Room,
  data: Data,
): EventOf<Type, 1, Facts & Data> => ({
  type,
  version: 1,
  subject: id,
  sequence: version,
  data: { customerId, ...data },
});

export const open = (id: RoomId, customerId: MemberId, at: Date): Changed<Room, ChatEvent> => {
  const state: Room = {
    id,
    customerId,
    agentId: undefined,
    status: "ACTIVE",
    createdAt: at,
    closedAt: undefined,
    messages: 0,
    lastMessageAt: undefined,
    version: 1,
  };
  return { state, events: [tell("chat.room-opened", state, {})] };
};

/** An agent takes a waiting room. */
export const join = (room: Room, agentId: MemberId): Result<Changed<Room, ChatEvent>, RoomClosed | AgentExists> => {
  if (!next[room.status].includes("IN_PROGRESS")) return roomClosed;
  if (room.agentId !== undefined) return err({ code: "chat.agent-exists" });
  const state: Room = { ...room, agentId, status: "IN_PROGRESS", version: room.version + 1 };
  return ok({ state, events: [tell("chat.agent-joined", state, { agentId })] });
};

/** Another agent takes the room, which may have been waiting for its first. */
export const handOver = (room: Room, agentId: MemberId): Result<Changed<Room, ChatEvent>, RoomClosed | AgentExists> => {
  if (!next[room.status].includes("IN_PROGRESS")) return roomClosed;
  if (room.agentId === agentId) return err({ code: "chat.agent-exists" });
  const state: Room = { ...room, agentId, status: "IN_PROGRESS", version: room.version + 1 };
  return ok({ state, events: [tell("chat.handed-over", state, { from: room.agentId ?? null, agentId })] });
};

export const close = (room: Room, by: Actor, at: Date): Result<Changed<Room, ChatEvent>, RoomClosed> => {
  if (!next[room.status].includes("CLOSED")) return roomClosed;
  const state: Room = { ...room, status: "CLOSED", closedAt: at, version: room.version + 1 };
  const data = { agentId: room.agentId ?? null, by: nameOf(by) };
  return ok({ state, events: [tell("chat.room-closed", state, data)] });
};
