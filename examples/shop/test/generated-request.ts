import { type Arbitrary, array, constant, constantFrom, oneof, record, string, tuple } from "fast-check";
import { makeDifferences } from "./answer-judge.ts";
import type { ApiDocument, Operation, Parameter, Schema } from "./api-document.ts";
import { type Draft, type Find, makeDraftsOf, pick } from "./drafts.ts";
import { wordsOf } from "./heard.ts";
import { odd, oddText, spoiling, spoilt } from "./hostile-values.ts";

export type Request = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** Who sends it: whom the operation is for, or anyone else; a forger has a token that nobody signed. */
export type Who = "rightful" | "nobody" | "member" | "stranger" | "seller" | "admin" | "forger";

export type Generated = {
  readonly who: Who;
  /** Some of the latest answers, of which it may be made: 0 up to 1. */
  readonly latest: readonly number[];
  readonly make: Draft<Request>;
};

type Pair = readonly [name: string, value: string];
type Weighted<T> = { readonly weight: number; readonly arbitrary: Arbitrary<T> };

const written = (value: unknown): string | undefined => JSON.stringify(value);

/** What is sent although no schema allows it: by mistake, in bad faith, or cut off on the way. */
const wrongBodies = (right: Arbitrary<Draft<unknown>>): readonly Weighted<Draft<string | undefined>>[] => [
  {
    weight: 4,
    arbitrary: tuple(right, spoiling).map(
      ([draft, how]) =>
        (find: Find) =>
          written(spoilt(draft(find), how)),
    ),
  },
  { weight: 1, arbitrary: odd.map((value) => () => written(value)) },
  { weight: 1, arbitrary: right.map((draft) => (find: Find) => written(draft(find))?.slice(0, -1)) },
  { weight: 1, arbitrary: constantFrom(undefined, `"${"x".repeat(110_000)}"`).map((text) => () => text) },
];

const segment = (value: string): string => {
  const encoded = encodeURIComponent(value.replaceAll(/\p{Cs}/gu, "?").slice(0, 3_000));
  return /^\.*$/.test(encoded) ? "%20" : encoded; // `..` would be another address
};

/** A form with one file, and one that is cut off. */
const formType = "multipart/form-data; boundary=fuzz";
const form = `--fuzz\r
Content-Disposition: form-data; name="files"; filename="메모.txt"\r
\r
원두 200 g\r
--fuzz--\r
`;
const forms = [
  form,
  form.slice(0, 70),
  form.slice(0, -12),
  form.replace("files", "file"),
  form.replace("메모.txt", "../a"),
];

const ascii = string({ unit: "grapheme-ascii", maxLength: 20 });
const strangeHeaders: readonly Weighted<Readonly<Record<string, string>>>[] = [
  {
    weight: 1,
    arbitrary: constantFrom("text/plain", "application/json; charset=latin1", "x").map((type) => ({
      "Content-Type": type,
    })),
  },
  { weight: 1, arbitrary: constantFrom("gzip", "br", "x").map((coding) => ({ "Content-Encoding": coding })) },
  {
    weight: 2,
    arbitrary: tuple(constantFrom("X-Request-Id", "Accept-Language", "Accept", "Idempotency-Key", "Origin"), ascii).map(
      ([name, value]) => ({ [name]: value }),
    ),
  },
];

/**
 * Requests to an operation, made of what the document says of it. `right`: all as it should be, as far as the document
 * tells. `any`: mostly so, otherwise nearly, oddly or by the wrong person.
 */
