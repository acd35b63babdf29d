import type { MemberId } from "@cofshop/core";
import type { Told } from "./told.ts";

/** What a Redis forgets in a scenario. `keys`: the coupon's, and not the line of claims. */
export type Loss = "nothing" | "keys" | "tail" | "everything";

/** What must hold, as the specification numbers it; `once`: two rebuild once; `prompt`: winners
 * hear of their rows; `fault`: what was to go wrong did. */
export type Invariant =
  | "I1"
  | "I2"
  | "I3"
  | "I4"
  | "I5"
  | "I6"
  | "I7"
  | "I8"
  | "I9"
  | "I10"
  | "I11"
  | "once"
  | "prompt"
  | "fault";
export type Violation = { readonly invariant: Invariant; readonly what: string };

export type Row = {
  readonly id: string;
  /** Null where the sequence was written off. */
  readonly member: MemberId | null;
  readonly sequence: number;
  readonly revoked: boolean;
};
/** What is left of a run when everything has settled and was reconciled. */
export type Books = {
  readonly rows: readonly Row[];
  readonly quantity: number;
  /** Sequences that nobody has any more, as the coupon counts them. */
  readonly givenBack: number;
  /** What Redis has: members with their sequences, negative when revoked; the last sequence; the units left. */
  readonly issued: ReadonlyMap<string, number>;
  readonly lastSequence: number;
  readonly left: number;
  /** Claims in the line, those among them that somebody took, and the dead letters' markers. */
  readonly waiting: number;
  readonly taken: number;
  readonly deadLetters: readonly string[];
};

const violation =
  (invariant: Invariant) =>
  (what: string): Violation => ({ invariant, what });

const only = <T>(invariant: Invariant, wrong: readonly T[], what: (each: T) => string): readonly Violation[] =>
  wrong.map(what).map(violation(invariant));

const unless = (invariant: Invariant, holds: boolean, what: string): readonly Violation[] =>
  holds ? [] : [{ invariant, what }];

const membersOf = (rows: readonly Row[]): readonly MemberId[] => rows.flatMap(({ member }) => member ?? []);

/** I1 to I3 and I10: the rows, and that Redis has the same. */
export const judgeBooks = ({ rows, quantity, givenBack, issued, lastSequence, left }: Books): readonly Violation[] => {
  const live = rows.filter(({ member, revoked }) => member !== null && !revoked);
  const owners = membersOf(rows);
  const gaps = rows.filter(({ sequence }, index) => sequence !== index + 1);
  const inRows = new Map(
    rows.flatMap(({ member, sequence, revoked }) =>
      member === null ? [] : ([[member as string, revoked ? -sequence : sequence]] as const),
    ),
  );
  const names = [...new Set([...inRows.keys(), ...issued.keys()])];
  const differing = names.filter((name) => inRows.get(name) !== issued.get(name));
  return [
    ...unless("I1", live.length <= quantity, `${live.length} rows of ${quantity}`),
    ...unless("I2", new Set(owners).size === owners.length, "a member has two"),
    ...only("I3", gaps.slice(0, 1), ({ sequence }) => `the sequences are not 1 to ${rows.length}: see ${sequence}`),
    ...only("I10", differing, (name) => `${name}: ${inRows.get(name)} in rows, ${issued.get(name)} in Redis`),
    ...unless("I10", lastSequence === rows.length, `the last sequence is ${lastSequence}, not ${rows.length}`),
    ...unless(
      "I10",
      left === quantity + givenBack - lastSequence,
      `${left} left of ${quantity} + ${givenBack} - ${lastSequence}`,
    ),
  ];
};

/** I8 and I9: what is on its way when nothing should be, and what was put aside. */
export const judgeLine = (books: Books, poison: readonly string[], loss: Loss): readonly Violation[] => {
  const { waiting, taken, deadLetters } = books;
  const strange = deadLetters.filter(
    (letter, index) => !poison.includes(letter) || deadLetters.indexOf(letter) < index,
  );
  const gone = loss === "nothing" || loss === "keys" ? poison.filter((letter) => !deadLetters.includes(letter)) : [];
  return [
    ...unless("I8", waiting === 0 && taken === 0, `${waiting} claims stay in the line, ${taken} of them taken`),
    ...only("I9", strange, (letter) => `put aside and should not be: ${letter}`),
    ...only("I9", gone, (letter) => `poison that is nowhere: ${letter}`),
  ];
};

