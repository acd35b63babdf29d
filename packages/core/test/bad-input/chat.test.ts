import { expect, test } from "vitest";
import type { MessageType, MessageWish } from "../../src/chat/index.ts";
import { expectOk, type RoomId, type UploadId } from "../../src/index.ts";
import { TEST_MS } from "../property.ts";
import { codeOf, signUp } from "../world.ts";
import { type Case, expectRefused, type Fixture, fixture, many, never, texts, wrongNumbers } from "./fixture.ts";

const send = ({ shop, by }: Fixture, differs: Partial<MessageWish>) =>
  shop.chat.send(by, { roomId: never<RoomId>(), message: "원두", messageType: "TEXT", ...differs });
const files = (its: Fixture, count: number, messageType: MessageType = "FILE") =>
  send(its, { messageType, attachmentIds: many(count).map(() => its.ports.ids.next<UploadId>()) });

const cases: readonly Case[] = [
  ...texts("message", 2_000, (its, message) => send(its, { message })),
  ...["\u0000", "한".repeat(2_001)].map(
    (message): Case => ["message", (its) => send(its, { message, messageType: "IMAGE" })],
  ),
  ...texts("messageGroupId", 64, (its, messageGroupId) => send(its, { messageGroupId })),
  ["attachmentIds", (its) => send(its, { attachmentIds: [never<UploadId>()] })],
  ["attachmentIds", (its) => files(its, 0, "IMAGE")],
  ["attachmentIds", (its) => files(its, 0, "VIDEO")],
  ["attachmentIds", (its) => files(its, 11)],
  ["attachmentIds", (its) => send(its, { messageType: "FILE", attachmentIds: [never<UploadId>(), never<UploadId>()] })],
  ...[0, ...wrongNumbers(100)].flatMap((size): readonly Case[] => [
    ["size", ({ shop, by }) => shop.chat.mine(by, { size })],
    ["size", ({ shop, admin }) => shop.chat.rooms(admin, { size })],
    ["size", ({ shop, by }) => shop.chat.history(by, never<RoomId>(), { size })],
  ]),
  ...wrongNumbers(10_000).map((page): Case => ["page", ({ shop, admin }) => shop.chat.rooms(admin, { page })]),
];

test(
  "wrong input about chat is refused with the name of its field: nothing is thrown, nothing is kept",
  { timeout: TEST_MS },
  () => expectRefused(cases),
);

test("a type of message that there is not is refused, whoever lets it through", async () => {
  const its = await fixture();
  const wish = JSON.parse('{ "messageType": "AUDIO" }');
  expect(await send(its, wish)).toMatchObject({ error: { code: "request.invalid", field: "messageType" } });
});

test("rooms, messages and files that do not exist are refused by name, and nothing is kept", async () => {
  const its = await fixture();
  const { shop, by, admin } = its;
  const { id: roomId } = expectOk(await shop.chat.open(by)).room;
  const stranger = await signUp(its, "stranger");
  const elsewhere = expectOk(await shop.chat.open(stranger)).room.id;
  const theirs = { roomId: elsewhere, message: "여보세요?", messageType: "TEXT" } as const;
  const foreign = expectOk(await shop.chat.send(stranger, theirs)).id;
  const before = its.commits();
  const rooms = [
    await shop.chat.join(admin, never()),
    await shop.chat.handOver(admin, never(), { agentId: admin.id }),
    await shop.chat.close(admin, never()),
    await send(its, {}),
    await shop.chat.send(by, theirs),
    await shop.chat.deleteMessages(by, { roomId: never(), messageId: never() }),
    await shop.chat.deleteMessages(by, { roomId: elsewhere, messageId: foreign }),
    await shop.chat.read(by, { roomId: elsewhere, messageId: foreign }),
    await shop.chat.typing(by, never()),
    await shop.chat.view(by, elsewhere),
    await shop.chat.history(by, never(), {}),
  ];
  expect(rooms.map(codeOf)).toEqual(rooms.map(() => "chat.room-not-found"));
  const messages = [
    await shop.chat.deleteMessages(by, { roomId, messageId: never() }),
    await shop.chat.deleteMessages(by, { roomId, messageId: foreign }),
    await shop.chat.read(by, { roomId, messageId: foreign }),
  ];
  expect(messages.map(codeOf)).toEqual(messages.map(() => "chat.message-not-found"));
  const lost = await send(its, { roomId, messageType: "IMAGE", attachmentIds: [never()] });
  expect(lost).toEqual({ ok: false, error: { code: "file.not-found", files: [never()] } });
  for (const cursor of ["", "chat~1~x", "opened~1~x", "chat~9007199254740991~00000000-0000-7000-8000-000000000000"]) {
    expect(codeOf(await shop.chat.history(by, roomId, { cursor }))).toBe("request.bad-cursor");
    expect(codeOf(await shop.chat.mine(by, { cursor }))).toBe("request.bad-cursor");
  }
  expect(its.commits()).toBe(before);
});
