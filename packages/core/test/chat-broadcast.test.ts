import { expect, test } from "vitest";
import { broadcastOver, chatTopic } from "../src/chat/index.ts";
import { idOf, localChannel, type MemberId, type RoomId, Unavailable } from "../src/index.ts";

const roomId = idOf<RoomId>("00000000-0000-7000-8000-000000000001");
const memberId = idOf<MemberId>("00000000-0000-7000-8000-000000000002");
const notice = { type: "TYPING", roomId, memberId } as const;

test("a notice travels as JSON on its room's topic", async () => {
  const channel = localChannel();
  const heard: string[] = [];
  const listener = { message: (text: string) => void heard.push(text), interrupted: () => undefined };
  await channel.subscribe(`chatroom.${roomId}`, listener);
  await broadcastOver(channel).tell(roomId, notice);
  expect(chatTopic(roomId)).toBe(`chatroom.${roomId}`);
  expect(heard.map((text) => JSON.parse(text))).toEqual([notice]);
});

test("a channel that is away takes no answer from anybody: the notice is lost, and somebody hears why", async () => {
  const away = new Unavailable("the channel is away", { retryAfterMs: 1_000 });
  const publish = async () => {
    throw away;
  };
  const errors: unknown[] = [];
  await broadcastOver({ publish }, (cause) => void errors.push(cause)).tell(roomId, notice);
  await broadcastOver({ publish }).tell(roomId, notice);
  expect(errors).toEqual([away]);
});
