import { type EraseFilesPorts, eraseFiles, type Uploads } from "../file/index.ts";
import type { Actor } from "../shared/actor.ts";
import type { MessageId, RoomId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { DeletedGroup, MessageNotFound } from "./message.ts";
import type { ChatBroadcast, ChatMessages, ChatRooms } from "./ports.ts";
import { isOpen, participantOf, type RoomClosed, type RoomNotFound, roomClosed, roomNotFound } from "./room.ts";

export type DeleteMessagesPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly chatRooms: ChatRooms; readonly chatMessages: ChatMessages; readonly uploads: Uploads },
    unknown
  >;
  readonly fileStorage: EraseFilesPorts["fileStorage"];
  readonly chatBroadcast: ChatBroadcast;
};
export type NotSender = { readonly code: "auth.not-owner" };
/** One message of a room. */
export type MessagePlace = { readonly roomId: RoomId; readonly messageId: MessageId };

/**
 * Deletes a message of one's own, and with it all that one sent to the room in its group. Answers those that were
 * deleted by this: none when the message was deleted before. Their files are erased after the commit. Not in closed
 * rooms, which stay as they are.
 */
export type DeleteMessages = (
  by: Actor,
  place: MessagePlace,
) => Promise<Result<DeletedGroup, RoomNotFound | RoomClosed | MessageNotFound | NotSender>>;

export const makeDeleteMessages =
  (ports: DeleteMessagesPorts): DeleteMessages =>
  async (by, { roomId, messageId }) => {
    const { unitOfWork, chatBroadcast } = ports;
    const deleted = await unitOfWork.run(async (tx) => {
      // Held, so that the room stays open until this is done.
      const room = await tx.chatRooms.hold(roomId);
      const sender = room && participantOf(room, by);
      if (room === undefined || sender === undefined) return roomNotFound;
      if (!isOpen(room)) return roomClosed;
      const message = await tx.chatMessages.byId(messageId);
      if (message?.roomId !== roomId) return err({ code: "chat.message-not-found" });
      if (message.senderId !== sender) return err({ code: "auth.not-owner" });
      const group = { roomId, groupId: message.messageGroupId };
      // A repeated command may not reach what was sent to the group since.
      const messageIds = message.deleted ? [] : await tx.chatMessages.remove(group, sender);
      const files = messageIds.length > 0 ? await tx.uploads.removeFrom(messageIds) : [];
      return ok({ group: { ...group, messageIds }, files });
    });
    if (!deleted.ok) return deleted;
    const { group, files } = deleted.value;
    if (group.messageIds.length > 0) await chatBroadcast.tell(roomId, { type: "DELETED", ...group });
    await eraseFiles(ports, files);
    return ok(group);
  };
