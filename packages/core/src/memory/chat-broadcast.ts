import type { ChatBroadcast, ChatNotice } from "../chat/index.ts";
import type { RoomId } from "../shared/ids.ts";

/** Tells nobody, and remembers what it was to tell, in order. */
export type RecordedBroadcast = ChatBroadcast & {
  readonly told: readonly { readonly room: RoomId; readonly notice: ChatNotice }[];
};

export const recordedBroadcast = (): RecordedBroadcast => {
  const told: { readonly room: RoomId; readonly notice: ChatNotice }[] = [];
  return {
    told,
    tell: async (room, notice) => void told.push({ room, notice }),
  };
};
