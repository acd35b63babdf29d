import { type CouponId, type MemberCouponId, type MemberId, parseId } from "@cofshop/core";
import type { Sequence, WonClaim } from "@cofshop/core/coupon";

/** An entry of a stream as Redis answers it: its id, and names and values in turn. Nothing where it was deleted. */
export type Entry = readonly [id: string, parts: readonly string[] | null];

export type ReadEntry = {
  readonly id: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly claim: WonClaim | undefined;
};

/** The claim that an entry carries; nothing when it carries none. */
const claimOf = (fields: ReadonlyMap<string, string>): WonClaim | undefined => {
  const member = parseId<MemberId>(fields.get("memberId") ?? "");
  const coupon = parseId<CouponId>(fields.get("couponId") ?? "");
  const id = parseId<MemberCouponId>(fields.get("id") ?? "");
  const sequence = Number(fields.get("sequence"));
  const at = new Date(Number(fields.get("at") ?? Number.NaN));
  if (member === undefined || coupon === undefined || id === undefined) return undefined;
  if (!Number.isSafeInteger(sequence) || sequence < 1 || Number.isNaN(at.getTime())) return undefined;
  return { id, coupon, member, sequence: sequence as Sequence, at };
};

export const readEntry = ([id, parts]: Entry): ReadEntry => {
  const fields = new Map<string, string>();
  for (let index = 0; index + 1 < (parts?.length ?? 0); index += 2) {
    fields.set(parts?.[index] ?? "", parts?.[index + 1] ?? "");
  }
  return { id, fields, claim: claimOf(fields) };
};

export const rawOf = ({ fields }: ReadEntry): string => JSON.stringify(Object.fromEntries(fields));

/** When an entry was added, in ms: the first half of its id. */
export const addedAt = (id: string): number => Number(id.split("-", 1)[0]);

const hex = (value: string, digits: number): string => BigInt(value).toString(16).padStart(digits, "0");

/** A stream's id as a UUID and back, for callers who know no other ids: 48 bits of ms, then 64 of its counter. */
export const uuidOf = (id: string): string => {
  const [ms = "0", counter = "0"] = id.split("-");
  const [time, rest] = [hex(ms, 12), hex(counter, 16)];
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-${rest.slice(0, 4)}-${rest.slice(4)}`;
};
export const entryIdOf = (uuid: string): string => {
  const digits = uuid.replaceAll("-", "");
  return `${BigInt(`0x${digits.slice(0, 12)}`)}-${BigInt(`0x${digits.slice(16)}`)}`;
};
