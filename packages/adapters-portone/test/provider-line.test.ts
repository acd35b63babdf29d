import { ok } from "@cofshop/core";
import { describe, expect, test } from "vitest";
import { portoneV2Gateway } from "../src/index.ts";
import { begin, codeOf, freshAttempt, paidAttempt, part, wordsOf } from "./world.ts";

const always = { times: Number.POSITIVE_INFINITY };

describe("a read", () => {
  test.each([
    { kind: "drop" },
    { kind: "html", status: 504 },
    { kind: "json", status: 429, type: "TOO_MANY_REQUESTS" },
    { kind: "json", status: 503, type: "X" },
  ] as const)("is tried three times while PortOne is out of order: %o", async (fault) => {
    const world = await begin();
    const { gateway, fake } = world;
    const id = await paidAttempt(world);
    fake.inject(fault, { times: 2 });
    expect(await gateway.read(id)).toMatchObject(ok({ state: "paid" }));
    const before = fake.calls().length;
    fake.inject(fault, always);
    expect((await gateway.read(id)).ok).toBe(false);
    expect(fake.calls()).toHaveLength(before + 3);
  });

  test("that PortOne refuses is not repeated, and neither is anything that writes", async () => {
    const world = await begin();
    const { gateway, fake } = world;
    fake.inject({ kind: "json", status: 403, type: "FORBIDDEN" });
    expect(codeOf(await gateway.read("a"))).toBe("payment.provider-error");
    fake.inject({ kind: "drop" }, always);
    expect(codeOf(await gateway.register(freshAttempt()))).toBe("payment.provider-timeout");
    expect(fake.calls()).toHaveLength(2);
  });

  test("of an attempt that a proxy does not know is no absence", async () => {
    const { gateway } = await begin({ fetch: async () => new Response("<html>404</html>", { status: 404 }) });
    expect(codeOf(await gateway.read("a"))).toBe("payment.provider-error");
    const lost = await begin({ fetch: async () => Response.json({ type: "NOT_FOUND" }, { status: 404 }) });
    expect(codeOf(await lost.gateway.read("a"))).toBe("payment.provider-error");
  });

  test("ends in time with all its repetitions, also when an answer stops half way", async () => {
    const { gateway, fake } = await begin({ timeoutMs: 300 });
    fake.inject({ kind: "delay", ms: 5_000 }, always);
    const began = performance.now();
    expect(codeOf(await gateway.read("a"))).toBe("payment.provider-timeout");
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test("is not led elsewhere, where it would tell the secret", async () => {
    const { gateway, fake } = await begin();
    const elsewhere = await begin();
    const redirecting = portoneV2Gateway({
      ...{ apiSecret: fake.apiSecret, storeId: fake.storeId },
      fetch: (_, init) =>
        init?.redirect === "manual"
          ? Promise.resolve(new Response("", { status: 307 }))
          : fetch(elsewhere.fake.url, init),
    });
    expect(codeOf(await redirecting.read("a"))).toBe("payment.provider-error");
    expect(elsewhere.fake.calls()).toEqual([]);
    expect(await gateway.read("a")).toEqual(ok(undefined));
  });
});

describe("a PortOne that is down", () => {
  const register = { fault: { kind: "drop" } as const };

  test("is left alone after some failures in a row, and tried by one call after a while", async () => {
    const { gateway, fake } = await begin({ breaker: { failures: 3, openMs: 400 } });
    fake.inject(register.fault, always);
    for (const _ of [1, 2, 3]) expect(codeOf(await gateway.register(freshAttempt()))).toBe("payment.provider-timeout");
    const asked = fake.calls().length;
    for (const answer of [await gateway.register(freshAttempt()), await gateway.read("a")])
      expect(codeOf(answer)).toBe("payment.provider-error");
    expect(fake.calls()).toHaveLength(asked);

    fake.heal();
    fake.inject({ kind: "delay", ms: 300 });
    await new Promise((resolve) => setTimeout(resolve, 450));
    const probe = gateway.register(freshAttempt());
    await expect.poll(() => fake.calls().length).toBe(asked + 1);
    const began = performance.now();
    expect(codeOf(await gateway.register(freshAttempt()))).toBe("payment.provider-error");
    expect(performance.now() - began).toBeLessThan(200);
    expect(await probe).toEqual(ok(undefined));
    expect(await gateway.register(freshAttempt())).toEqual(ok(undefined));
  });

  test("is not one that refuses", async () => {
    const { gateway, fake } = await begin({ breaker: { failures: 2, openMs: 60_000 } });
    fake.inject({ kind: "json", status: 403, type: "FORBIDDEN" }, { times: 10 });
    for (let call = 0; call < 10; call += 1) await gateway.register(freshAttempt());
    expect(await gateway.register(freshAttempt())).toEqual(ok(undefined));
  });
});

describe("errors", () => {
  test("say what failed and how", async () => {
    const world = await begin();
    const { gateway, fake, errors } = world;
    const id = await paidAttempt(world);
    fake.nextCancels("PG_PROVIDER");
    await gateway.refund(id, part("refund:1", 1));
    fake.inject({ kind: "html", status: 502 });
    await gateway.register(freshAttempt());
    await fake.close();
    await gateway.register(freshAttempt());
    expect(errors.map(({ message }) => message)).toEqual([
      "PortOne: cancel: answered 502 PG_PROVIDER",
      "PortOne: register: answered 502, not in JSON",
      // Refused, or the connection that was left open broke: whichever the system notices first.
      expect.stringMatching(/^PortOne: register: no answer \((ECONN\w+|UND_ERR_SOCKET)\)$/),
    ]);
    expect(errors[0]).toMatchObject({ name: "PortoneError", call: "cancel", status: 502, type: "PG_PROVIDER" });
  });

  test("never have a secret, a card, a telephone number or a customer's words in them", async () => {
    const world = await begin({ timeoutMs: 300 });
    const { gateway, another, fake, errors } = world;
    const id = await paidAttempt(world);
    const words = "my number is 010-9876-5432";
    fake.nextCancels("PG_PROVIDER");
    await gateway.refund(id, part("refund:1", 1, words));
    const stranger = another({ apiSecret: "a-wrong-secret" });
    await stranger.read(id);
    await stranger.refund(id, part("refund:2", 1, words));
    for (const fault of [{ kind: "drop" }, { kind: "html", status: 502 }, { kind: "delay", ms: 600 }] as const) {
      fake.inject(fault, { times: 1 });
      await gateway.register(freshAttempt());
    }
    await another({ url: "http://user:pass-word@127.0.0.1:1" }).register(freshAttempt());
    expect(errors.length).toBeGreaterThanOrEqual(6);
    const said = errors.map(wordsOf).join("\n");
    for (const secret of [fake.apiSecret, "a-wrong-secret", "4242", "010-", "홍길동", "pass-word"])
      expect(said).not.toContain(secret);
  });

  test.each(["", "two words", "한글", "line\nbreak"])(
    "of a secret that cannot be one do not quote it: %j",
    (apiSecret) => {
      const make = () => portoneV2Gateway({ apiSecret, storeId: "store" });
      expect(make).toThrow(RangeError);
      expect(make).toThrow("an API secret of PortOne is ASCII without spaces");
    },
  );
});
