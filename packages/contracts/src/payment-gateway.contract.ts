import { err, type Money, money, ok } from "@cofshop/core";
import type { PaymentGateway, PaymentSnapshot, WebhookRequest } from "@cofshop/core/payment";
import type { PaymentId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";
import { freshId } from "./rows.ts";

export type Attempt = { readonly merchantUid: string; readonly price: Money; readonly currency: "KRW" };
export type PaymentGatewaySubject = Subject & {
  readonly paymentGateway: PaymentGateway;
  /** Does at the provider what a customer does in its window; afterwards the provider knows the attempt as paid. */
  readonly pay: (attempt: Attempt) => Promise<void> | void;
  /** The customer's card is refused; afterwards the provider knows the attempt as failed. */
  readonly fail: (attempt: Attempt) => Promise<void> | void;
  /** How much money of an attempt the provider has given back, for providers that can be asked. */
  readonly givenBack?: (merchantUid: string) => Promise<number>;
  /** Takes the provider away, or makes it answer with errors. */
  readonly breakDown?: () => Promise<void> | void;
  /** A webhook that the provider sends about an attempt, for providers that send them. */
  readonly webhook?: (merchantUid: string) => Promise<WebhookRequest> | WebhookRequest;
};
export type PaymentGatewayFeatures = {
  /** The subject can take the provider away (`breakDown`). Default true; off for gateways without a network. */
  readonly breaksDown?: boolean;
};

const attempt = (price = 12_345): Attempt => ({
  merchantUid: `cofshop${freshId<PaymentId>().replaceAll("-", "")}`,
  price: money(price),
  currency: "KRW",
});

/** Certifies a `PaymentGateway`: it says what the provider says, and gives money back once. */
export const paymentGatewayContract = (
  name: string,
  create: () => Promise<PaymentGatewaySubject>,
  { breaksDown = true }: PaymentGatewayFeatures = {},
): void => {
  const features = [{ on: breaksDown, promise: "a provider that is down is a refusal, not an exception" }];
  contract(`PaymentGateway: ${name}`, create, features, (its) => {
    const snapshotOf = ({ merchantUid, price, currency }: Attempt, state: string, refunded = 0) =>
      ok({ merchantUid, state, amount: price, currency, transactionId: expect.any(String), refunded });
    const reason = "not to be kept";

    test("an attempt that the provider does not know is absent, and one that it knows has its amount and state", async () => {
      const { paymentGateway, pay, fail } = its();
      const [unknown, paid, failed] = [attempt(), attempt(999_999_999), attempt()];
      expect(await paymentGateway.read(unknown.merchantUid)).toEqual(ok(undefined));
      await pay(paid);
      await fail(failed);
      expect(await paymentGateway.read(paid.merchantUid)).toEqual(snapshotOf(paid, "paid"));
      expect(await paymentGateway.read(paid.merchantUid)).toEqual(snapshotOf(paid, "paid"));
      expect(await paymentGateway.read(failed.merchantUid)).toMatchObject({ ok: true, value: { state: "failed" } });
      expect(await paymentGateway.read(unknown.merchantUid)).toEqual(ok(undefined));
    });

    test("two attempts have transactions of their own", async () => {
      const { paymentGateway, pay } = its();
      const attempts = [attempt(), attempt()];
      for (const each of attempts) await pay(each);
      const read = await Promise.all(attempts.map(({ merchantUid }) => paymentGateway.read(merchantUid)));
      const transactions = read.map((answer) => answer.ok && answer.value?.transactionId);
      expect(new Set(transactions).size).toBe(2);
    });

    test("a refund gives all the money back once for its key, however often and however many at once ask", async () => {
      const { paymentGateway, pay, givenBack } = its();
      const [paid, other] = [attempt(), attempt()];
      await pay(paid);
      await pay(other);
      const refund = () => paymentGateway.refund(paid.merchantUid, { key: "refund:1", reason });
      const whole = snapshotOf(paid, "cancelled", paid.price);
      for (const answer of await Promise.all(upTo(5).map(refund))) expect(answer).toEqual(whole);
      expect(await refund()).toEqual(whole);
      expect(await paymentGateway.read(paid.merchantUid)).toEqual(whole);
      expect(await paymentGateway.read(other.merchantUid)).toEqual(snapshotOf(other, "paid"));
      if (givenBack !== undefined) expect(await givenBack(paid.merchantUid)).toBe(paid.price);
    });

    test("parts go back once for each key and add up, until nothing is left; more than is left is refused", async () => {
      const { paymentGateway, pay, givenBack } = its();
      const paid = attempt(10_000);
      await pay(paid);
      const refund = (key: string, amount: number) =>
        paymentGateway.refund(paid.merchantUid, { key, reason, amount: money(amount) });
      for (const answer of await Promise.all(upTo(5).map(() => refund("refund:1", 4_000)))) {
        expect(answer).toEqual(snapshotOf(paid, "paid", 4_000));
      }
      expect(await refund("refund:2", 6_001)).toEqual(err({ code: "payment.refund-refused" }));
      expect(await refund("refund:3", 5_000)).toEqual(snapshotOf(paid, "paid", 9_000));
      const last = { key: "refund:4", reason };
      expect(await paymentGateway.refund(paid.merchantUid, last)).toEqual(snapshotOf(paid, "cancelled", 10_000));
      expect(await refund("refund:5", 1)).toEqual(err({ code: "payment.refund-refused" }));
      expect(await refund("refund:1", 4_000)).toEqual(snapshotOf(paid, "cancelled", 10_000));
      if (givenBack !== undefined) expect(await givenBack(paid.merchantUid)).toBe(paid.price);
    });

    test("money that never came is not given back", async () => {
      const { paymentGateway, fail } = its();
      const [unknown, failed] = [attempt(), attempt()];
      await fail(failed);
      for (const { merchantUid } of [unknown, failed]) {
        const answer = await paymentGateway.refund(merchantUid, { key: `refund:${merchantUid}`, reason });
        expect(answer.ok).toBe(false);
      }
      expect(await paymentGateway.read(unknown.merchantUid)).toEqual(ok(undefined));
    });

    test("an attempt is registered as often as one likes, until it is paid: then it is too late", async () => {
      const { paymentGateway, pay } = its();
      const [registered, paid] = [attempt(), attempt()];
      const register = ({ merchantUid, price: amount, currency }: Attempt) =>
        paymentGateway.register({ merchantUid, amount, currency });
      for (const answer of await Promise.all(upTo(3).map(() => register(registered)))) {
        expect(answer).toEqual(ok(undefined));
      }
      await pay(registered);
      expect(await paymentGateway.read(registered.merchantUid)).toEqual(snapshotOf(registered, "paid"));
      await register(paid);
      await pay(paid);
      expect(await register(paid)).toEqual(err({ code: "payment.already-paid" }));
    });

    test("what was paid or given back within a time is told, as it is now", async () => {
      const { paymentGateway, pay } = its();
      const [paid, back] = [attempt(), attempt()];
      await pay(paid);
      await pay(back);
      await paymentGateway.refund(back.merchantUid, { key: "refund:1", reason, amount: money(345) });
      const found = new Map<string, PaymentSnapshot>();
      const within = { from: new Date(0), to: new Date(Date.now() + 3_600_000) };
      let next: string | undefined;
      do {
        const page = await paymentGateway.changes(within, next);
        if (!page.ok) throw new Error(page.error.code);
        for (const snapshot of page.value.snapshots) found.set(snapshot.merchantUid, snapshot);
        next = page.value.next;
      } while (next !== undefined);
      expect(ok(found.get(paid.merchantUid))).toEqual(snapshotOf(paid, "paid"));
      expect(ok(found.get(back.merchantUid))).toEqual(snapshotOf(back, "paid", 345));
      const past = await paymentGateway.changes({ from: new Date(0), to: new Date(1) });
      expect(past).toEqual(ok({ snapshots: [], next: undefined }));
    });

    test("what is no webhook is refused, and a webhook is a hint at its attempt and nothing more", async () => {
      const { paymentGateway, pay, webhook } = its();
      const bytes = (text: string) => new TextEncoder().encode(text);
      for (const body of ["", "{", "[]", "null", '{"type":"Transaction.Paid"}', "\u0000"]) {
        const forged = await paymentGateway.parseWebhook({ headers: {}, body: bytes(body) });
        expect(forged).toEqual(err({ code: "payment.webhook-invalid" }));
      }
      if (webhook === undefined) return;
      const paid = attempt();
      await pay(paid);
      const request = await webhook(paid.merchantUid);
      expect(await paymentGateway.parseWebhook(request)).toEqual(
        ok({ merchantUid: paid.merchantUid, signed: expect.any(Boolean) }),
      );
    });

    if (breaksDown) {
      test("a provider that is down answers as provider-error or provider-timeout, never as an exception", async () => {
        const { paymentGateway, breakDown } = its();
        const paid = attempt();
        await its().pay(paid);
        await breakDown?.();
        const codes = ["payment.provider-error", "payment.provider-timeout"];
        const answers = [
          await paymentGateway.read(paid.merchantUid),
          await paymentGateway.refund(paid.merchantUid, { key: "refund:1", reason }),
          await paymentGateway.register({ merchantUid: paid.merchantUid, amount: paid.price, currency: "KRW" }),
          await paymentGateway.changes({ from: new Date(0), to: new Date() }),
        ];
        for (const answer of answers) expect(answer.ok ? "ok" : answer.error.code).toBeOneOf(codes);
      });
    }
  });
};
