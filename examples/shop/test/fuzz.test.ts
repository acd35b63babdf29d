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

/** How many visits there are; in each every operation is asked rightly once, and anyhow as often as this. */
const VISITS = 4;
const ROUNDS = 2;
/** Requests under way at a time: enough to race now and then. */
const AT_ONCE = 4;
/** For how long operations that have not succeeded yet are asked again, in ms. Usually none is left. */
const PATIENCE_MS = 40_000;
/** The time for the visits, which `holds` limits, for the patience and for the rest. */
const TEST_MS = 120_000;

/** What cannot succeed by requests alone, and why. */
const outOfReach: Readonly<Record<string, string>> = {
  "POST /api/auth/password-reset/confirm": "needs the token of a letter, which no answer carries",
  "POST /api/admin/events/parked/{consumer}/{eventId}/retry": "needs a subscriber that failed ten times",
  "DELETE /api/admin/events/parked/{consumer}/{eventId}": "needs a subscriber that failed ten times",
  "POST /api/admin/coupons/dead-letters/{id}/requeue": "needs a claim that the database would not have",
  "DELETE /api/admin/coupons/dead-letters/{id}": "needs a claim that the database would not have",
  "PUT /api/chat-rooms/{id}/read": "needs a message, and messages are sent over STOMP",
  "GET /images/{name}": "needs a picture, and the forms that are made here hold texts",
  "POST /api/payments/webhooks/portone": "needs a provider; the sandbox sends none, so each is forged",
  "POST /api/payments/webhooks/iamport": "needs a provider; the sandbox sends none, so each is forged",
};

/** A request to every operation, in any order. */
const roundOn = ({ document, operations }: FuzzedShop, manner: "right" | "any") => {
  const requestsTo = makeRequestsTo(document, manner);
  const requests = tuple(...operations.map((operation) => requestsTo(operation).map((made) => ({ operation, made }))));
  const whole = { minLength: operations.length, maxLength: operations.length };
  return record({ requests, order: shuffledSubarray([...operations.keys()], whole) }).map(({ requests, order }) =>
    order.flatMap((index) => requests[index] ?? []),
  );
};

const visits = (shop: FuzzedShop) => {
  const rounds = array(roundOn(shop, "any"), { minLength: ROUNDS, maxLength: ROUNDS });
  return asyncProperty(roundOn(shop, "right"), rounds, async (right, any) => {
    await shop.begin();
    const requests = [...right, ...any.flat()];
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const some = requests.slice(from, from + AT_ONCE);
      await Promise.all(some.map(({ operation, made }) => shop.strike(operation, made)));
    }
  });
};

/** `/api/orders` */
const placeOf = ({ path }: Operation): string => path.split("/").slice(0, 3).join("/");

/** Asks those that have not succeeded rightly, and what is beside them, which may make what they need. */
const insist = async (shop: FuzzedShop, within: readonly Operation[]): Promise<readonly string[]> => {
  const requestsTo = makeRequestsTo(shop.document, "right");
  const missed = () => within.filter(({ name }) => !shop.succeeded(name));
  const until = performance.now() + PATIENCE_MS;
  for (let turn = 0; missed().length > 0 && performance.now() < until; turn += 1) {
    if (turn % 20 === 0) await shop.begin();
    const ask = async (operation: Operation): Promise<void> => {
      const [made] = sample(requestsTo(operation), { numRuns: 1, seed: seed + turn });
      if (made !== undefined) await shop.strike(operation, made);
    };
    const places = new Set(missed().map(placeOf));
    for (const neighbour of shop.operations.filter((one) => places.has(placeOf(one)))) {
      await ask(neighbour);
      for (const operation of missed()) if (placeOf(operation) === placeOf(neighbour)) await ask(operation);
    }
  }
  return missed().map(({ name }) => name);
};

const holdsOn = async (variables: NodeJS.ProcessEnv): Promise<void> => {
  const shop = await openWatchedShop(variables);
  try {
    const fuzzed = await openFuzzedShop(shop.url);
    await holds(visits(fuzzed), { runs: VISITS, shrink: false });
    const within = fuzzed.operations.filter(({ name }) => outOfReach[name] === undefined);
    const missed = await insist(fuzzed, within);
    const wrong = { complaints: fuzzed.complaints(), broken: shop.broken(), missed };
    expect(wrong, `seed ${seed}`).toEqual({ complaints: [], broken: [], missed: [] });
    const names = fuzzed.operations.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(outOfReach)));
  } finally {
    await shop.close();
  }
};

describe("whatever is sent, nothing breaks, every answer is as documented, and every operation succeeds once", () => {
  test("on SQLite", () => holdsOn({}), TEST_MS);

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
    TEST_MS,
  );
});
