import type { Channel } from "../shared/channel.ts";
import type { RoomId } from "../shared/ids.ts";
import type { ShownMessage } from "./message.ts";
import type { ChatBroadcast, ChatNotice } from "./ports.ts";
import type { Room } from "./room.ts";

/** The topic of a channel that a room's notices travel on. */
export const chatTopic = (room: RoomId): string => `chatroom.${room}`;

/**
 * Tells through a channel, to every process of the shop: the text is the notice's JSON.
 *
 * @param onError hears of notices that the channel could not carry; they are lost
 */
export const broadcastOver = (
  channel: Pick<Channel, "publish">,
  onError: (cause: unknown) => void = () => undefined,
): ChatBroadcast => ({
  tell: async (room, notice) => {
    try {
      await channel.publish(chatTopic(room), JSON.stringify(notice));
    } catch (cause) {
      onError(cause);
    }
  },
});

export const messageNotice = ({ id, createdAt, attachments, ...message }: ShownMessage): ChatNotice => ({
  type: "MESSAGE",
  messageId: id,
  ...message,
  attachments: attachments.map((file) => ({
    fileId: file.id,
    fileName: file.name,
    fileType: file.kind,
    mediaType: file.mediaType,
    size: file.bytes,
  })),
  createdAt: createdAt.toISOString(),
});

export const roomNotice = ({ id, status, agentId }: Room): ChatNotice => ({
  type: "ROOM",
  roomId: id,
  status,
  agentId: agentId ?? null,
});
