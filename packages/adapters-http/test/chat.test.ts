import { expectOk, idOf, type MemberActor, type RoomId } from "@cofshop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

type RoomData = { readonly roomId: string; readonly status: string; readonly agentId: string | null };

let world: World;
let [admin, agent, customer, stranger]: readonly Person[] = [];
beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  agent = await world.enter("agent@example.com", "ADMIN");
  customer = await world.enter("customer@example.com");
  stranger = await world.enter("stranger@example.com");
});
afterEach(() => world.close());

const ask = async (who: Person | undefined, method: string, path: string, body?: unknown) =>
  world.call(method, path, { token: who?.token, body });
const verdictOf = async (reply: ReturnType<typeof ask>) => {
  const { status, code } = await reply;
  return [status, code];
};
const open = async (who: Person | undefined = customer): Promise<string> =>
  dataOf<RoomData>(await ask(who, "POST", "/chat-rooms")).roomId;
/** What STOMP does: HTTP has no route for it. */
const say = async (who: Person | undefined, role: MemberActor["role"], roomId: string, message: string) => {
  if (who === undefined) throw new Error("somebody says it");
  const by: MemberActor = { kind: "member", id: who.id, role };
  const wish = { roomId: idOf<RoomId>(roomId), message, messageType: "TEXT" } as const;
  return expectOk(await world.shop.chat.send(by, wish)).id;
};

test("a customer has one room: 201 when it is new, 200 while it is open, another one afterwards", async () => {
  const first = await ask(customer, "POST", "/chat-rooms");
  const { roomId } = dataOf<RoomData>(first);
  expect([first.status, first.headers.get("Location")]).toEqual([201, `/api/chat-rooms/${roomId}`]);
  expect(first.body.data).toEqual({
    roomId,
    customerId: customer?.id,
    agentId: null,
    status: "ACTIVE",
    active: true,
    messages: 0,
    lastMessageAt: null,
    createdAt: "2026-01-02T03:00:00.000+00:00",
    closedAt: null,
  });
  const again = await ask(customer, "POST", "/chat-rooms");
  expect([again.status, again.body.data]).toEqual([200, first.body.data]);
  const closed = await ask(customer, "PATCH", `/chat-rooms/${roomId}/close`);
  expect(closed.body.data).toMatchObject({
    status: "CLOSED",
    active: false,
    closedAt: "2026-01-02T03:00:00.000+00:00",
  });
  expect(await verdictOf(ask(customer, "PATCH", `/chat-rooms/${roomId}/close`))).toEqual([409, "chat.room-closed"]);
  expect((await ask(customer, "POST", "/chat-rooms")).status).toBe(201);
});

