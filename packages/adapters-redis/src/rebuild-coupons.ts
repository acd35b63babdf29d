import { randomUUID } from "node:crypto";
import type { CouponId, MemberId } from "@cofshop/core";
import {
  allWritten,
  type Comparison,
  compareClaims,
  type Rebuilt,
  type SignedSequence,
  type StockSnapshot,
  type WonClaim,
} from "@cofshop/core/coupon";
import { type Entry, readEntry } from "./claim-entries.ts";
import { type Commands, listOf } from "./commands.ts";
import { makeGroup } from "./consumer-group.ts";
import type { KeyStrategy } from "./coupon-keys.ts";
import * as scripts from "./coupon-scripts.ts";
import { checkPolicy } from "./eviction.ts";
import { probe } from "./gate.ts";

export type RebuildParts = {
  readonly commands: Commands;
  readonly keys: KeyStrategy;
  /** Whether members are kept in the order of their sequences too. */
  readonly order: boolean;
  /** This process, as workers elsewhere name it. */
  readonly origin: string;
  /**
   * Connections to every server that keeps coupons, made now, which do not outlive it: what is sent over them at the
   * end reaches the server that was there at the beginning, or nothing.
   */
  readonly witnesses: () => Promise<{ readonly all: readonly Commands[]; readonly close: () => void }>;
};

const PAGE = 1_000;
const CHUNK = 500;
/** Coupons that are compared together: their members are in memory at the same time. */
const COUPONS = 20;

const chunksOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** Every entry of a stream, page by page. */
async function* entriesOf(commands: Commands, stream: string): AsyncGenerator<Entry> {
  for (let from = "-"; ; ) {
    const page = listOf(await commands.call("xrange", stream, from, "+", "COUNT", PAGE)) as readonly Entry[];
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = `(${last[0]}`;
  }
}

/** Gives Redis back its memory of coupons, or corrects it, while claims of those that it knows go on. */
export const makeRebuild = ({ commands, keys, order, origin, witnesses }: RebuildParts) => {
  const known = async (coupon: CouponId) => {
    const { issued, seq } = keys.ofCoupon(coupon);
    const isOpen = (await probe(commands, keys, coupon)) === "open";
    // The sequence first: whatever was given out up to it is among the members that are read afterwards.
    const given = Number((await commands.call("get", seq)) ?? 0);
    const lastSequence = isOpen ? given : undefined;
    const members = new Map<MemberId, SignedSequence>();
    for (let cursor = "0"; ; ) {
      const [next, parts] = listOf(await commands.call("hscan", issued, cursor, "COUNT", PAGE));
      const pairs = listOf(parts).map(String);
      for (let index = 0; index + 1 < pairs.length; index += 2) {
        members.set(pairs[index] as MemberId, Number(pairs[index + 1]));
      }
      cursor = String(next);
      if (cursor === "0") return { members, lastSequence };
    }
  };

  /** Claims of these coupons that are not written yet, or were put aside: every line is read once for all of them. */
  const onTheirWay = async (coupons: readonly CouponId[]): Promise<ReadonlyMap<CouponId, readonly WonClaim[]>> => {
    const found = new Map(coupons.map((coupon): [CouponId, WonClaim[]] => [coupon, []]));
    for (const { stream, deadLetters } of new Set(coupons.map(keys.lineOf))) {
      for (const line of [stream, deadLetters]) {
        for await (const entry of entriesOf(commands, line)) {
          const { claim } = readEntry(entry);
          if (claim !== undefined) found.get(claim.coupon)?.push(claim);
        }
      }
    }
    return found;
  };

  const apply = async (
    coupon: CouponId,
    before: ReadonlyMap<MemberId, SignedSequence>,
    { corrections, forgotten }: Comparison,
    fence: number,
  ): Promise<number> => {
    const { terms, issued, order: places } = keys.ofCoupon(coupon);
    const { stream } = keys.lineOf(coupon);
    let done = 0;
    for (const chunk of chunksOf([...corrections], CHUNK)) {
      const each = chunk.flatMap(([member, signed]) => [member, before.get(member) ?? "", signed]);
      done += Number(await commands.run(scripts.correct, [terms, issued, places], [fence, order ? 1 : 0, ...each]));
    }
    for (const chunk of chunksOf(forgotten, CHUNK)) {
      const each = chunk.flatMap(({ member, sequence }) => [member, sequence, randomUUID()]);
      const args = [fence, coupon, Date.now(), origin, ...each];
      done += Number(await commands.run(scripts.sendAgain, [terms, issued, stream], args));
    }
    return done;
  };

  const end = async (
    { terms, claimsAfter }: StockSnapshot,
    before: Awaited<ReturnType<typeof known>>,
    moving: readonly WonClaim[],
    fence: number,
  ): Promise<Rebuilt> => {
    const { coupon, version, lastSequence, open } = terms;
    const { terms: kept, stock, seq } = keys.ofCoupon(coupon);
    const comparison = compareClaims(before, moving, await allWritten(claimsAfter));
    const corrections = await apply(coupon, before.members, comparison, fence);
    const last = [comparison.lastSequence, version, lastSequence, open ? 1 : 0];
    await commands.run(scripts.endRebuild, [kept, stock, seq], [fence, ...last]);
    return { coupon, corrections, lost: comparison.lost };
  };

  const rebuildSome = async (some: readonly StockSnapshot[], fence: number): Promise<readonly Rebuilt[]> => {
    // In this order for each of them: see `compareClaims`.
    const looked: { readonly snapshot: StockSnapshot; readonly before: Awaited<ReturnType<typeof known>> }[] = [];
    for (const snapshot of some) {
      const { coupon } = snapshot.terms;
      await commands.run(scripts.beginRebuild, [keys.ofCoupon(coupon).terms], [fence]);
      looked.push({ snapshot, before: await known(coupon) });
    }
    const moving = await onTheirWay(some.map(({ terms }) => terms.coupon));
    const rebuilt: Rebuilt[] = [];
    for (const { snapshot, before } of looked) {
      rebuilt.push(await end(snapshot, before, moving.get(snapshot.terms.coupon) ?? [], fence));
    }
    return rebuilt;
  };

  return async (from: readonly StockSnapshot[], fence: number): Promise<readonly Rebuilt[]> => {
    const servers = await witnesses();
    try {
      for (const server of servers.all) await checkPolicy(server);
      const rebuilt: Rebuilt[] = [];
      for (const some of chunksOf(from, COUPONS)) rebuilt.push(...(await rebuildSome(some, fence)));
      for (const line of keys.lines) await makeGroup(commands, line);
      // From here on claims are taken.
      for (const { lua } of [scripts.winners, scripts.claim]) {
        for (const server of servers.all) await server.call("script", "LOAD", lua);
      }
      return rebuilt;
    } finally {
      servers.close();
    }
  };
};
