import type { MemberId, RoomId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageIn, messageRow, roomIn } from "./chat-rows.ts";
import { contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId } from "./rows.ts";

/** Certifies `ChatMarkers`: how far somebody has read only moves on, and what he has not read is counted exactly. */
export const chatMarkersContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`ChatMarkers: ${name}`, create, [], (its) => {
    const unread = (room: RoomId, member: MemberId) => its().unitOfWork.reads.chatMarkers.unread(room, member);
    const advance = (room: RoomId, member: MemberId, sequence: number) =>
      single(its(), (tx) => tx.chatMarkers.advance(room, member, sequence));
    /** A room in which the agent sent so many messages. */
    const roomWith = async (count: number) => {
      const room = await roomIn(its());
      for (const index of upTo(count)) {
        await messageIn(its(), messageRow(room.id, room.agentId, { sequence: index + 1 }));
      }
      return room;
    };

    test("unread are the messages of others, not deleted, after what was read; of this room", async () => {
      const [room, other] = [await roomWith(3), await roomWith(1)];
      const { id, customerId, agentId } = room;
      await messageIn(its(), messageRow(id, customerId, { sequence: 4 }));
      await messageIn(its(), messageRow(id, agentId, { sequence: 5, deleted: true }));
      await messageIn(its(), messageRow(id, agentId, { sequence: 6 }));
      expect([await unread(id, customerId), await unread(id, agentId)]).toEqual([4, 1]);
      expect(await advance(id, customerId, 2)).toBe(true);
      expect([await unread(id, customerId), await unread(id, agentId)]).toEqual([2, 1]);
      expect(await advance(id, agentId, 6)).toBe(true);
      expect([await unread(id, customerId), await unread(id, agentId)]).toEqual([2, 0]);
      expect(await unread(other.id, other.customerId)).toBe(1);
      expect(await unread(freshId<RoomId>(), customerId)).toBe(0);
      const { chatRooms } = its().unitOfWork.reads;
      expect([await chatRooms.listed(id, customerId), await chatRooms.listed(id, agentId)]).toMatchObject([
        { unread: 2 },
        { unread: 0 },
      ]);
    });

    test("a marker only moves on; what moves nothing is false", async () => {
      const { id, customerId } = await roomWith(5);
      for (const [sequence, moved] of [
        [3, true],
        [3, false],
        [1, false],
        [4, true],
      ] as const) {
        expect([sequence, await advance(id, customerId, sequence)]).toEqual([sequence, moved]);
      }
      expect(await unread(id, customerId)).toBe(1);
    });

    test("of racing markers of one member the furthest stands, and one that moved nothing says so", async () => {
      await holds(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 }), async (places) => {
          const { id, customerId } = await roomWith(9);
          const moved = await Promise.all(places.map((place) => advance(id, customerId, place)));
          const furthest = Math.max(...places);
          expect(await unread(id, customerId)).toBe(9 - furthest);
          const movers = places.filter((_place, index) => moved[index]);
          expect(new Set(movers).size).toBe(movers.length);
          expect(movers).toContain(furthest);
        }),
        { runs, shrink: false },
      );
    });
  });
};
