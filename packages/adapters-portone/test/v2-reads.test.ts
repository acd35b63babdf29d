import { err, money, ok } from "@cofshop/core";
import { describe, expect, test } from "vitest";
import { begin, codeOf, freshAttempt, paidAttempt, part, type World } from "./world.ts";

const soon = { from: new Date(0), to: new Date(Date.now() + 3_600_000) };

describe("a snapshot", () => {
  test("has the price, also when a card company paid a part of it; cancelled, all of it is back", async () => {
    const { gateway, fake } = await begin();
    const { merchantUid } = freshAttempt();
    fake.pay(merchantUid, { amount: 10_000, discount: 1_000 });
    expect(await gateway.read(merchantUid)).toMatchObject(ok({ state: "paid", amount: 10_000, refunded: 0 }));
    await gateway.refund(merchantUid, { key: "refund:1", reason: "" });
    expect(await gateway.read(merchantUid)).toMatchObject(ok({ state: "cancelled", refunded: 10_000 }));
  });

  test("is foreign for another store's payment and for play money, unless that is accepted", async () => {
    const { gateway, another, fake } = await begin();
    const [elsewhere, play, real] = [freshAttempt(), freshAttempt(), freshAttempt()].map((each) => each.merchantUid);
    fake.pay(elsewhere ?? "", { amount: 1, storeId: "store-of-others", channel: "test" });
    fake.pay(play ?? "", { amount: 1, channel: "test" });
    fake.pay(real ?? "", { amount: 1 });
    expect(await gateway.read(elsewhere ?? "")).toMatchObject(ok({ foreign: "other-store" }));
    expect(await gateway.read(play ?? "")).toMatchObject(ok({ foreign: "test-channel" }));
    const lenient = another({ acceptTestChannel: true });
    for (const [asked, id] of [[gateway, real] as const, [lenient, play] as const])
      expect(await asked.read(id ?? "")).not.toHaveProperty("value.foreign");
  });

  test("waits for the money of an account, and is cancelled with nothing back when nobody paid into it", async () => {
    const { gateway, fake } = await begin();
    const [paid, expired] = [freshAttempt().merchantUid, freshAttempt().merchantUid];
    for (const id of [paid, expired]) {
      fake.issueAccount(id, { amount: 5_000 });
      expect(await gateway.read(id)).toMatchObject(ok({ state: "pending", refunded: 0 }));
    }
    fake.deposit(paid);
    fake.expire(expired);
    expect(await gateway.read(paid)).toMatchObject(ok({ state: "paid" }));
    expect(await gateway.read(expired)).toMatchObject(ok({ state: "cancelled", refunded: 0 }));
  });

  test("is of the last attempt when a failed one was tried again, and counts what was cancelled by hand", async () => {
    const { gateway, fake } = await begin();
    const { merchantUid } = freshAttempt();
    const failed = fake.fail(merchantUid, { amount: 5_000 });
    const paid = fake.pay(merchantUid, { amount: 5_000 });
    expect(failed.transactionId).not.toBe(paid.transactionId);
    fake.cancelInConsole(merchantUid, 2_000);
    expect(await gateway.read(merchantUid)).toMatchObject(
      ok({ state: "paid", transactionId: paid.transactionId, refunded: 2_000 }),
    );
  });

  test.each(["READY", "PAY_PENDING", "PENDING", "VIRTUAL_ACCOUNT_ISSUED", "SOMETHING_NEW"])(
    "of %s is pending",
    async (status) => {
      const body = { id: "a", status, storeId: "store-fake", currency: "KRW", amount: { total: 1 } };
      const { gateway } = await begin({ fetch: async () => Response.json(body) });
      expect(await gateway.read("a")).toEqual(
        ok({ merchantUid: "a", state: "pending", amount: 1, currency: "KRW", transactionId: undefined, refunded: 0 }),
      );
    },
  );
});

describe("an id", () => {
  test.each(["a/b", "a b", "가", "a?b=c#d", "%2F", "..", ".", ""])(
    "is a part of the path and no more: %j",
    async (id) => {
      const { gateway, fake } = await begin();
      fake.pay("b", { amount: 1 });
      if (!/^\.{0,2}$/.test(id)) fake.pay(id, { amount: 7 });
      const answer = await gateway.read(id);
      expect(answer.ok && answer.value?.merchantUid).toBe(/^\.{0,2}$/.test(id) ? undefined : id);
    },
  );
});

describe("an attempt that is registered", () => {
  test("is taken for its price only, for the last one that was said", async () => {
    const { gateway, fake } = await begin();
    const attempt = freshAttempt(1_000);
    await gateway.register(attempt);
    await gateway.register({ ...attempt, amount: money(2_000) });
    expect(() => fake.pay(attempt.merchantUid, { amount: 1_000 })).toThrow("the window refuses");
    fake.pay(attempt.merchantUid);
    expect(fake.paid(attempt.merchantUid)).toBe(2_000);
    expect(await gateway.register(attempt)).toEqual(err({ code: "payment.already-paid" }));
  });

  test("is not registered as long as PortOne did not say so", async () => {
    const { gateway, fake } = await begin();
    fake.inject({ kind: "json", status: 400, type: "INVALID_REQUEST" });
    expect(codeOf(await gateway.register(freshAttempt()))).toBe("payment.provider-error");
  });
});

describe("changes", () => {
  const all = async ({ gateway }: World) => {
    const uids: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const page = await gateway.changes(soon, next);
      if (!page.ok) throw new Error(page.error.code);
      uids.push(...page.value.snapshots.map(({ merchantUid }) => merchantUid));
      next = page.value.next;
      pages += 1;
    } while (next !== undefined);
    return { uids, pages };
  };

  test("come page by page, none is left out, and attempts that came to nothing are not among them", async () => {
    const world = await begin();
    const ids = Array.from({ length: 130 }, () => freshAttempt().merchantUid);
    for (const id of ids) world.fake.pay(id, { amount: 1 });
    world.fake.fail(freshAttempt().merchantUid, { amount: 1 });
    const { uids, pages } = await all(world);
    expect(new Set(uids)).toEqual(new Set(ids));
    expect(pages).toBe(2);
  });

  test("of a day have a refund of that day whose payment is older, and a payment of that day that was refunded later", async () => {
    const world = await begin();
    const { fake, gateway } = world;
    const day = 86_400_000;
    const old = await paidAttempt(world);
    fake.advance(10 * day);
    const from = fake.now();
    await gateway.refund(old, part("refund:1", 1));
    const young = await paidAttempt(world);
    fake.advance(day);
    const to = fake.now();
    fake.advance(10 * day);
    await gateway.refund(young, part("refund:1", 2));
    const page = await gateway.changes({ from, to });
    const found = page.ok ? page.value.snapshots.map(({ merchantUid, refunded }) => [merchantUid, refunded]) : [];
    expect(found.sort()).toEqual(
      [
        [old, 1],
        [young, 2],
      ].sort(),
    );
  });

  test("that cannot be told whole are not told", async () => {
    const world = await begin();
    await paidAttempt(world);
    world.fake.inject({ kind: "json", status: 403, type: "FORBIDDEN" }, { calls: /^GET \/payments\// });
    expect(codeOf(await world.gateway.changes(soon))).toBe("payment.provider-error");
  });
});
