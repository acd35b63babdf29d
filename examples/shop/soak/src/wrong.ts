import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Browser } from "../../dist/demo/browser.js";
import { claimsOnTheirWay, salesOf, violations } from "./books.ts";
import { flatnessOf } from "./flatness.ts";
import type { Scene, Told } from "./load.ts";

/** What is on its way when the load stops has so long to arrive. */
const SETTLE_MS = 60_000;

const comesTrue = async (holds: () => Promise<boolean>): Promise<boolean> => {
  const giveUp = performance.now() + SETTLE_MS;
  while (!(await holds())) {
    if (performance.now() > giveUp) return false;
    await pause(200);
  }
  return true;
};

/** What happened, by its kind. */
export const countsOf = ({ orders, claims, messages }: Told) => {
  const ended = [...orders.values()].map((order) => order.ended);
  return {
    "orders paid": ended.filter((each) => each === "paid").length,
    "orders cancelled": ended.filter((each) => each === "cancelled").length,
    "coupons claimed": claims.size,
    "messages said": [...messages.values()].flat().length,
  };
};

/** Everything that is wrong with the books when the load is over and what was on its way has arrived. */
export const wrongInBooks = async (
  databaseUrl: string,
  staff: Browser,
  scene: Scene,
  told: Told,
): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const [first] = told.failures;
  if (first !== undefined) wrong.push(`${told.failures.length} had no answer or a 5xx; the first: ${first.what}`);
  for (const [what, count] of Object.entries(countsOf(told))) if (count === 0) wrong.push(`no ${what}`);
  if (!(await comesTrue(async () => (await claimsOnTheirWay(staff, scene)) === 0)))
    wrong.push("claims are on their way that do not arrive");
  wrong.push(...(await violations(databaseUrl, staff, scene, told)));
  const agree = async (): Promise<boolean> => {
    const sales = await salesOf(databaseUrl, staff);
    return isDeepStrictEqual(sales.told, sales.paid);
  };
  if (!(await comesTrue(agree)))
    wrong.push(`statistics and orders differ: ${JSON.stringify(await salesOf(databaseUrl, staff))}`);
  return wrong;
};

/** What is said of the memory of an instance, and whether it is wrong. */
export const memoryVerdict = (samples: readonly number[]) => {
  const { second, last, isFlat } = flatnessOf(samples);
  const words = `${second.toFixed(0)} MB at least in the second quarter, ${last.toFixed(0)} MB in the last: ${isFlat ? "flat" : "it grows"}`;
  return { words, isFlat };
};
