import { holds } from "@cofshop/contracts";
import type { PaymentGateway } from "@cofshop/core/payment";
import { array, asyncProperty, constantFrom, oneof, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { type FakePortone, type Fault, startFakePortone } from "../src/fake/index.ts";
import { portoneV1Gateway, portoneV2Gateway } from "../src/index.ts";
import { codeOf, freshAttempt, part } from "./world.ts";

const amounts: Readonly<Record<string, number>> = { "refund:1": 3_000, "refund:2": 4_000, "refund:3": 6_000 };
const keys = Object.keys(amounts);
const price = 10_000;

const fault = constantFrom<Fault[]>(
  { kind: "drop" },
  { kind: "drop", when: "after" },
  { kind: "html", status: 502 },
  { kind: "html", status: 504, when: "after" },
  { kind: "json", status: 429, type: "TOO_MANY_REQUESTS" },
  { kind: "delay", ms: 30 },
);
const step = oneof(
  {
    weight: 6,
    arbitrary: record({
      do: constantFrom("refund"),
      key: constantFrom(...keys),
      with: array(constantFrom(...keys), { maxLength: 2 }),
    }),
  },
  { weight: 3, arbitrary: record({ do: constantFrom("spoil"), fault }) },
  {
    weight: 1,
    arbitrary: record({
      do: constantFrom("plan"),
      plan: constantFrom("REQUESTED", "FAILED", "PG_PROVIDER"),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      do: constantFrom("finish"),
      outcome: constantFrom("SUCCEEDED", "FAILED"),
    }),
  },
  { weight: 1, arbitrary: record({ do: constantFrom("by hand") }) },
  { weight: 1, arbitrary: record({ do: constantFrom("wait"), hours: constantFrom(1, 3) }) },
);

/** Refunds of a key that are on the provider's books and did not fail. */
const standing = (fake: FakePortone, id: string, key: string) =>
  fake.cancellations(id).filter(({ reason, status }) => reason.startsWith(`[${key}]`) && status !== "FAILED");

/**
 * V1 says in the same words that a payment company could not now and that nobody ever will. Of two processes that ask at
 * the same time one may be told so and the other not; its stories do without.
 */
const hasPlans = (version: string): boolean => version === "V2";

const versions: Readonly<Record<string, (fake: FakePortone) => PaymentGateway>> = {
  V2: ({ url, apiSecret, storeId }) => portoneV2Gateway({ url, apiSecret, storeId, breaker: { failures: 1_000 } }),
  V1: ({ url, impKey, impSecret, now }) =>
    portoneV1Gateway({ url, impKey, impSecret, clock: { now }, breaker: { failures: 1_000 } }),
};

describe.each(Object.entries(versions))("PortOne %s", (version, open) => {
  test("whatever happens, a key gives money back once, `ok` is said of money that is on its way, and `refused` of none", async () => {
    const fake = await startFakePortone();
    const processes = [open(fake), open(fake), open(fake)];
    const refund = async (id: string, key: string, process: number): Promise<void> => {
      const answer = await processes[process]?.refund(id, part(key, amounts[key] ?? 0));
      const code = answer === undefined ? "none" : codeOf(answer);
      const there = standing(fake, id, key);
      expect(there.length).toBeLessThanOrEqual(1);
      if (code === "ok") expect(there).toHaveLength(1);
      if (code === "payment.refund-refused") expect(there).toEqual([]);
    };
    try {
      await holds(
        asyncProperty(array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
          fake.heal();
          const { merchantUid: id } = freshAttempt(price);
          fake.pay(id, { amount: price });
          for (const each of steps) {
            if (each.do === "refund")
              await Promise.all([each.key, ...each.with].map((key, process) => refund(id, key, process)));
            if (each.do === "spoil") fake.inject(each.fault, { calls: /cancel$/ });
            if (each.do === "plan" && hasPlans(version)) fake.nextCancels(each.plan);
            if (each.do === "finish") fake.finishCancels(id, each.outcome);
            if (each.do === "by hand" && fake.givenBack(id) + 500 <= price && !isSpent(fake, id))
              fake.cancelInConsole(id, 500);
            if (each.do === "wait") fake.advance(each.hours * 3_600_000);
          }
          fake.heal();
          for (const key of keys) await refund(id, key, 0);
          expect(fake.givenBack(id)).toBeLessThanOrEqual(price);
        }),
        { runs: 150, shrink: false },
      );
    } finally {
      await fake.close();
    }
  });
});

const isSpent = (fake: FakePortone, id: string): boolean =>
  fake.cancellations(id).reduce((sum, { status, amount }) => sum + (status === "FAILED" ? 0 : amount), 500) > price;
