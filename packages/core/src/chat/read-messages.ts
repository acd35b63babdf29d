import type { Actor } from "../shared/actor.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { MessagePlace } from "./delete-messages.ts";
import type { MessageNotFound } from "./message.ts";
import type { ChatBroadcast, ChatMarkerReads, ChatMarkers, ChatMessageReads, ChatRoomReads } from "./ports.ts";
import { participantOf, type RoomNotFound, roomNotFound } from "./room.ts";

export type ReadMessagesPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly chatMarkers: ChatMarkers },
    {
      readonly chatRooms: ChatRoomReads;
      readonly chatMessages: ChatMessageReads;
      readonly chatMarkers: ChatMarkerReads;
    }
  >;
  readonly chatBroadcast: ChatBroadcast;
};

/**
 * Whoever takes part in a room has read it up to a message. Never takes back what was read further, and is told to the
 * room only where it is news. Answers how many messages of others are left.
 */
export type ReadMessages = (
  by: Actor,
  place: MessagePlace,
) => Promise<Result<{ readonly unread: number }, RoomNotFound | MessageNotFound>>;

export const makeReadMessages =
  ({ unitOfWork, chatBroadcast }: ReadMessagesPorts): ReadMessages =>
  async (by, { roomId, messageId }) => {
    const { reads } = unitOfWork;
    const room = await reads.chatRooms.byId(roomId);
    const reader = room && participantOf(room, by);
    if (reader === undefined) return roomNotFound;
    const message = await reads.chatMessages.byId(messageId);
    if (message?.roomId !== roomId) return err({ code: "chat.message-not-found" });
    const { value: moved } = await unitOfWork.runSingle(async (tx) =>
      ok(await tx.chatMarkers.advance(roomId, reader, message.sequence)),
    );
    if (moved) await chatBroadcast.tell(roomId, { type: "READ", roomId, memberId: reader, messageId });
    return ok({ unread: await reads.chatMarkers.unread(roomId, reader) });
  };
