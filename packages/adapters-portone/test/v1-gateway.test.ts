import { err, money, ok } from "@cofshop/core";
import { describe, expect, test } from "vitest";
import type { FakePortone, Fault } from "../src/fake/index.ts";
import { portoneV1Gateway } from "../src/index.ts";
import { beginV1, codeOf, freshAttempt, paidAttempt, part, wordsOf } from "./world.ts";

const cancels = { calls: /^POST \/payments\/cancel$/ };
const refused = err({ code: "payment.refund-refused" });
const invalid = err({ code: "payment.webhook-invalid" });
const tokensAsked = (fake: FakePortone) => fake.calls().filter(({ path }) => path === "/users/getToken").length;

describe("refunds", () => {
  const faults: readonly (readonly [Fault, number])[] = [
    [{ kind: "drop", when: "after" }, 4_000],
    [{ kind: "html", status: 504, when: "after" }, 4_000],
    [{ kind: "drop" }, 0],
    [{ kind: "html", status: 502 }, 0],
    [{ kind: "json", status: 429, type: "TOO_MANY_REQUESTS" }, 0],
    [{ kind: "json", status: 500, type: "X" }, 0],
  ];
  test.each(faults)(
    "that went wrong on the way are unknown, and a repeat gives the money back once: %o",
    async (fault, back) => {
      const world = await beginV1();
      const { gateway, fake } = world;
      const id = await paidAttempt(world);
      fake.inject(fault, cancels);
      expect(codeOf(await gateway.refund(id, part("refund:1", 4_000)))).toMatch(/^payment\.provider-/);
      expect(fake.givenBack(id)).toBe(back);
      expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ state: "paid", refunded: 4_000 }));
      expect(fake.cancellations(id)).toHaveLength(1);
    },
  );

  test("depend on the balance that they were decided on", async () => {
    const world = await beginV1();
    const { gateway, another, fake } = world;
    const id = await paidAttempt(world);
    let past: string | undefined;
    const reads = /findAll/;
    const late = another({
      fetch: async (url, init) => {
        if (!reads.test(String(url))) return fetch(url, init);
        if (past !== undefined) {
          const told = past;
          past = undefined;
          return new Response(told);
        }
        const answer = await fetch(url, init);
        const text = await answer.text();
        if (fake.cancellations(id).length === 0) past = text;
        return new Response(text, { status: answer.status });
      },
    });
    await late.read(id);
    await gateway.refund(id, part("refund:1", 4_000));
    expect(await late.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
    expect(fake.givenBack(id)).toBe(4_000);
  });

  test("race for the balance and all come through, as far as there is money", async () => {
    const world = await beginV1();
    const { another, fake } = world;
    const id = await paidAttempt(world);
    const parts = [3_000, 3_000, 3_000, 3_000].map((amount, n) => another().refund(id, part(`refund:${n}`, amount)));
    expect((await Promise.all(parts)).map(codeOf).sort()).toEqual(["ok", "ok", "ok", "payment.refund-refused"]);
    expect(fake.givenBack(id)).toBe(9_000);
  });

  test("are refused when V1 says no with a status of 200", async () => {
    const world = await beginV1();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.nextCancels("PG_PROVIDER", "FAILED");
    for (const _ of [1, 2]) expect(await gateway.refund(id, part("refund:1", 4_000))).toEqual(refused);
    expect(fake.givenBack(id)).toBe(0);
  });

  test("of 0 are refused, and V1, which would give everything back, is not asked", async () => {
    const world = await beginV1();
    const id = await paidAttempt(world);
    const before = world.fake.calls().length;
    expect(await world.gateway.refund(id, part("refund:1", 0))).toEqual(refused);
    expect(world.fake.calls()).toHaveLength(before);
  });
});

