import type { Channel, ChannelListener } from "@cofshop/core";
import { commandsOver } from "./commands.ts";
import { type Connect, quiet, type RedisConnection, ready } from "./connections.ts";
import { nodeTiming } from "./node-timing.ts";

export type RedisChannelOptions = {
  /** What every channel of Redis begins with. Default `cofshop:`. */
  readonly prefix?: string;
  /** How long Redis may take to answer, or to be connected to, in ms, before it counts as away. Default 5,000. */
  readonly answerMs?: number;
  /** How often the listening connection is asked whether it is still there, in ms. Default 10,000. */
  readonly watchMs?: number;
  /** Hears why Redis could not be listened to. Default: nobody does. */
  readonly onError?: (error: unknown) => void;
};

/** Between two attempts to listen again on a connection that stands, in ms. */
const AGAIN_MS = 200;

/**
 * `Channel` by PUBLISH and SUBSCRIBE, over two connections of its own. A topic is subscribed to with its first listener
 * in this process and left with its last. This process hears its own messages from Redis too, so that everybody hears
 * the messages of a topic in one order; while Redis is away nobody hears anything, and the listeners know.
 *
 * In a cluster every node tells the others: give it a connection of any node.
 */
export const redisChannel = (
  connect: Connect,
  { prefix = "cofshop:", answerMs = 5_000, watchMs = 10_000, onError = () => undefined }: RedisChannelOptions = {},
): Channel & { close(): Promise<void> } => {
  const topics = new Map<string, Set<ChannelListener>>();
  const open = (): RedisConnection =>
    quiet(connect({ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, autoResubscribe: false }));
  const [telling, hearing] = [open(), open()];
  const [tell, hear] = [commandsOver(telling, answerMs), commandsOver(hearing, answerMs)];
  const nameOf = (topic: string): string => `${prefix}channel:${topic}`;
  let closed = false;
  /** Which connection we listen on, counted: what was begun on an earlier one is of no use. */
  let connected = 0;
  /** Whether somebody hears something: each attempt to connect again ends in a close, too. */
  let heard = false;

  const interrupt = (): void => {
    for (const listeners of [...topics.values()])
      for (const listener of [...listeners]) if (listeners.has(listener)) listener.interrupted();
  };

  const listenAgain = async (connection: number): Promise<void> => {
    while (!closed && connection === connected && topics.size > 0) {
      try {
        await hear.call("subscribe", ...[...topics.keys()].map(nameOf));
        heard = true;
        return interrupt();
      } catch (cause) {
        onError(cause);
        await new Promise<void>((resolve) => nodeTiming.after(AGAIN_MS, resolve));
      }
    }
  };

  hearing.on("message", (name, text) => {
    const listeners = topics.get(String(name).slice(nameOf("").length));
    // One who is told may stop another who is not yet.
    for (const listener of [...(listeners ?? [])]) if (listeners?.has(listener)) listener.message(String(text));
  });
  hearing.on("ready", () => {
    connected += 1;
    void listenAgain(connected);
  });
  hearing.on("close", () => {
    connected += 1;
    const cut = heard && !closed;
    heard = false;
    if (cut) interrupt();
  });
  // A connection that is cut without a word is noticed by nobody who only listens.
  const unwatch = nodeTiming.every(watchMs, () => {
    if (hearing.status !== "ready") return;
    hear.call("ping").catch((cause: unknown) => {
      onError(cause);
      if (!closed) hearing.disconnect(true);
    });
  });

  const leave = async (topic: string, listeners: Set<ChannelListener>): Promise<void> => {
    if (listeners.size > 0 || topics.get(topic) !== listeners) return;
    topics.delete(topic);
    // Where it fails the connection is gone, and what it listened to with it.
    await hear.call("unsubscribe", nameOf(topic)).catch(() => undefined);
  };

  return {
    publish: async (topic, text) => {
      await ready(telling, answerMs);
      await tell.call("publish", nameOf(topic), text);
    },
    subscribe: async (topic, { message, interrupted }) => {
      await ready(hearing, answerMs);
      // A listener of its own for each call, so that whoever listens twice hears twice and stops once.
      const listener = { message, interrupted };
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      const stop = async (): Promise<void> => {
        if (listeners.delete(listener)) await leave(topic, listeners);
      };
      try {
        // Also where somebody listens already: his own may still be on its way. Redis answers in the order of asking.
        await hear.call("subscribe", nameOf(topic));
        heard = true;
      } catch (cause) {
        await stop();
        throw cause;
      }
      return stop;
    },
    close: async () => {
      closed = true;
      unwatch();
      topics.clear();
      for (const connection of [telling, hearing]) connection.disconnect();
    },
  };
};
