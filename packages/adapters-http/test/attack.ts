import {
  type Arbitrary,
  array,
  constant,
  constantFrom,
  dictionary,
  jsonValue,
  nat,
  oneof,
  record,
  string,
  uuid,
} from "fast-check";

/** Values that somebody once crashed a server with. */
const odd: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(null, "", " ", "\u0000", "\ud800", "a\udc00b", -1, 0, 1.5, 1e21, 1e308, 2 ** 53, true),
  constantFrom<unknown>([], {}, [[]], { $ne: null }, { length: 1e9 }, { toString: 1 }, ["x", { a: 1 }]),
  constantFrom<unknown>("x".repeat(5_000), "9".repeat(400), "'; drop table x --", "__proto__", "constructor", "NaN"),
  constantFrom<unknown>("2026-02-30", "newest~1~x", "placed~1~00000000-0000-7000-8000-000000000001", "-0", "1e3"),
  jsonValue({ maxDepth: 3 }),
  string({ unit: "binary" }),
);

type Parameter = { readonly name: number; readonly value: string };
const parameter: Arbitrary<Parameter> = record({
  name: nat(6),
  value: odd.map((value) => (typeof value === "string" ? value : JSON.stringify(value))),
});

const same = (right: string): string => right;
const segment: Arbitrary<(right: string) => string> = oneof(
  { weight: 6, arbitrary: constantFrom(same, (right: string) => right.toUpperCase()) },
  { weight: 1, arbitrary: uuid().map((id) => () => id) },
  {
    weight: 1,
    arbitrary: oneof(
      constantFrom("%00", "%E0%A4%A", "..", "%2e%2e%2f", "null", "0", "me", "%25", "a".repeat(3_000)),
      string({ minLength: 1, unit: "grapheme" }).map((text) => encodeURIComponent(text.replaceAll(/[/.]/g, "_"))),
    ).map((text) => () => text),
  },
);

const header = constantFrom("Idempotency-Key", "X-Request-Id", "Accept-Language", "Cookie", "X-XSRF-TOKEN");
const riskyHeader = constantFrom("Content-Type", "Content-Encoding", "Authorization", "X-Cart-Token");
const ascii = string({ unit: "grapheme-ascii", maxLength: 20 });

/** One request, mostly right. */
export const attack = record({
  /** Nobody, member, seller, admin. */
  who: constantFrom(0, 1, 1, 2, 3, 3),
  segment,
  /** Which of the route's own parameters get what; a large number names one that it has not. */
  query: oneof(
    { weight: 1, arbitrary: constant<Parameter[]>([]) },
    { weight: 1, arbitrary: array(parameter, { maxLength: 2 }) },
  ),
  /** Which place of the right body to spoil, and how. */
  place: nat(40),
  how: constantFrom("replace", "replace", "replace", "replace", "add", "remove", "nothing", "instead", "raw"),
  odd,
  headers: oneof(
    { weight: 4, arbitrary: constant<Record<string, string>>({}) },
    { weight: 2, arbitrary: dictionary(header, ascii, { maxKeys: 2 }) },
    { weight: 1, arbitrary: dictionary(riskyHeader, ascii, { maxKeys: 1 }) },
  ),
});
export type Attack = typeof attack extends Arbitrary<infer T> ? T : never;

/** The body with its n-th place, counted depth first, spoilt. */
export const spoil = (right: unknown, { place, how, odd: value }: Attack): unknown => {
  if (how === "instead" || how === "raw") return value;
  const copy: unknown = structuredClone(right);
  const places: (() => void)[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const holder = node as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push(() => {
        if (how === "replace") holder[key] = value;
        else if (how === "remove") delete holder[key];
        else if (how === "add") holder[`${key}x`] = value;
      });
      walk(holder[key]);
    }
  };
  walk(copy);
  places[place % Math.max(1, places.length)]?.();
  return copy;
};
