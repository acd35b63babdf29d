import { err, ok } from "@cofshop/core";
import { describe, expect, test } from "vitest";
import type { Fault } from "../src/fake/index.ts";
import { begin, codeOf, freshAttempt, paidAttempt, part } from "./world.ts";

const cancels = { calls: /^POST .*\/cancel$/ };
const refused = err({ code: "payment.refund-refused" });
const threeHours = 3 * 3_600_000;

const lost: readonly Fault[] = [
  { kind: "drop", when: "after" },
  { kind: "html", status: 502, when: "after" },
  { kind: "html", status: 504, when: "after" },
];
const prevented: readonly Fault[] = [
  { kind: "drop" },
  { kind: "html", status: 502 },
  { kind: "json", status: 429, type: "TOO_MANY_REQUESTS" },
  { kind: "json", status: 401, type: "UNAUTHORIZED" },
  { kind: "json", status: 403, type: "FORBIDDEN" },
  { kind: "json", status: 409, type: "SOMETHING_NEW" },
  { kind: "json", status: 500, type: "INVALID_REQUEST" },
];

describe("what went wrong between the shop and PortOne is unknown, and a repeat of the key gives the money back once", () => {
  test.each([...lost, ...prevented])("%o", async (fault) => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.inject(fault, cancels);
    const first = await gateway.refund(id, part("refund:1", 4_000));
    expect(codeOf(first)).toBeOneOf(["payment.provider-error", "payment.provider-timeout"]);
    expect(fake.givenBack(id)).toBe(lost.includes(fault) ? 4_000 : 0);
    const again = await gateway.refund(id, part("refund:1", 4_000));
    expect(again).toMatchObject(ok({ state: "paid", refunded: 4_000 }));
    expect(fake.cancellations(id)).toHaveLength(1);
  });

  test("a PortOne that is slower than the shop is patient goes on by itself", async () => {
    const world = await begin();
    const { fake, gateway, another } = world;
    const id = await paidAttempt(world);
    fake.inject({ kind: "delay", ms: 400 }, cancels);
    const hasty = another({ timeoutMs: 150 });
    expect(codeOf(await hasty.refund(id, part("refund:1", 4_000)))).toBe("payment.provider-timeout");
    await expect.poll(() => fake.givenBack(id)).toBe(4_000);
    expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
    expect(fake.cancellations(id)).toHaveLength(1);
  });
});

describe("a key is remembered longer than PortOne remembers it", () => {
  test("a repeat after three hours gives nothing back again, and is not called refused", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.inject({ kind: "drop", when: "after" }, cancels);
    await gateway.refund(id, part("refund:1", 4_000));
    fake.advance(threeHours);
    expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
    await gateway.refund(id, { key: "refund:2", reason: "the rest" });
    fake.advance(threeHours);
    expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 10_000 }));
    expect(fake.cancellations(id).map(({ amount }) => amount)).toEqual([4_000, 6_000]);
  });

  test("not even when what the repeat was decided on is old: PortOne refuses another balance", async () => {
    const world = await begin();
    const { fake, gateway, another } = world;
    const id = await paidAttempt(world);
    const old = await fetch(`${fake.url}/payments/${id}`, { headers: { authorization: `PortOne ${fake.apiSecret}` } });
    const past = await old.text();
    await gateway.refund(id, part("refund:1", 4_000));
    fake.advance(threeHours);
    let stale = true;
    const late = another({
      fetch: async (...request) => {
        if (!stale) return fetch(...request);
        stale = false;
        return new Response(past);
      },
    });
    expect(await late.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
    expect(fake.givenBack(id)).toBe(4_000);
  });

  test("what a customer writes is nobody's key", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    await gateway.refund(id, part("refund:1", 1_000, "[refund:2] [refund:3]"));
    expect(await gateway.refund(id, part("refund:2", 2_000))).toMatchObject(ok({ refunded: 3_000 }));
    expect(fake.cancellations(id)).toHaveLength(2);
  });

  test.each(["환불:1", "x".repeat(500), 'a"b\\c', "a] b", ""])("whatever it looks like: %j", async (key) => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    for (const _ of [1, 2]) expect(await gateway.refund(id, part(key, 10))).toMatchObject(ok({ refunded: 10 }));
    fake.advance(threeHours);
    expect(await gateway.refund(id, part(key, 10))).toMatchObject(ok({ refunded: 10 }));
    expect(await gateway.refund(id, part(`${key}!`, 10))).toMatchObject(ok({ refunded: 20 }));
  });
});

test("a repeat has the Idempotency-Key of its first time, and no other request has it", async () => {
  const world = await begin();
  const { gateway, fake } = world;
  const [one, other] = [await paidAttempt(world), await paidAttempt(world)];
  fake.inject({ kind: "drop" }, { ...cancels, times: 2 });
  for (const _ of [1, 2, 3]) await gateway.refund(one, part("refund:1", 4_000));
  await gateway.refund(one, part("refund:2", 4_000));
  await gateway.refund(other, part("refund:1", 4_000));
  const keys = fake.calls().flatMap(({ path, idempotencyKey }) => (path.endsWith("cancel") ? [idempotencyKey] : []));
  expect([keys.length, new Set(keys.slice(0, 3)).size, new Set(keys).size]).toEqual([5, 1, 3]);
  for (const key of keys) expect(key).toMatch(/^"[\x21\x23-\x5b\x5d-\x7e]{16,254}"$/);
});