describe("a snapshot", () => {
  const raw = {
    imp_uid: "imp_1",
    merchant_uid: "a",
    amount: 10_000,
    currency: "KRW",
    paid_at: 0,
    cancel_history: null,
  };
  test.each([
    ["ready", 0, "pending", 0],
    ["something-new", 0, "pending", 0],
    ["paid", 0, "paid", 0],
    ["paid", 4_000, "paid", 4_000],
    ["cancelled", 4_000, "paid", 4_000],
    ["cancelled", 10_000, "cancelled", 10_000],
    ["cancelled", 0, "cancelled", 0],
    ["failed", null, "failed", 0],
  ] as const)("of %s with %s back is %s", async (status, cancel_amount, state, refunded) => {
    const { fake, another } = await beginV1();
    const body = { code: 0, message: null, response: { list: [{ ...raw, status, cancel_amount }] } };
    const gateway = another({
      fetch: async (url, init) => (String(url).includes("findAll") ? Response.json(body) : fetch(url, init)),
    });
    const facts = { merchantUid: "a", amount: 10_000, currency: "KRW", transactionId: "imp_1" };
    expect(await gateway.read("a")).toEqual(ok({ ...facts, state, refunded }));
    expect(tokensAsked(fake)).toBe(1);
  });

  test("is of the try that was paid, whatever failed before it and in another tab after it", async () => {
    const { gateway, fake } = await beginV1();
    const { merchantUid } = freshAttempt();
    fake.fail(merchantUid, { amount: 10 });
    const { transactionId } = fake.pay(merchantUid, { amount: 10 });
    fake.fail(merchantUid, { amount: 10 });
    expect(await gateway.read(merchantUid)).toMatchObject(ok({ state: "paid", transactionId }));
  });

  test("is not there for play money, unless that is accepted", async () => {
    const { gateway, another, fake } = await beginV1();
    const { merchantUid } = freshAttempt();
    fake.pay(merchantUid, { amount: 10, channel: "test" });
    expect(await gateway.read(merchantUid)).toEqual(ok(undefined));
    expect(await another({ acceptTestChannel: true }).read(merchantUid)).toMatchObject(ok({ state: "paid" }));
  });

  test("is not made of a failure with a status of 200", async () => {
    const { another } = await beginV1();
    const failure = { code: 1, message: "…", response: null };
    const gateway = another({
      fetch: async (url, init) => (String(url).includes("findAll") ? Response.json(failure) : fetch(url, init)),
    });
    expect(codeOf(await gateway.read("a"))).toBe("payment.provider-error");
  });
});

describe("tokens", () => {
  test("are asked for once, however many need one, and again when their half hour is nearly over", async () => {
    const { gateway, fake } = await beginV1();
    const crowd = () => Promise.all(Array.from({ length: 10 }, () => gateway.read("a")));
    expect(new Set((await crowd()).map(codeOf))).toEqual(new Set(["ok"]));
    fake.advance(29 * 60_000);
    await crowd();
    expect(tokensAsked(fake)).toBe(1);
    fake.advance(45_000);
    await crowd();
    expect(tokensAsked(fake)).toBe(2);
    // Prolonged by five minutes, and then another one.
    fake.advance(6 * 60_000);
    expect(new Set((await crowd()).map(codeOf))).toEqual(new Set(["ok"]));
    expect(tokensAsked(fake)).toBe(3);
  });

  test.each([-86_400_000, 86_400_000])(
    "live as long as PortOne says, also where the shop's clock is wrong by %i ms",
    async (wrongMs) => {
      const { another, fake } = await beginV1();
      const gateway = another({ clock: { now: () => new Date(fake.now().getTime() + wrongMs) } });
      for (const _ of [1, 2, 3]) await gateway.read("a");
      expect(tokensAsked(fake)).toBe(1);
      fake.advance(31 * 60_000);
      expect(codeOf(await gateway.read("a"))).toBe("ok");
      expect(tokensAsked(fake)).toBe(2);
    },
  );

  test("that V1 does not know any more are replaced once, and what was asked is asked again", async () => {
    const world = await beginV1();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.forgetTokens();
    expect(await gateway.refund(id, part("refund:1", 4_000))).toMatchObject(ok({ refunded: 4_000 }));
    expect([tokensAsked(fake), fake.givenBack(id)]).toEqual([2, 4_000]);
    fake.inject({ kind: "json", status: 401, type: "X" }, { calls: /findAll/, times: 100 });
    const before = fake.calls().length;
    expect(codeOf(await gateway.read(id))).toBe("payment.provider-error");
    expect(fake.calls()).toHaveLength(before + 3);
  });

  test("are not to be had with a wrong secret: that is an error, and nothing else is asked", async () => {
    const { another, fake } = await beginV1();
    const stranger = another({ impSecret: "a-wrong-secret" });
    expect(codeOf(await stranger.read("a"))).toBe("payment.provider-error");
    expect(fake.calls()).toHaveLength(1);
  });
});

describe("an attempt that is registered", () => {
  test("may change its price until it is paid", async () => {
    const { gateway, fake } = await beginV1();
    const attempt = freshAttempt(1_000);
    for (const amount of [1_000, 2_000, 3_000]) await gateway.register({ ...attempt, amount: money(amount) });
    fake.pay(attempt.merchantUid);
    expect(fake.paid(attempt.merchantUid)).toBe(3_000);
    fake.cancelInConsole(attempt.merchantUid);
    expect(await gateway.register(attempt)).toEqual(err({ code: "payment.already-paid" }));
  });
});

