import type { ChatMessages, Message } from "../chat/index.ts";
import { holdActiveMember } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

export const messageTable: Table<Message> = {
  name: "chat-message",
  key: ({ id }) => id,
  unique: [({ roomId, sequence }) => `${roomId}/${sequence}`],
};

export const memoryChatMessages = (view: View): ChatMessages => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(messageTable, id);
  },
  ofRoom: async (room, slice) => {
    await view.turn("read");
    const rows = view.all(messageTable).filter(({ roomId }) => roomId === room);
    return sliceRows(rows, slice, ({ sequence, id }) => ({ key: sequence, id }), "descending");
  },
  insert: async (message) => {
    await view.turn("write");
    if (!holdActiveMember(view, message.senderId)) return false;
    view.put(messageTable, message);
    return true;
  },
  remove: async ({ roomId, groupId }, sender) => {
    await view.turn("write");
    const group = view
      .all(messageTable)
      .filter((message) => message.roomId === roomId && message.messageGroupId === groupId)
      .filter(({ senderId, deleted }) => senderId === sender && !deleted)
      .sort((a, b) => a.sequence - b.sequence);
    for (const message of group) {
      view.put(messageTable, { ...message, message: "", messageType: "TEXT", attachmentIds: [], deleted: true });
    }
    return group.map(({ id }) => id);
  },
});
