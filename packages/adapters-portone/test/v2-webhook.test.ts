import { createHmac } from "node:crypto";
import { holds } from "@cofshop/contracts";
import { err, ok } from "@cofshop/core";
import type { WebhookRequest } from "@cofshop/core/payment";
import { Webhook } from "@portone/server-sdk";
import { asyncProperty, constantFrom, integer, json, oneof, record, string, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { portoneV2Gateway } from "../src/index.ts";
import { begin, freshAttempt } from "./world.ts";

const invalid = err({ code: "payment.webhook-invalid" });
const secret = "whsec_c2VjcmV0LW9mLXRoZS1zaG9w";
const bytes = (text: string) => new TextEncoder().encode(text);
const seconds = (at = Date.now()) => Math.floor(at / 1000);

type Signed = { readonly body: string; readonly secret?: string; readonly timestamp?: number; readonly id?: string };
const signed = ({ body, secret: with_ = secret, timestamp = seconds(), id = "msg_1" }: Signed) => {
  const key = Buffer.from(with_.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers: Record<string, string | string[] | undefined> = {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
  return { headers, body: bytes(body) };
};
const gatewayWith = (...webhookSecrets: readonly string[]) =>
  portoneV2Gateway({ apiSecret: "a", storeId: "store", webhookSecrets });
const parse = (request: WebhookRequest) => gatewayWith(secret).parseWebhook(request);
const paid = JSON.stringify({
  type: "Transaction.Paid",
  data: { storeId: "s", paymentId: "attempt", transactionId: "t" },
});

describe("a signed webhook", () => {
  test("hints at its attempt, in both versions", async () => {
    const { gateway, fake } = await begin();
    const { merchantUid } = freshAttempt();
    fake.pay(merchantUid, { amount: 1 });
    for (const version of ["2024-04-25", "2024-01-01"] as const)
      for (const kind of ["Paid", "Failed", "Cancelled", "PartialCancelled", "CancelPending"] as const)
        expect(await gateway.parseWebhook(fake.webhookOf(merchantUid, kind, version))).toEqual(
          ok({ merchantUid, signed: true }),
        );
  });

  test.each([
    { type: "Transaction.SomethingNew", data: { paymentId: "attempt" } },
    { type: "BillingKey.Issued", data: { billingKey: "b" } },
    { type: "Transaction.Paid", data: "none" },
    { type: "Transaction.Paid" },
    { type: 7 },
    {},
  ])("of another kind hints at nothing: %o", async (body) => {
    expect(await parse(signed({ body: JSON.stringify(body) }))).toEqual(ok({ merchantUid: undefined, signed: true }));
  });

  test.each(["[]", "null", "7", '"text"', "{", ""])("that is no news is refused: %j", async (body) => {
    expect(await parse(signed({ body }))).toEqual(invalid);
  });

  test("counts with any of the shop's secrets, and with none other", async () => {
    const [old, other] = ["whsec_b2xkLXNlY3JldA==", "b3RoZXItc2VjcmV0"];
    const request = signed({ body: paid, secret: old });
    expect(await gatewayWith(secret, old).parseWebhook(request)).toEqual(ok({ merchantUid: "attempt", signed: true }));
    for (const secrets of [[], [secret], [secret, other]])
      expect(await gatewayWith(...secrets).parseWebhook(request)).toEqual(invalid);
  });

  test("counts when one of its signatures is right", async () => {
    const { headers, body } = signed({ body: paid });
    const signature = `v1a,abc v2,def v1,${Buffer.alloc(32).toString("base64")} ${headers["webhook-signature"]}`;
    expect((await parse({ headers: { ...headers, "webhook-signature": signature }, body })).ok).toBe(true);
  });

  test("is good for five minutes, either way", async () => {
    for (const [age, accepted] of [
      [-310, false],
      [-290, true],
      [290, true],
      [310, false],
    ] as const)
      expect((await parse(signed({ body: paid, timestamp: seconds() - age }))).ok).toBe(accepted);
  });

  test("is refused when a header came twice, is missing, or something was altered", async () => {
    const { headers, body } = signed({ body: paid });
    for (const name of Object.keys(headers)) {
      const value = headers[name];
      expect(await parse({ headers: { ...headers, [name]: [`${value}`, `${value}`] }, body })).toEqual(invalid);
      expect(await parse({ headers: { ...headers, [name]: undefined }, body })).toEqual(invalid);
      expect(await parse({ headers: { ...headers, [name]: `${value}0` }, body })).toEqual(invalid);
    }
    expect(await parse({ headers, body: bytes(`${paid} `) })).toEqual(invalid);
  });
});

test("a secret that is no base64 is refused when the gateway is made, and not quoted", () => {
  for (const wrong of ["", "whsec_", "whsec_not base64", "한글"]) {
    expect(() => gatewayWith(wrong)).toThrow("a webhook secret is base64, after whsec_ or alone");
  }
});

test("PortOne's own SDK accepts the same webhooks, and refuses the same", async () => {
  const tampering = constantFrom(
    ...[
      "none",
      "none",
      "body",
      "signature",
      "no padding",
      "secret",
      "id",
      "version",
      "twice",
      "missing",
      "two signatures",
    ],
  );
  const cases = record({
    body: oneof(json(), string(), constantFrom(paid, "{}")),
    secret: uint8Array({ minLength: 1, maxLength: 64 }).map((key) => `whsec_${Buffer.from(key).toString("base64")}`),
    id: string({ minLength: 1 }).map((text) => `msg_${text}`),
    // Away from the very second at which one of the two clocks may have ticked already.
    age: oneof(integer({ min: -295, max: 295 }), integer({ min: -10_000, max: 10_000 })).filter(
      (age) => Math.abs(Math.abs(age) - 300) > 4,
    ),
    tampering,
    at: integer({ min: 0, max: 42 }),
  });
  const seen = { accepted: 0, refused: 0 };
  await holds(
    asyncProperty(cases, async ({ body: text, secret: ours, id, age, tampering: how, at }) => {
      const request = signed({ body: text, secret: ours, id, timestamp: seconds() - age });
      const headers = { ...request.headers };
      const signature = `${headers["webhook-signature"]}`;
      const swapped = (whole: string, index: number) =>
        whole.slice(0, index) + (whole[index] === "A" ? "B" : "A") + whole.slice(index + 1);
      let body = text;
      let key = ours;
      if (how === "body") body = `${text} `;
      if (how === "signature") headers["webhook-signature"] = swapped(signature, 3 + at);
      if (how === "no padding") headers["webhook-signature"] = signature.replace("=", "");
      if (how === "secret") key = "whsec_c29tZWJvZHktZWxzZSdz";
      if (how === "id") headers["webhook-id"] = `${id}x`;
      if (how === "version") headers["webhook-signature"] = signature.replace("v1", "v2");
      if (how === "twice") headers["webhook-id"] = [id, id];
      if (how === "missing") headers["webhook-timestamp"] = undefined;
      if (how === "two signatures")
        headers["webhook-signature"] = `v1,${Buffer.alloc(32).toString("base64")} ${signature}`;
      const theirs = await Webhook.verify(key, body, headers).then(
        (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
        () => false,
      );
      const verdict = await gatewayWith(key).parseWebhook({ headers, body: bytes(body) });
      expect(verdict.ok).toBe(theirs);
      seen[theirs ? "accepted" : "refused"] += 1;
    }),
    { runs: 2_000 },
  );
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(50);
});
