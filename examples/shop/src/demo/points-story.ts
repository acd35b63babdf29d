import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Browser } from "./browser.ts";
import { type Customer, newCustomer } from "./customer.ts";
import { findGoods, lineOf } from "./goods-on-sale.ts";
import { bringToDoor, orderOf, orderPage, payFor, placeOrder } from "./orders.ts";
import { type Teller, won } from "./step.ts";

const ledger = z.object({
  balance: z.int(),
  pointsOwed: z.int(),
  content: z.array(z.object({ kind: z.string(), amount: z.int() })),
});

/** What a customer can spend, and how it came to that, newest first. */
export const pointsOf = async ({ call }: Browser) => {
  const { balance, content } = ledger.parse((await call("GET", "/members/me/points")).data);
  return { balance, changes: content.map(({ kind, amount }) => `${kind} ${amount}`) };
};

export const givePoints = (
  { call }: Browser,
  memberId: string,
  body: { readonly amount: number; readonly reason?: string },
  headers: Readonly<Record<string, string>> = {},
) => call("PATCH", `/members/${memberId}/point`, { body, headers });

/** A customer is given points, spends them, and becomes a better customer. */
export const pointsStory = async (
  origin: string,
  { chapter, step }: Teller,
  { browser: staff }: Customer,
): Promise<void> => {
  const { name, memberId, browser } = await newCustomer(origin, "한소미");
  const { call } = browser;
  const membership = async () => (await call("GET", "/members/me/membership")).data;

  chapter(`${name} has points to spend`);
  const thanks = { amount: 6_000, reason: "첫 주문 감사" };
  const key = { "Idempotency-Key": randomUUID() };
  step("an admin gives her 6,000", (await givePoints(staff, memberId, thanks, key)).data, { balance: 6_000 });
  step("sent twice by mistake: still 6,000", (await givePoints(staff, memberId, thanks, key)).data, { balance: 6_000 });
  const silent = await givePoints(staff, memberId, { amount: 1 });
  step("without a reason: 400 naming it", [silent.verdict, ...silent.fields], ["400 request.invalid", "reason"]);
  const greedy = await givePoints(staff, memberId, { amount: -6_001, reason: "정정" });
  step(
    "6,001 taken from 6,000: 409, and hears what there is",
    [greedy.verdict, greedy.details],
    ["409 member.insufficient-points", { usable: 6_000 }],
  );
  step("she reads where they came from", await pointsOf(browser), { balance: 6_000, changes: ["ADJUST 6000"] });

  const beans = await findGoods(browser, "하우스 블렌드 남산", "1kg", 6);
  const tooMany = await placeOrder(browser, [beans], {}, 6_001);
  step("paying with 6,001: 409", tooMany.verdict, "409 member.insufficient-points");
  const order = orderPage.parse((await placeOrder(browser, [beans], {}, 5_000)).data);
  const paid = 6 * 51_000 - 5_000;
  step(`six kilos with 5,000 points: ${won(paid)} are left to pay`, order.finalPrice, paid);
  step("1,000 are left to spend", (await pointsOf(browser)).balance, 1_000);

  chapter("What she bought makes her RED");
  const next = (tier: string, discount: number, missing: number) => ({ tier, discount, missing });
  step("she begins as BASIC, 300,000 won from RED", await membership(), {
    tier: "BASIC",
    discount: 0,
    spent: 0,
    next: next("RED", 5, 300_000),
  });
  await payFor(browser, order.orderId);
  await bringToDoor(staff, order.orderId);
  const confirmed = await call("PATCH", `/orders/${order.orderId}/confirm`);
  step("the beans are at her door, and she confirms: 204", confirmed.verdict, "204");
  const { earnedPoint } = await orderOf(browser, order.orderId);
  step(`one percent of ${won(paid)} is hers: 3,010 points`, earnedPoint, 3_010);
  step("her ledger: given, spent, earned", await pointsOf(browser), {
    balance: 4_010,
    changes: ["EARN 3010", "SPEND -5000", "ADJUST 6000"],
  });
  step(`${won(paid)} make her RED, with 5 % off everything`, await membership(), {
    tier: "RED",
    discount: 5,
    spent: paid,
    next: next("PURPLE", 10, 1_000_000 - paid),
  });
  const nyeri = await findGoods(browser, "케냐 니에리 AA", "200g");
  await call("POST", "/cart-items/me/items", { body: lineOf(nyeri) });
  step("16,200 won are 15,390 in her cart", (await call("GET", "/cart-items/me/total-price")).data, {
    itemTotal: 15_390,
    tierDiscount: 810,
    deliveryFee: 3_000,
    total: 18_390,
  });
};
