import type { MemberId } from "../shared/ids.ts";
import type { Sequence, WonClaim } from "./claim.ts";
import type { WrittenClaim } from "./ports.ts";

/** A member's place as a stock keeps it: his sequence, negative when it was revoked. */
export type SignedSequence = number;

export type Comparison = {
  /** What the stock has to write over what it knows. */
  readonly corrections: ReadonlyMap<MemberId, SignedSequence>;
  /** Won, and nobody was going to write it: has to be sent again. */
  readonly forgotten: readonly { readonly member: MemberId; readonly sequence: Sequence }[];
  /** The last sequence that was ever given out, as far as anybody remembers. */
  readonly lastSequence: number;
  /** Sequences up to what the stock knew which nobody remembers. Later ones may be written in this moment. */
  readonly lost: readonly Sequence[];
};

/**
 * What a stock's memory lacks. Exact also while claims go on, if the three were read in this order, the memory first:
 * a claim that is not on its way any more when that is read was written before, so it is found among the written.
 */
export const compareClaims = (
  /**
   * What the stock knows, and its last sequence at that moment; without one when it knows nothing of the coupon, so
   * that nobody claims meanwhile.
   */
  known: { readonly members: ReadonlyMap<MemberId, SignedSequence>; readonly lastSequence: number | undefined },
  /** Not written yet, or put aside. */
  onTheirWay: readonly Pick<WonClaim, "member" | "sequence">[],
  written: readonly WrittenClaim[],
): Comparison => {
  const corrections = new Map<MemberId, SignedSequence>();
  const accounted = new Set<number>();
  const writtenMembers = new Set<MemberId>();
  const writtenSequences = new Set<number>();
  const moving = new Set<number>();

  for (const { sequence, member, revoked } of written) {
    accounted.add(sequence);
    writtenSequences.add(sequence);
    if (member === undefined) continue;
    writtenMembers.add(member);
    const signed = revoked ? -sequence : sequence;
    if (known.members.get(member) !== signed) corrections.set(member, signed);
  }
  for (const { member, sequence } of onTheirWay) {
    moving.add(sequence);
    accounted.add(sequence);
    const isFree = !writtenSequences.has(sequence) && !writtenMembers.has(member);
    if (isFree && !known.members.has(member)) corrections.set(member, sequence);
  }
  const forgotten: { readonly member: MemberId; readonly sequence: Sequence }[] = [];
  for (const [member, signed] of known.members) {
    if (writtenMembers.has(member)) continue;
    const sequence = Math.abs(signed) as Sequence;
    accounted.add(sequence);
    if (signed > 0 && !moving.has(sequence)) forgotten.push({ member, sequence });
  }
  let lastSequence = known.lastSequence ?? 0;
  for (const sequence of accounted) lastSequence = Math.max(lastSequence, sequence);
  const lost: Sequence[] = [];
  for (let sequence = 1; sequence <= (known.lastSequence ?? lastSequence); sequence += 1) {
    if (!accounted.has(sequence)) lost.push(sequence as Sequence);
  }
  return { corrections, forgotten, lastSequence, lost };
};

/** Everything that is written of a coupon, read page by page. */
export const allWritten = async (
  claimsAfter: (after: number, limit: number) => Promise<readonly WrittenClaim[]>,
): Promise<readonly WrittenClaim[]> => {
  const all: WrittenClaim[] = [];
  for (let after = 0; ; ) {
    const page = await claimsAfter(after, PAGE);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return all;
    after = last.sequence;
  }
};
const PAGE = 5_000;
