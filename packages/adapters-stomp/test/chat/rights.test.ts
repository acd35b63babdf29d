import { expectOk } from "@cofshop/core";
import { afterEach, describe, expect, test } from "vitest";
import { type ChatWorld, cuttable, openChatWorld, topicOf } from "./chat-world.ts";
import { connect } from "./talker.ts";

let world: ChatWorld;
afterEach(() => world.close());

const text = (roomId: string, message = "안녕하세요") => ({ roomId, message, messageType: "TEXT" });
const stranger = "01890a5d-ac96-774b-bcce-b302099a8057";

describe("who comes in", () => {
  test.each([
    ["nothing at all", {}, "auth.token-missing"],
    ["no token", { Authorization: "Basic aGFuYTpwdw==" }, "auth.token-missing"],
    ["a token that nobody signed", { Authorization: "Bearer nonsense" }, "auth.token-invalid"],
    ["a login and a passcode", { login: "hana@example.com", passcode: "a long enough password" }, "auth.token-missing"],
  ])("with %s one is refused by a code, and reads nothing of what he showed", async (_, headers, code) => {
    world = await openChatWorld();
    const refused = connect(world.instances[0]?.url ?? "", headers);
    await expect(refused).rejects.toEqual({ code, message: expect.not.stringMatching(/nonsense|aGFu|enough/) });
  });

  test("a token whose session was ended opens nothing, a refreshed one does", async () => {
    world = await openChatWorld();
    const hana = await world.customer("hana");
    expectOk(
      await world.shop.member.changePassword(hana.by, {
        oldPassword: "a long enough password",
        password: "a long enough password",
      }),
    );
    await expect(world.connect(hana)).rejects.toMatchObject({ code: "auth.token-invalid" });
    await world.connect(await world.signIn("hana@example.com"));
  });

  test("refusals are in the language that the client asks for", async () => {
    world = await openChatWorld();
    const url = world.instances[0]?.url ?? "";
    const refused = (language: string) =>
      connect(url, { "accept-language": language }).catch(({ message }: { readonly message: string }) => message);
    expect(await refused("en-GB,en;q=0.9,ko;q=0.8")).toBe("Please sign in.");
    expect(await refused("fr,ko")).toBe("로그인이 필요합니다.");
  });
});

describe("a foreign member", () => {
  test("hears the same of a room that is somebody else's and of one that does not exist, and gets nothing of it", async () => {
    world = await openChatWorld();
    const { hana, room } = await world.conversation();
    const customer = await world.connect(hana);
    const heard = await customer.subscribe(topicOf(room));
    const mina = await world.customer("mina");
    const told = [];
    for (const each of [room, stranger, "nonsense", `${room}x`, "*"]) {
      const talker = await world.connect(mina);
      told.push(await talker.subscribe(`/topic/chatroom.${each}`).catch((code: unknown) => code));
    }
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(told[0]).toMatchObject({ code: "chat.room-not-found" });

    const talker = await world.connect(mina);
    for (const each of [room, stranger]) {
      const refusal = { code: "chat.room-not-found", message: expect.any(String) };
      const place = { roomId: each, messageId: stranger };
      expect(await talker.send("chat.sendMessage", text(each))).toMatchObject(refusal);
      expect(await talker.send("chat.typing", { roomId: each })).toMatchObject(refusal);
      expect(await talker.send("chat.read", place)).toMatchObject(refusal);
      expect(await talker.send("chat.deleteMessage", place)).toMatchObject(refusal);
    }
    await customer.send("chat.sendMessage", text(room));
    await expect.poll(() => heard).toMatchObject([{ senderId: hana.by.id, sequence: 1 }]);
  });

  test("an admin who takes no part does not listen either", async () => {
    world = await openChatWorld();
    const { room } = await world.conversation();
    const other = await world.connect(await world.agent("other"));
    await expect(other.subscribe(topicOf(room))).rejects.toMatchObject({ code: "chat.room-not-found" });
  });

  test("nobody sends to a topic, or to somebody's queue", async () => {
    world = await openChatWorld();
    const { hana, agent, room } = await world.conversation();
    const heard = await (await world.connect(agent)).subscribe(topicOf(room));
    for (const destination of [
      topicOf(room),
      "/user/queue/errors",
      `/user/${agent.by.id}/queue/errors`,
      "/queue/errors",
      "/app/nothing",
    ]) {
      const talker = await world.connect(hana);
      talker.publish(destination, JSON.stringify({ type: "MESSAGE", senderId: agent.by.id }));
      expect((await talker.ended).code).toMatch(/^stomp\./);
    }
    expect(heard).toEqual([]);
  });
});

