import { expectOk } from "@cofshop/core";
import { afterEach, expect, test } from "vitest";
import { type ChatWorld, openChatWorld, topicOf } from "./chat-world.ts";

let world: ChatWorld;
afterEach(() => world.close());

const text = (roomId: string, message: string) => ({ roomId, message, messageType: "TEXT" });

test("what a customer says the agent hears, on any instance, with the sender that the server knows", async () => {
  world = await openChatWorld({ instances: 2 });
  const { hana, agent, room } = await world.conversation();
  const [one, other] = [await world.connect(hana, 0), await world.connect(agent, 1)];
  const [hers, his] = [await one.subscribe(topicOf(room)), await other.subscribe(topicOf(room))];
  const forged = { senderId: agent.by.id, sender: agent.by.id, messageId: "mine" };
  expect(await one.send("chat.sendMessage", { ...text(room, "안녕하세요 ✓"), ...forged }, forged)).toBeUndefined();
  const message = {
    type: "MESSAGE",
    messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    roomId: room,
    senderId: hana.by.id,
    message: "안녕하세요 ✓",
    messageGroupId: expect.any(String),
    messageType: "TEXT",
    attachmentIds: [],
    attachments: [],
    deleted: false,
    createdAt: expect.any(String),
    sequence: 1,
  };
  await expect.poll(() => his).toEqual([message]);
  await expect.poll(() => hers).toEqual([message]);
});

test("reading, writing, deleting and closing are told to both", async () => {
  world = await openChatWorld();
  const { hana, agent, room } = await world.conversation();
  const [one, other] = [await world.connect(hana), await world.connect(agent)];
  const his = await other.subscribe(topicOf(room));
  await one.send("chat.typing", { roomId: room });
  for (const message of ["하나", "둘"])
    await one.send("chat.sendMessage", { ...text(room, message), messageGroupId: "both" });
  const messages = expectOk(await world.shop.chat.history(agent.by, room, {})).content;
  const [last] = messages;
  await other.send("chat.read", { roomId: room, messageId: last?.id });
  await one.send("chat.deleteMessage", { roomId: room, messageId: last?.id });
  expectOk(await world.shop.chat.close(agent.by, room));
  const messageIds = messages.map(({ id }) => id).reverse();
  await expect
    .poll(() => his)
    .toMatchObject([
      { type: "TYPING", memberId: hana.by.id },
      { type: "MESSAGE", sequence: 1 },
      { type: "MESSAGE", sequence: 2 },
      { type: "READ", memberId: agent.by.id, messageId: last?.id },
      { type: "DELETED", groupId: "both", messageIds },
      { type: "ROOM", status: "CLOSED", agentId: agent.by.id },
    ]);
});

test("200 messages of both at once come to both in the room's one order", async () => {
  world = await openChatWorld({ instances: 2 });
  const { hana, agent, room } = await world.conversation();
  const talkers = [await world.connect(hana, 0), await world.connect(agent, 1)];
  const heard = [];
  for (const talker of talkers) heard.push(await talker.subscribe(topicOf(room)));
  await Promise.all(
    Array.from({ length: 200 }, (_, index) => talkers[index % 2]?.send("chat.sendMessage", text(room, `${index}`))),
  );
  const sequences = Array.from({ length: 200 }, (_, index) => index + 1);
  for (const each of heard) {
    await expect.poll(() => each).toHaveLength(200);
    const told = each.map((notice) => (notice as { readonly sequence: number }).sequence);
    expect([...told].sort((a, b) => a - b)).toEqual(sequences);
  }
});

test("a message that is sent again under its key is there once", async () => {
  world = await openChatWorld();
  const { hana, agent, room } = await world.conversation();
  const one = await world.connect(hana);
  const key = { "idempotency-key": "the first" };
  for (const _ of [1, 2]) expect(await one.send("chat.sendMessage", text(room, "한 번만"), key)).toBeUndefined();
  expect(expectOk(await world.shop.chat.history(agent.by, room, {})).content).toHaveLength(1);
  expect(await one.send("chat.sendMessage", text(room, "다른 말"), key)).toMatchObject({
    code: "idempotency.key-reused",
  });
});

test("what the shop refuses is told to the sender alone, with the receipt that he waits for, and he stays connected", async () => {
  world = await openChatWorld();
  const { hana, agent, room } = await world.conversation();
  const [one, other] = [await world.connect(hana), await world.connect(agent)];
  const refused = (code: string, more: object = {}) => ({
    code,
    message: expect.any(String),
    destination: "/app/chat.sendMessage",
    receiptId: expect.any(String),
    ...more,
  });
  const bad: readonly (readonly [unknown, object])[] = [
    [text(room, ""), refused("request.invalid", { field: "message" })],
    [text(room, "가".repeat(2_001)), refused("request.invalid", { field: "message" })],
    [text("no room", "x"), refused("request.invalid", { field: "roomId" })],
    [{ ...text(room, "x"), messageType: "SONG" }, refused("request.invalid", { field: "messageType" })],
    [{ ...text(room, "x"), messageGroupId: "g".repeat(65) }, refused("request.invalid", { field: "messageGroupId" })],
    [{ roomId: room }, refused("request.invalid", { field: "message" })],
    ["not an object", refused("request.invalid", { field: "body" })],
    [null, refused("request.invalid", { field: "body" })],
  ];
  for (const [body, refusal] of bad)
    expect(await one.send("chat.sendMessage", body)).toEqual({ rule: expect.any(String), ...refusal });
  expect(await one.send("chat.sendMessage", text(room, "x"), { "idempotency-key": "열쇠" })).toMatchObject({
    code: "request.invalid",
    field: "idempotency-key",
  });
  const his = await other.subscribe("/user/queue/errors");
  expectOk(await world.shop.chat.close(agent.by, room));
  expect(await one.send("chat.sendMessage", text(room, "noch da?"))).toEqual(refused("chat.room-closed"));
  expect(his).toEqual([]);
  expect(world.errors).toEqual([]);
});
