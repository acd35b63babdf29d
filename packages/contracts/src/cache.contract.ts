import type { Cache } from "@cofshop/core";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";

export type CacheSubject = Subject & {
  readonly cache: Cache;
  /** A second instance on the same backend, as another process would have it. */
  readonly another?: () => Promise<Cache>;
  /** Lets time pass for the cache, in ms: moves a hand-driven clock on. Default: waits. */
  readonly pass?: (ms: number) => Promise<void> | void;
};
export type CacheFeatures = {
  /** Two instances on one backend share what they keep. Default true; off for a cache within one process. */
  readonly betweenInstances?: boolean;
  /** How long an instance may go on with what it has heard, in ms. Default 0. */
  readonly staleMs?: number;
};

/** Long enough that nothing of a test ends by itself. */
const LONG_MS = 60_000;
const SHORT_MS = 1_500;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Certifies a `Cache`: what it has is what was kept last under the name, for its time and no longer. */
export const cacheContract = (
  name: string,
  create: () => Promise<CacheSubject>,
  { betweenInstances = true, staleMs = 0 }: CacheFeatures = {},
): void => {
  const features = [{ on: betweenInstances, promise: "two instances on one backend share what they keep" }];
  contract(`Cache: ${name}`, create, features, (its) => {
    const pass = async (ms: number): Promise<void> => (its().pass ?? wait)(ms);
    const instances = async (): Promise<readonly [Cache, Cache]> => {
      const { cache, another } = its();
      return [cache, betweenInstances && another !== undefined ? await another() : cache];
    };

    test("what nobody kept is absent, and what was kept comes back as it went in, on every instance", async () => {
      const [cache, other] = await instances();
      expect(await cache.recall("nothing")).toBeUndefined();
      const values = ["주문 ✓", "", 0, -1.5, true, false, null, [], {}, [1, ["a", null]], { a: { b: [1] }, 값: "" }];
      for (const [index, value] of values.entries()) await cache.keep(`value:${index}`, value, LONG_MS);
      for (const [index, value] of values.entries()) {
        expect(await cache.recall(`value:${index}`)).toEqual(value);
        expect(await other.recall(`value:${index}`)).toEqual(value);
      }
    });

    test("a name is taken letter for letter", async () => {
      const [cache, other] = await instances();
      const names = ["a", "A", "a:b", "a b", "{a}", "a*", "품목", "a\nb", ""];
      for (const each of names) await cache.keep(each, each, LONG_MS);
      for (const each of names) expect(await other.recall(each)).toBe(each);
    });

    test("a value that is kept over another replaces it, with a time of its own, and nothing kept is nothing", async () => {
      const { cache } = its();
      await cache.keep("a", "first", LONG_MS);
      await cache.keep("a", "second", SHORT_MS);
      expect(await cache.recall("a")).toBe("second");
      await cache.keep("b", "first", SHORT_MS);
      await cache.keep("b", "second", LONG_MS);
      await pass(SHORT_MS + staleMs);
      expect([await cache.recall("a"), await cache.recall("b")]).toEqual([undefined, "second"]);
      await cache.keep("b", undefined, LONG_MS);
      expect(await cache.recall("b")).toBeUndefined();
    });

    test("an entry is absent when its time is over, also where somebody recalled it shortly before", async () => {
      const [cache, other] = await instances();
      await cache.keep("a", "short", SHORT_MS);
      await cache.keep("b", "over", 0);
      expect([await other.recall("a"), await other.recall("b")]).toEqual(["short", undefined]);
      await pass(SHORT_MS);
      expect([await cache.recall("a"), await other.recall("a")]).toEqual([undefined, undefined]);
    });

    test("forgotten entries are absent at once, others stay, and forgetting what is not there is no error", async () => {
      const [cache, other] = await instances();
      for (const each of ["a", "b", "c"]) await cache.keep(each, each, LONG_MS);
      await cache.forget(["a", "c", "never there"]);
      await cache.forget([]);
      for (const instance of [cache, other])
        expect([await instance.recall("a"), await instance.recall("b"), await instance.recall("c")]).toEqual([
          undefined,
          "b",
          undefined,
        ]);
    });

    test("nobody's value changes when somebody changes the one that he kept or recalled", async () => {
      const { cache } = its();
      const mine = { list: [1] };
      await cache.keep("a", mine, LONG_MS);
      mine.list.push(2);
      const recalled = await cache.recall("a");
      expect(recalled).toEqual({ list: [1] });
      if (typeof recalled === "object" && recalled !== null) Object.assign(recalled, { list: "changed" });
      expect(await cache.recall("a")).toEqual({ list: [1] });
    });

    test("of racing values one is kept whole", async () => {
      const caches = await instances();
      const values = upTo(20).map((index) => ({ index, text: String(index).repeat(100) }));
      await Promise.all(values.map((value) => caches[value.index % 2]?.keep("a", value, LONG_MS)));
      expect(values).toContainEqual(await its().cache.recall("a"));
    });

    if (betweenInstances) {
      test("what one instance keeps or forgets, another one that has heard otherwise sees a moment later", async () => {
        const [cache, other] = await instances();
        expect(await other.recall("a")).toBeUndefined();
        await cache.keep("a", "kept", LONG_MS);
        await pass(staleMs);
        expect(await other.recall("a")).toBe("kept");
        await cache.keep("a", "changed", LONG_MS);
        await pass(staleMs);
        expect(await other.recall("a")).toBe("changed");
        await cache.forget(["a"]);
        await pass(staleMs);
        expect(await other.recall("a")).toBeUndefined();
      });
    }
  });
};
