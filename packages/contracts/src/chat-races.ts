import { commandKey, expectOk } from "@cofshop/core";
import type { ChatNotice, Message, Room } from "@cofshop/core/chat";
import type { MemberActor, RoomId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { uploadIn } from "./chat-rows.ts";
import { type Answer, codeOf, contract, countOf, upTo } from "./contract.ts";
import { type FreshShop, freshShop, password, type ShopSubject, signUp, signUpMany } from "./fresh-shop.ts";

/** Races around the rooms of the customer service: who gets in, what is said, and what ends. */
export const chatRaces = (name: string, create: () => Promise<ShopSubject>): void => {
  contract(`Races of chat: ${name}`, create, [], (its) => {
    const agentsOf = async ({ shop }: FreshShop, count: number): Promise<readonly MemberActor[]> => {
      const agents: MemberActor[] = [];
      for (const index of upTo(count)) {
        const person = { email: `agent-${index}@example.com`, name: "상담원", password, tel: "0212345678" };
        agents.push({ kind: "member", id: expectOk(await shop.member.createAdmin(person)).id, role: "ADMIN" });
      }
      return agents;
    };
    const roomOf = async ({ shop }: FreshShop, by: MemberActor): Promise<Room> =>
      expectOk(await shop.chat.open(by)).room;
    /** A customer and his room, in which the shop's admin serves. */
    const conversation = async (fresh: FreshShop) => {
      const customer = await signUp(fresh, "hana");
      const room = await roomOf(fresh, customer);
      expectOk(await fresh.shop.chat.join(fresh.admin, room.id));
      return { customer, roomId: room.id, sides: [customer, fresh.admin] };
    };
    const sayAs = ({ shop }: FreshShop, by: MemberActor, roomId: RoomId, messageGroupId?: string) =>
      shop.chat.send(by, { roomId, message: "여보세요?", messageType: "TEXT", messageGroupId });
    const historyOf = async ({ shop }: FreshShop, by: MemberActor, id: RoomId): Promise<readonly Message[]> =>
      [...expectOk(await shop.chat.history(by, id, { size: 100 })).content].reverse();
    /** What was told of one type, in order. */
    const heard = <T extends ChatNotice["type"]>({ chatBroadcast }: FreshShop, type: T) => {
      const isOfType = (notice: ChatNotice): notice is Extract<ChatNotice, { readonly type: T }> =>
        notice.type === type;
      return chatBroadcast.told.map(({ notice }) => notice).filter(isOfType);
    };
    const codesOf = (answers: readonly Answer[]): readonly string[] => answers.map(codeOf);
    /** Makes racers meet at different moments. */
    const late = async <T>(fresh: FreshShop, by: MemberActor, steps: number, act: () => Promise<T>): Promise<T> => {
      for (const _ of upTo(steps)) await fresh.shop.member.profile(by);
      return act();
    };

    test("20 parallel openings of one customer are one room, opened once", async () => {
      const fresh = await freshShop(its());
      const customer = await signUp(fresh, "hana");
      const keys = upTo(20).map((index) => (index % 2 === 0 ? {} : { key: commandKey(`open ${index % 4}`) }));
      const opened = (await Promise.all(keys.map((command) => fresh.shop.chat.open(customer, command)))).map(expectOk);
      expect(new Set(opened.map(({ room }) => room.id)).size).toBe(1);
      expect(opened.filter(({ created }) => created)).toHaveLength(1);
      expect((await fresh.told()).filter(({ type }) => type === "chat.room-opened")).toHaveLength(1);
    });

    test("of 10 agents who join at once one is in the room; a later hand-over and an end are told in order", async () => {
      const fresh = await freshShop(its());
      const agents = await agentsOf(fresh, 10);
      const room = await roomOf(fresh, await signUp(fresh, "hana"));
      const codes = codesOf(await Promise.all(agents.map((agent) => fresh.shop.chat.join(agent, room.id))));
      expect([countOf(codes, "ok"), countOf(codes, "chat.agent-exists")]).toEqual([1, 9]);
      const [agent] = agents.filter((_agent, index) => codes[index] === "ok");
      const now = expectOk(await fresh.shop.chat.view(fresh.admin, room.id));
      expect([now.agentId, now.status, now.version]).toEqual([agent?.id, "IN_PROGRESS", 2]);
      expectOk(await fresh.shop.chat.handOver(fresh.admin, room.id, { agentId: fresh.admin.id }));
      const ends = await Promise.all(agents.map((each) => fresh.shop.chat.close(each, room.id)));
      expect(countOf(codesOf(ends), "ok")).toBe(1);
      const told = (await fresh.told()).filter(({ subject }) => subject === room.id);
      expect(told.map(({ type, sequence }) => [type, sequence])).toEqual([
        ["chat.room-opened", 1],
        ["chat.agent-joined", 2],
        ["chat.handed-over", 3],
        ["chat.room-closed", 4],
      ]);
    });

    test("what is sent while a room is closed is in it without a gap, or is refused; nothing comes after the end", async () => {
      const fresh = await freshShop(its());
      const { customer, roomId, sides } = await conversation(fresh);
      const sent = await Promise.all([
        ...upTo(20).flatMap((index) =>
          sides.map((side) => late(fresh, side, index % 5, () => sayAs(fresh, side, roomId))),
        ),
        late(fresh, customer, 2, () => fresh.shop.chat.close(customer, roomId)),
      ]);
      expect(sent.at(-1)?.ok).toBe(true);
      const codes = codesOf(sent.slice(0, -1));
      expect(codes.filter((code) => code !== "ok" && code !== "chat.room-closed")).toEqual([]);
      const history = await historyOf(fresh, fresh.admin, roomId);
      expect(history.map(({ sequence }) => sequence)).toEqual(upTo(countOf(codes, "ok")).map((index) => index + 1));
      expect(
        heard(fresh, "MESSAGE")
          .map(({ messageId }) => messageId)
          .sort(),
      ).toEqual(history.map(({ id }) => id).sort());
      expect((await sayAs(fresh, customer, roomId)).ok).toBe(false);
      expect(await historyOf(fresh, customer, roomId)).toEqual(history);
    });

    test("deleting a group while it is sent to takes what was there, whole, and tells each message once", async () => {
      const fresh = await freshShop(its());
      const { customer, roomId } = await conversation(fresh);
      const first = expectOk(await sayAs(fresh, customer, roomId, "group"));
      const place = { roomId, messageId: first.id };
      const answers = await Promise.all([
        ...upTo(12).map((index) => late(fresh, customer, index % 4, () => sayAs(fresh, customer, roomId, "group"))),
        ...upTo(3).map((index) => late(fresh, customer, index, () => fresh.shop.chat.deleteMessages(customer, place))),
      ]);
      expect(codesOf(answers).filter((code) => code !== "ok")).toEqual([]);
      const history = await historyOf(fresh, customer, roomId);
      expect(history).toHaveLength(13);
      const deleted = history.filter((message) => message.deleted);
      expect(history.slice(0, deleted.length)).toEqual(deleted);
      expect(deleted[0]?.id).toBe(first.id);
      expect(heard(fresh, "DELETED").map(({ messageIds }) => messageIds)).toEqual([deleted.map(({ id }) => id)]);
    });

    test("deleting while a room is closed is done before the end, or is refused: a closed room stays as it is", async () => {
      const fresh = await freshShop(its());
      const { chat } = fresh.shop;
      const race = async (customer: MemberActor, index: number): Promise<void> => {
        const { id: roomId } = await roomOf(fresh, customer);
        const message = expectOk(await sayAs(fresh, customer, roomId));
        const [deleted, atEnd] = await Promise.all([
          late(fresh, customer, index % 3, () => chat.deleteMessages(customer, { roomId, messageId: message.id })),
          late(fresh, customer, Math.floor(index / 3) % 3, () => chat.close(customer, roomId)).then(() =>
            historyOf(fresh, customer, roomId),
          ),
        ]);
        expect(["ok", "chat.room-closed"]).toContain(codeOf(deleted));
        expect(await historyOf(fresh, customer, roomId)).toEqual(atEnd);
        expect(atEnd.map((each) => each.deleted)).toEqual([deleted.ok]);
      };
      await Promise.all((await signUpMany(fresh, 18)).map(race));
    });

    test("whatever both sides read at once, each has read the furthest of it, and hears of no step back", async () => {
      const fresh = await freshShop(its());
      const { customer, roomId, sides } = await conversation(fresh);
      const messages: Message[] = [];
      for (const index of upTo(6)) {
        messages.push(expectOk(await sayAs(fresh, index % 2 === 0 ? customer : fresh.admin, roomId)));
      }
      const mixed = [3, 0, 5, 1, 4, 2, 5, 3].flatMap((index) => messages.slice(index, index + 1));
      const reads = sides.flatMap((side) =>
        mixed.map((message, index) =>
          late(fresh, side, index % 3, () => fresh.shop.chat.read(side, { roomId, messageId: message.id })),
        ),
      );
      expect(codesOf(await Promise.all(reads)).filter((code) => code !== "ok")).toEqual([]);
      for (const side of sides) {
        expect(expectOk(await fresh.shop.chat.view(side, roomId)).unread).toBe(0);
        const told = heard(fresh, "READ").filter(({ memberId }) => memberId === side.id);
        expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(told.length);
        expect(told.map(({ messageId }) => messageId)).toContain(messages.at(-1)?.id);
      }
    });

    test("of messages that want one file at once one is sent with it, in whichever room, and the others are refused whole", async () => {
      const fresh = await freshShop(its());
      const { admin, shop } = fresh;
      const rooms = await Promise.all((await signUpMany(fresh, 8)).map((customer) => roomOf(fresh, customer)));
      for (const { id } of rooms) expectOk(await shop.chat.join(admin, id));
      const upload = await uploadIn(its(), admin.id);
      const wish = { message: "", messageType: "IMAGE", attachmentIds: [upload.id] } as const;
      const sent = await Promise.all(rooms.map(({ id: roomId }) => shop.chat.send(admin, { ...wish, roomId })));
      expect([countOf(codesOf(sent), "ok"), countOf(codesOf(sent), "file.not-found")]).toEqual([1, 7]);
      const histories = await Promise.all(rooms.map(({ id }) => historyOf(fresh, admin, id)));
      expect(histories.flat()).toEqual(sent.flatMap((answer) => (answer.ok ? [answer.value] : [])));
    });

    test("20 sendings under one key are one message, told once", async () => {
      const fresh = await freshShop(its());
      const { customer, roomId } = await conversation(fresh);
      const command = { roomId, message: "한 번만", messageType: "TEXT", key: commandKey("once") } as const;
      const sent = (await Promise.all(upTo(20).map(() => fresh.shop.chat.send(customer, command)))).map(expectOk);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
      expect(await historyOf(fresh, customer, roomId)).toEqual(sent.slice(0, 1));
      expect(heard(fresh, "MESSAGE")).toHaveLength(1);
    });

    test("whoever leaves while he opens a room and talks leaves none open, and says nothing afterwards", async () => {
      const fresh = await freshShop(its());
      const customers = await signUpMany(fresh, 16);
      const rooms = await Promise.all(customers.slice(8).map((customer) => roomOf(fresh, customer)));
      await Promise.all(
        customers.map(async (customer, index) => {
          const known = rooms[index - 8];
          const talk = async () => {
            const opened =
              known ?? (await fresh.shop.chat.open(customer).then((answer) => answer.ok && answer.value.room));
            return opened ? codeOf(await sayAs(fresh, customer, opened.id)) : "member.quit";
          };
          const [left, said] = await Promise.all([
            fresh.shop.member.withdraw(customer, { password }),
            late(fresh, customer, index % 5, talk),
          ]);
          expect([codeOf(left), ["ok", "member.quit", "chat.room-closed"].includes(said)]).toEqual(["ok", true]);
        }),
      );
      const open = ({ status }: Room) => status !== "CLOSED";
      const all = expectOk(await fresh.shop.chat.rooms(fresh.admin, { size: 100 })).content;
      expect(all.filter(open)).toEqual([]);
      for (const customer of customers) {
        expect(codeOf(await fresh.shop.chat.open(customer))).toBe("member.quit");
      }
      const ended = (await fresh.told()).filter(({ type }) => type === "chat.room-closed");
      expect(ended.map(({ subject }) => subject).sort()).toEqual(all.map(({ id }) => id).sort());
      expect(
        heard(fresh, "ROOM")
          .map(({ roomId }) => roomId)
          .sort(),
      ).toEqual(all.map(({ id }) => id).sort());
    });
  });
};
