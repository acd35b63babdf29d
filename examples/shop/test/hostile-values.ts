import { type Arbitrary, constantFrom, jsonValue, nat, oneof, record, string } from "fast-check";

/** Values that somebody once crashed a server with. */
export const odd: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(null, "", " ", "\u0000", "\ud800", "a\udc00b", -1, 0, 1.5, 1e21, 1e308, 2 ** 31, 2 ** 53, true),
  constantFrom<unknown>([], {}, [[]], { $ne: null }, { length: 1e9 }, { toString: 1 }, ["x", { a: 1 }]),
  constantFrom<unknown>("x".repeat(5_000), "9".repeat(400), "'; drop table x --", "__proto__", "constructor", "NaN"),
  constantFrom<unknown>("2026-02-30", "9999-12-31", "-infinity", "newest~1~x", "-0", "1e3", "%00", "../..", "ⅷ"),
  jsonValue({ maxDepth: 3 }),
  string({ unit: "binary" }),
);
export const oddText: Arbitrary<string> = odd.map((value) =>
  typeof value === "string" ? value : JSON.stringify(value),
);

/** What is done to which place of a value, counted depth first. */
export type Spoiling = { readonly place: number; readonly how: "replace" | "remove" | "add"; readonly by: unknown };

export const spoiling: Arbitrary<Spoiling> = record({
  place: nat(40),
  how: constantFrom<Spoiling["how"][]>("replace", "replace", "remove", "add"),
  by: odd,
});

/** The same value, that place of it spoilt if there is one. */
export const spoilt = (right: unknown, { place, how, by }: Spoiling): unknown => {
  let passed = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([name, inner]): readonly (readonly [string, unknown])[] => {
      passed += 1;
      if (passed !== place + 1) return [[name, walk(inner)]];
      const kept = how === "add" ? [[name, inner] as const] : [];
      return how === "remove" ? [] : [...kept, [how === "add" ? `${name}x` : name, by]];
    });
    return Object.fromEntries(entries);
  };
  return walk(right);
};
