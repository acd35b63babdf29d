import type { Backlog, CouponClaims, Delivery } from "@cofshop/core/coupon";
import { type Entry, type ReadEntry, rawOf, readEntry } from "./claim-entries.ts";
import { type Commands, listOf, refusalCodeOf } from "./commands.ts";
import { GROUP, makeGroup } from "./consumer-group.ts";
import type { KeyStrategy, LineKeys } from "./coupon-keys.ts";
import * as scripts from "./coupon-scripts.ts";
import { nameOfClaim, type settledClaims } from "./settled-claims.ts";

export type ClaimsParts = {
  readonly commands: Commands;
  /** Waits for new entries of a line on a connection of its own, up to `blockMs`. */
  readonly blocking: (line: LineKeys) => (blockMs: number, ...command: (string | number)[]) => Promise<unknown>;
  readonly keys: KeyStrategy;
  /** This process among those that read. */
  readonly consumer: string;
  readonly origin: string;
  readonly settled: ReturnType<typeof settledClaims>;
  /** Tells another process which of its claims are in the database. */
  readonly tell: (origin: string, names: readonly string[]) => Promise<void>;
  readonly memory: { lost: boolean };
};

/** Consumers that were silent for a day and have nothing pending are forgotten. */
const SILENT_MS = 86_400_000;
const TIDY_MS = 60_000;

type Read = { readonly line: LineKeys; readonly entries: readonly Entry[] };

/** An entry as one receipt: its line, since ids of two lines may be the same, its id, and who waits to be told. */
const receiptOf = (line: number, { id, fields }: ReadEntry): string => `${line}/${id}/${fields.get("from") ?? ""}`;
const partsOf = (receipt: string): { readonly line: number; readonly id: string; readonly from: string } => {
  const [line = "", id = "", from = ""] = receipt.split("/");
  return { line: Number(line), id, from };
};

