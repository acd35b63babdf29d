import { fileURLToPath } from "node:url";
import { en, ko } from "@cofshop/core/messages";
import { expect, test } from "vitest";
import { statusName } from "../src/envelope.ts";
import { type Code, statusOf } from "../src/index.ts";
import { sentence } from "../src/language.ts";

const page = fileURLToPath(new URL("../../../docs/error-codes.md", import.meta.url));

const codes = (Object.keys(statusOf) as Code[]).sort();
const moduleOf = (code: Code): string => code.split(".", 1)[0] ?? "";

const rowOf = (code: Code): string =>
  `| \`${code}\` | ${statusOf[code]} ${statusName(statusOf[code])} | ${sentence(code, "en")} | ${sentence(code, "ko")} |`;

const sectionOf = (module: string): string =>
  [
    `## ${module}`,
    "",
    "| Code | Status | English | 한국어 |",
    "| --- | --- | --- | --- |",
    ...codes.filter((code) => moduleOf(code) === module).map(rowOf),
  ].join("\n");

const errorCodesPage = (): string =>
  [
    "# Error codes",
    [
      "Every refusal has a code that never changes, `module.what-went-wrong`, and a sentence for people that may.",
      "Over HTTP it is `header.code` of the answer, with the status of this table; in the core it is `error.code` of a",
      "result, without a status. [seed-map.md](seed-map.md#codes) has the codes of the original shop.",
    ].join("\n"),
    "Made by `npm run docs:codes` from `statusOf` and the messages; a test fails while it differs from them.",
    ...[...new Set(codes.map(moduleOf))].map(sectionOf),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");

test("docs/error-codes.md lists every code with its status and sentences, and no other: npm run docs:codes", async () => {
  await expect(errorCodesPage()).toMatchFileSnapshot(page);
});

test("every code is written module.what-went-wrong and has a sentence of its own in both languages", () => {
  for (const code of codes) expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  for (const language of ["ko", "en"] as const) {
    const sentences = codes.map((code) => sentence(code, language));
    expect(sentences.filter((text, index) => text === "" || sentences.indexOf(text) !== index)).toEqual([]);
  }
});

test("no message is left of a code that nobody answers any more", () => {
  for (const messages of [ko, en]) {
    expect(Object.keys(messages).filter((code) => !codes.some((known) => known === code))).toEqual([]);
  }
});
