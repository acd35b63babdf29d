import { attachUploads, type FileNotFound, factsOf, type Uploads } from "../file/index.ts";
import type { Blocked, MemberReads } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { CommandKey, MessageId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, CommandKeys, Ids, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { activeMember } from "./active-member.ts";
import { withFiles } from "./attachments.ts";
import { messageNotice } from "./broadcast.ts";
import { checkMessage, type Message, type MessageNotFound, type MessageWish, type ShownMessage } from "./message.ts";
import type { ChatBroadcast, ChatMessages, ChatRooms } from "./ports.ts";
import { isOpen, participantOf, type RoomClosed, type RoomNotFound, roomClosed, roomNotFound } from "./room.ts";

type SendTx = {
  readonly chatRooms: ChatRooms;
  readonly chatMessages: ChatMessages;
  readonly uploads: Uploads;
  readonly members: MemberReads;
  readonly commandKeys: CommandKeys;
  readonly storedReplies: ReplyKeeping;
};
export type SendMessagePorts = {
  readonly unitOfWork: UnitOfWork<SendTx, unknown>;
  readonly chatBroadcast: ChatBroadcast;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type SendRefusal =
  | InvalidInput
  | RoomNotFound
  | RoomClosed
  | Blocked
  | FileNotFound
  | KeyReused
  | MessageNotFound;

type Once = { readonly key?: CommandKey | undefined; readonly seal?: Seal<ShownMessage> | undefined };

/**
 * Sends a message into an open room in which the sender takes part. Whoever takes no part is refused as if there was no
 * room, and nobody sends while he is suspended. A message with one file that cannot be attached is refused whole.
 */
export type SendMessage = (by: Actor, command: MessageWish & Once) => Promise<Result<ShownMessage, SendRefusal>>;

type Draft = Omit<Message, "sequence">;

/** A step: counts the message in its room; answers its sequence. */
const countIn = async (
  tx: SendTx,
  by: Actor,
  { roomId, senderId, createdAt }: Draft,
): Promise<Result<number, RoomNotFound | RoomClosed>> => {
  const counted = await tx.chatRooms.count(roomId, senderId, createdAt);
  if (counted !== undefined) return participantOf(counted, by) === undefined ? roomNotFound : ok(counted.messages);
  const room = await tx.chatRooms.byId(roomId);
  if (room === undefined || participantOf(room, by) === undefined) return roomNotFound;
  // Open, and his, only since it was counted in vain.
  written(!isOpen(room));
  return roomClosed;
};

/** A step: counts the message, writes it and attaches its files. */
const write = async (
  tx: SendTx,
  by: Actor,
  draft: Draft,
): Promise<Result<ShownMessage, RoomNotFound | RoomClosed | Blocked | FileNotFound>> => {
  const sequence = await countIn(tx, by, draft);
  if (!sequence.ok) return sequence;
  const message: Message = { ...draft, sequence: sequence.value };
  const { id, senderId, messageType, attachmentIds, createdAt: at } = message;
  if (!(await tx.chatMessages.insert(message))) {
    const active = await activeMember(tx, senderId);
    if (!active.ok) return active;
    written(false);
  }
  if (messageType === "TEXT") return ok({ ...message, attachments: [] });
  const to = { owner: senderId, kind: messageType, to: { message: id }, at };
  const attached = await attachUploads(tx, attachmentIds, to);
  return attached.ok ? ok({ ...message, attachments: attached.value.map(factsOf) }) : attached;
};

export const makeSendMessage =
  ({ unitOfWork, chatBroadcast, ids, clock }: SendMessagePorts): SendMessage =>
  async (by, command) => {
    if (by.kind !== "member") return roomNotFound;
    const wrong = checkMessage(command);
    if (wrong) return wrong;
    const { roomId, message, messageType, attachmentIds = [] } = command;
    const id = ids.next<MessageId>();
    const draft: Draft = {
      id,
      roomId,
      senderId: by.id,
      message,
      messageGroupId: command.messageGroupId ?? id,
      messageType,
      attachmentIds,
      deleted: false,
      createdAt: clock.now(),
    };
    const sent = await unitOfWork.run(async (tx) => {
      const noted = await rememberCommand(tx, by.id, command, "chat.send", id, draft.createdAt);
      if (!noted.ok) return noted;
      if (noted.value === undefined) {
        const message = await write(tx, by, draft);
        return message.ok ? sealed(tx, command, message.value) : message;
      }
      const first = await tx.chatMessages.byId(noted.value as MessageId);
      const [shown] = first === undefined ? [] : await withFiles(tx.uploads, [first]);
      return shown === undefined ? err({ code: "chat.message-not-found" }) : ok(shown);
    });
    // What a repeated command answers was told when it was new.
    if (sent.ok && sent.value.id === id) await chatBroadcast.tell(roomId, messageNotice(sent.value));
    return sent;
  };
