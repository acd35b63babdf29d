import type { Channel } from "@cofshop/core";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";

export type ChannelSubject = Subject & {
  readonly channel: Channel;
  /** A second instance on the same backend, as another process would have it. */
  readonly another?: () => Promise<Channel>;
};
export type ChannelFeatures = {
  /** What one instance publishes the others hear. Default true; off for a channel within one process. */
  readonly betweenInstances?: boolean;
};

/** Certifies a `Channel`: who listens hears everything once and in order, from any instance, and nobody else does. */
export const channelContract = (
  name: string,
  create: () => Promise<ChannelSubject>,
  { betweenInstances = true }: ChannelFeatures = {},
): void => {
  const features = [{ on: betweenInstances, promise: "what one instance publishes the others hear" }];
  contract(`Channel: ${name}`, create, features, (its) => {
    const instances = async (): Promise<readonly [Channel, Channel]> => {
      const { channel, another } = its();
      return [channel, betweenInstances && another !== undefined ? await another() : channel];
    };
    /** Listens and writes down what it hears. */
    const witness = async (channel: Channel, topic: string) => {
      const heard: string[] = [];
      const stop = await channel.subscribe(topic, {
        message: (text) => void heard.push(text),
        interrupted: () => void heard.push("interrupted"),
      });
      return { heard, stop };
    };
    /** Waits until everything is heard that was published about a topic before. */
    const settled = async (channels: readonly Channel[], topic: string): Promise<void> => {
      for (const channel of channels) {
        const { heard, stop } = await witness(channel, topic);
        for (const publisher of channels) await publisher.publish(topic, "settled");
        await expect.poll(() => heard.filter((text) => text === "settled").length).toBe(channels.length);
        await stop();
      }
    };
    const without = (heard: readonly string[]) => heard.filter((text) => text !== "settled");

    test("everybody who listens hears each message once, on every instance, whoever published it", async () => {
      const channels = await instances();
      const witnesses = [];
      for (const channel of channels) for (const _ of upTo(2)) witnesses.push(await witness(channel, "room"));
      for (const [index, channel] of channels.entries()) await channel.publish("room", `from ${index}`);
      await settled(channels, "room");
      for (const { heard } of witnesses) expect(without(heard).sort()).toEqual(["from 0", "from 1"]);
    });

    test("what one process publishes is heard in its order, and nobody is left out who listened before", async () => {
      const [channel, other] = await instances();
      const { heard } = await witness(other, "room");
      const texts = upTo(200).map((index) => `${index}`);
      await Promise.all(texts.map((text) => channel.publish("room", text)));
      await settled([channel, other], "room");
      expect(without(heard)).toEqual(texts);
    });

    test("whoever has been told that he listens hears what is published at that moment", async () => {
      const [channel, other] = await instances();
      for (const index of upTo(30)) {
        const { heard, stop } = await witness(other, `room ${index}`);
        await channel.publish(`room ${index}`, "at once");
        await expect.poll(() => heard).toEqual(["at once"]);
        await stop();
      }
    });

    test("a topic is taken letter for letter, and what is said comes as it was", async () => {
      const [channel, other] = await instances();
      const topics = ["a", "A", "a*", "?", "[a]", "a b", "{a}", "방", "a\nb", ""];
      const listening = [];
      for (const topic of topics) listening.push({ topic, ...(await witness(other, topic)) });
      for (const topic of topics) await channel.publish(topic, `안녕 ✓ \u0000 "${topic}"`);
      for (const topic of topics) await settled([channel, other], topic);
      for (const { topic, heard } of listening) expect(without(heard)).toEqual([`안녕 ✓ \u0000 "${topic}"`]);
      const long = "긴 ".repeat(30_000);
      const { heard } = await witness(other, "long");
      for (const text of ["", long]) await channel.publish("long", text);
      await settled([channel, other], "long");
      expect(without(heard)).toEqual(["", long]);
    });

    test("whoever stopped hears nothing from then on, others go on, and stopping again is no error", async () => {
      const channels = await instances();
      const [channel, other] = channels;
      const [gone, stays, elsewhere] = [
        await witness(channel, "room"),
        await witness(channel, "room"),
        await witness(other, "room"),
      ];
      await channel.publish("room", "to all");
      await settled(channels, "room");
      const stopping = gone.stop();
      await channel.publish("room", "to the others");
      await Promise.all([stopping, gone.stop()]);
      await settled(channels, "room");
      expect(without(gone.heard)).toEqual(["to all"]);
      for (const { heard } of [stays, elsewhere]) expect(without(heard)).toEqual(["to all", "to the others"]);
      await stays.stop();
      await elsewhere.stop();
      await other.publish("room", "to nobody");
      await settled(channels, "room");
      expect(without(stays.heard)).toHaveLength(2);
    });

    test("one who listens twice hears twice, and stops once", async () => {
      const { channel } = its();
      const heard: string[] = [];
      const listener = { message: (text: string) => void heard.push(text), interrupted: () => undefined };
      const [first] = [await channel.subscribe("room", listener), await channel.subscribe("room", listener)];
      await channel.publish("room", "twice");
      await settled([channel], "room");
      expect(without(heard)).toEqual(["twice", "twice"]);
      await first?.();
      await channel.publish("room", "once");
      await settled([channel], "room");
      expect(without(heard)).toEqual(["twice", "twice", "once"]);
    });

    test("coming and going at the same time never leaves a listener deaf", async () => {
      const [channel, other] = await instances();
      for (const round of upTo(20)) {
        const first = await witness(channel, "room");
        const [, second] = await Promise.all([first.stop(), witness(channel, "room")]);
        await other.publish("room", `${round}`);
        await expect.poll(() => second.heard).toEqual([`${round}`]);
        await second.stop();
      }
    });
  });
};
