import type { FileFacts } from "../file/index.ts";
import type { MemberId, MessageId, RoomId, UploadId } from "../shared/ids.ts";
import { type Check, count, invalid, text } from "../shared/input.ts";

export type MessageType = "TEXT" | "IMAGE" | "VIDEO" | "FILE";

export type Message = {
  readonly id: MessageId;
  readonly roomId: RoomId;
  readonly senderId: MemberId;
  /** Empty once it is deleted. */
  readonly message: string;
  /** Messages that their sender takes for one, and deletes as one. */
  readonly messageGroupId: string;
  readonly messageType: MessageType;
  readonly attachmentIds: readonly UploadId[];
  readonly deleted: boolean;
  readonly createdAt: Date;
  /** Its place in the room: 1, 2, 3 … */
  readonly sequence: number;
};

/** A message with what a page shows of its files, in the order in which they were sent. */
export type ShownMessage = Message & { readonly attachments: readonly FileFacts[] };

/** What a sender decides of a message. */
export type MessageWish = {
  readonly roomId: RoomId;
  readonly message: string;
  /** Default: a group of its own. */
  readonly messageGroupId?: string | undefined;
  readonly messageType: MessageType;
  readonly attachmentIds?: readonly UploadId[] | undefined;
};

/** Messages of one group, all at once. */
export type DeletedGroup = {
  readonly roomId: RoomId;
  readonly groupId: string;
  readonly messageIds: readonly MessageId[];
};

export type MessageNotFound = { readonly code: "chat.message-not-found" };

const MAX_LENGTH = 2_000;
const MAX_ATTACHMENTS = 10;
const types: readonly string[] = ["TEXT", "IMAGE", "VIDEO", "FILE"] satisfies readonly MessageType[];

const checkAttachments = (ids: readonly UploadId[]): Check =>
  count("attachmentIds", ids, 1, MAX_ATTACHMENTS) ??
  (new Set(ids).size < ids.length ? invalid("attachmentIds", "each file once") : undefined);

/** A text needs words and has no files; of everything else the files are needed, and words may come along. */
export const checkMessage = ({ message, messageGroupId, messageType, attachmentIds = [] }: MessageWish): Check => {
  if (!types.includes(messageType)) return invalid("messageType", types.join(", "));
  const group = messageGroupId === undefined ? undefined : text("messageGroupId", messageGroupId, 1, 64);
  if (group) return group;
  return messageType === "TEXT"
    ? (text("message", message, 1, MAX_LENGTH) ?? count("attachmentIds", attachmentIds, 0, 0))
    : (text("message", message, 0, MAX_LENGTH) ?? checkAttachments(attachmentIds));
};