test("a conversation goes from its waiting list to its end, and both sides can look it up", async () => {
  const roomId = await open();
  await say(customer, "MEMBER", roomId, "원두 언제 오나요?");
  const waiting = await ask(admin, "GET", "/chat-rooms?status=ACTIVE");
  expect(waiting.body.data).toMatchObject({ content: [{ roomId, unread: 1, messages: 1 }], totalElements: 1 });
  expect((await ask(admin, "GET", "/chat-rooms?status=CLOSED")).body.data).toMatchObject({ content: [] });

  const joined = await ask(agent, "PATCH", `/chat-rooms/${roomId}/join`);
  expect(joined.body.data).toMatchObject({ status: "IN_PROGRESS", agentId: agent?.id });
  expect(await verdictOf(ask(admin, "PATCH", `/chat-rooms/${roomId}/join`))).toEqual([409, "chat.agent-exists"]);
  const answer = await say(agent, "ADMIN", roomId, "내일 도착합니다.");
  const read = await ask(customer, "PUT", `/chat-rooms/${roomId}/read`, { messageId: answer.toUpperCase() });
  expect([read.status, read.body.data]).toEqual([200, { unread: 0 }]);
  const page = await ask(agent, "GET", `/chat-messages/${roomId}/messages?size=1`);
  const { content, nextCursor } = dataOf<{ content: unknown[]; nextCursor: string }>(page);
  expect(content).toEqual([
    {
      messageId: answer,
      roomId,
      senderId: agent?.id,
      message: "내일 도착합니다.",
      messageGroupId: answer,
      messageType: "TEXT",
      attachmentIds: [],
      attachments: [],
      deleted: false,
      createdAt: "2026-01-02T03:00:00.000+00:00",
      sequence: 2,
    },
  ]);
  const older = await ask(agent, "GET", `/chat-messages/${roomId}/messages?size=1&cursor=${nextCursor}`);
  expect(older.body.data).toMatchObject({ content: [{ sequence: 1 }], nextCursor: null });

  const handed = await ask(admin, "PATCH", `/chat-rooms/${roomId}/hand-over`, { agentId: admin?.id });
  expect(handed.body.data).toMatchObject({ agentId: admin?.id });
  expect(await verdictOf(ask(agent, "GET", `/chat-messages/${roomId}/messages`))).toEqual([404, "chat.room-not-found"]);
  expect((await ask(agent, "GET", `/chat-rooms/${roomId}`)).body.data).toMatchObject({ roomId });
  await ask(agent, "PATCH", `/chat-rooms/${roomId}/close`);
  for (const side of [customer, admin]) {
    expect((await ask(side, "GET", "/chat-rooms/me")).body.data).toMatchObject({
      content: [{ roomId, active: false }],
    });
    expect((await ask(side, "GET", `/chat-messages/${roomId}/messages`)).status).toBe(200);
  }
});

test("another's room is a room that does not exist, and an id of another shape names none", async () => {
  const roomId = await open();
  const messageId = await say(customer, "MEMBER", roomId, "여보세요?");
  const unseen = [404, "chat.room-not-found"];
  for (const id of [roomId, "00000000-0000-7000-8000-ffffffffffff", "mine"]) {
    expect(await verdictOf(ask(stranger, "GET", `/chat-rooms/${id}`))).toEqual(unseen);
    expect(await verdictOf(ask(stranger, "PATCH", `/chat-rooms/${id}/close`))).toEqual(unseen);
    expect(await verdictOf(ask(stranger, "GET", `/chat-messages/${id}/messages`))).toEqual(unseen);
    expect(await verdictOf(ask(stranger, "PUT", `/chat-rooms/${id}/read`, { messageId }))).toEqual(unseen);
  }
  const theirs = await open(stranger);
  const foreign = ask(stranger, "PUT", `/chat-rooms/${theirs}/read`, { messageId });
  expect(await verdictOf(foreign)).toEqual([404, "chat.message-not-found"]);
});

test("an agent is an active admin, and not the customer himself", async () => {
  const roomId = await open();
  const handTo = (agentId: unknown) => ask(admin, "PATCH", `/chat-rooms/${roomId}/hand-over`, { agentId });
  for (const who of [customer, stranger]) {
    expect(await verdictOf(handTo(who?.id))).toEqual([409, "chat.not-an-agent"]);
  }
  expect(await handTo("nobody")).toMatchObject({ status: 400, body: { errors: [{ field: "agentId" }] } });
  const own = await open(admin);
  expect(await verdictOf(ask(admin, "PATCH", `/chat-rooms/${own}/join`))).toEqual([409, "chat.not-an-agent"]);
});

test("under an Idempotency-Key the first answer is repeated, also when the room is closed by then", async () => {
  const send = () =>
    world.call("POST", "/chat-rooms", { token: customer?.token, headers: { "Idempotency-Key": "room" } });
  const first = await send();
  await ask(customer, "PATCH", `/chat-rooms/${dataOf<RoomData>(first).roomId}/close`);
  const again = await send();
  expect([again.status, again.body, again.headers.get("Idempotency-Replayed")]).toEqual([201, first.body, "true"]);
});
