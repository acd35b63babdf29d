import { channelContract } from "@cofshop/contracts";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis as Redis5 } from "ioredis";
import { Redis as Redis6 } from "ioredis-6";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { type Connect, redisChannel } from "../src/index.ts";

const url = inject("redisUrl");
const binary = inject("redisBinary");

const majors: Readonly<Record<string, (at: string) => Connect>> = {
  "ioredis 5": (at) => (terms) => new Redis5(at, terms),
  "ioredis 6": (at) => (terms) => new Redis6(at, terms),
};

let closings: (() => unknown)[] = [];
const later = <T>(thing: T, close: () => unknown): T => {
  closings.push(close);
  return thing;
};
afterEach(async () => {
  for (const close of closings.reverse()) await close();
  closings = [];
});

/** A listener that writes down what it is told. */
const witness = () => {
  const heard: string[] = [];
  const listener = {
    message: (text: string) => void heard.push(text),
    interrupted: () => void heard.push("interrupted"),
  };
  return { heard, listener };
};

describe.runIf(url !== undefined)("on a real server", () => {
  for (const [major, open] of Object.entries(majors))
    channelContract(`Redis by ${major}`, async () => {
      const prefix = `test:${crypto.randomUUID()}:`;
      const opened: { close(): Promise<void> }[] = [];
      const another = async () => {
        const channel = redisChannel(open(url ?? ""), { prefix, answerMs: 20_000 });
        opened.push(channel);
        return channel;
      };
      const close = async () => {
        for (const each of opened) await each.close();
      };
      return { channel: await another(), another, close };
    });

  test("Redis is asked to listen with the first listener of a topic and left with the last", async () => {
    const prefix = `test:${crypto.randomUUID()}:`;
    const channel = redisChannel((terms) => new Redis5(url ?? "", terms), { prefix, answerMs: 20_000 });
    later(channel, channel.close);
    const client = new Redis5(url ?? "");
    later(client, () => client.disconnect());
    const listened = async () => client.pubsub("CHANNELS", `${prefix}*`);
    const { listener } = witness();
    const first = await channel.subscribe("room", listener);
    const second = await channel.subscribe("room", listener);
    expect(await listened()).toEqual([`${prefix}channel:room`]);
    await first();
    expect(await listened()).toEqual([`${prefix}channel:room`]);
    await second();
    expect(await listened()).toEqual([]);
  });
});

describe.runIf(binary !== undefined)("a channel whose Redis breaks", () => {
  let server: OwnRedis;
  beforeEach(async () => {
    server = await startOwnRedis(binary ?? "");
  });
  afterEach(() => server.stop());
  const begin = (options: { readonly answerMs?: number; readonly watchMs?: number } = {}) => {
    const connections: Redis5[] = [];
    let attempts = 0;
    const connect: Connect = (terms) => {
      const connection = new Redis5(server.url, { ...terms, retryStrategy: () => 50 });
      connection.on("reconnecting", () => {
        attempts += 1;
      });
      connections.push(connection);
      return connection;
    };
    const channel = redisChannel(connect, { answerMs: 20_000, ...options });
    return { channel: later(channel, channel.close), connections, attempts: () => attempts };
  };

  test("whoever listens is told once that it was cut and once that it stands again, and hears what is published then", async () => {
    const { channel, attempts } = begin();
    const { heard, listener } = witness();
    await channel.subscribe("room", listener);
    await server.kill();
    await expect.poll(attempts).toBeGreaterThan(10);
    expect(heard).toEqual(["interrupted"]);
    await server.startAgain();
    await expect.poll(() => heard).toEqual(["interrupted", "interrupted"]);
    await channel.publish("room", "after");
    await expect.poll(() => heard.slice(2)).toEqual(["after"]);
  });

  test("while Redis is away publishing and listening are refused for the moment, and nothing is left behind", async () => {
    const { channel } = begin({ answerMs: 300 });
    const { heard, listener } = witness();
    const stop = await channel.subscribe("left meanwhile", listener);
    await server.kill();
    await expect.poll(() => heard).toEqual(["interrupted"]);
    await expect(channel.publish("room", "lost")).rejects.toMatchObject({ name: "Unavailable" });
    await expect(channel.subscribe("room", listener)).rejects.toMatchObject({ name: "Unavailable" });
    await stop();
    await server.startAgain();
    const later = witness();
    await expect.poll(() => channel.subscribe("later", later.listener).then(() => "listens", String)).toBe("listens");
    for (const topic of ["room", "left meanwhile", "later"]) await channel.publish(topic, topic);
    await expect.poll(() => later.heard).toEqual(["later"]);
    expect(heard).toEqual(["interrupted"]);
  });

  test("a connection that was cut without a word is noticed, told of and opened again", async () => {
    const { channel, connections } = begin({ answerMs: 200, watchMs: 100 });
    const { heard, listener } = witness();
    await channel.subscribe("room", listener);
    const other = later(new Redis5(server.url), () => undefined);
    await other.client("PAUSE", 700, "ALL");
    await expect.poll(() => heard).toContain("interrupted");
    other.disconnect();
    await expect.poll(() => connections.every(({ status }) => status === "ready")).toBe(true);
    await expect
      .poll(async () => {
        await channel.publish("room", "after").catch(() => undefined);
        return heard.at(-1);
      })
      .toBe("after");
  });
});
