import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { eventFacts } from "./event-facts.ts";
import { namesIn, pathOf, textOf } from "./pages.ts";

type Told = { readonly type: string; readonly version: string; readonly data: string };

const sources = async (): Promise<readonly string[]> => {
  const folders = (await namesIn("packages/core/src")).filter((name) => !name.includes("."));
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await namesIn(`packages/core/src/${folder}`))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => pathOf(`packages/core/src/${folder}/${name}`)),
    ),
  );
  return Promise.all(files.flat().map((file) => readFile(file, "utf8")));
};

/** What a type alias of a file stands for; its formatting and its comments are left out. */
const aliasIn = (source: string, name: string): string | undefined =>
  new RegExp(`^(?:export )?type ${name} =([\\s\\S]*?);\\n(?=[^\\s}]|\\n)`, "m")
    .exec(source)?.[1]
    ?.replaceAll(/\/\*\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/**
 * Shapes and lists of words are written out, since a reader of the page has no file at hand; what a name means is looked
 * up in its own file first, for several have `Facts`. Ids and days stay names.
 */
const writtenOut = (type: string, source: string, all: readonly string[]): string =>
  type.replaceAll(/\b[A-Z]\w*\b/g, (name) => {
    const known = [source, ...all].map((each) => aliasIn(each, name)).find((found) => found !== undefined);
    return known !== undefined && /^(?:\| )?["{]|Facts/.test(known)
      ? writtenOut(known.replace(/^\| /, ""), source, all)
      : name;
  });

/** `{ a: A } & { b: B }` is one object, nothing is `{}`, and everything is readonly. */
const simplified = (type: string): string =>
  type
    .replaceAll("Record<never, never>", "{}")
    .replaceAll(/readonly /g, "")
    .replaceAll(/;? \} & \{ /g, "; ")
    .replaceAll(/; \}/g, " }")
    .replaceAll(/[,;]? *$/g, "");

const unionIn = (source: string, name: string, all: readonly string[]): readonly Told[] => {
  const union = aliasIn(source, name) ?? "";
  return [...union.matchAll(/EventOf<\s*"([^"]+)",\s*(\d+),\s*([\s\S]*?)\s*>(?=\s*(?:\||$))/g)].map(
    ([, type = "", version = "", data = ""]) => ({ type, version, data: simplified(writtenOut(data, source, all)) }),
  );
};

/** Every event of the shop, in the order of the union. */
const events = async (): Promise<readonly Told[]> => {
  const all = await sources();
  const union = aliasIn(await textOf("packages/core/src/shop.ts"), "ShopEvent") ?? "";
  return [...union.matchAll(/\w+/g)].flatMap(([name]) => all.flatMap((source) => unionIn(source, name, all)));
};

const isKnown = (type: string): type is keyof typeof eventFacts => Object.hasOwn(eventFacts, type);

const sectionOf = ({ type, version, data }: Told): string => {
  const [subject, told] = isKnown(type) ? eventFacts[type] : ["", ""];
  return [
    `## ${type}`,
    `${told.charAt(0).toUpperCase()}${told.slice(1)}. Subject: ${subject}. Version ${version}.`,
    `\`\`\`ts\n${data}\n\`\`\``,
  ].join("\n\n");
};

const eventsPage = async (): Promise<string> =>
  `${[
    "# Events",
    [
      "What the shop tells of what happened. An event is written in the transaction that makes it true and delivered",
      "afterwards: in order for each subject, at least once, to each consumer at its own pace.",
    ].join("\n"),
    "Made by `npm run docs:events` from the union `ShopEvent`; a test fails while it differs from the code.",
    [
      "```ts",
      'shop.events.subscribe("invoices", ["order.paid"], {',
      "  apply: async ({ id, type, version, subject, sequence, data, at }, tx) => {",
      "    // in the transaction that notes it as heard: once, whatever dies",
      "  },",
      "});",
      "```",
    ].join("\n"),
    [
      "- `apply` writes in its `tx` and happens exactly once; `send` talks to somebody else, and may be called again.",
      "- `sequence` counts the subject's changes. Not every change tells something, so gaps are no loss.",
      "- `version` is that of the shape of `data`. `createShop(ports, { upcasters })` brings old ones to today's.",
      "- A handler that throws is asked again after 1, 2, 4 … 300 s. After the tenth time the event is parked, which holds",
      "  nothing up: `shop.events.parked`, `retryParked`, `discardParked`.",
      "- A consumer's name keeps its place. A release that has it no more says so once: `shop.events.forgetConsumer`.",
      "- Settled events are kept for seven days.",
      "- Amounts are whole won; ids are UUIDs, a `Day` is `YYYY-MM-DD` of the shop's zone. Fields are readonly.",
    ].join("\n"),
    ...(await events()).map(sectionOf),
  ].join("\n\n")}\n`;

test("docs/events.md has every event of the shop with the shape of its data: npm run docs:events", async () => {
  await expect(await eventsPage()).toMatchFileSnapshot(pathOf("docs/events.md"));
});

test("every event that the union has is found in its source, once", async () => {
  expect((await events()).map(({ type }) => type).sort()).toEqual(Object.keys(eventFacts).sort());
});
