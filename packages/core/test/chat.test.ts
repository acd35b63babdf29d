import { expect, test } from "vitest";
import type { MessageWish } from "../src/chat/index.ts";
import type { Upload } from "../src/file/index.ts";
import { commandKey, expectOk, type MemberActor, type MessageId, ok, type UploadId } from "../src/index.ts";
import { codeOf, password, signUp, type World, worldOf } from "./world.ts";

/** A customer, his room, and the shop's admin in it. */
const conversation = async () => {
  const world = await worldOf();
  const customer = await signUp(world, "hana");
  const { id: roomId } = expectOk(await world.shop.chat.open(customer)).room;
  expectOk(await world.shop.chat.join(world.admin, roomId));
  const say = (by: MemberActor, differs: Partial<MessageWish> = {}) =>
    world.shop.chat.send(by, { roomId, message: "여보세요?", messageType: "TEXT", ...differs });
  const history = async (by: MemberActor = customer) =>
    expectOk(await world.shop.chat.history(by, roomId, { size: 100 })).content;
  const { told } = world.ports.chatBroadcast;
  return { ...world, customer, roomId, say, history, told };
};
const agentOf = async ({ shop }: Pick<World, "shop">, name: string): Promise<MemberActor> => {
  const person = { email: `${name}@example.com`, name, password, tel: "0212345678" };
  return { kind: "member", id: expectOk(await shop.member.createAdmin(person)).id, role: "ADMIN" };
};
const uploadsOf = async (
  { ports }: Pick<World, "ports">,
  owner: MemberActor,
  count: number,
): Promise<readonly Upload[]> => {
  const uploads = Array.from(
    { length: count },
    (): Upload => ({
      id: ports.ids.next<UploadId>(),
      ownerId: owner.id,
      kind: "IMAGE",
      name: "원두.webp",
      mediaType: "image/webp",
      bytes: 1_000,
      state: "STORED",
      createdAt: ports.clock.now(),
      expiresAt: new Date(ports.clock.now().getTime() + 60_000),
      attachedTo: undefined,
    }),
  );
  await ports.unitOfWork.run(async (tx) => {
    for (const upload of uploads) await tx.uploads.reserve(upload, 1_000_000);
    return ok(undefined);
  });
  return uploads;
};

test("a conversation is told as it happens, in order, and only after it happened", async () => {
  const { shop, admin, customer, roomId, say, told } = await conversation();
  const question = expectOk(await say(customer, { messageGroupId: "첫 질문" }));
  await say(customer, { message: "" });
  expectOk(await shop.chat.typing(admin, roomId));
  const place = { roomId, messageId: question.id };
  expect(await shop.chat.read(admin, place)).toEqual(ok({ unread: 0 }));
  expect(await shop.chat.read(admin, place)).toEqual(ok({ unread: 0 }));
  expectOk(await shop.chat.deleteMessages(customer, place));
  expectOk(await shop.chat.close(admin, roomId));
  await say(customer);
  const { id: messageId, createdAt, ...message } = question;
  expect(told.map(({ room }) => room)).toEqual(told.map(() => roomId));
  expect(told.map(({ notice }) => notice)).toEqual([
    { type: "ROOM", roomId, status: "IN_PROGRESS", agentId: admin.id },
    { type: "MESSAGE", messageId, createdAt: createdAt.toISOString(), ...message },
    { type: "TYPING", roomId, memberId: admin.id },
    { type: "READ", roomId, memberId: admin.id, messageId },
    { type: "DELETED", roomId, groupId: "첫 질문", messageIds: [messageId] },
    { type: "ROOM", roomId, status: "CLOSED", agentId: admin.id },
  ]);
});

test("a message is its sender's, in a group of its own unless he names one; its text is kept letter for letter", async () => {
  const { customer, roomId, say, history, ports } = await conversation();
  const first = expectOk(await say(customer, { message: "  원두\n언제 오나요?  " }));
  expect(first).toEqual({
    id: first.id,
    roomId,
    senderId: customer.id,
    message: "  원두\n언제 오나요?  ",
    messageGroupId: first.id,
    messageType: "TEXT",
    attachmentIds: [],
    attachments: [],
    deleted: false,
    createdAt: ports.clock.now(),
    sequence: 1,
  });
  const longest = expectOk(await say(customer, { message: "한".repeat(2_000), messageGroupId: "ㄱ".repeat(64) }));
  expect([longest.messageGroupId, longest.sequence]).toEqual(["ㄱ".repeat(64), 2]);
  expect(await history()).toEqual([longest, first]);
});

