import { factsOf, type OpenFilePorts, type UploadReads } from "../file/index.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import type { Message, ShownMessage } from "./message.ts";
import type { ChatMessageReads, ChatRoomReads } from "./ports.ts";
import { participantOf } from "./room.ts";

/** Messages with their files, which one statement brings for all of them. */
export const withFiles = async (
  uploads: UploadReads,
  messages: readonly Message[],
): Promise<readonly ShownMessage[]> => {
  const ids = messages.flatMap(({ attachmentIds }) => attachmentIds);
  const known = new Map(ids.length === 0 ? [] : (await uploads.byIds(ids)).map((upload) => [upload.id, upload]));
  return messages.map((message) => ({
    ...message,
    attachments: message.attachmentIds.flatMap((id) => {
      const upload = known.get(id);
      return upload === undefined ? [] : [factsOf(upload)];
    }),
  }));
};

type MayReadMessagePorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly chatRooms: ChatRoomReads; readonly chatMessages: ChatMessageReads }
  >;
};

/** Whoever takes part in a message's room may read what is attached to it. */
export const makeMayReadMessage =
  ({ unitOfWork }: MayReadMessagePorts): OpenFilePorts["mayReadMessage"] =>
  async (by, id) => {
    const { chatRooms, chatMessages } = unitOfWork.reads;
    const message = await chatMessages.byId(id);
    const room = message && (await chatRooms.byId(message.roomId));
    return room !== undefined && participantOf(room, by) !== undefined;
  };
