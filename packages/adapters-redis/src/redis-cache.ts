import { type Cache, type Json, newest } from "@cofshop/core";
import { commandsOver, type RedisClient, script } from "./commands.ts";

export type RedisCacheOptions = {
  /** How long this process goes on with what it has heard, absence too, before it asks Redis again, in ms. Default 1,000. */
  readonly localMs?: number;
  /** What every key begins with. Default `cofshop:`. */
  readonly prefix?: string;
  /** How long Redis may take to answer, in ms, before it counts as away. Default 250. */
  readonly answerMs?: number;
  /** Hears why Redis could not be used, once per `localMs`. Default: nobody does. */
  readonly onError?: (error: unknown) => void;
};

/** Of what this process has heard, in entries. */
const MOST_HEARD = 10_000;

/**
 * An entry and how long it has still to go.
 * KEYS  1 entry
 * Answers { text, ms } · nil when there is none.
 */
const recall = script(`
local text = redis.call('GET', KEYS[1])
if not text then return false end
return { text, redis.call('PTTL', KEYS[1]) }
`);

type Heard = { readonly text: string | undefined; readonly until: number };

const textOf = (answer: unknown): readonly [text: string | undefined, leftMs: number] => {
  if (!Array.isArray(answer)) return [undefined, Number.POSITIVE_INFINITY];
  const [text, leftMs] = answer;
  return typeof text === "string" ? [text, Number(leftMs)] : [undefined, 0];
};

/**
 * A cache in two tiers: what this process has heard within `localMs`, then Redis, for all processes. However many ask
 * for a name at once, Redis is asked once.
 *
 * A Redis that is away has nothing and throws nothing, and is not asked again for `localMs`. What is forgotten while it
 * is away may come back with it, until its time is over.
 */
export const redisCache = (
  redis: RedisClient,
  { localMs = 1_000, prefix = "cofshop:", answerMs = 250, onError }: RedisCacheOptions = {},
): Cache => {
  const commands = commandsOver(redis, answerMs);
  const heard = newest<Heard>(MOST_HEARD);
  const asking = new Map<string, Promise<string | undefined>>();
  let awayUntil = 0;
  const now = (): number => performance.now();
  const keyOf = (name: string): string => `${prefix}cache:${name}`;
  const note = (name: string, text: string | undefined, from: number, forMs: number): void =>
    heard.set(name, { text, until: from + Math.min(localMs, forMs) });

  const reach = async (ask: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await ask();
    } catch (cause) {
      if (now() >= awayUntil) {
        awayUntil = now() + localMs;
        onError?.(cause);
      }
      return undefined;
    }
  };
  const isAway = (): boolean => now() < awayUntil;

  const ask = async (name: string): Promise<string | undefined> => {
    const before = heard.get(name);
    const askedAt = now();
    const [text, leftMs] = textOf(await reach(() => commands.run(recall, [keyOf(name)], [])));
    // Unless somebody here kept or forgot it meanwhile: that is newer.
    if (heard.get(name) === before) note(name, text, askedAt, leftMs);
    return text;
  };

  const forget = async (names: readonly string[]): Promise<void> => {
    for (const name of names) note(name, undefined, now(), localMs);
    // Also of one that was away a moment ago: what it still has would be told for long.
    await reach(() => Promise.all(names.map((name) => commands.call("unlink", keyOf(name)))));
  };

  return {
    recall: async (name) => {
      const known = heard.get(name);
      if (known !== undefined && known.until > now()) return read(known.text);
      let answer = asking.get(name);
      if (answer === undefined) {
        if (isAway()) return undefined;
        answer = ask(name).finally(() => asking.delete(name));
        asking.set(name, answer);
      }
      return read(await answer);
    },
    keep: async (name, value, forMs) => {
      const text: string | undefined = JSON.stringify(value);
      if (text === undefined || forMs <= 0) return forget([name]);
      note(name, text, now(), forMs);
      if (!isAway()) await reach(() => commands.call("set", keyOf(name), text, "px", Math.ceil(forMs)));
    },
    forget,
  };
};

/** Everybody gets a value of his own. */
const read = (text: string | undefined): Json => (text === undefined ? undefined : JSON.parse(text));
