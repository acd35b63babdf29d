import { inspect } from "node:util";
import { type Shop, system } from "@cofshop/core";
import type { RebuildProgress } from "@cofshop/core/item";
import { CannotStart } from "./cannot-start.ts";
import { compose, type OpenDatabase, tokens } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";

const usage = `npm run search -- <command>
  status    which index is searched, and whether it fits this release
  rebuild   makes the index anew from the database, while searches find the old one`;

type Command = (shop: Shop, status: NonNullable<OpenDatabase["indexStatus"]>) => Promise<string>;

const WIDTH = 40;
/** `[########········]  20 %  2,000 of 10,000` */
const bar = ({ done, of }: RebuildProgress): string => {
  const share = of === 0 ? 1 : done / of;
  const full = Math.round(share * WIDTH);
  const numbers = [done, of].map((count) => count.toLocaleString("en")).join(" of ");
  return `[${"#".repeat(full)}${"·".repeat(WIDTH - full)}] ${String(Math.round(share * 100)).padStart(3)} %  ${numbers}`;
};

/** One line that is written over on a terminal; elsewhere nothing, since a log has no use for it. */
const shown = (progress: RebuildProgress): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${bar(progress)}`);
};

const rebuild: Command = async (shop) => {
  const began = performance.now();
  const rebuilt = await shop.item.rebuildIndex(system("search"), shown);
  if (process.stderr.isTTY) process.stderr.write("\n");
  if (!rebuilt.ok) {
    if (rebuilt.error.code !== "lock.busy") throw new CannotStart(`Refused: ${rebuilt.error.code}.`);
    throw new CannotStart("Another process is rebuilding the index.");
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `${rebuilt.value.documents} items in the index, after ${seconds} s.\n`;
};

const showStatus: Command = async (_shop, status) => {
  const { state, index, items, korean, others } = await status();
  const lines = [
    `state    ${state}`,
    `index    ${index ?? "none: the database searches"}`,
    `items    ${items}`,
    `Korean   ${korean ?? "unknown"}`,
    `others   ${others.length === 0 ? "none" : others.join(", ")}`,
  ];
  return `${lines.join("\n")}\n`;
};

const commands: Readonly<Record<string, Command>> = { rebuild, status: showStatus };

const run = async (config: Config, command: Command): Promise<string> => {
  const parts = await compose(config);
  const database = parts.resolve(tokens.database);
  try {
    const { indexStatus } = database;
    if (indexStatus === undefined)
      throw new CannotStart("ELASTICSEARCH_URL is not set: the shop searches its database, which needs no index.");
    return await command(parts.resolve(tokens.shop), indexStatus);
  } finally {
    await database.close();
  }
};

const main = async (): Promise<string> => {
  const [word = "", ...rest] = process.argv.slice(2);
  const command = rest.length === 0 ? commands[word] : undefined;
  if (command === undefined) throw new CannotStart(usage);
  const config = readConfig();
  if (config.DATABASE_URL.kind === "memory")
    throw new CannotStart("DATABASE_URL=memory: is another shop than the one that runs; name the shop's database.");
  return run(config, command);
};

try {
  process.stdout.write(await main());
} catch (error) {
  process.stderr.write(`${error instanceof CannotStart ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