describe("whose rights end", () => {
  test.each([
    ["is suspended", (each: ChatWorld, by) => each.shop.member.changeState(each.admin, by.id, "SUSPENDED")],
    ["gets another role", (each: ChatWorld, by) => each.shop.member.changeRole(each.admin, by.id, "SELLER")],
    [
      "has a new password",
      (each: ChatWorld, by) =>
        each.shop.member.changePassword(by, { oldPassword: "a long enough password", password: "another password" }),
    ],
  ] satisfies readonly (readonly [
    string,
    (
      each: ChatWorld,
      by: Parameters<ChatWorld["shop"]["chat"]["open"]>[0] & { readonly kind: "member" },
    ) => Promise<unknown>,
  ])[])("whoever %s is out of every instance at once, and comes in no more with that token", async (_, end) => {
    world = await openChatWorld({ instances: 2 });
    const { hana, agent, room } = await world.conversation();
    const talkers = [await world.connect(hana, 0), await world.connect(hana, 1)];
    const stays = await world.connect(agent, 1);
    await end(world, { kind: "member", id: hana.by.id, role: "MEMBER" });
    await world.relay();
    for (const talker of talkers) expect((await talker.ended).code).toBe("auth.token-invalid");
    await expect(world.connect(hana)).rejects.toMatchObject({ code: "auth.token-invalid" });
    expect(await stays.send("chat.sendMessage", text(room))).toBeUndefined();
  });

  test("a suspended member sends nothing, even before his connection is ended", async () => {
    world = await openChatWorld();
    const { hana, room } = await world.conversation();
    const talker = await world.connect(hana);
    expectOk(await world.shop.member.changeState(world.admin, hana.by.id, "SUSPENDED"));
    expect(await talker.send("chat.sendMessage", text(room))).toMatchObject({ code: "member.suspended" });
  });

  test("whoever connects at the moment when his session is ended is not left in", async () => {
    world = await openChatWorld({
      change: (shop) => ({
        ...shop,
        security: {
          ...shop.security,
          // He was still good when it was looked up; before he is in, his rights end and everybody is told.
          admit: async (token) => {
            const admitted = await shop.security.admit(token);
            if (admitted.ok) {
              await world.shop.member.changeState(world.admin, admitted.value.by.id, "SUSPENDED");
              await world.relay();
            }
            return admitted;
          },
        },
      }),
    });
    const hana = await world.customer("hana");
    await expect(world.connect(hana)).rejects.toMatchObject({ code: "auth.token-invalid" });
  });

  test("an agent who hands over hears nothing more, and the next one does", async () => {
    world = await openChatWorld({ instances: 2 });
    const { hana, agent, room } = await world.conversation();
    const next = await world.agent("next");
    const [customer, former] = [await world.connect(hana, 0), await world.connect(agent, 1)];
    const his = await former.subscribe(topicOf(room));
    expectOk(await world.shop.chat.handOver(agent.by, room, { agentId: next.by.id }));
    expect((await former.ended).code).toBe("chat.room-not-found");
    const theirs = await (await world.connect(next, 1)).subscribe(topicOf(room));
    await customer.send("chat.sendMessage", text(room));
    await expect.poll(() => theirs).toMatchObject([{ type: "MESSAGE" }]);
    expect(his).toMatchObject([{ type: "ROOM" }]);
    await expect((await world.connect(agent)).subscribe(topicOf(room))).rejects.toMatchObject({
      code: "chat.room-not-found",
    });
  });

  test.each(["which nobody listens to", "which its customer listens to"])(
    "an agent who hands a room over, %s, while he is about to listen is not left listening",
    async (which) => {
      let handOver: (() => Promise<unknown>) | undefined;
      world = await openChatWorld({
        change: (shop) => ({
          ...shop,
          chat: {
            ...shop.chat,
            // What was looked up is told after the room has gone to somebody else.
            view: async (by, room) => {
              const facts = await shop.chat.view(by, room);
              const meanwhile = handOver;
              handOver = undefined;
              await meanwhile?.();
              return facts;
            },
          },
        }),
      });
      const { hana, agent, room } = await world.conversation();
      if (which === "which its customer listens to") await (await world.connect(hana)).subscribe(topicOf(room));
      const next = await world.agent("next");
      const talker = await world.connect(agent);
      handOver = () => world.shop.chat.handOver(agent.by, room, { agentId: next.by.id });
      await expect(talker.subscribe(topicOf(room))).rejects.toMatchObject({ code: "chat.room-not-found" });
    },
  );

  test("a session ends with its token", async () => {
    world = await openChatWorld();
    const hana = await world.customer("hana");
    world.ports.clock.advance(-14 * 60_000 - 59_000);
    const early = await world.signIn("hana@example.com");
    world.ports.clock.advance(14 * 60_000 + 59_000);
    const talker = await world.connect(early);
    expect((await talker.ended).code).toBe("auth.token-expired");
    await world.connect(hana);
  });

  test("when the channel between the instances was cut everybody is told, connects again and hears everything", async () => {
    const channel = cuttable();
    world = await openChatWorld({ channel, instances: 2 });
    const { hana, agent, room } = await world.conversation();
    const talkers = [await world.connect(hana, 0), await world.connect(agent, 1)];
    for (const talker of talkers) await talker.subscribe(topicOf(room));
    channel.cut();
    for (const talker of talkers) expect((await talker.ended).code).toBe("service.unavailable");
    const heard = await (await world.connect(agent, 1)).subscribe(topicOf(room));
    await (await world.connect(hana, 0)).send("chat.sendMessage", text(room));
    await expect.poll(() => heard).toMatchObject([{ type: "MESSAGE" }]);
  });
});
