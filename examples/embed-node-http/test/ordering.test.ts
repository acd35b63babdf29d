import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bakery, openBakery } from "../src/bakery.ts";
import { visit } from "./visit.ts";

let bakery: Bakery;
beforeEach(async () => {
  bakery = await openBakery({ file: ":memory:", port: 0 });
});
afterEach(() => bakery.close());

test("of seven orders for six loaves, six are served and one is told why", async () => {
  const { form, order } = visit(bakery.url);
  const forms = await Promise.all(Array.from({ length: 7 }, () => form(1)));
  const answers = await Promise.all(forms.map((each) => order(each)));
  const served = answers.filter(({ status }) => status === 201);
  expect(served).toMatchObject(Array(6).fill({ body: { toPay: 12_000 } }));
  const soldOut = { code: "item.out-of-stock", message: "There is not enough left of this item." };
  expect(answers.filter((answer) => !served.includes(answer))).toEqual([{ status: 409, body: soldOut }]);
});

test("a second click on the same basket is answered with the first order", async () => {
  const { form, order, shelf } = visit(bakery.url);
  const basket = await form(2);
  const [first, second] = await Promise.all([order(basket), order(basket)]);
  expect(second).toEqual(first);
  expect((await shelf()).stock).toBe(4);
});

test("strangers, scribbles and unknown bread are refused, each with its own status", async () => {
  const { form, order } = visit(bakery.url);
  const unknownBread = await form(1, { optionId: "00000000-0000-7000-8000-000000000000" });
  const refused = [
    order(await form(1), { "x-loyalty-card": "9999-9" }),
    order("{"),
    order(`"${"x".repeat(20_000)}"`),
    order(await form(0)),
    order(unknownBread),
  ];
  expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([401, 400, 400, 400, 404]);
});
