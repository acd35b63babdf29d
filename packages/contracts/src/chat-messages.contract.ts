import type { Message, Room } from "@cofshop/core/chat";
import type { MemberId, MessageId, RoomId, UploadId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { messageIn, messageRow, roomIn } from "./chat-rows.ts";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn } from "./rows.ts";
import { walk } from "./walk.ts";

/** As a deleted message stands. */
const emptied = (message: Message): Message => ({
  ...message,
  message: "",
  messageType: "TEXT",
  attachmentIds: [],
  deleted: true,
});

/** Certifies `ChatMessages`: written for active senders, deleted by group and once, and read by their places. */
export const chatMessagesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`ChatMessages: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.chatMessages;
    const remove = (roomId: RoomId, groupId: string, sender: MemberId) =>
      commit(its(), (tx) => tx.chatMessages.remove({ roomId, groupId }, sender));
    const all = { after: undefined, limit: 100 };
    /** Messages of one sender and group, at places of a room. */
    const groupIn = async (room: Room, sender: MemberId, groupId: string, places: readonly number[]) => {
      const rows: Message[] = [];
      for (const sequence of places) {
        rows.push(await messageIn(its(), messageRow(room.id, sender, { messageGroupId: groupId, sequence })));
      }
      return rows;
    };

    test("a message comes back with every field, and an unknown one is absent", async () => {
      const room = await roomIn(its());
      const text = `O'Neill \\ 🫘\n${"가".repeat(1_980)}`;
      const first = messageRow(room.id, room.customerId, { message: text, createdAt: later(7) });
      const attachmentIds = upTo(10).map(() => freshId<UploadId>());
      const second = messageRow(room.id, room.agentId, {
        message: "",
        messageGroupId: "사진 '묶음' 1",
        messageType: "IMAGE",
        attachmentIds,
        sequence: 2,
      });
      for (const row of [first, second]) {
        expect(await commit(its(), (tx) => tx.chatMessages.insert(row))).toBe(true);
        expect(await reads().byId(row.id)).toEqual(row);
      }
      expect(await reads().ofRoom(room.id, all)).toEqual([second, first]);
      expect(await reads().byId(freshId<MessageId>())).toBeUndefined();
      expect(await reads().ofRoom(freshId<RoomId>(), all)).toEqual([]);
    });

    test("nothing is written for a sender who is suspended, has quit, or is not there", async () => {
      const room = await roomIn(its());
      const [suspended, left] = [
        await memberIn(its(), { state: "SUSPENDED" }),
        await memberIn(its(), { state: "QUIT" }),
      ];
      for (const sender of [suspended.id, left.id, freshId<MemberId>()]) {
        const answer = await commit(its(), (tx) => tx.chatMessages.insert(messageRow(room.id, sender)));
        expect(answer).toBe(false);
      }
      expect(await reads().ofRoom(room.id, all)).toEqual([]);
    });

    test("a group is deleted whole, as far as it is the sender's and the room's, and keeps its places", async () => {
      const [room, other] = [await roomIn(its()), await roomIn(its())];
      const mine = await groupIn(room, room.customerId, "a", [1, 4]);
      const kept = [
        ...(await groupIn(room, room.agentId, "a", [2])),
        ...(await groupIn(room, room.customerId, "b", [3])),
        ...(await groupIn(other, other.customerId, "a", [1])),
      ];
      expect(await remove(room.id, "a", room.customerId)).toEqual(mine.map(({ id }) => id));
      for (const row of mine) expect(await reads().byId(row.id)).toEqual(emptied(row));
      for (const row of kept) expect(await reads().byId(row.id)).toEqual(row);
      expect(await reads().ofRoom(room.id, all)).toHaveLength(4);
      expect(await remove(room.id, "a", room.customerId)).toEqual([]);
      expect(await remove(room.id, "c", room.customerId)).toEqual([]);
    });

    test("of racing deletions of one group each message is answered once, however they meet", async () => {
      const room = await roomIn(its());
      for (const round of upTo(Math.max(2, Math.floor(runs / 4)))) {
        const places = [1, 2, 3].map((place) => 3 * round + place);
        const rows = await groupIn(room, room.customerId, `group ${round}`, places);
        const answers = await Promise.all(upTo(8).map(() => remove(room.id, `group ${round}`, room.customerId)));
        expect(answers.flat().sort()).toEqual(rows.map(({ id }) => id).sort());
      }
    });

    test("a history walks over each message of the room exactly once at any size, newest first", async () => {
      const [room, other] = [await roomIn(its()), await roomIn(its())];
      const rows = await groupIn(
        room,
        room.customerId,
        "a",
        upTo(9).map((index) => index + 1),
      );
      await groupIn(other, other.customerId, "a", [1, 2]);
      const position = ({ sequence, id }: Message) => ({ key: sequence, id });
      for (const size of [1, 2, 9, 50]) {
        const walked = await walk(size, (slice) => reads().ofRoom(room.id, slice), position);
        expect(walked).toEqual(reversed(rows));
      }
    });
  });
};
