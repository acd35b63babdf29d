import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Channel,
  type ChannelListener,
  createShop,
  expectOk,
  jobNamed,
  localChannel,
  runOnce,
  type Shop,
} from "@cofshop/core";
import { broadcastOver } from "@cofshop/core/chat";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import type { MemberActor, RoomId } from "@cofshop/core/shared";
import { type AttachedChat, attachChat, type ChatOptions } from "../../src/chat/index.ts";
import { connect, type Talker } from "./talker.ts";

const password = "a long enough password";

/** Somebody, and the token that he connects with. */
export type Person = { readonly by: MemberActor; readonly token: string };

type Instance = { readonly url: string; readonly chat: AttachedChat };

/** A channel that can be cut, as the one between processes can. */
export const cuttable = (): Channel & { cut(): void } => {
  const channel = localChannel();
  const listeners = new Set<ChannelListener>();
  return {
    publish: channel.publish,
    subscribe: async (topic, listener) => {
      const stop = await channel.subscribe(topic, listener);
      listeners.add(listener);
      return async () => {
        listeners.delete(listener);
        await stop();
      };
    },
    cut: () => {
      for (const { interrupted } of [...listeners]) interrupted();
    },
  };
};

/** A shop in memory whose clock runs, and its chat on one instance or several, which share a channel. */
export const openChatWorld = async ({
  instances = 1,
  channel = localChannel(),
  change = (shop) => shop,
  ...options
}: Partial<ChatOptions> & {
  readonly instances?: number;
  /** What the chat calls, as the test wants it. */
  readonly change?: (shop: Shop) => Shop;
} = {}) => {
  const ports: MemoryPorts = memoryPorts({ start: new Date() });
  const shops = Array.from({ length: instances }, () =>
    createShop({ ...ports, chatBroadcast: broadcastOver(channel) }),
  );
  const [shop] = shops;
  if (shop === undefined) throw new RangeError("a world has at least one instance");
  const errors: unknown[] = [];
  const closings: (() => Promise<unknown>)[] = [];
  const opened: Instance[] = [];
  for (const each of shops) {
    const server = createServer();
    const onError = (error: unknown) => void errors.push(error);
    const chat = await attachChat(server, change(each), { channel, onError, ...options });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    opened.push({ url: `ws://127.0.0.1:${port}/ws-chat`, chat });
    closings.push(async () => {
      await chat.close();
      server.close();
    });
  }
  const admin = expectOk(
    await shop.member.createAdmin({ email: "admin@example.com", name: "관리자", password, tel: "0212345678" }),
  );
  const signIn = async (email: string): Promise<Person> => {
    const { accessToken } = expectOk(await shop.security.logIn({ kind: "anonymous" }, { email, password }));
    return { by: expectOk(await shop.security.authenticate(accessToken)), token: accessToken };
  };
  const join = async (name: string, agent = false): Promise<Person> => {
    const person = { email: `${name}@example.com`, name, password, tel: "01012345678" };
    if (agent) expectOk(await shop.member.createAdmin(person));
    else expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
    return signIn(person.email);
  };
  const talkers: Talker[] = [];
  return {
    shop,
    ports,
    errors,
    admin: { kind: "member", id: admin.id, role: "ADMIN" } as MemberActor,
    instances: opened,
    customer: (name: string) => join(name),
    agent: (name: string) => join(name, true),
    signIn,
    /** An open conversation of a new customer and a new agent. */
    conversation: async (name = "hana") => {
      const [hana, agent] = [await join(name), await join(`${name}-agent`, true)];
      const { room } = expectOk(await shop.chat.open(hana.by));
      expectOk(await shop.chat.join(agent.by, room.id));
      return { hana, agent, room: room.id };
    },
    connect: async ({ token }: Pick<Person, "token">, instance = 0): Promise<Talker> => {
      const talker = await connect(opened[instance]?.url ?? "", { Authorization: `Bearer ${token}` });
      talkers.push(talker);
      return talker;
    },
    /** What happened is told to whoever waits for it, as the shop's jobs do. */
    relay: async () => expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), ports.lock)),
    close: async () => {
      for (const talker of talkers) talker.close();
      for (const close of closings) await close();
    },
  };
};
export type ChatWorld = Awaited<ReturnType<typeof openChatWorld>>;

export const topicOf = (room: RoomId): string => `/topic/chatroom.${room}`;
