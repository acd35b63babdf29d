import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { freshAttempt, freshFake } from "./world.ts";

/** A shop's webhook address that answers with these statuses in turn, and the kinds of news that came. */
const listen = async (...statuses: readonly number[]) => {
  const kinds: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    kinds.push(JSON.parse(text).type);
    response.writeHead(statuses[kinds.length - 1] ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, kinds };
};

const cancel = (url: string, id: string, key: string | undefined, body: object, secret = "fake-api-secret") =>
  fetch(`${url}/payments/${id}/cancel`, {
    method: "POST",
    headers: { authorization: `PortOne ${secret}`, ...(key !== undefined && { "idempotency-key": key }) },
    body: JSON.stringify({ reason: "broken", ...body }),
  });

test("webhooks come in order, once, and are tried again only when that was asked for", async () => {
  const fake = await freshFake();
  const { url, kinds } = await listen(500, 200);
  fake.sendWebhooksTo(url);
  const { merchantUid: id } = freshAttempt();
  fake.fail(id, { amount: 10 });
  fake.pay(id, { amount: 10 });
  fake.cancelInConsole(id, 4);
  fake.cancelInConsole(id);
  expect(await fake.webhooksSent()).toEqual([500, 200, 200, 200]);
  expect(kinds.map((kind) => kind.slice(12))).toEqual(["Failed", "Paid", "PartialCancelled", "Cancelled"]);

  const stubborn = await listen(500, 503, 200);
  fake.sendWebhooksTo(stubborn.url, 5);
  fake.pay(freshAttempt().merchantUid, { amount: 10 });
  await fake.webhooksSent();
  expect(stubborn.kinds).toHaveLength(3);
});

test("webhooks that are held come when they are released: repeated, and the last first", async () => {
  const fake = await freshFake();
  const { url, kinds } = await listen();
  fake.sendWebhooksTo(url);
  fake.holdWebhooks();
  const { merchantUid: id } = freshAttempt();
  fake.pay(id, { amount: 10 });
  fake.cancelInConsole(id);
  await fake.webhooksSent();
  expect(kinds).toEqual([]);
  fake.releaseWebhooks({ copies: 2, reversed: true });
  await fake.webhooksSent();
  expect(kinds.map((kind) => kind.slice(12))).toEqual(["Cancelled", "Cancelled", "Paid", "Paid"]);
});

test("an Idempotency-Key answers as it did for three hours, and is good for one request only", async () => {
  const fake = await freshFake();
  const { merchantUid: id } = freshAttempt();
  fake.pay(id, { amount: 10_000 });
  const key = '"a-key-of-enough-characters"';
  const first = await (await cancel(fake.url, id, key, { amount: 1_000 })).json();
  expect(await (await cancel(fake.url, id, key, { amount: 1_000 })).json()).toEqual(first);
  expect(fake.givenBack(id)).toBe(1_000);
  expect((await cancel(fake.url, id, key, { amount: 2_000 })).status).toBe(400);
  fake.advance(3 * 3_600_000);
  expect((await cancel(fake.url, id, key, { amount: 1_000 })).status).toBe(200);
  expect(fake.givenBack(id)).toBe(2_000);
  for (const wrong of ["unquoted-key-of-enough-characters", '"short"', `"${"x".repeat(257)}"`])
    expect((await cancel(fake.url, id, wrong, { amount: 1_000 })).status).toBe(400);
});

test("faults come to the calls that fit, as often as they were asked for, and not after healing", async () => {
  const fake = await freshFake();
  const { merchantUid: id } = freshAttempt();
  fake.pay(id, { amount: 10_000 });
  const statusOf = async () =>
    (await fetch(`${fake.url}/payments/${id}`, { headers: { authorization: `PortOne ${fake.apiSecret}` } })).status;
  fake.inject({ kind: "html", status: 502 }, { calls: /^POST/, times: 2 });
  fake.inject({ kind: "json", status: 429, type: "TOO_MANY_REQUESTS" }, { calls: /^GET/ });
  expect([await statusOf(), await statusOf()]).toEqual([429, 200]);
  expect((await cancel(fake.url, id, undefined, {})).status).toBe(502);
  fake.heal();
  expect((await cancel(fake.url, id, undefined, {}, "wrong")).status).toBe(401);
  expect((await cancel(fake.url, id, undefined, {})).status).toBe(200);
});

test("what a customer cannot do, tests cannot either", async () => {
  const fake = await freshFake();
  const { merchantUid: id } = freshAttempt();
  expect(() => fake.pay(id)).toThrow("say what it costs");
  expect(() => fake.deposit(id)).toThrow("knows no attempt");
  fake.issueAccount(id, { amount: 10 });
  expect(() => fake.pay(id, { amount: 10 })).toThrow("VIRTUAL_ACCOUNT_ISSUED already");
  fake.deposit(id);
  for (const act of [() => fake.pay(id), () => fake.expire(id), () => fake.deposit(id)]) expect(act).toThrow(id);
});
