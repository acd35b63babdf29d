import { holds } from "@cofshop/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { turnstile } from "../src/turnstile.ts";

/** Some turns of the microtask queue. */
const turns = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await undefined;
};

test("never more works than its width are inside, all places are used, and works enter in the order they came", async () => {
  const work = fc.record({ turns: fc.nat(8), fails: fc.boolean(), gap: fc.nat(3) });
  await holds(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(work, { maxLength: 40 }), async (width, works) => {
      const inTurn = turnstile(width);
      const entered: number[] = [];
      let [inside, most] = [0, 0];
      const outcomes: Promise<unknown>[] = [];
      for (const [index, { turns: long, fails, gap }] of works.entries()) {
        const outcome = inTurn(async () => {
          entered.push(index);
          inside += 1;
          most = Math.max(most, inside);
          await turns(long);
          inside -= 1;
          if (fails) throw new Error(`work ${index}`);
        });
        outcomes.push(outcome);
        outcome.catch(() => undefined);
        await turns(gap);
      }
      const settled = await Promise.allSettled(outcomes);
      expect(entered).toEqual(works.map((_, index) => index));
      expect(most).toBeLessThanOrEqual(width);
      expect(settled.map(({ status }) => status === "rejected")).toEqual(works.map(({ fails }) => fails));
      expect(inside).toBe(0);
    }),
    { runs: 200 },
  );
});

test("as many works as its width are inside together", async () => {
  const inTurn = turnstile(3);
  let inside = 0;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const works = Array.from({ length: 7 }, () =>
    inTurn(async () => {
      inside += 1;
      await opened;
    }),
  );
  await turns(20);
  expect(inside).toBe(3);
  open();
  await Promise.all(works);
  expect(inside).toBe(7);
});

test("a width that lets nobody through is refused", () => {
  for (const width of [0, -1, 1.5, Number.NaN]) expect(() => turnstile(width)).toThrow(RangeError);
});