/**
 * I4 to I6 of what members heard, against the rows. `lost`: those who heard that it is on its way and have another one
 * or none, which may be where Redis lost what nobody had written.
 */
export const judgeTold = (
  { rows }: Pick<Books, "rows">,
  told: readonly Told[],
  loss: Loss,
): { readonly violations: readonly Violation[]; readonly lost: number } => {
  const rowOf = new Map(rows.flatMap((row) => (row.member === null ? [] : [[row.member, row] as const])));
  const issued = told.filter(({ answer }) => answer === "ISSUED");
  const wrongRow = issued.filter(({ member, memberCouponId }) => rowOf.get(member)?.id !== memberCouponId);
  const tooEarly = issued.filter(({ written }) => written === false);
  const wrongSequence = issued.filter(({ member, sequence }) => rowOf.get(member)?.sequence !== sequence);
  const pending = told.filter(
    ({ answer, member, sequence }) => answer === "PENDING" && rowOf.get(member)?.sequence !== sequence,
  );
  const mayLose = loss === "tail" || loss === "everything";
  const name = ({ member, sequence }: Told): string =>
    `${member} heard ${sequence} and has ${rowOf.get(member)?.sequence ?? "none"}`;
  return {
    lost: new Set(pending.map(({ member }) => member)).size,
    violations: [
      ...only("I4", wrongRow, name),
      ...only("I4", tooEarly, ({ member }) => `${member} heard it before his row was there`),
      ...only("I5", wrongSequence, name),
      ...(mayLose ? [] : only("I5", pending, (each) => `${name(each)}, on its way`)),
      ...judgeRefused(rowOf, told, mayLose),
    ],
  };
};

/** I3: who heard that he won before another one asked for the first time is before him. */
export const judgeOrder = (rows: readonly Row[], told: readonly Told[]): readonly Violation[] => {
  const asked = new Map<MemberId, number>();
  const heard = new Map<MemberId, number>();
  const earlier = (map: Map<MemberId, number>, member: MemberId, at: number): void => {
    map.set(member, Math.min(at, map.get(member) ?? Number.POSITIVE_INFINITY));
  };
  for (const { member, askedAt, answeredAt, answer } of told) {
    earlier(asked, member, askedAt);
    if (answer === "ISSUED") earlier(heard, member, answeredAt);
  }
  // From the last sequence to the first: when was the earliest that anybody behind had heard?
  let soonest = Number.POSITIVE_INFINITY;
  const wrong: Row[] = [];
  for (const row of [...rows].reverse()) {
    if (row.member === null) continue;
    if ((asked.get(row.member) ?? Number.NEGATIVE_INFINITY) > soonest) wrong.push(row);
    soonest = Math.min(soonest, heard.get(row.member) ?? Number.POSITIVE_INFINITY);
  }
  return only("I3", wrong, ({ sequence }) => `${sequence} was given to one who asked after a later one had heard`);
};

/** I6: who was told that it is sold out has none, unless units came back and he asked again. */
const judgeRefused = (
  rowOf: ReadonlyMap<MemberId, Row>,
  told: readonly Told[],
  mayReturn: boolean,
): readonly Violation[] => {
  const wrong = told.filter(({ answer, member, askedAt, answeredAt }) => {
    if (answer !== "coupon.sold-out" || !rowOf.has(member)) return false;
    const others = told.filter((each) => each.member === member && each.answer !== "coupon.sold-out");
    const hadIt = others.some((each) => each.answer === "ISSUED" && each.answeredAt < askedAt);
    return hadIt || !mayReturn || !others.some((each) => each.answeredAt > answeredAt);
  });
  return only("I6", wrong, ({ member }) => `${member} was told that it is sold out and has one`);
};
