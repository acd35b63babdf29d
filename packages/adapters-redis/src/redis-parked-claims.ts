import type { ParkedClaimId } from "@cofshop/core";
import type { ParkedClaim, ParkedClaims } from "@cofshop/core/coupon";
import { addedAt, type Entry, entryIdOf, rawOf, readEntry, uuidOf } from "./claim-entries.ts";
import type { Commands } from "./commands.ts";
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
  const entries = async ({ deadLetters }: LineKeys, from: string, to: string, limit: number) => {
    const answer = await commands.call("xrevrange", deadLetters, from, to, "COUNT", limit);
    return Array.isArray(answer) ? (answer as readonly Entry[]) : [];
  };
  /** The line that has a letter; ids of two lines may be the same, but only by the counter of one millisecond. */
  const lineWith = async (id: string): Promise<LineKeys | undefined> => {
    for (const line of keys.lines) if ((await entries(line, id, id, 1)).length > 0) return line;
    return undefined;
  };

  return {
    list: async ({ after, limit }) => {
      const from = after === undefined ? "+" : `(${entryIdOf(after.id)}`;
      const pages = await Promise.all(keys.lines.map((line) => entries(line, from, "-", limit)));
      return pages.flat().map(letterOf).sort(newestFirst).slice(0, limit);
    },
    byId: async (id) => {
      const entryId = entryIdOf(id);
      for (const line of keys.lines) {
        const [found] = await entries(line, entryId, entryId, 1);
        if (found !== undefined) return letterOf(found);
      }
      return undefined;
    },
    requeue: async (id) => {
      const entryId = entryIdOf(id);
      const line = await lineWith(entryId);
      if (line === undefined) return false;
      return (await commands.run(scripts.requeue, [line.stream, line.deadLetters], [entryId])) === 1;
    },
    discard: async (id) => {
      const entryId = entryIdOf(id);
      const line = await lineWith(entryId);
      return line !== undefined && (await commands.call("xdel", line.deadLetters, entryId)) === 1;
    },
  };
};