test("both sides keep the history of a closed room, which stays as it is", async () => {
  const { shop, admin, customer, roomId, say, history } = await conversation();
  const [question, answer] = [expectOk(await say(customer)), expectOk(await say(admin))];
  expect(expectOk(await shop.chat.close(customer, roomId))).toMatchObject({ status: "CLOSED", agentId: admin.id });
  for (const side of [customer, admin]) {
    expect(await history(side)).toEqual([answer, question]);
    expect(codeOf(await say(side))).toBe("chat.room-closed");
    expect(codeOf(await shop.chat.close(side, roomId))).toBe("chat.room-closed");
    expect(codeOf(await shop.chat.typing(side, roomId))).toBe("chat.room-closed");
    expect(expectOk(await shop.chat.mine(side, {})).content).toMatchObject([{ id: roomId, unread: 1 }]);
  }
  const place = { roomId, messageId: question.id };
  expect(codeOf(await shop.chat.deleteMessages(customer, place))).toBe("chat.room-closed");
  expect(codeOf(await shop.chat.join(admin, roomId))).toBe("chat.room-closed");
  expect(codeOf(await shop.chat.handOver(admin, roomId, { agentId: admin.id }))).toBe("chat.room-closed");
  expect(await shop.chat.read(customer, { roomId, messageId: answer.id })).toEqual(ok({ unread: 0 }));
  const again = expectOk(await shop.chat.open(customer));
  expect([again.created, again.room.id === roomId]).toEqual([true, false]);
});

test("a key answers the room that it opened, closed or not, and opens no other", async () => {
  const { shop, customer, roomId } = await conversation();
  const key = commandKey("room");
  expect(expectOk(await shop.chat.open(customer, { key }))).toMatchObject({ room: { id: roomId }, created: false });
  expectOk(await shop.chat.close(customer, roomId));
  expect(expectOk(await shop.chat.open(customer, { key }))).toMatchObject({ room: { id: roomId }, created: false });
  const [first, second] = [{ key: commandKey("next") }, { key: commandKey("next") }];
  const opened = expectOk(await shop.chat.open(customer, first));
  expect(expectOk(await shop.chat.open(customer, second)).room).toEqual(opened.room);
  expect(codeOf(await shop.member.withdraw(customer, { password }))).toBe("ok");
});

test("a group is deleted with all that its sender sent to it, files too; deleting again changes and tells nothing", async () => {
  const world = await conversation();
  const { shop, admin, customer, roomId, say, history, told } = world;
  const uploads = await uploadsOf(world, customer, 2);
  const messageGroupId = "사진";
  const text = expectOk(await say(customer, { messageGroupId }));
  const attachmentIds = uploads.map(({ id }) => id);
  const images = expectOk(await say(customer, { messageGroupId, message: "", messageType: "IMAGE", attachmentIds }));
  const answer = expectOk(await say(admin, { messageGroupId }));
  const place = { roomId, messageId: images.id };
  const group = { roomId, groupId: messageGroupId };
  expect(await shop.chat.deleteMessages(customer, place)).toEqual(ok({ ...group, messageIds: [text.id, images.id] }));
  const empty = { message: "", messageType: "TEXT", attachmentIds: [], attachments: [], deleted: true } as const;
  expect(await history()).toEqual([answer, { ...images, ...empty }, { ...text, ...empty }]);
  const { byIds } = world.ports.unitOfWork.reads.uploads;
  expect(await byIds(attachmentIds)).toEqual([]);

  const late = expectOk(await say(customer, { messageGroupId }));
  const before = told.length;
  expect(await shop.chat.deleteMessages(customer, place)).toEqual(ok({ ...group, messageIds: [] }));
  expect([told.length, (await history())[0]]).toEqual([before, late]);
});

test("a message with a file that cannot be attached is refused whole, and names it", async () => {
  const world = await conversation();
  const { admin, customer, say, history } = world;
  const [mine, another] = await uploadsOf(world, customer, 2);
  const [foreign] = await uploadsOf(world, admin, 1);
  if (mine === undefined || another === undefined || foreign === undefined) throw new Error("there are uploads");
  const send = (messageType: "IMAGE" | "FILE", ...uploads: readonly Upload[]) =>
    say(customer, { message: "", messageType, attachmentIds: uploads.map(({ id }) => id) });
  const refused = (...uploads: readonly Upload[]) => ({
    ok: false,
    error: { code: "file.not-found", files: uploads.map(({ id }) => id) },
  });
  expect(await send("IMAGE", mine, foreign)).toEqual(refused(foreign));
  expect(await send("FILE", mine, another)).toEqual(refused(mine, another));
  const sent = expectOk(await send("IMAGE", mine));
  expect(await send("IMAGE", another, mine)).toEqual(refused(mine));
  expect(await history()).toEqual([sent]);
});

