import * as kit from "@cofshop/contracts";
import { expect, test } from "vitest";
import { codesIn, namesIn, rowsOf, textOf } from "./pages.ts";

const page = () => textOf("docs/ports.md");

/** What the page says of each port: where it is declared, and by which functions it is certified. */
const ports = async () =>
  rowsOf(await page())
    .filter((cells) => cells.length > 2)
    .map((cells) => ({
      name: codesIn(cells[0] ?? "")[0] ?? "",
      declared: /\(\.\.\/(.+)\)/.exec(cells[1] ?? "")?.[1] ?? "",
      certified: codesIn(cells.at(-1) ?? ""),
    }));

/** The ports that a shop is made of, by the types of its own list. */
const needed = async (): Promise<readonly string[]> => {
  const list = await textOf("packages/core/src/shop-ports.ts");
  return ["ShopTx", "ShopPorts"].flatMap((name) => {
    const fields = new RegExp(`export interface ${name}\\b[\\s\\S]*?\\n}`).exec(list)?.[0] ?? "";
    return [...fields.matchAll(/readonly \w+\??: (\w+)/g)].map(([, type = ""]) => type);
  });
};

test("docs/ports.md has every port that a shop needs, and each is declared where it says", async () => {
  const said = await ports();
  const names = said.map(({ name }) => name);
  expect(names.sort()).toEqual([...(await needed()), "Channel"].sort());
  for (const { name, declared } of said)
    expect(await textOf(declared), declared).toMatch(new RegExp(`^export interface ${name}\\b`, "m"));
});

test("every function of the kit that certifies something is on docs/ports.md, and no other", async () => {
  const text = await page();
  const said = (text.match(/`\w+(?:Contract|Races|Stories|Repeats)`/g) ?? []).map((name) => name.slice(1, -1));
  const certifying = Object.keys(kit).filter((name) => /(?:Contract|Races|Stories|Repeats)$/.test(name));
  expect([...new Set(said)].sort()).toEqual(certifying.sort());
});

test("docs/adapters.md has a section for every package but the core and the kit, with what it needs beside it", async () => {
  const text = await textOf("docs/adapters.md");
  const adapters = (await namesIn("packages")).filter((name) => name.startsWith("adapters-"));
  expect((text.match(/(?<=^## ).+/gm) ?? []).filter((title) => title.startsWith("adapters-")).sort()).toEqual(
    adapters.sort(),
  );
  for (const name of adapters) {
    const section = text.split(`## ${name}\n`)[1]?.split("\n## ")[0] ?? "";
    const { peerDependencies, exports }: { readonly peerDependencies: object; readonly exports: object } = JSON.parse(
      await textOf(`packages/${name}/package.json`),
    );
    for (const peer of Object.keys(peerDependencies).filter((one) => one !== "@cofshop/core"))
      expect(codesIn(section), `${name} needs ${peer}`).toContain(peer);
    for (const entry of Object.keys(exports))
      expect(section, `${name} is entered by ${entry}`).toContain(`\`@cofshop/${name}${entry.slice(1)}\``);
  }
});