export const makeRequestsTo = (document: ApiDocument, manner: "right" | "any") => {
  const wrong = <T>(ways: readonly Weighted<T>[]): readonly Weighted<T>[] => (manner === "any" ? ways : []);
  const differences = makeDifferences(document);
  const right = makeDraftsOf(document, false);
  const loose = makeDraftsOf(document, true);

  const bodiesOf = ({ body, form: asked, method }: Operation): Arbitrary<Draft<string | undefined>> => {
    const nothing = constant(() => undefined);
    if (method === "GET") return nothing;
    if (asked) return constantFrom(...(manner === "any" ? forms : [form])).map((text) => () => text);
    if (body === undefined) {
      const uncalledFor = odd.map((value) => () => written(value));
      return oneof({ weight: 15, arbitrary: nothing }, ...wrong([{ weight: 1, arbitrary: uncalledFor }]));
    }
    const fits = (draft: Draft<unknown>) =>
      differences(
        body,
        draft(() => undefined),
        "body",
      ).length === 0;
    const rightBodies = right(body, []).filter(fits);
    const texts = (drafts: Arbitrary<Draft<unknown>>) => drafts.map((draft) => (find: Find) => written(draft(find)));
    return oneof(
      { weight: 12, arbitrary: texts(rightBodies) },
      ...wrong([{ weight: 6, arbitrary: texts(loose(body, [])) }, ...wrongBodies(rightBodies)]),
    );
  };

  /** A path, and a header that must be there, name what is known, whatever their schemas say of its looks. */
  const looksOf = ({ in: where, required }: Parameter): Partial<Schema> => {
    if (where === "query") return {};
    return where === "path" || required ? { format: "uuid" } : { pattern: "^[!-~]{1,40}$" };
  };

  const parameterOf = ({ path }: Operation, parameter: Parameter): Arbitrary<Draft<Pair | undefined>> => {
    const { name, in: where, required, schema } = parameter;
    const before = path.split(`{${name}}`)[0]?.replaceAll(/^\/api|\{\w+\}/g, "") ?? "";
    const words = where === "path" ? [...wordsOf(before), ...wordsOf(name)] : wordsOf(name);
    const sent = right({ ...schema, ...looksOf(parameter) }, words);
    const absent = constant((): Pair | undefined => undefined);
    const strange = oddText.map((value) => (): Pair | undefined => [name, value]);
    return oneof(
      {
        weight: required ? 20 : 6,
        arbitrary: sent.map(
          (draft) =>
            (find: Find): Pair => [name, String(draft(find))],
        ),
      },
      { weight: required ? 0 : 10, arbitrary: absent },
      ...wrong([{ weight: 1, arbitrary: where === "header" ? absent : strange }]),
    );
  };

  return (operation: Operation): Arbitrary<Generated> => {
    const { method, path, parameters, body, form: asked } = operation;
    const partsOf = (where: Parameter["in"]) =>
      tuple(...parameters.filter((one) => one.in === where).map((one) => parameterOf(operation, one)));
    const unknown = tuple(constantFrom("role", "__proto__[x]", "size", "id"), oddText).map((pair) => [pair]);
    const others = constantFrom<Who[]>("nobody", "member", "stranger", "seller", "admin", "forger");
    return record({
      who: oneof({ weight: 14, arbitrary: constant<Who>("rightful") }, ...wrong([{ weight: 6, arbitrary: others }])),
      latest: array(pick, { minLength: 4, maxLength: 4 }),
      inPath: partsOf("path"),
      inQuery: partsOf("query"),
      inHeaders: partsOf("header"),
      unknown: oneof(
        { weight: 25, arbitrary: constant<readonly Pair[]>([]) },
        ...wrong<readonly Pair[]>([{ weight: 1, arbitrary: unknown }]),
      ),
      strange: oneof(
        { weight: 12, arbitrary: constant<Readonly<Record<string, string>>>({}) },
        ...wrong(strangeHeaders),
      ),
      text: bodiesOf(operation),
    }).map(({ who, latest, inPath, inQuery, inHeaders, unknown, strange, text }): Generated => {
      const make: Draft<Request> = (find) => {
        const filled = (drafts: readonly Draft<Pair | undefined>[]): readonly Pair[] =>
          drafts.flatMap((draft) => {
            const pair = draft(find);
            return pair === undefined ? [] : [pair];
          });
        const at = filled(inPath).reduce((to, [name, value]) => to.replace(`{${name}}`, () => segment(value)), path);
        const query = new URLSearchParams();
        for (const [name, value] of [...filled(inQuery), ...unknown])
          query.append(name, value.replaceAll(/\p{Cs}/gu, "?"));
        const type = asked ? formType : "application/json";
        const typed = body === undefined && !asked ? {} : { "Content-Type": type };
        return {
          method,
          target: query.size === 0 ? at : `${at}?${query}`,
          headers: { ...typed, ...Object.fromEntries(filled(inHeaders)), ...strange },
          body: text(find),
        };
      };
      return { who, latest, make };
    });
  };
};
