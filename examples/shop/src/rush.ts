// npm run demo:rush [-- --members 5000] [-- --coupons 1000]
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { CannotStart } from "./cannot-start.ts";
import { readRushConfig } from "./config.ts";
import { seedCrowd, type Visitor } from "./demo/crowd.ts";
import { openOwnShop } from "./demo/own-shop.ts";
import { openRushRedis } from "./demo/rush-redis.ts";
import { rushStory } from "./demo/rush-story.ts";
import { Difference, makeTeller } from "./demo/step.ts";
import { wholeNumber } from "./environment-values.ts";

const usage = "npm run demo:rush -- --members <1 to 100000> --coupons <at most so many>";
const sizes = z
  .object({
    members: wholeNumber(1, 100_000, usage).default(5_000),
    coupons: wholeNumber(1, 100_000, usage).default(1_000),
  })
  .refine(({ members, coupons }) => coupons <= members);

const readSizes = (): z.output<typeof sizes> => {
  try {
    const { values } = parseArgs({ options: { members: { type: "string" }, coupons: { type: "string" } } });
    return sizes.parse(values);
  } catch (cause) {
    throw new CannotStart(usage, { cause });
  }
};

const write = (line: string): void => void process.stdout.write(`${line}\n`);
/** Over the line before where somebody watches; a line each where nobody does. */
const tellProgress = (words: string): void =>
  process.stdout.isTTY ? void process.stdout.write(`\r${words.padEnd(90)}`) : write(words);

const closings: (() => Promise<void>)[] = [];
const close = async (): Promise<void> => {
  for (let closing = closings.pop(); closing !== undefined; closing = closings.pop()) await closing();
};

const main = async (): Promise<void> => {
  const { members, coupons: quantity } = readSizes();
  const redis = await openRushRedis(readRushConfig().REDIS_URL);
  if (redis !== undefined) closings.push(redis.close);
  const secret = randomBytes(64).toString("base64url");
  let visitors: readonly Visitor[] = [];
  const shop = await openOwnShop({
    variables: { JWT_SECRET: secret, SEED: "off", ...(redis === undefined ? {} : { REDIS_URL: redis.url }) },
    prepare: async (file) => {
      visitors = await seedCrowd(file, members, secret);
    },
  });
  closings.push(shop.close);
  const where = redis === undefined ? "the database: no REDIS_URL is set, and PATH has no redis-server" : "Redis";
  write(`A rush for ${quantity} coupons, told to ${shop.url}; the coupons are in ${where}`);
  const teller = makeTeller(write);
  const said = await rushStory(shop, teller, { visitors, quantity }, tellProgress);
  write(`\n${said}.\n${teller.held()} facts held.`);
};

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close().finally(() => process.exit(130)));
}
try {
  await main();
} catch (error) {
  process.exitCode = 1;
  const told = error instanceof Difference || error instanceof CannotStart;
  const said = told ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${said}\n`);
} finally {
  await close();
}
