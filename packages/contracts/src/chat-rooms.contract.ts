import type { Room } from "@cofshop/core/chat";
import type { Member } from "@cofshop/core/member";
import type { MemberId, RoomId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { closed, messageIn, messageRow, roomIn, roomRow, served } from "./chat-rows.ts";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn, membersIn, noon } from "./rows.ts";
import { walk } from "./walk.ts";

/** The account as it is written when it is closed. */
const gone = (member: Member): Member => ({
  ...member,
  state: "QUIT",
  email: `quit-${member.id}@withdrawn.invalid`,
  version: member.version + 1,
});

/** Certifies `ChatRooms`: one open room for each customer, guarded changes, and messages counted without gaps. */
export const chatRoomsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`ChatRooms: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.chatRooms;
    const insert = (room: Room) => commit(its(), (tx) => tx.chatRooms.insert(room));
    const save = (room: Room) => commit(its(), (tx) => tx.chatRooms.save(room));
    const count = (id: RoomId, sender: MemberId, at = noon) =>
      commit(its(), (tx) => tx.chatRooms.count(id, sender, at));
    const unknown = freshId<RoomId>();

    test("a room comes back with every field, and an unknown one is absent", async () => {
      const [customer, agent] = [await memberIn(its()), await memberIn(its(), { role: "ADMIN" })];
      const room = roomRow(customer.id, { createdAt: later(7) });
      expect(await insert(room)).toBe(true);
      expect([await reads().byId(room.id), await reads().openOf(customer.id)]).toEqual([room, room]);
      const next = served(room, agent.id);
      expect(await save(next)).toBe(true);
      expect([await reads().byId(room.id), await reads().openOf(customer.id)]).toEqual([next, next]);
      const end = { ...closed(next), closedAt: later(9) };
      expect(await save(end)).toBe(true);
      expect([await reads().byId(room.id), await reads().openOf(customer.id)]).toEqual([end, undefined]);
      expect(await reads().listed(room.id, customer.id)).toEqual({ ...end, unread: 0 });
      expect([await reads().byId(unknown), await reads().listed(unknown, customer.id)]).toEqual([undefined, undefined]);
      expect(await commit(its(), (tx) => tx.chatRooms.hold(unknown))).toBeUndefined();
    });

    test("a customer has one room that is not closed; another one changes nothing and does not break the transaction", async () => {
      const [customer, other] = [await memberIn(its()), await memberIn(its())];
      const first = roomRow(customer.id);
      expect(await insert(first)).toBe(true);
      const answers = await commit(its(), async (tx) => [
        await tx.chatRooms.insert(roomRow(customer.id)),
        await tx.chatRooms.insert(roomRow(other.id)),
      ]);
      expect(answers).toEqual([false, true]);
      await save(closed(first));
      expect([await insert(roomRow(customer.id)), await insert(roomRow(customer.id))]).toEqual([true, false]);
    });

    test("of 20 racing rooms of one customer exactly one is opened", async () => {
      const { id } = await memberIn(its());
      const rooms = upTo(20).map(() => roomRow(id));
      const answers = await Promise.all(rooms.map(insert));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await reads().openOf(id)).toEqual(rooms[answers.indexOf(true)]);
    });

    test("nobody opens a room who is suspended, has quit, or is not there", async () => {
      const [suspended, left] = [await memberIn(its(), { state: "SUSPENDED" }), await memberIn(its())];
      await commit(its(), (tx) => tx.members.save(gone(left)));
      for (const customer of [suspended.id, left.id, freshId<MemberId>()]) {
        const room = roomRow(customer);
        expect(await insert(room)).toBe(false);
        expect(await reads().byId(room.id)).toBeUndefined();
      }
    });

    test("a room that is opened while its customer quits is seen by him, or is not opened", async () => {
      const race = async (index: number): Promise<void> => {
        const member = await memberIn(its());
        const open = commit(its(), async (tx) => {
          // They meet at different moments.
          for (const _ of upTo(index % 4)) await tx.chatRooms.byId(unknown);
          return tx.chatRooms.insert(roomRow(member.id));
        });
        const quit = commit(its(), async (tx) => {
          await tx.members.save(gone(member));
          return tx.chatRooms.openOf(member.id);
        });
        const [opened, seen] = await Promise.all([open, quit]);
        expect([index, seen !== undefined]).toEqual([index, opened]);
      };
      await Promise.all(upTo(runs * 2).map(race));
    });

    test("a change is written over the version before it and no other, and never touches the count: of racing ones exactly one", async () => {
      const room = roomRow((await memberIn(its())).id);
      const agents = await membersIn(its(), 10);
      expect(await save(closed(room))).toBe(false);
      await insert(room);
      expect(await save(closed(closed(room)))).toBe(false);
      await count(room.id, room.customerId, later(3));
      const changes = [...agents.map((agent) => served(room, agent)), closed(room)];
      const answers = await Promise.all([...changes.map(save), count(room.id, room.customerId, later(3))]);
      expect(answers.slice(0, changes.length).filter(Boolean)).toHaveLength(1);
      const won = changes[answers.indexOf(true)];
      const now = await reads().byId(room.id);
      expect(now).toEqual({ ...won, messages: now?.messages, lastMessageAt: later(3) });
      expect(now?.messages).toBe(answers.at(-1) === undefined ? 1 : 2);
    });

    test("a message is counted for the customer and the agent of a room that is not closed, and for nobody else", async () => {
      const room = await roomIn(its());
      const { customerId, agentId } = room;
      const stranger = await memberIn(its());
      expect(await count(room.id, customerId)).toEqual({ customerId, agentId, messages: 1 });
      expect(await count(room.id, agentId, later(5))).toEqual({ customerId, agentId, messages: 2 });
      expect([await count(room.id, stranger.id), await count(unknown, customerId)]).toEqual([undefined, undefined]);
      const now = { ...room, messages: 2, lastMessageAt: later(5) };
      expect(await reads().byId(room.id)).toEqual(now);
      await save(closed(room));
      expect([await count(room.id, customerId), await count(room.id, agentId)]).toEqual([undefined, undefined]);
      expect(await reads().byId(room.id)).toEqual(closed(now));
    });

    test("of 20 racing messages each has its place: 1 to 20; what is taken back leaves no gap", async () => {
      const room = await roomIn(its());
      const counted = await Promise.all(
        upTo(20).map((index) => count(room.id, index % 2 === 0 ? room.customerId : room.agentId)),
      );
      expect(new Set(counted.map((each) => each?.messages))).toEqual(new Set(upTo(20).map((index) => index + 1)));
      await its().unitOfWork.run(async (tx) => {
        await tx.chatRooms.count(room.id, room.customerId, noon);
        return { ok: false, error: "test.refused" } as const;
      });
      expect((await count(room.id, room.customerId))?.messages).toBe(21);
    });

    test("nothing is counted once a room is closed, however the two race", async () => {
      const race = async (index: number): Promise<void> => {
        const room = await roomIn(its());
        const close = commit(its(), async (tx) => {
          for (const _ of upTo(index % 4)) await tx.chatRooms.byId(room.id);
          await tx.chatRooms.save(closed(room));
          return (await tx.chatRooms.byId(room.id))?.messages;
        });
        const [atClose, ...counted] = await Promise.all([close, ...upTo(4).map(() => count(room.id, room.customerId))]);
        const places = counted.flatMap((each) => (each === undefined ? [] : [each.messages])).sort();
        expect([index, places]).toEqual([index, upTo(atClose ?? 0).map((place) => place + 1)]);
        expect((await reads().byId(room.id))?.messages).toBe(atClose);
      };
      await Promise.all(upTo(runs).map(race));
    });

    test("whoever holds a room changes it for himself: of 10 racing works each reads what the others left", async () => {
      const room = await roomIn(its());
      const agents = await membersIn(its(), 10);
      const saved = await Promise.all(
        agents.map((agent) =>
          commit(its(), async (tx) => {
            const held = await tx.chatRooms.hold(room.id);
            await tx.chatRooms.byId(room.id);
            return held !== undefined && tx.chatRooms.save(served(held, agent));
          }),
        ),
      );
      expect(saved).toEqual(agents.map(() => true));
      expect((await reads().byId(room.id))?.version).toBe(1 + agents.length);
    });

    test("a member's rooms are those of which he is the customer or the agent, each once at any size, newest first", async () => {
      const [agent, customer] = await membersIn(its(), 2);
      if (agent === undefined || customer === undefined) throw new Error("there are two members");
      const rows: Room[] = [];
      for (const index of upTo(7)) {
        const [by, at] = [index % 3 === 0 ? customer : (await memberIn(its())).id, later(Math.floor(index / 2))];
        const end = { status: "CLOSED", closedAt: noon } as const;
        const room = roomRow(by, { ...end, agentId: by === customer ? undefined : agent, createdAt: at });
        rows.push(room);
        await insert(room);
      }
      const position = ({ createdAt, id }: Room) => ({ key: createdAt.getTime(), id });
      const of = (member: MemberId) => rows.filter((room) => room.customerId === member || room.agentId === member);
      for (const member of [agent, customer]) {
        for (const size of [1, 2, 50]) {
          const walked = await walk(size, (slice) => reads().ofMember(member, slice), position);
          expect(walked).toEqual(reversed(of(member)).map((room) => ({ ...room, unread: 0 })));
        }
      }
      expect(await reads().ofMember(freshId<MemberId>(), { after: undefined, limit: 5 })).toEqual([]);
    });

    test("the table has every room of a status, newest first, with what its reader has not read", async () => {
      const waiting: Room[] = [];
      for (const index of upTo(3)) {
        const room = roomRow((await memberIn(its())).id, { createdAt: later(index) });
        await insert(room);
        waiting.push(room);
      }
      const [oldest] = waiting;
      if (oldest === undefined) throw new Error("there are rooms");
      for (const sequence of [1, 2]) await messageIn(its(), messageRow(oldest.id, oldest.customerId, { sequence }));
      const busy = await roomIn(its());
      const table = (status: Room["status"] | undefined, page: number, reader?: MemberId) =>
        reads().table({ status }, { page, size: 2 }, reader);
      const unread = (room: Room, count: number) => ({ ...room, unread: count });
      const [first, second] = [await table("ACTIVE", 0, busy.agentId), await table("ACTIVE", 1, busy.agentId)];
      expect([first.total, second.total]).toEqual([3, 3]);
      expect([...first.rows, ...second.rows]).toEqual(
        reversed(waiting).map((room) => unread(room, room === oldest ? 2 : 0)),
      );
      expect((await table("ACTIVE", 1, oldest.customerId)).rows).toEqual([unread(oldest, 0)]);
      expect((await table("ACTIVE", 1)).rows).toEqual([unread(oldest, 0)]);
      expect(await table("IN_PROGRESS", 0)).toEqual({ rows: [unread(busy, 0)], total: 1 });
      expect(await table("CLOSED", 0)).toEqual({ rows: [], total: 0 });
      expect((await table(undefined, 1)).total).toBe(4);
      expect(await reads().listed(oldest.id, busy.agentId)).toEqual(unread(oldest, 2));
      expect(await reads().listed(oldest.id, undefined)).toEqual(unread(oldest, 0));
    });
  });
};
