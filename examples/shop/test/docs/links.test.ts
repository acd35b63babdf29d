import { access } from "node:fs/promises";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { namesIn, pathOf, textOf } from "./pages.ts";

/** Every page that a reader may come from: the documentation, and the face of each package and example. */
const pages = async (): Promise<readonly string[]> => [
  "README.md",
  "README.ko.md",
  ...(await namesIn("docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
  ...(await namesIn("packages")).map((name) => `packages/${name}/README.md`),
  ...(await namesIn("examples")).map((name) => `examples/${name}/README.md`),
];

/** Code is no prose: what looks like a link in it is none, and `#` begins no title. */
const proseOf = (page: string): string => page.replaceAll(/^```[\s\S]*?^```$/gm, "");

/** How a title is written in an address: letters, numbers and hyphens are left of it. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => anchorOf(title));

/** Where a page leads: `[text](target)`, `[text]: target`, and the pictures that are set as HTML. */
const linksOf = (page: string): readonly string[] => {
  const prose = proseOf(page).replaceAll(/`[^`\n]*`/g, "code");
  return [/\]\(([^)\s]+)\)/g, /^\[[^\]]+\]: (\S+)$/gm, /src="([^"]+)"/g].flatMap((link) =>
    [...prose.matchAll(link)].map(([, target = ""]) => target),
  );
};

const there = (name: string): Promise<boolean> =>
  access(pathOf(name)).then(
    () => true,
    () => false,
  );

/** Why a link leads nowhere; absent when it does lead somewhere. Another host's page is not asked for. */
const brokenBy = async (from: string, link: string): Promise<string | undefined> => {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? from : posix.join(posix.dirname(from), file);
  if (!(await there(target))) return `${from} → ${link}: no such file`;
  if (anchor === undefined) return undefined;
  return anchorsOf(await textOf(target)).includes(decodeURIComponent(anchor))
    ? undefined
    : `${from} → ${link}: no such title`;
};

const brokenIn = async (name: string, text: string): Promise<readonly string[]> => {
  const found = await Promise.all(linksOf(text).map((link) => brokenBy(name, link)));
  return found.filter((reason) => reason !== undefined);
};

test("every link between our pages leads to a file that is there, and to a title of it", async () => {
  const broken = await Promise.all((await pages()).map(async (name) => brokenIn(name, await textOf(name))));
  expect(broken.flat()).toEqual([]);
});

test("a link that leads nowhere is found, however it is written, and code is not taken for one", async () => {
  const text = [
    "# Here it is",
    "[a](none.md) [b](chat.md#no-such-title) [c](#here-it-is) [d](#elsewhere) [e](https://example.com/none) `[f](none)`",
    '[g]: ../none.md\n<img src="pictures/none.webp">',
    "```md\n[h](none.md)\n```",
  ].join("\n\n");
  // Its own titles are those of the page that it pretends to be.
  expect(await brokenIn("docs/chat.md", text)).toEqual([
    "docs/chat.md → none.md: no such file",
    "docs/chat.md → chat.md#no-such-title: no such title",
    "docs/chat.md → #here-it-is: no such title",
    "docs/chat.md → #elsewhere: no such title",
    "docs/chat.md → ../none.md: no such file",
    "docs/chat.md → pictures/none.webp: no such file",
  ]);
});

test("the index leads to every page of the documentation", async () => {
  const index = linksOf(await textOf("docs/README.md"));
  const own = (await namesIn("docs")).filter((name) => name.endsWith(".md") && name !== "README.md");
  expect(own.filter((name) => !index.includes(name))).toEqual([]);
});
