import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sellFirstRoast } from "../src/coffees.ts";
import { openRoastery } from "../src/roastery.ts";
import { kim, visit } from "./visit.ts";

let url: string;
let roastery: Awaited<ReturnType<typeof openRoastery>>;
const tickets: string[] = [];
beforeEach(async () => {
  tickets.length = 0;
  const secret = randomBytes(64).toString("base64url");
  roastery = await openRoastery({ file: ":memory:", secret, print: async (ticket) => void tickets.push(ticket) });
  await sellFirstRoast(roastery.shop);
  url = await roastery.listen({ port: 0, host: "127.0.0.1" });
});
afterEach(() => roastery.close());

test("a customer signs in and orders, and a ticket comes out of the printer", async () => {
  const { basket, post, signIn } = visit(url);
  const ordered = await post("/orders", await basket(2), await signIn());
  expect(ordered).toMatchObject({ status: 201, body: { toPay: 31_000 } });
  await expect.poll(() => tickets, { timeout: 10_000 }).toEqual(["2 × 예가체프 200g"]);
});

test("what the shop refuses is an error of Fastify's shape, with the shop's code and sentence", async () => {
  const { basket, post, signIn } = visit(url);
  const token = await signIn();
  const soldOut = { statusCode: 409, code: "item.out-of-stock", message: "There is not enough left of this item." };
  expect((await post("/orders", await basket(4), token)).body).toMatchObject(soldOut);
  const refused = [
    await post("/orders", await basket(1)),
    await post("/orders", await basket(0), token),
    await post("/orders", { lines: [] }, token),
    await post("/customers", kim),
  ];
  expect(refused).toMatchObject([
    { status: 401, body: { code: "auth.token-invalid" } },
    {
      status: 400,
      body: { code: "request.invalid", message: "orderItems[0].quantity: a whole number from 1 to 9999" },
    },
    { status: 400, body: { code: "FST_ERR_VALIDATION" } },
    { status: 409, body: { code: "member.email-taken" } },
  ]);
});
