import { posix } from "node:path";
import { expect, test } from "vitest";
import { textOf } from "./pages.ts";

/** Links of a page to sources of tests, with what they are called there; those that are called like the file are left out. */
const named = (page: string) =>
  [...page.matchAll(/\[([^\]]+)\]\((\.\.\/[^)#\s]+\.ts)\)/g)]
    .map(([, title = "", file = ""]) => ({ title, file }))
    .filter(({ title, file }) => title !== posix.basename(file));

const missing = async (page: string): Promise<readonly string[]> => {
  const found = await Promise.all(
    named(page).map(async ({ title, file }) => ({
      title,
      there: (await textOf(posix.join("docs", file))).includes(`"${title}"`),
    })),
  );
  return found.filter(({ there }) => !there).map(({ title }) => title);
};

test.each(["security.md", "guarantees.md"])("every test that docs/%s names is there under its name", async (name) => {
  const page = await textOf(`docs/${name}`);
  expect(named(page).length).toBeGreaterThan(20);
  expect(await missing(page)).toEqual([]);
});

test("a test that was renamed is missed", async () => {
  const [here, elsewhere] = ["named-tests", "links"].map((name) => `../examples/shop/test/docs/${name}.test.ts`);
  const page = `[a test that was renamed is missed](${here}) [its old name](${elsewhere})`;
  expect(await missing(page)).toEqual(["its old name"]);
});

test("every command of npm that the pages name is one of package.json", async () => {
  const { scripts }: { readonly scripts: object } = JSON.parse(await textOf("package.json"));
  const pages = [
    "README.md",
    "docs/README.md",
    "docs/getting-started.md",
    "docs/guarantees.md",
    "docs/http.md",
    "docs/events.md",
  ];
  for (const page of pages) {
    const commands = [...(await textOf(page)).matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  }
});
