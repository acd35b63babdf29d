import { type CouponId, type MemberId, Unavailable } from "@cofshop/core";
import type { CouponStock, Sequence, Standing, StockTerms } from "@cofshop/core/coupon";
import { refusalCodeOf, type Script } from "./commands.ts";
import * as scripts from "./coupon-scripts.ts";
import { makeRebuild, type RebuildParts } from "./rebuild-coupons.ts";

export type StockParts = RebuildParts & {
  /** This process, as workers elsewhere name it. */
  readonly origin: string;
  /** True from when a line turned out to be gone until the stock was rebuilt. */
  readonly memory: { lost: boolean };
};

const RETRY_MS = 1_000;
const rebuilding: Standing = { outcome: "rebuilding", retryAfterMs: RETRY_MS };

const numbers = (answer: unknown): readonly number[] => (Array.isArray(answer) ? answer.map(Number) : []);

const standingOf = (signed: number): Standing =>
  signed < 0
    ? { outcome: "revoked", sequence: -signed as Sequence }
    : { outcome: "claimed", sequence: signed as Sequence, fresh: false, durable: false };

/** What the claim script answers. */
type Answer = { readonly sequence: number; readonly kind: number };
const UNKNOWN = 4;
const KNOWN = 5;

const claimed = ({ sequence, kind }: Answer): Standing => {
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

  /** What a script answers that is loaded when Redis has its memory, and never handed over here; else nothing. */
  const gated = async ({ sha }: Script, named: readonly string[], args: readonly (string | number)[]) => {
    try {
      return await commands.call("evalsha", sha, named.length, ...named, ...args);
    } catch (cause) {
      if (refusalCodeOf(cause) === "NOSCRIPT") return undefined;
      throw cause;
    }
  };

  const ask = async (coupon: CouponId, ...args: readonly (string | number)[]): Promise<Answer> => {
    const { stock, issued, order: places, seq } = keys.ofCoupon(coupon);
    const { stream } = keys.lineOf(coupon);
    const named = [stock, issued, places, seq, stream];
    const answer = memory.lost ? undefined : await gated(scripts.claim, named, args);
    const [sequence = 0, kind = UNKNOWN] = numbers(answer);
    return { sequence, kind };
  };

  return {
    claim: async ({ id, coupon, member, at }) =>
      claimed(await ask(coupon, member, coupon, id, at.getTime(), origin, keptOrder)),
    knows: async (coupon) => (await ask(coupon, "")).kind === KNOWN,
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
      const members = memory.lost ? undefined : await gated(scripts.winners, [issued, stock], [limit]);
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
