import { holds, seed } from "@cofshop/contracts";
import { createDatabase } from "@cofshop/test-services";
import { array, asyncProperty, record, sample, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, inject, test } from "vitest";
import type { Operation } from "./api-document.ts";
import { type FuzzedShop, openFuzzedShop } from "./fuzzed-shop.ts";
import { makeRequestsTo } from "./generated-request.ts";
import { openWatchedShop } from "./shop-in-process.ts";

// Everything here comes from what the shop says of itself in /openapi.json: a new route is asked without a change, and
// has to be answered rightly at least once.

/** How many visits there are, and how often each operation is asked in one. */
const VISITS = 4;
const ROUNDS = 3;
/** Requests under way at a time: enough to race now and then. */
const AT_ONCE = 4;
/** How many right requests an operation may need until one succeeds, and how many ms that may take for all of them. */
const PATIENCE = 40;
const PATIENCE_MS = 25_000;

/** What cannot succeed by requests alone, and why. */
const outOfReach: Readonly<Record<string, string>> = {
  "POST /api/admin/events/parked/{consumer}/{eventId}/retry": "needs a subscriber that failed ten times",
  "DELETE /api/admin/events/parked/{consumer}/{eventId}": "needs a subscriber that failed ten times",
};

/** A request to every operation, in any order. */
const roundsOn = ({ document, operations }: FuzzedShop) => {
  const requestsTo = makeRequestsTo(document, "any");
  const requests = tuple(...operations.map((operation) => requestsTo(operation).map((made) => ({ operation, made }))));
  const whole = { minLength: operations.length, maxLength: operations.length };
  return record({ requests, order: shuffledSubarray([...operations.keys()], whole) }).map(({ requests, order }) =>
    order.flatMap((index) => requests[index] ?? []),
  );
};

const visits = (shop: FuzzedShop) =>
  asyncProperty(array(roundsOn(shop), { minLength: ROUNDS, maxLength: ROUNDS }), async (rounds) => {
    await shop.begin();
    const requests = rounds.flat();
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const some = requests.slice(from, from + AT_ONCE);
      await Promise.all(some.map(({ operation, made }) => shop.strike(operation, made)));
    }
  });

/**
 * Right requests to an operation that has not succeeded yet, and to those around it, which may make what it needs.
 * Ends when it has.
 */
const insist = async (shop: FuzzedShop, { name, path }: Operation, until: number): Promise<void> => {
  const isOver = () => shop.succeeded(name) || performance.now() > until;
  const requestsTo = makeRequestsTo(shop.document, "right");
  const ask = async (operation: Operation, index: number): Promise<void> => {
    const [made] = sample(requestsTo(operation), { numRuns: 1, seed: seed + index });
    if (made !== undefined && !isOver()) await shop.strike(operation, made);
  };
  await shop.begin();
  for (const operation of shop.operations) await ask(operation, 0);
  const place = path.split("/").slice(0, 3).join("/");
  const neighbours = shop.operations.filter((one) => one.path.startsWith(place));
  for (let index = 1; index <= PATIENCE && !isOver(); index += 1) {
    for (const operation of neighbours) await ask(operation, index);
  }
};

const holdsOn = async (variables: NodeJS.ProcessEnv): Promise<void> => {
  const shop = await openWatchedShop(variables);
  try {
    const fuzzed = await openFuzzedShop(shop.url);
    await holds(visits(fuzzed), { runs: VISITS, shrink: false });
    const within = fuzzed.operations.filter(({ name }) => outOfReach[name] === undefined);
    const until = performance.now() + PATIENCE_MS;
    for (const operation of within) if (!fuzzed.succeeded(operation.name)) await insist(fuzzed, operation, until);
    const missed = within.map(({ name }) => name).filter((name) => !fuzzed.succeeded(name));
    const wrong = { complaints: fuzzed.complaints(), broken: shop.broken, missed };
    expect(wrong, `seed ${seed}`).toEqual({ complaints: [], broken: [], missed: [] });
    const names = fuzzed.operations.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(outOfReach)));
  } finally {
    await shop.close();
  }
};

describe("whatever is sent, nothing breaks, every answer is as documented, and every operation succeeds once", () => {
  test("on SQLite", () => holdsOn({}), 90_000);

  const postgresUrl = inject("postgresUrl");
  test.runIf(postgresUrl !== undefined)(
    "on PostgreSQL",
    async () => {
      const database = await createDatabase(postgresUrl ?? "");
      try {
        await holdsOn({ DATABASE_URL: database.url });
      } finally {
        await database.drop();
      }
    },
    90_000,
  );
});
