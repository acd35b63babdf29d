import { type CouponId, type MemberId, Unavailable } from "@cofshop/core";
import type { CouponStock, Sequence, Standing, StockTerms } from "@cofshop/core/coupon";
import * as scripts from "./coupon-scripts.ts";
import { askClaimScript, probe, runGated } from "./gate.ts";
import { makeRebuild, type RebuildParts } from "./rebuild-coupons.ts";

export type StockParts = RebuildParts & {
  /** True from when a line turned out to be gone until the stock was rebuilt. */
  readonly memory: { lost: boolean };
};

const RETRY_MS = 1_000;
const rebuilding: Standing = { outcome: "rebuilding", retryAfterMs: RETRY_MS };

const standingOf = (signed: number): Standing =>
  signed < 0
    ? { outcome: "revoked", sequence: -signed as Sequence }
    : { outcome: "claimed", sequence: signed as Sequence, fresh: false, durable: false };

/** What the claim script's answer means; none at all, that it is not loaded. */
const claimed = ([sequence = 0, kind]: readonly number[] = []): Standing => {
  switch (kind) {
    case 0:
      return standingOf(sequence);
    case 1:
      return { outcome: "claimed", sequence: sequence as Sequence, fresh: true, durable: false };
    case 2:
      return { outcome: "sold-out", at: sequence };
    case 3:
      return { outcome: "closed" };
    default:
      return rebuilding;
  }
};

const termsArgs = ({ version, lastSequence, open }: StockTerms) => [version, lastSequence, open ? 1 : 0];

/** The stock of limited coupons in Redis: one script a claim. */
export const redisCouponStock = (parts: StockParts): CouponStock => {
  const { commands, keys, order, origin, memory } = parts;
  const rebuild = makeRebuild(parts);
  const keptOrder = order ? 1 : 0;

  return {
    claim: async ({ id, coupon, member, at }) => {
      if (memory.lost) return rebuilding;
      const args = [member, coupon, id, at.getTime(), origin, keptOrder];
      return claimed(await askClaimScript(commands, keys, coupon, ...args));
    },
    knows: async (coupon) => !memory.lost && (await probe(commands, keys, coupon)) === "open",
    standing: async (member, coupon) => {
      const signed = await commands.call("hget", keys.ofCoupon(coupon).issued, member);
      return signed === null ? undefined : standingOf(Number(signed));
    },
    remaining: async (coupons) => {
      const left = await Promise.all(
        coupons.map(async (coupon): Promise<readonly [CouponId, unknown]> => {
          const { stock, seq, terms } = keys.ofCoupon(coupon);
          return [coupon, await commands.run(scripts.remaining, [stock, seq, terms], [])];
        }),
      );
      return new Map(left.flatMap(([coupon, units]) => (units === null ? [] : [[coupon, Number(units)] as const])));
    },
    winners: async (coupon, limit) => {
      const { issued, stock } = keys.ofCoupon(coupon);
      const members = memory.lost ? undefined : await runGated(commands, scripts.winners, [issued, stock], [limit]);
      if (members === undefined || members === 0) {
        throw new Unavailable("Redis lost its memory", { retryAfterMs: RETRY_MS });
      }
      return Array.isArray(members) ? new Set(members.map((member) => String(member) as MemberId)) : undefined;
    },
    open: async (terms) => {
      const { stock, seq, terms: kept } = keys.ofCoupon(terms.coupon);
      await commands.run(scripts.open, [stock, seq, kept], termsArgs(terms));
    },
    follow: async (terms) => {
      const { stock, seq, terms: kept } = keys.ofCoupon(terms.coupon);
      return (await commands.run(scripts.follow, [stock, seq, kept], termsArgs(terms))) === 1;
    },
    takeBack: async ({ coupon, member, sequence }, as) => {
      const { issued, order: places } = keys.ofCoupon(coupon);
      return (
        (await commands.run(scripts.takeBack, [issued, places], [member, sequence, as === "revoked" ? 1 : 0])) === 1
      );
    },
    rebuild: async (from, fence) => {
      const rebuilt = await rebuild(from, fence);
      memory.lost = false;
      return rebuilt;
    },
  };
};
