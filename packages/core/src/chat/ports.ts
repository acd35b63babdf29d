import type { MediaType, UploadKind } from "../file/index.ts";
import type { MemberId, MessageId, RoomId, UploadId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import type { DeletedGroup, Message } from "./message.ts";
import type { ListedRoom, Room, RoomStatus } from "./room.ts";

export interface ChatRoomReads {
  byId(id: RoomId): Promise<Room | undefined>;
  /** The customer's room that is not closed. */
  openOf(customer: MemberId): Promise<Room | undefined>;
  /** One room as a reader finds it in a list. One statement. */
  listed(id: RoomId, reader: MemberId | undefined): Promise<ListedRoom | undefined>;
  /** Rooms whose customer or agent the member is, as he finds them, newest first; position key: ms of opening. */
  ofMember(member: MemberId, slice: Slice): Promise<readonly ListedRoom[]>;
  /** Newest first, with the number of all that match. Nobody in particular has read everything. Two statements. */
  table(
    filter: { readonly status: RoomStatus | undefined },
    page: { readonly page: number; readonly size: number },
    reader: MemberId | undefined,
  ): Promise<{ readonly rows: readonly ListedRoom[]; readonly total: number }>;
}

export interface ChatRooms extends ChatRoomReads {
  /**
   * False when the customer has a room that is not closed, or is not an active member; then nothing was written and the
   * transaction goes on. Waits for a racing twin. Until the transaction ends the customer cannot quit: who does so at
   * this moment waits, and sees the room (`Members.save`).
   */
  insert(room: Room): Promise<boolean>;
  /** Writes the room over version `room.version - 1`, but for its count of messages; false when that version is gone. */
  save(room: Room): Promise<boolean>;
  /**
   * Counts one message more, if the room is not closed and the sender is its customer or agent, in one guarded write.
   * Answers who is there and the new count, which is the message's sequence: racing senders get consecutive ones, in
   * the order in which they commit. Absent, and nothing written, otherwise.
   */
  count(id: RoomId, sender: MemberId, at: Date): Promise<Pick<Room, "customerId" | "agentId" | "messages"> | undefined>;
  /** The room, held until the transaction ends: meanwhile nobody else writes it, so nothing is sent and it stays open. */
  hold(id: RoomId): Promise<Room | undefined>;
}

export interface ChatMessageReads {
  byId(id: MessageId): Promise<Message | undefined>;
  /** Newest first; position key: `sequence`. */
  ofRoom(room: RoomId, slice: Slice): Promise<readonly Message[]>;
}

export interface ChatMessages extends ChatMessageReads {
  /** False when its sender is not an active member, or quits at this moment; then nothing was written. */
  insert(message: Message): Promise<boolean>;
  /**
   * Deletes a sender's messages of a group: their text and attachments are gone, their type is TEXT, their places stay.
   * Answers those that were not deleted before, by sequence; of racing twins only one answers a message.
   */
  remove(group: Pick<DeletedGroup, "roomId" | "groupId">, sender: MemberId): Promise<readonly MessageId[]>;
}

export interface ChatMarkerReads {
  /** How many messages of others, not deleted, come after what the member has read of the room. */
  unread(room: RoomId, member: MemberId): Promise<number>;
}

/** How far each member has read. */
export interface ChatMarkers extends ChatMarkerReads {
  /**
   * Notes that the member has read up to a sequence. Only forward, in one guarded write: false, and nothing is done,
   * when he had read as far before.
   */
  advance(room: RoomId, member: MemberId, sequence: number): Promise<boolean>;
}

/** What is told of a message's file; its bytes are fetched by its id. */
type AttachedFile = {
  readonly fileId: UploadId;
  readonly fileName: string;
  readonly fileType: UploadKind;
  readonly mediaType: MediaType;
  readonly size: number;
};

/** What is told to whoever has a room open. JSON; instants are ISO 8601. */
export type ChatNotice =
  | (Omit<Message, "id" | "createdAt"> & {
      readonly type: "MESSAGE";
      readonly messageId: MessageId;
      readonly createdAt: string;
      readonly attachments: readonly AttachedFile[];
    })
  | (DeletedGroup & { readonly type: "DELETED" })
  | { readonly type: "READ"; readonly roomId: RoomId; readonly memberId: MemberId; readonly messageId: MessageId }
  | { readonly type: "TYPING"; readonly roomId: RoomId; readonly memberId: MemberId }
  | {
      readonly type: "ROOM";
      readonly roomId: RoomId;
      readonly status: RoomStatus;
      readonly agentId: MemberId | null;
    };

/**
 * Tells whoever has a room open what happens there, after the commit and at most once: what is lost is in the history.
 * Never rejects, since what it tells is done already.
 */
export interface ChatBroadcast {
  tell(room: RoomId, notice: ChatNotice): Promise<void>;
}