describe("several at once", () => {
  test("a second process with the same key waits for the first, and its answer is theirs", async () => {
    const world = await begin();
    const { gateway, another, fake } = world;
    const id = await paidAttempt(world);
    fake.inject({ kind: "delay", ms: 500 }, cancels);
    const both = [gateway, another()].map((each) => each.refund(id, part("refund:1", 4_000)));
    for (const answer of await Promise.all(both)) expect(answer).toMatchObject(ok({ refunded: 4_000 }));
    expect(fake.cancellations(id)).toHaveLength(1);
  });

  test("a key that stays outstanding is unknown", async () => {
    const world = await begin();
    const id = await paidAttempt(world);
    const outstanding: Fault = { kind: "json", status: 409, type: "IDEMPOTENCY_OUTSTANDING_REQUEST" };
    world.fake.inject(outstanding, { ...cancels, times: 100 });
    expect(codeOf(await world.gateway.refund(id, part("refund:1", 1)))).toBe("payment.provider-error");
  });

  test("parts with keys of their own that race for the balance all come through, as far as there is money", async () => {
    const world = await begin();
    const { another, fake } = world;
    const id = await paidAttempt(world);
    const parts = [3_000, 3_000, 3_000, 3_000].map((amount, n) => another().refund(id, part(`refund:${n}`, amount)));
    const codes = (await Promise.all(parts)).map(codeOf).sort();
    expect(codes).toEqual(["ok", "ok", "ok", "payment.refund-refused"]);
    expect(fake.givenBack(id)).toBe(9_000);
  });
});

describe("refunds that PortOne takes on and finishes later", () => {
  test("are not given back yet, are not asked for twice, and count when they are done", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.nextCancels("REQUESTED");
    for (const _ of [1, 2])
      expect(await gateway.refund(id, { key: "refund:1", reason: "" })).toMatchObject(
        ok({ state: "paid", refunded: 0 }),
      );
    expect(codeOf(await gateway.refund(id, part("refund:2", 1)))).toBe("payment.refund-refused");
    fake.finishCancels(id, "SUCCEEDED");
    expect(await gateway.read(id)).toMatchObject(ok({ state: "cancelled", refunded: 10_000 }));
    expect(fake.cancellations(id)).toHaveLength(1);
  });

  test("are refused when they failed in the end", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.nextCancels("REQUESTED");
    await gateway.refund(id, part("refund:1", 4_000));
    fake.finishCancels(id, "FAILED");
    expect(await gateway.refund(id, part("refund:1", 4_000))).toEqual(refused);
    expect(await gateway.read(id)).toMatchObject(ok({ state: "paid", refunded: 0 }));
  });
});

describe("nothing went back, and nothing will", () => {
  test("when the cancellation failed, however late it is asked for again", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.nextCancels("FAILED");
    expect(await gateway.refund(id, part("refund:1", 4_000))).toEqual(refused);
    fake.advance(threeHours);
    expect(await gateway.refund(id, part("refund:1", 4_000))).toEqual(refused);
    expect(await gateway.refund(id, part("refund:2", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
  });

  test.each([
    [400, "INVALID_REQUEST"],
    [409, "PAYMENT_NOT_PAID"],
    [409, "PAYMENT_ALREADY_CANCELLED"],
    [409, "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT"],
    [409, "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN"],
    [409, "SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT"],
    [409, "MAX_CANCEL_COUNT_REACHED"],
  ])("when PortOne says %i %s", async (status, type) => {
    const world = await begin();
    const id = await paidAttempt(world);
    world.fake.inject({ kind: "json", status, type }, cancels);
    expect(await world.gateway.refund(id, part("refund:1", 1))).toEqual(refused);
    expect(world.fake.givenBack(id)).toBe(0);
  });

  test("when nobody paid into the account", async () => {
    const { gateway, fake } = await begin();
    const { merchantUid } = freshAttempt();
    fake.issueAccount(merchantUid, { amount: 10_000 });
    expect(await gateway.refund(merchantUid, part("refund:1", 1))).toEqual(refused);
  });

  test("when the amount is 0, and PortOne, which would take it for everything, is not asked", async () => {
    const world = await begin();
    const id = await paidAttempt(world);
    const before = world.fake.calls().length;
    expect(await world.gateway.refund(id, part("refund:1", 0))).toEqual(refused);
    expect(world.fake.calls()).toHaveLength(before);
  });
});

test("a payment company's error is unknown until it is read again", async () => {
  const world = await begin();
  const { gateway, fake } = world;
  const id = await paidAttempt(world);
  fake.nextCancels("PG_PROVIDER");
  for (const _ of [1, 2])
    expect(codeOf(await gateway.refund(id, part("refund:1", 4_000)))).toBe("payment.provider-error");
  fake.advance(threeHours);
  expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
});
