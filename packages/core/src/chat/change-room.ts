import type { MemberReads } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { Changed } from "../shared/event.ts";
import type { MemberId, RoomId } from "../shared/ids.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { roomNotice } from "./broadcast.ts";
import type { ChatBroadcast, ChatRooms } from "./ports.ts";
import {
  type AgentExists,
  type ChatEvent,
  close,
  handOver,
  join,
  participantOf,
  type Room,
  type RoomClosed,
  type RoomNotFound,
  roomNotFound,
} from "./room.ts";
import { saveRoom } from "./save-room.ts";

type ChangeRoomTx = { readonly chatRooms: ChatRooms; readonly members: MemberReads; readonly outbox: Outbox };
export type ChangeRoomPorts = {
  readonly unitOfWork: UnitOfWork<ChangeRoomTx, unknown>;
  readonly chatBroadcast: ChatBroadcast;
  readonly clock: Clock;
};

/** The one who is to be the agent is no active admin, or is the customer himself. */
export type NotAnAgent = { readonly code: "chat.not-an-agent" };
export type AgentRefusal = Forbidden | RoomNotFound | RoomClosed | AgentExists | NotAnAgent;

/** The admin who asks takes a waiting room. Of admins who race for it one gets it. */
export type JoinRoom = (by: Actor, id: RoomId) => Promise<Result<Room, AgentRefusal>>;
/** Another admin takes the place of the agent, or the first in a waiting room. Admins only, the agent or any other. */
export type HandRoomOver = (
  by: Actor,
  id: RoomId,
  command: { readonly agentId: MemberId },
) => Promise<Result<Room, AgentRefusal>>;
/** Ends the conversation: its customer, its agent or any admin. Both sides keep the history, and nothing is added to it. */
export type CloseRoom = (by: Actor, id: RoomId) => Promise<Result<Room, RoomNotFound | RoomClosed>>;

const makeChangeRoom =
  ({ unitOfWork, chatBroadcast, clock }: ChangeRoomPorts) =>
  async <E>(
    id: RoomId,
    change: (tx: ChangeRoomTx, room: Room, at: Date) => Promise<Result<Changed<Room, ChatEvent>, E>>,
  ): Promise<Result<Room, E | RoomNotFound>> => {
    const at = clock.now();
    const changed = await unitOfWork.run(async (tx): Promise<Result<Room, E | RoomNotFound>> => {
      const room = await tx.chatRooms.byId(id);
      if (room === undefined) return roomNotFound;
      const next = await change(tx, room, at);
      return next.ok ? ok(await saveRoom(tx, next.value, at)) : next;
    });
    if (changed.ok) await chatBroadcast.tell(id, roomNotice(changed.value));
    return changed;
  };

/** A step: whether a member can be the agent of a room. */
const canServe = async (tx: ChangeRoomTx, { customerId }: Room, agentId: MemberId): Promise<boolean> => {
  if (agentId === customerId) return false;
  const member = await tx.members.byId(agentId);
  return member?.state === "ACTIVE" && member.role === "ADMIN";
};

const makeAssign = (ports: ChangeRoomPorts, assign: typeof join) => {
  const changeRoom = makeChangeRoom(ports);
  return (id: RoomId, agentId: MemberId): Promise<Result<Room, AgentRefusal>> =>
    changeRoom<AgentRefusal>(id, async (tx, room) => {
      const assigned = assign(room, agentId);
      if (!assigned.ok) return assigned;
      return (await canServe(tx, room, agentId)) ? assigned : err({ code: "chat.not-an-agent" });
    });
};

export const makeJoinRoom = (ports: ChangeRoomPorts): JoinRoom => {
  const assign = makeAssign(ports, join);
  return async (by, id) => (by.kind === "member" && isAdmin(by) ? assign(id, by.id) : forbidden);
};

export const makeHandRoomOver = (ports: ChangeRoomPorts): HandRoomOver => {
  const assign = makeAssign(ports, handOver);
  return async (by, id, { agentId }) => (isAdmin(by) ? assign(id, agentId) : forbidden);
};

export const makeCloseRoom = (ports: ChangeRoomPorts): CloseRoom => {
  const changeRoom = makeChangeRoom(ports);
  return (by, id) =>
    changeRoom<RoomNotFound | RoomClosed>(id, async (_tx, room, at) =>
      isAdmin(by) || participantOf(room, by) !== undefined ? close(room, by, at) : roomNotFound,
    );
};
