import { type ChatRooms, isOpen, type ListedRoom, type Room } from "../chat/index.ts";
import type { MemberId } from "../shared/ids.ts";
import { unreadOf } from "./chat-markers.ts";
import { holdActiveMember } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

const roomTable: Table<Room> = {
  name: "chat-room",
  key: ({ id }) => id,
  unique: [(room) => (isOpen(room) ? room.customerId : undefined)],
};

const position = ({ createdAt, id }: Room) => ({ key: createdAt.getTime(), id });

export const memoryChatRooms = (view: View): ChatRooms => {
  const listed = (room: Room, reader: MemberId | undefined): ListedRoom => ({
    ...room,
    unread: reader === undefined ? 0 : unreadOf(view, room.id, reader),
  });
  const openOf = (customer: MemberId): Room | undefined =>
    view.all(roomTable).find((room) => room.customerId === customer && isOpen(room));
  return {
    byId: async (id) => {
      await view.turn("read");
      return view.get(roomTable, id);
    },
    openOf: async (customer) => {
      await view.turn("read");
      return openOf(customer);
    },
    listed: async (id, reader) => {
      await view.turn("read");
      const room = view.get(roomTable, id);
      return room && listed(room, reader);
    },
    ofMember: async (member, slice) => {
      await view.turn("read");
      const rows = view.all(roomTable).filter(({ customerId, agentId }) => member === customerId || member === agentId);
      return sliceRows(rows, slice, position, "descending").map((room) => listed(room, member));
    },
    table: async ({ status }, { page, size }, reader) => {
      await view.turn("read");
      const rows = view.all(roomTable).filter((room) => status === undefined || room.status === status);
      const all = sliceRows(rows, { after: undefined, limit: rows.length }, position, "descending");
      const some = all.slice(page * size, (page + 1) * size);
      return { rows: some.map((room) => listed(room, reader)), total: rows.length };
    },
    insert: async (room) => {
      await view.turn("write");
      if (openOf(room.customerId) !== undefined || !holdActiveMember(view, room.customerId)) return false;
      view.put(roomTable, room);
      return true;
    },
    save: async (room) => {
      await view.turn("write");
      const now = view.get(roomTable, room.id);
      if (now?.version !== room.version - 1) return false;
      const { messages, lastMessageAt } = now;
      view.put(roomTable, { ...room, messages, lastMessageAt });
      return true;
    },
    count: async (id, sender, at) => {
      await view.turn("write");
      const now = view.get(roomTable, id);
      if (now === undefined || !isOpen(now) || (sender !== now.customerId && sender !== now.agentId)) return undefined;
      const messages = now.messages + 1;
      view.put(roomTable, { ...now, messages, lastMessageAt: at });
      return { customerId: now.customerId, agentId: now.agentId, messages };
    },
    hold: async (id) => {
      await view.turn("write");
      const room = view.get(roomTable, id);
      // Written as it is: whoever else writes it meanwhile is repeated, or makes this transaction repeat.
      if (room !== undefined) view.put(roomTable, room);
      return room;
    },
  };
};
