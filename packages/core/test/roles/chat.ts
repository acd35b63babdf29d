import { anonymous, expectOk } from "../../src/index.ts";
import { password } from "../world.ts";
import { admins, type Fixture, forbidden, people, type Row } from "./fixture.ts";

const unseen = "chat.room-not-found";
/** The customer, the agent, and nobody else. */
const parties = [unseen, "ok", unseen, unseen, unseen, "ok", unseen];
const parted = [unseen, "ok", unseen, unseen, unseen, unseen, unseen];
const partiesAndSystem = [unseen, "ok", unseen, unseen, unseen, "ok", "ok"];

/** The member's room, in which nobody serves yet. */
const waiting = async ({ shop, actors }: Fixture) => {
  const [, member = anonymous] = actors;
  return expectOk(await shop.chat.open(member)).room.id;
};
/** The member's room with the admin in it, and a message of the member's. */
const conversation = async (its: Fixture) => {
  const { shop, admin, actors } = its;
  const [, member = anonymous] = actors;
  const roomId = await waiting(its);
  expectOk(await shop.chat.join(admin, roomId));
  const message = expectOk(await shop.chat.send(member, { roomId, message: "여보세요?", messageType: "TEXT" }));
  return { roomId, messageId: message.id };
};
const say = (its: Fixture, by: Fixture["actors"][number], roomId: Awaited<ReturnType<typeof waiting>>) =>
  its.shop.chat.send(by, { roomId, message: "네", messageType: "TEXT" });
const colleague = async ({ shop }: Fixture) => {
  const person = { email: "colleague@example.com", name: "동료", password, tel: "0212345678" };
  return expectOk(await shop.member.createAdmin(person)).id;
};

export const chat: readonly Row[] = [
  ["chat.open", ({ shop }, by) => shop.chat.open(by), people],
  [
    "chat.join",
    async (its, by) => its.shop.chat.join(by, await waiting(its)),
    [forbidden, forbidden, forbidden, forbidden, forbidden, "ok", forbidden],
  ],
  [
    "chat.handOver",
    async (its, by) => its.shop.chat.handOver(by, (await conversation(its)).roomId, { agentId: await colleague(its) }),
    admins,
  ],
  ["chat.close", async (its, by) => its.shop.chat.close(by, await waiting(its)), partiesAndSystem],
  ["chat.send", async (its, by) => say(its, by, (await conversation(its)).roomId), parties],
  ["chat.send", async (its, by) => say(its, by, await waiting(its)), parted],
  [
    "chat.deleteMessages",
    async (its, by) => its.shop.chat.deleteMessages(by, await conversation(its)),
    [unseen, "ok", unseen, unseen, unseen, "auth.not-owner", unseen],
  ],
  ["chat.read", async (its, by) => its.shop.chat.read(by, await conversation(its)), parties],
  ["chat.typing", async (its, by) => its.shop.chat.typing(by, await waiting(its)), parted],
  ["chat.view", async (its, by) => its.shop.chat.view(by, await waiting(its)), partiesAndSystem],
  ["chat.mine", ({ shop }, by) => shop.chat.mine(by, {}), people],
  ["chat.rooms", ({ shop }, by) => shop.chat.rooms(by, {}), admins],
  ["chat.history", async (its, by) => its.shop.chat.history(by, (await conversation(its)).roomId, {}), parties],
  ["chat.history", async (its, by) => its.shop.chat.history(by, await waiting(its), {}), parted],
];