describe("changes", () => {
  const soon = { from: new Date(0), to: new Date(Date.now() + 3_600_000) };

  test("come page by page", async () => {
    const { gateway, fake } = await beginV1();
    const ids = Array.from({ length: 130 }, () => freshAttempt().merchantUid);
    for (const id of ids) fake.pay(id, { amount: 1 });
    fake.fail(freshAttempt().merchantUid, { amount: 1 });
    const first = await gateway.changes(soon);
    const second = await gateway.changes(soon, first.ok ? first.value.next : undefined);
    const found = [first, second].flatMap((page) => (page.ok ? page.value.snapshots : []));
    expect(new Set(found.map(({ merchantUid }) => merchantUid))).toEqual(new Set(ids));
    expect(second).toMatchObject(ok({ next: undefined }));
  });

  test("begin again when something moved out of the time, for it drew others to pages that were read", async () => {
    const { gateway, fake } = await beginV1();
    const ids = Array.from({ length: 130 }, () => freshAttempt().merchantUid);
    for (const id of ids) fake.pay(id, { amount: 1 });
    const span = { from: new Date(0), to: new Date(fake.now().getTime() + 60_000) };
    const first = await gateway.changes(span);
    const read = first.ok ? first.value.snapshots.map(({ merchantUid }) => merchantUid) : [];
    fake.advance(3_600_000);
    for (const id of read.slice(0, 20)) fake.cancelInConsole(id);
    let next = first.ok ? first.value.next : undefined;
    while (next !== undefined) {
      const page = await gateway.changes(span, next);
      if (!page.ok) throw new Error(page.error.code);
      read.push(...page.value.snapshots.map(({ merchantUid }) => merchantUid));
      next = page.value.next;
    }
    expect(new Set(read)).toEqual(new Set(ids));
  });
});

describe("a webhook", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { parseWebhook } = portoneV1Gateway({ impKey: "key", impSecret: "secret" });
  const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

  test("is a hint at its attempt, in JSON and as a form, and nothing else that it says is believed", async () => {
    const hint = ok({ merchantUid: "order 1", signed: false });
    const lie = { imp_uid: "imp_1", merchant_uid: "order 1", status: "paid", amount: 1 };
    expect(await parseWebhook({ headers: {}, body: bytes(JSON.stringify(lie)) })).toEqual(hint);
    const fields = "imp_uid=imp_1&merchant_uid=order+1&status=cancelled&cancellation_id=c";
    expect(await parseWebhook({ headers: form, body: bytes(fields) })).toEqual(hint);
  });

  test.each(["", "status=paid", "merchant_uid=", `merchant_uid=${"x".repeat(201)}`])(
    "that names no attempt is refused: %s",
    async (text) => {
      expect(await parseWebhook({ headers: form, body: bytes(text) })).toEqual(invalid);
      expect(await parseWebhook({ headers: {}, body: bytes(text) })).toEqual(invalid);
    },
  );

  test.each([new Uint8Array([0xff]), bytes('{"merchant_uid":7}')])("that cannot be read is refused", async (body) => {
    expect(await parseWebhook({ headers: {}, body })).toEqual(invalid);
  });
});

test("a merchant that acts for another one says so", async () => {
  const tiers: unknown[] = [];
  const { another } = await beginV1();
  const gateway = another({
    tier: "abc",
    fetch: (url, init) => {
      tiers.push(new Headers(init?.headers).get("tier"));
      return fetch(url, init);
    },
  });
  await gateway.read("a");
  expect(tiers).toEqual([null, "abc"]);
});

test("errors never have a secret, a token, a card or a telephone number in them", async () => {
  const world = await beginV1({ timeoutMs: 300 });
  const { gateway, another, fake, errors } = world;
  const id = await paidAttempt(world);
  for (const fault of [{ kind: "drop" }, { kind: "html", status: 502 }, { kind: "delay", ms: 600 }] as const) {
    fake.inject(fault, cancels);
    await gateway.refund(id, part(`refund:${fault.kind}`, 1, "010-9876-5432"));
  }
  fake.inject({ kind: "json", status: 400, type: "X" }, { times: 2 });
  await gateway.read(id);
  await another({ impSecret: "a-wrong-secret" }).read(id);
  expect(errors.length).toBeGreaterThanOrEqual(5);
  const said = errors.map(wordsOf).join("\n");
  for (const secret of [fake.impSecret, fake.impKey, "a-wrong-secret", "fake-token", "4242", "010-", "홍길동"])
    expect(said).not.toContain(secret);
});
