import type { Actor } from "../shared/actor.ts";
import type { RoomId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { done, type Result } from "../shared/result.ts";
import type { ChatBroadcast, ChatRoomReads } from "./ports.ts";
import { isOpen, participantOf, type RoomClosed, type RoomNotFound, roomClosed, roomNotFound } from "./room.ts";

export type TellTypingPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly chatRooms: ChatRoomReads }>;
  readonly chatBroadcast: ChatBroadcast;
};

/** Tells an open room that somebody in it is writing. Nothing is kept. */
export type TellTyping = (by: Actor, id: RoomId) => Promise<Result<undefined, RoomNotFound | RoomClosed>>;

export const makeTellTyping =
  ({ unitOfWork, chatBroadcast }: TellTypingPorts): TellTyping =>
  async (by, id) => {
    const room = await unitOfWork.reads.chatRooms.byId(id);
    const memberId = room && participantOf(room, by);
    if (room === undefined || memberId === undefined) return roomNotFound;
    if (!isOpen(room)) return roomClosed;
    await chatBroadcast.tell(id, { type: "TYPING", roomId: id, memberId });
    return done;
  };