/** Won claims in streams of Redis, read by one consumer a process. */
export const redisCouponClaims = (parts: ClaimsParts): CouponClaims => {
  const { commands, keys, consumer, origin, settled, tell, memory } = parts;
  const { lines } = keys;

  const entriesIn = (answer: unknown): readonly Entry[] => {
    const [stream] = listOf(answer);
    const [, entries] = listOf(stream);
    return listOf(entries) as readonly Entry[];
  };

  const readers = lines.map((line) => {
    const block = parts.blocking(line);
    let pending: Promise<void> | undefined;
    let arrived: readonly Entry[] = [];
    const who = (limit: number) => ["GROUP", GROUP, consumer, "COUNT", limit] as const;
    return {
      /** What is there now, that for which somebody waited first. */
      read: async (limit: number): Promise<Read> => {
        const before = arrived;
        arrived = [];
        if (before.length >= limit) return { line, entries: before };
        const command = ["xreadgroup", ...who(limit - before.length), "STREAMS", line.stream, ">"] as const;
        return { line, entries: [...before, ...entriesIn(await commands.call(...command))] };
      },
      /** Resolves when something may have come, for `read`. One question is out at a time. */
      wait: (limit: number, waitMs: number): Promise<void> => {
        const command = ["xreadgroup", ...who(limit), "BLOCK", waitMs, "STREAMS", line.stream, ">"] as const;
        pending ??= block(waitMs, ...command)
          .then((answer) => {
            arrived = [...arrived, ...entriesIn(answer)];
          })
          .finally(() => {
            pending = undefined;
          });
        return pending;
      },
    };
  });

  const attemptsOf = async ({ stream }: LineKeys, entries: readonly Entry[]): Promise<ReadonlyMap<string, number>> => {
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined) return new Map();
    const range = [first[0], last[0], entries.length];
    const rows = listOf(await commands.call("xpending", stream, GROUP, ...range, consumer));
    return new Map(rows.map((row) => [String(listOf(row)[0]), Number(listOf(row)[3])]));
  };

  const deliveriesOf = ({ line, entries }: Read, attempts?: ReadonlyMap<string, number>): readonly Delivery[] => {
    const index = lines.indexOf(line);
    return entries.map((raw) => {
      const entry = readEntry(raw);
      const receipt = receiptOf(index, entry);
      return {
        receipt,
        attempts: attempts?.get(entry.id) ?? 1,
        claim: entry.claim,
        // Nobody looks at it unless the claim cannot be read.
        get raw() {
          return rawOf(entry);
        },
      };
    });
  };

  let lastReclaim = Number.NEGATIVE_INFINITY;
  let lastTidy = performance.now();
  const cursors = new Map<LineKeys, string>();

  /** Entries that somebody took and did not end, a batch of each line; the next call goes on where this one stopped. */
  const reclaim = async (limit: number, idleMs: number): Promise<readonly Delivery[]> => {
    const found: Delivery[] = [];
    for (const line of lines) {
      const from = cursors.get(line) ?? "0-0";
      const answer = await commands.call("xautoclaim", line.stream, GROUP, consumer, idleMs, from, "COUNT", limit);
      const [next, raw] = listOf(answer);
      cursors.set(line, String(next));
      // Redis before 7.0 answers nothing for an entry that was deleted meanwhile.
      const entries = (listOf(raw) as readonly (Entry | null)[]).filter((entry) => entry !== null);
      found.push(...deliveriesOf({ line, entries }, await attemptsOf(line, entries)));
    }
    return found;
  };

  const tidyUp = async (): Promise<void> => {
    for (const { stream } of lines) await commands.run(scripts.tidyUp, [stream], [GROUP, SILENT_MS]);
  };

  const upkeep = async (limit: number, idleMs: number): Promise<readonly Delivery[]> => {
    const now = performance.now();
    if (now - lastTidy > TIDY_MS) {
      lastTidy = now;
      await tidyUp();
    }
    if (now - lastReclaim < Math.min(idleMs / 4, 1_000)) return [];
    lastReclaim = now;
    return reclaim(limit, idleMs);
  };

  const readOne = async (limit: number): Promise<readonly Delivery[]> => {
    for (const reader of readers) {
      const read = await reader.read(limit);
      if (read.entries.length > 0) return deliveriesOf(read);
    }
    return [];
  };

  /** By line, since a script touches one. */
  const byLine = (deliveries: readonly Delivery[]) =>
    lines.flatMap((line, index) => {
      const own = deliveries.map(({ receipt }) => partsOf(receipt)).filter((each) => each.line === index);
      return own.length === 0 ? [] : [{ line, ids: own.map(({ id }) => id) }];
    });

  const takeOut = async (deliveries: readonly Delivery[]): Promise<void> => {
    for (const { line, ids } of byLine(deliveries)) await commands.run(scripts.takeOut, [line.stream], [GROUP, ...ids]);
  };

  const announce = async (deliveries: readonly Delivery[]): Promise<void> => {
    const elsewhere = new Map<string, string[]>();
    for (const { receipt, claim } of deliveries) {
      const { from } = partsOf(receipt);
      if (claim === undefined || from === "") continue;
      const name = nameOfClaim(claim);
      if (from === origin) settled.tell(name);
      else if (elsewhere.get(from)?.push(name) === undefined) elsewhere.set(from, [name]);
    }
    await Promise.all([...elsewhere].map(([process, names]) => tell(process, names)));
  };

  const backlogs = async (): Promise<readonly Backlog[]> =>
    Promise.all(
      lines.map(async ({ stream }) => {
        const [length = 0, oldestMs = 0] = listOf(await commands.run(scripts.backlog, [stream], [])).map(Number);
        return { length, oldestMs };
      }),
    );

  const takeSome: CouponClaims["take"] = async (limit, { waitMs, idleMs, signal }) => {
    const again = await upkeep(limit, idleMs);
    if (again.length > 0) return again;
    const there = await readOne(limit);
    if (there.length > 0 || waitMs === 0 || signal?.aborted) return there;
    await Promise.race(readers.map((reader) => reader.wait(limit, waitMs)));
    return readOne(limit);
  };

  return {
    take: async (limit, terms) => {
      try {
        return await takeSome(limit, terms);
      } catch (cause) {
        if (refusalCodeOf(cause) !== "NOGROUP") throw cause;
      }
      // A line that is gone may have taken claims along: none is taken until the stock has looked.
      memory.lost = true;
      for (const line of lines) await makeGroup(commands, line);
      return takeSome(limit, { ...terms, waitMs: 0 });
    },
    acknowledge: async (deliveries) => {
      await takeOut(deliveries);
      await announce(deliveries);
    },
    drop: takeOut,
    park: async ({ receipt, attempts }, cause) => {
      const { line: index, id } = partsOf(receipt);
      const line = lines[index];
      if (line === undefined) return;
      await commands.run(scripts.park, [line.stream, line.deadLetters], [GROUP, id, cause.slice(0, 500), attempts]);
    },
    settled: (claim, waitMs) => settled.wait(nameOfClaim(claim), waitMs),
    backlog: async () => {
      const each = await backlogs();
      return {
        length: each.reduce((sum, { length }) => sum + length, 0),
        oldestMs: Math.max(0, ...each.map(({ oldestMs }) => oldestMs)),
      };
    },
  };
};
