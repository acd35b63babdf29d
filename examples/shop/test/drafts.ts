import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  date,
  emailAddress,
  integer,
  jsonValue,
  nat,
  noBias,
  oneof,
  option,
  string,
  stringMatching,
  tuple,
  uuid,
} from "fast-check";
import type { ApiDocument, Schema } from "./api-document.ts";
import { wordsOf } from "./heard.ts";

/** Something that the shop told of before, by what it is called. `pick` chooses among equals: 0 up to 1. */
export type Find = (wanted: readonly string[], pick: number) => string | undefined;

/** A value whose places for known things are still open. */
export type Draft<T> = (find: Find) => T;

/** @param words what the value is called where it is */
export type DraftsOf = (schema: Schema, words: readonly string[]) => Arbitrary<Draft<unknown>>;

const fixed = <T>(arbitrary: Arbitrary<T>): Arbitrary<Draft<T>> => arbitrary.map((value) => () => value);
export const pick: Arbitrary<number> = noBias(nat(9_999)).map((share) => share / 10_000);

/** Mostly what fits; when `loose` what just does not, now and then. */
const fitting = <T>(loose: boolean, fits: Arbitrary<T>, ...edges: readonly T[]): Arbitrary<T> =>
  loose ? oneof({ weight: 2, arbitrary: fits }, { weight: 1, arbitrary: constantFrom(...edges) }) : fits;

const days = date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });

/** Text that some database cannot keep. */
const unstorable = ["\u0000", "\ud800"];

const stringsOf = ({ format, pattern, minLength = 0, maxLength = 200 }: Schema, loose: boolean): Arbitrary<string> => {
  if (format === "uuid") return uuid();
  if (format === "email") return emailAddress();
  if (format === "date") return days.map((at) => at.toISOString().slice(0, 10));
  if (format === "date-time") return days.map((at) => at.toISOString());
  if (pattern !== undefined) return stringMatching(new RegExp(pattern));
  // Nothing that trimming would take away.
  const text = string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 20) });
  const fits = text.map((words) => words.replaceAll(/[\u0000\s]/g, "x").slice(0, maxLength));
  const lengths = [Math.max(0, minLength - 1), maxLength, maxLength + 1].map((length) => "x".repeat(length));
  const padding = "x".repeat(minLength);
  return fitting(loose, fits, ...lengths, ...unstorable.map((text) => text + padding));
};

const numbersOf = ({ minimum = -1_000, maximum = 2 ** 31 }: Schema, loose: boolean): Arbitrary<number> => {
  const least = Math.max(minimum, Math.min(maximum, -2));
  const few = integer({ min: least, max: Math.min(maximum, least + 10) });
  return fitting(loose, few, minimum - 1, minimum, maximum, maximum + 1, minimum + 0.5);
};

/** An id is nearly always a known one, another text now and then: a password, a cursor, a name. */
const textsOf = (schema: Schema, words: readonly string[], loose: boolean): Arbitrary<Draft<string>> => {
  const known = nat(99).map((chance) => chance < (schema.format === "uuid" ? 92 : 40));
  return tuple(known, pick, stringsOf(schema, loose)).map(
    ([isKnown, at, made]) =>
      (find) =>
        (isKnown ? find(words, at) : undefined) ?? made,
  );
};

/** Values that the document's schemas allow or, when `loose`, nearly allow. */
export const makeDraftsOf = ({ components }: ApiDocument, loose: boolean): DraftsOf => {
  const draftsOf: DraftsOf = (schema, words) => {
    const named = schema.$ref?.split("/").at(-1);
    if (named !== undefined) return draftsOf(components.schemas[named] ?? {}, words);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined && schema.properties === undefined) {
      return oneof(...choices.map((choice) => draftsOf(choice, words)));
    }
    if (schema.const !== undefined) return fixed(constant(schema.const));
    if (schema.enum !== undefined) return fixed(constantFrom(...schema.enum));
    const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["any"]);
    return oneof(...types.map((type) => ofType(type, schema, words)));
  };

  const ofType = (type: string, schema: Schema, words: readonly string[]): Arbitrary<Draft<unknown>> => {
    switch (type) {
      case "string":
        return textsOf(schema, words, loose);
      case "integer":
      case "number":
        return fixed(numbersOf(schema, loose));
      case "boolean":
        return fixed(boolean());
      case "null":
        return fixed(constant(null));
      case "array":
        return listsOf(schema, words);
      case "object":
        return objectsOf(schema);
      default:
        return fixed(jsonValue({ maxDepth: 1 }));
    }
  };

  const listsOf = ({ minItems = 0, maxItems = 3, items = {} }: Schema, words: readonly string[]) => {
    const lengths = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) };
    return array(draftsOf(items, words), lengths).map(
      (drafts): Draft<unknown> =>
        (find) =>
          drafts.map((draft) => draft(find)),
    );
  };

  const objectsOf = ({ properties = {}, required = [] }: Schema) => {
    const fields = Object.entries(properties).map(([name, inner]) => {
      const drafts = draftsOf(inner, wordsOf(name));
      const present = required.includes(name) ? drafts : option(drafts, { nil: undefined, freq: 2 });
      return present.map((draft) => ({ name, draft }));
    });
    return tuple(...fields).map(
      (chosen): Draft<unknown> =>
        (find) => {
          const present = chosen.flatMap(({ name, draft }) =>
            draft === undefined ? [] : [[name, draft(find)] as const],
          );
          return Object.fromEntries(present);
        },
    );
  };
  return draftsOf;
};