test("unread counts what the others said, and a hand-over leaves the new agent all of it", async () => {
  const { shop, admin, customer, roomId, say } = await conversation();
  const first = expectOk(await say(customer));
  const second = expectOk(await say(customer));
  expectOk(await say(admin));
  const unread = async (by: MemberActor) => expectOk(await shop.chat.view(by, roomId)).unread;
  expect([await unread(admin), await unread(customer)]).toEqual([2, 1]);
  expect(await shop.chat.read(admin, { roomId, messageId: first.id })).toEqual(ok({ unread: 1 }));
  expectOk(await shop.chat.deleteMessages(customer, { roomId, messageId: second.id }));
  expect([await unread(admin), await unread(customer)]).toEqual([0, 1]);
  const next = await agentOf({ shop }, "next");
  expectOk(await shop.chat.handOver(next, roomId, { agentId: next.id }));
  expect(await unread(next)).toBe(2);
  expect(codeOf(await say(admin))).toBe("chat.room-not-found");
  expect(codeOf(await shop.chat.history(admin, roomId, {}))).toBe("chat.room-not-found");
  expect(codeOf(await say(next))).toBe("ok");
});

test("an agent is an active admin, and not the customer himself; a waiting room may be handed to its first", async () => {
  const { shop, admin, customer } = await conversation();
  const [next, gone] = [await agentOf({ shop }, "next"), await agentOf({ shop }, "gone")];
  const { id: own } = expectOk(await shop.chat.open(next)).room;
  expect(codeOf(await shop.chat.join(next, own))).toBe("chat.not-an-agent");
  expectOk(await shop.member.changeState(admin, gone.id, "SUSPENDED"));
  expect(codeOf(await shop.chat.join(gone, own))).toBe("chat.not-an-agent");
  for (const agentId of [next.id, gone.id, customer.id]) {
    expect(codeOf(await shop.chat.handOver(admin, own, { agentId }))).toBe("chat.not-an-agent");
  }
  expect(expectOk(await shop.chat.handOver(next, own, { agentId: admin.id })).status).toBe("IN_PROGRESS");
  expect(codeOf(await shop.chat.handOver(next, own, { agentId: admin.id }))).toBe("chat.agent-exists");
});

test("who is suspended says nothing, and who is no admin any more is no agent any more", async () => {
  const { shop, admin, customer, roomId, say, history } = await conversation();
  const next = await agentOf({ shop }, "next");
  expectOk(await shop.chat.handOver(admin, roomId, { agentId: next.id }));
  expectOk(await shop.member.changeState(admin, customer.id, "SUSPENDED"));
  expect(codeOf(await say(customer))).toBe("member.suspended");
  expect(codeOf(await shop.chat.open(next))).toBe("ok");
  expectOk(await shop.member.changeRole(admin, next.id, "MEMBER"));
  const demoted: MemberActor = { ...next, role: "MEMBER" };
  expect(codeOf(await say(demoted))).toBe("chat.room-not-found");
  expect(codeOf(await shop.chat.history(demoted, roomId, {}))).toBe("chat.room-not-found");
  expect(await history()).toEqual([]);
  expect(await history(customer)).toEqual([]);
});

test("a room of one customer tells another nothing that an unknown room does not", async () => {
  const { shop, customer, roomId, say } = await conversation();
  const message = expectOk(await say(customer));
  const stranger = await signUp({ shop }, "stranger");
  const unknown = expectOk(await shop.chat.open(stranger)).room.id;
  expectOk(await shop.chat.close(stranger, unknown));
  const place = (messageId: MessageId) => ({ roomId, messageId });
  const answers = [
    await shop.chat.view(stranger, roomId),
    await shop.chat.close(stranger, roomId),
    await say(stranger),
    await shop.chat.typing(stranger, roomId),
    await shop.chat.read(stranger, place(message.id)),
    await shop.chat.deleteMessages(stranger, place(message.id)),
    await shop.chat.history(stranger, roomId, {}),
  ];
  expect(answers).toEqual(answers.map(() => ({ ok: false, error: { code: "chat.room-not-found" } })));
});
