import type { ChatMessageReads } from "@cofshop/core/chat";
import type { MemberId, RoomId } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Believes that the customer has no room when it knows of none, and opens one a moment later. */
export const roomsThatLookFirst = (): ShopSubject => {
  const customers = new Set<MemberId>();
  return memoryWith(({ chatRooms }) => ({
    chatRooms: {
      ...chatRooms,
      insert: async (room) => {
        const there = customers.has(room.customerId);
        await turn();
        customers.add(room.customerId);
        // Closed, so that the store beneath does not see what is wrong.
        if (!there) await chatRooms.insert({ ...room, status: "CLOSED", closedAt: room.createdAt });
        return !there;
      },
    },
  }));
};

/** Writes over whatever room there is. */
export const roomsWithoutGuard = (): ShopSubject =>
  memoryWith(({ chatRooms }) => ({
    chatRooms: {
      ...chatRooms,
      save: async (room) => {
        const now = await chatRooms.byId(room.id);
        return chatRooms.save({ ...room, version: (now?.version ?? 0) + 1 });
      },
    },
  }));

/** Counts in the program, in rooms that it once saw open. */
export const roomsThatCountInTheProgram = (): ShopSubject => {
  const open = new Map<RoomId, number>();
  return memoryWith(({ chatRooms }) => ({
    chatRooms: {
      ...chatRooms,
      count: async (id, sender) => {
        const room = await chatRooms.byId(id);
        if (room === undefined || (sender !== room.customerId && sender !== room.agentId)) return undefined;
        if (room.status === "CLOSED" && !open.has(id)) return undefined;
        const messages = (open.get(id) ?? 0) + 1;
        await turn();
        open.set(id, messages);
        return { ...room, messages };
      },
    },
  }));
};

/** Reads the room without holding it: what was open may be closed by the time that it matters. */
export const roomsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ chatRooms }) => ({ chatRooms: { ...chatRooms, hold: chatRooms.byId } }));

/** Answers the whole group, whoever deleted it before. */
export const messagesThatAreDeletedAgain = (): ShopSubject =>
  memoryWith(({ chatMessages }) => ({
    chatMessages: {
      ...chatMessages,
      remove: async (group, sender) => {
        await chatMessages.remove(group, sender);
        const all = await chatMessages.ofRoom(group.roomId, { after: undefined, limit: 1_000 });
        const mine = all.filter((each) => each.messageGroupId === group.groupId && each.senderId === sender);
        return mine.map(({ id }) => id).reverse();
      },
    },
  }));

/** Keeps what it was told last, further on or not. */
export const markersThatGoBack = (): ShopSubject => {
  const markers = new Map<string, number>();
  const unreadIn = ({ chatMessages }: { readonly chatMessages: ChatMessageReads }) => ({
    unread: async (room: RoomId, member: MemberId) => {
      const upTo = markers.get(`${room}/${member}`) ?? 0;
      const all = await chatMessages.ofRoom(room, { after: undefined, limit: 1_000 });
      return all.filter((each) => each.senderId !== member && !each.deleted && each.sequence > upTo).length;
    },
  });
  return memoryWith(
    (tx) => ({
      chatMarkers: {
        ...unreadIn(tx),
        advance: async (room, member, sequence) => {
          await turn();
          markers.set(`${room}/${member}`, sequence);
          return true;
        },
      },
    }),
    (reads) => ({ chatMarkers: unreadIn(reads) }),
  );
};

/** Looks whether uploads are free, and takes it for granted that they stay so. */
export const uploadsThatAreLookedAt = (): ShopSubject => {
  const taken = new Set<string>();
  return memoryWith(({ uploads }) => ({
    uploads: {
      ...uploads,
      attach: async (ids, { owner, kind, to }) => {
        const found = await uploads.byIds(ids);
        const free = found.filter((each) => each.ownerId === owner && each.kind === kind && !taken.has(each.id));
        await turn();
        for (const { id } of free) taken.add(id);
        return free.map((upload) => ({ ...upload, attachedTo: to }));
      },
    },
  }));
};

/** Counts what an owner has, and takes it for granted that nobody adds to it. */
export const uploadsThatAreCountedFirst = (): ShopSubject => {
  const bytes = new Map<string, number>();
  return memoryWith(({ uploads }) => ({
    uploads: {
      ...uploads,
      reserve: async (upload, most) => {
        const had = bytes.get(upload.ownerId) ?? 0;
        await turn();
        if (had + upload.bytes > most) return false;
        bytes.set(upload.ownerId, had + upload.bytes);
        return uploads.reserve(upload, Number.MAX_SAFE_INTEGER);
      },
    },
  }));
};
