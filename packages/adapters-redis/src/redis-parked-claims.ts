import type { ParkedClaimId } from "@cofshop/core";
import type { ParkedClaim, ParkedClaims } from "@cofshop/core/coupon";
import { addedAt, type Entry, entryIdOf, rawOf, readEntry, uuidOf } from "./claim-entries.ts";
import { type Commands, listOf } from "./commands.ts";
import type { KeyStrategy, LineKeys } from "./coupon-keys.ts";
import * as scripts from "./coupon-scripts.ts";

const letterOf = (raw: Entry): ParkedClaim => {
  const entry = readEntry(raw);
  return {
    id: uuidOf(entry.id) as ParkedClaimId,
    claim: entry.claim,
    raw: rawOf(entry),
    cause: entry.fields.get("reason") ?? "",
    attempts: Number(entry.fields.get("attempts") ?? 0),
    parkedAt: new Date(addedAt(entry.id)),
  };
};

const newestFirst = (one: ParkedClaim, other: ParkedClaim): number =>
  other.parkedAt.getTime() - one.parkedAt.getTime() || (one.id < other.id ? 1 : -1);

/** Dead letters in streams of Redis, one beside each line of claims. */
export const redisParkedClaims = ({
  commands,
  keys,
}: {
  readonly commands: Commands;
  readonly keys: KeyStrategy;
}): ParkedClaims => {
  const entries = async ({ deadLetters }: LineKeys, from: string, to: string, limit: number) =>
    listOf(await commands.call("xrevrange", deadLetters, from, to, "COUNT", limit)) as readonly Entry[];
  /** A letter and its line; ids of two lines may be the same, but only by the counter of one millisecond. */
  const find = async (id: string) => {
    for (const line of keys.lines) {
      const [found] = await entries(line, id, id, 1);
      if (found !== undefined) return { line, found };
    }
    return undefined;
  };

  return {
    list: async ({ after, limit }) => {
      const from = after === undefined ? "+" : `(${entryIdOf(after.id)}`;
      const pages = await Promise.all(keys.lines.map((line) => entries(line, from, "-", limit)));
      return pages.flat().map(letterOf).sort(newestFirst).slice(0, limit);
    },
    byId: async (id) => {
      const letter = await find(entryIdOf(id));
      return letter && letterOf(letter.found);
    },
    requeue: async (id) => {
      const letter = await find(entryIdOf(id));
      if (letter === undefined) return false;
      const { stream, deadLetters } = letter.line;
      return (await commands.run(scripts.requeue, [stream, deadLetters], [entryIdOf(id)])) === 1;
    },
    discard: async (id) => {
      const letter = await find(entryIdOf(id));
      return letter !== undefined && (await commands.call("xdel", letter.line.deadLetters, entryIdOf(id))) === 1;
    },
  };
};
