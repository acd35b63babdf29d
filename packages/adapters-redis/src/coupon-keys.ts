import type { CouponId } from "@cofshop/core";
import { fingerprintOf } from "@cofshop/core";

/** The keys of one coupon. */
export type CouponKeys = {
  /** How many units are left, or `closed`; missing when Redis does not know the coupon (any more). */
  readonly stock: string;
  /** Hash: member → sequence, negative when it was revoked. */
  readonly issued: string;
  /** Sorted set of members by sequence. */
  readonly order: string;
  /** The last sequence that was given out. */
  readonly seq: string;
  /** Hash: the terms that the stock follows (`version`, `last`, `open`), and the fence of who rebuilt it last. */
  readonly terms: string;
};
/** The keys of one line of won claims. */
export type LineKeys = { readonly stream: string; readonly deadLetters: string };

export type KeyStrategy = {
  readonly ofCoupon: (coupon: CouponId) => CouponKeys;
  /** All lines; a coupon's claims are on one of them. */
  readonly lines: readonly LineKeys[];
  readonly lineOf: (coupon: CouponId) => LineKeys;
};

export type KeyOptions = {
  /**
   * `legacy`: the names of the original shop, for one server (`coupon:stock:<id>`, `stream:events`). `tagged`: the same
   * with hash tags, so that all that one script touches is on one node of a cluster. Default `legacy`.
   */
  readonly keys?: "legacy" | "tagged";
  /** With `tagged`: how many lines claims travel on. Fixed for the life of the data. Default 4. */
  readonly partitions?: number;
  /** What every key begins with. Default nothing. */
  readonly prefix?: string;
};

const keysOf = (prefix: string, name: string): CouponKeys => ({
  stock: `${prefix}coupon:stock:${name}`,
  issued: `${prefix}coupon:issued:${name}`,
  order: `${prefix}coupon:issued:order:${name}`,
  seq: `${prefix}coupon:seq:${name}`,
  terms: `${prefix}coupon:terms:${name}`,
});

const legacy = (prefix: string): KeyStrategy => {
  const line = { stream: `${prefix}stream:events`, deadLetters: `${prefix}stream:events:dlq` };
  return { ofCoupon: (coupon) => keysOf(prefix, coupon), lines: [line], lineOf: () => line };
};

/** The tag is the line, not the coupon: a stream for each coupon would be one to read for each coupon. */
const tagged = (prefix: string, partitions: number): KeyStrategy => {
  const lines = Array.from({ length: partitions }, (_, tag) => ({
    stream: `${prefix}stream:events:{${tag}}`,
    deadLetters: `${prefix}stream:events:dlq:{${tag}}`,
  }));
  const tagOf = (coupon: CouponId): number => Number.parseInt(fingerprintOf(coupon).slice(0, 8), 16) % partitions;
  const [first] = lines;
  if (first === undefined) throw new RangeError("partitions must be at least 1");
  return {
    ofCoupon: (coupon) => keysOf(prefix, `{${tagOf(coupon)}}:${coupon}`),
    lines,
    lineOf: (coupon) => lines[tagOf(coupon)] ?? first,
  };
};

/** @throws RangeError for a number of partitions that is not a whole one from 1 to 64. */
export const keyStrategy = ({ keys = "legacy", partitions = 4, prefix = "" }: KeyOptions): KeyStrategy => {
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 64) {
    throw new RangeError(`partitions must be a whole number from 1 to 64, not ${partitions}`);
  }
  return keys === "legacy" ? legacy(prefix) : tagged(prefix, partitions);
};
