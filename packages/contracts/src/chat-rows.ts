import type { Message, Room } from "@cofshop/core/chat";
import type { Upload } from "@cofshop/core/file";
import type { MemberId, MessageId, RoomId, UploadId } from "@cofshop/core/shared";
import { commit, type StoreSubject } from "./contract.ts";
import { freshId, later, memberIn, noon } from "./rows.ts";

export const roomRow = (customerId: MemberId, differs: Partial<Room> = {}): Room => ({
  id: freshId<RoomId>(),
  customerId,
  agentId: undefined,
  status: "ACTIVE",
  createdAt: noon,
  closedAt: undefined,
  messages: 0,
  lastMessageAt: undefined,
  version: 1,
  ...differs,
});

/** A room in which a new agent serves, as its next version. */
export const served = (room: Room, agentId: MemberId): Room => ({
  ...room,
  agentId,
  status: "IN_PROGRESS",
  version: room.version + 1,
});

export const closed = (room: Room): Room => ({
  ...room,
  status: "CLOSED",
  closedAt: noon,
  version: room.version + 1,
});

export const messageRow = (roomId: RoomId, senderId: MemberId, differs: Partial<Message> = {}): Message => {
  const id = differs.id ?? freshId<MessageId>();
  return {
    id,
    roomId,
    senderId,
    message: "원두 언제 오나요?",
    messageGroupId: id,
    messageType: "TEXT",
    attachmentIds: [],
    deleted: false,
    createdAt: noon,
    sequence: 1,
    ...differs,
  };
};

export const uploadRow = (ownerId: MemberId, differs: Partial<Upload> = {}): Upload => ({
  id: freshId<UploadId>(),
  ownerId,
  kind: "IMAGE",
  name: "원두.webp",
  mediaType: "image/webp",
  bytes: 123_456,
  state: "STORED",
  createdAt: noon,
  expiresAt: later(365 * 86_400_000),
  attachedTo: undefined,
  ...differs,
});

/** A new customer's room, with an agent in it. */
export const roomIn = async (subject: StoreSubject): Promise<Room & { readonly agentId: MemberId }> => {
  const [customer, agent] = [await memberIn(subject), await memberIn(subject, { role: "ADMIN" })];
  const room = roomRow(customer.id, { agentId: agent.id, status: "IN_PROGRESS" });
  await commit(subject, (tx) => tx.chatRooms.insert(room));
  return { ...room, agentId: agent.id };
};

export const messageIn = async (subject: StoreSubject, message: Message): Promise<Message> => {
  await commit(subject, (tx) => tx.chatMessages.insert(message));
  return message;
};

export const uploadIn = async (
  subject: StoreSubject,
  owner: MemberId,
  differs: Partial<Upload> = {},
): Promise<Upload> => {
  const upload = uploadRow(owner, differs);
  await commit(subject, (tx) => tx.uploads.reserve(upload, Number.MAX_SAFE_INTEGER));
  return upload;
};
