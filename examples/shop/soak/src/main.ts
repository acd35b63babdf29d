// npm run soak [-- --minutes 2]
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { CannotStart } from "../../dist/cannot-start.js";
import { openBrowser } from "../../dist/demo/browser.js";
import { logIn } from "../../dist/demo/customer.js";
import { browsing } from "./browsing.ts";
import { setScene, startLoad } from "./load.ts";
import { openPlace } from "./place.ts";
import { seenWords, startWatch } from "./watch.ts";
import { countsOf, memoryVerdict, wrongInBooks } from "./wrong.ts";

const usage = "npm run soak -- --minutes <0.1 to 720>";
const length = z.object({
  minutes: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/)
    .transform(Number)
    .refine((minutes) => minutes >= 0.1 && minutes <= 720)
    .default(2),
});

/** A line of the report comes so often; in a short run, often enough that each quarter has two. */
const LINE_MS = 10_000;
/** In less time the shop is still warming up, and its memory says nothing. */
const JUDGED_FROM_MS = 60_000;
/** How long each of the people rests between two things, in ms: with so many, two cores are busy and not overrun. */
const REST_MS = 200;
/** More than can be sold and bought with, goods of which some are soon gone, and coupons for two minutes. */
const sceneFor = (ms: number) => ({
  templates: Math.min(200, Math.ceil(ms / 600)),
  stocks: [30, 300, 1_000_000],
  points: 1_000_000,
});

const readLength = (): number => {
  try {
    const { values } = parseArgs({ options: { minutes: { type: "string" } } });
    return length.parse(values).minutes * 60_000;
  } catch (cause) {
    throw new CannotStart(usage, { cause });
  }
};

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`.padStart(6);
};

const closings: (() => Promise<unknown>)[] = [];
const close = async (): Promise<void> => {
  for (let closing = closings.pop(); closing !== undefined; closing = closings.pop()) await closing();
};

const main = async (): Promise<void> => {
  const lasting = readLength();
  const place = await openPlace(closings);
  write(`Two instances behind a proxy on loopback; ${place.words}; ${(lasting / 60_000).toFixed(1)} minutes`);
  const staff = openBrowser(place.url);
  await logIn(staff, place.admin);
  const scene = await setScene(place.url, staff, sceneFor(lasting));
  const watch = await startWatch(place.instances, place.metricsToken);
  const besides = await browsing(place.url, scene);
  const { told, stop } = startLoad(place.url, scene, { restMs: REST_MS, heard: watch.heard, besides });
  closings.push(stop);

  const every = Math.min(LINE_MS, lasting / 8);
  const samples: (readonly number[])[] = [];
  for (let line = 1; line * every <= lasting; line += 1) {
    await pause(every);
    const seen = await watch.next();
    samples.push(seen.rss);
    write(`${clock(line * every)} ${seenWords(seen)}`);
  }
  await stop();

  const counts = Object.entries(countsOf(told)).map(([what, count]) => `${count.toLocaleString("en-US")} ${what}`);
  const whole = watch.whole();
  write(`\nin all ${seenWords(whole)}`);
  write(`${whole.requests.toLocaleString("en-US")} requests: ${counts.join(", ")}`);
  const wrong = [...(await wrongInBooks(place.databaseUrl, staff, scene, told))];
  for (const [number, instance] of place.instances.entries()) {
    const { words, isFlat } = memoryVerdict(samples.map((rss) => rss[number] ?? 0));
    const judged = lasting >= JUDGED_FROM_MS;
    write(`Memory of ${instance}: ${judged ? words : "too short a run to tell"}`);
    if (judged && !isFlat) wrong.push(`the memory of ${instance} grows: ${words}`);
  }
  for (const each of wrong) write(`✗ ${each}`);
  if (wrong.length === 0) write("✓ every request was answered, and the books are right");
  else process.exitCode = 1;
};

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close().finally(() => process.exit(130)));
}
try {
  await main();
} catch (error) {
  process.exitCode = 1;
  const said = error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${said}\n`);
} finally {
  await close();
}
