import { inspect } from "node:util";
import {
  type CouponId,
  expectOk,
  idOf,
  isUuid,
  type ParkedClaimId,
  type Refusal,
  type Shop,
  system,
} from "@cofshop/core";
import type { ParkedClaim } from "@cofshop/core/coupon";
import { allOf } from "./all-of.ts";
import { CannotStart } from "./cannot-start.ts";
import { compose, tokens } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { migrateKeys } from "./migrate-keys.ts";

const usage = `npm run coupons -- <command>
  list                        every coupon: how many were offered, are had, and are to be had
  status <id>                 how a coupon's claims stand, and how many are on their way
  reconcile                   makes stock and database agree
  dead-letters [list]         claims that were won and could not be written
  dead-letters requeue <id>   sends one on its way again
  dead-letters discard <id>   gives one up: its member can claim again
  migrate-keys                from REDIS_KEYS=legacy to tagged`;

const by = system("coupons");
type Command = (shop: Shop) => Promise<string>;

const cell = (value: number | undefined, absent: string): string => (value === undefined ? absent : String(value));
const lines = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join("");

const list: Command = async (shop) => {
  const rows = [["ID", "STATE", "QUANTITY", "LIVE", "REMAINING", "NAME"]];
  for (const { coupon, remaining } of await allOf((request) => shop.coupon.list(by, request))) {
    const { live } = expectOk(await shop.coupon.viewClaims(by, coupon.id));
    const left = coupon.quantity === undefined ? "all" : cell(remaining, "unknown");
    rows.push([coupon.id, coupon.state, cell(coupon.quantity, "all"), String(live), left, coupon.name]);
  }
  const widths = [38, 11, 10, 10, 11, 0];
  return lines(rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("")));
};

const idIn = <Id extends CouponId | ParkedClaimId>(text: string): Id => {
  if (!isUuid(text)) throw new CannotStart(`Not an id: ids are as they are listed.\n${usage}`);
  return idOf<Id>(text);
};

const refusals: Partial<Readonly<Record<Refusal["code"], string>>> = {
  "coupon.not-found": "There is no coupon with this id.",
  "coupon.parked-claim-not-found": "There is no dead letter with this id.",
  "lock.busy": "Another process is at it; try again in a moment.",
};
/** @throws CannotStart with the refusal in a sentence. */
const agreed = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal },
): T => {
  if (result.ok) return result.value;
  throw new CannotStart(refusals[result.error.code] ?? `Refused: ${result.error.code}.`);
};

const status =
  (id: CouponId): Command =>
  async (shop) => {
    const { quantity, live, lastSequence, revoked, remaining, backlog } = agreed(await shop.coupon.viewClaims(by, id));
    return lines([
      `quantity       ${cell(quantity, "as many as want one")}`,
      `live           ${live}`,
      `last sequence  ${lastSequence}`,
      `revoked        ${revoked}`,
      `remaining      ${cell(remaining, quantity === undefined ? "as many as want one" : "unknown to the stock")}`,
      `on their way   ${backlog.length}, the oldest for ${backlog.oldestMs} ms (of all coupons)`,
    ]);
  };

const reconcile: Command = async (shop) => {
  const { coupons, corrections, lost } = agreed(await shop.coupon.reconcile(by));
  return `${coupons} coupons looked at, ${corrections} claims put right, ${lost} lost units offered again.\n`;
};

const letterWords = ({ id, claim, cause, attempts, parkedAt, raw }: ParkedClaim): string => {
  const what = claim === undefined ? raw : `coupon ${claim.coupon}, member ${claim.member}, ${claim.sequence}`;
  return `${id}  ${parkedAt.toISOString()}  ${cause} at attempt ${attempts}  ${what}`;
};
const deadLetters: Command = async (shop) => {
  const found = await allOf((request) => shop.coupon.parkedClaims(by, request));
  return found.length === 0 ? "There are none.\n" : lines(found.map(letterWords));
};
const requeue =
  (id: ParkedClaimId): Command =>
  async (shop) => {
    agreed(await shop.coupon.requeueParkedClaim(by, id));
    return "It is on its way again.\n";
  };
const discard =
  (id: ParkedClaimId): Command =>
  async (shop) => {
    agreed(await shop.coupon.discardParkedClaim(by, id));
    return "It was given up; the next reconciliation offers its unit again.\n";
  };

const commandOf = ([word, ...rest]: readonly string[]): Command | undefined => {
  const [first = "list", id] = rest;
  if (rest.length === 0 && word === "list") return list;
  if (rest.length === 0 && word === "reconcile") return reconcile;
  if (rest.length === 1 && word === "status") return status(idIn(first));
  if (word !== "dead-letters") return undefined;
  if (first === "list" && id === undefined) return deadLetters;
  if (rest.length !== 2 || id === undefined) return undefined;
  if (first === "requeue") return requeue(idIn(id));
  return first === "discard" ? discard(idIn(id)) : undefined;
};

const run = async (config: Config, command: Command): Promise<string> => {
  const parts = await compose(config);
  try {
    return await command(parts.resolve(tokens.shop));
  } finally {
    await parts.resolve(tokens.database).close();
  }
};

const main = async (): Promise<string> => {
  const words = process.argv.slice(2);
  const migrates = words.join(" ") === "migrate-keys";
  const command = commandOf(words);
  if (command === undefined && !migrates) throw new CannotStart(usage);
  const config = readConfig();
  if (config.DATABASE_URL.kind === "memory")
    throw new CannotStart("DATABASE_URL=memory: is another shop than the one that runs; name the shop's database.");
  return command === undefined ? migrateKeys(config) : run(config, command);
};

try {
  process.stdout.write(await main());
} catch (error) {
  process.stderr.write(`${error instanceof CannotStart ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
