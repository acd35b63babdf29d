import { inspect, isDeepStrictEqual } from "node:util";

/** A fact of the story that did not hold. */
export class Difference extends Error {
  constructor(fact: string, got: unknown, expected: unknown) {
    const show = (value: unknown): string => inspect(value, { depth: 5, breakLength: 100 }).replaceAll("\n", "\n    ");
    super(`  ✗ ${fact}\n    expected ${show(expected)}\n    got      ${show(got)}`);
  }
}

/** Tells the story and holds the shop to it. */
export type Teller = {
  chapter(title: string): void;
  /**
   * One line when what the shop answered is what the story expects.
   *
   * @throws Difference when it is not.
   */
  step(fact: string, got: unknown, expected: unknown): void;
  /** How many facts held. */
  readonly held: () => number;
};

export const makeTeller = (write: (line: string) => void): Teller => {
  let held = 0;
  return {
    chapter: (title) => write(`\n${title}`),
    step: (fact, got, expected) => {
      if (!isDeepStrictEqual(got, expected)) throw new Difference(fact, got, expected);
      held += 1;
      write(`  ✓ ${fact}`);
    },
    held: () => held,
  };
};

/** 41500 as `41,500 won`. */
export const won = (amount: number): string => `${amount.toLocaleString("en-US")} won`;
