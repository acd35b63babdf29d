import type { ChatMarkers } from "../chat/index.ts";
import type { MemberId, RoomId } from "../shared/ids.ts";
import { messageTable } from "./chat-messages.ts";
import type { Table, View } from "./store.ts";

type Marker = { readonly roomId: RoomId; readonly memberId: MemberId; readonly sequence: number };

const keyOf = (room: RoomId, member: MemberId): string => `${room}/${member}`;
const markerTable: Table<Marker> = { name: "chat-marker", key: ({ roomId, memberId }) => keyOf(roomId, memberId) };

const readUpTo = (view: View, room: RoomId, member: MemberId): number =>
  view.get(markerTable, keyOf(room, member))?.sequence ?? 0;

/** Part of a statement that counts a room's messages for a reader. */
export const unreadOf = (view: View, room: RoomId, reader: MemberId): number => {
  const upTo = readUpTo(view, room, reader);
  return view
    .all(messageTable)
    .filter(({ roomId, senderId }) => roomId === room && senderId !== reader)
    .filter(({ sequence, deleted }) => sequence > upTo && !deleted).length;
};

export const memoryChatMarkers = (view: View): ChatMarkers => ({
  unread: async (room, member) => {
    await view.turn("read");
    return unreadOf(view, room, member);
  },
  advance: async (roomId, memberId, sequence) => {
    await view.turn("write");
    if (readUpTo(view, roomId, memberId) >= sequence) return false;
    view.put(markerTable, { roomId, memberId, sequence });
    return true;
  },
});
