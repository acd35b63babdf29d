import { randomUUID } from "node:crypto";
import { z } from "zod";
import { address, type Customer, newCustomer } from "./customer.ts";
import { findGoods, lineOf, stockOf } from "./goods-on-sale.ts";
import { lifeOf, orderList, orderPage, placeOrder } from "./orders.ts";
import type { Teller } from "./step.ts";

/** Changes of mind, repeats, mistakes, and what is not hers to see. */
export const secondThoughtsStory = async (
  origin: string,
  { chapter, step }: Teller,
  { browser }: Customer,
  orderId: string,
): Promise<void> => {
  const { call } = browser;
  const cup = await findGoods(browser, "스테인리스 텀블러 473ml", "네이비", 3);
  const { itemName } = cup.item;

  chapter("She changes her mind");
  const before = await stockOf(browser, cup);
  const regretted = orderPage.parse((await placeOrder(browser, [cup])).data).orderId;
  step(`three of ${itemName} ordered: ${before - 3} left`, await stockOf(browser, cup), before - 3);
  const body = { cancelReason: "색상을 잘못 골랐어요" };
  step("cancelling: 200", (await call("PATCH", `/orders/${regretted}/cancel`, { body })).verdict, "200 S-OK");
  step(`all three are back: ${before} left`, await stockOf(browser, cup), before);
  const again = await call("PATCH", `/orders/${regretted}/cancel`, { body });
  step("cancelling again: 409", again.verdict, "409 order.cannot-cancel");
  step(`and gives nothing back twice: ${before} left`, await stockOf(browser, cup), before);
  const life = ["WAITING_FOR_PAY", "CANCELLED"];
  step(`its history: ${life.join(" → ")}`, await lifeOf(browser, regretted), life);

  chapter("Her connection is bad: she sends one order twice");
  const key = { "Idempotency-Key": randomUUID() };
  const [one, two] = [await placeOrder(browser, [cup], key), await placeOrder(browser, [cup], key)];
  step("the same key and order: the same answer", two, { ...one, cookies: two.cookies });
  step(`three are taken, not six: ${before - 3} left`, await stockOf(browser, cup), before - 3);
  const other = await placeOrder(browser, [{ ...cup, quantity: 1 }], key);
  step("the same key for another order: 422", other.verdict, "422 idempotency.key-reused");
  const { orderId: repeated } = orderPage.parse(one.data);
  await call("PATCH", `/orders/${repeated}/cancel`, { body });

  chapter("She asks for what there is not");
  const all = await placeOrder(browser, [{ ...cup, quantity: before + 1 }]);
  step(`${before + 1} of ${before}: 409`, all.verdict, "409 item.out-of-stock");
  step(`nothing was taken: ${before} left`, await stockOf(browser, cup), before);
  const none = await placeOrder(browser, [{ ...cup, quantity: 0 }]);
  step(
    "none at all: 400 naming orderItems[0].quantity",
    [none.verdict, ...none.fields],
    ["400 request.invalid", "orderItems[0].quantity"],
  );
  const cheap = await call("POST", "/orders", { body: { address, orderItems: [{ ...lineOf(cup), price: 1 }] } });
  step(
    "her own price: 400 naming orderItems[0].price",
    [cheap.verdict, ...cheap.fields],
    ["400 request.unknown-field", "orderItems[0].price"],
  );
  const nothing = await call("GET", "/orders/ffffffff-ffff-7fff-bfff-ffffffffffff");
  step("an order that nobody placed: 404", nothing.verdict, "404 order.not-found");
  step("all orders: 403, she is no admin", (await call("GET", "/orders")).verdict, "403 auth.forbidden");

  chapter("A stranger, 박두리, asks for her order");
  const { browser: stranger } = await newCustomer(origin, "박두리");
  step(
    "reading it: 404, as if it were not there",
    (await stranger.call("GET", `/orders/${orderId}`)).verdict,
    "404 order.not-found",
  );
  const theft = await stranger.call("PATCH", `/orders/${orderId}/cancel`, { body });
  step("cancelling it: 404", theft.verdict, "404 order.not-found");
  step("his own orders: none", orderList.parse((await stranger.call("GET", "/orders/me")).data).content, []);

  chapter("Her access token grows old");
  const token = z.object({ token: z.string() });
  const former = browser.cookie("refreshToken");
  step("a new one without the CSRF token: 403", (await call("POST", "/auth/reissue")).verdict, "403 auth.csrf");
  const csrf = token.parse((await call("GET", "/auth/csrf")).data).token;
  const renewed = await call("POST", "/auth/reissue", { headers: { "X-XSRF-TOKEN": csrf } });
  step("with it: 200", renewed.verdict, "200 S-OK");
  browser.signedIn(z.object({ accessToken: z.string() }).parse(renewed.data).accessToken);
  step("the refresh cookie was exchanged too", browser.cookie("refreshToken") !== former, true);
  step("and she is still signed in", (await call("GET", "/members/me")).verdict, "200 S-OK");
};

/** Leaves; whoever finds the cookie later has nothing. */
export const goodbyeStory = async ({ step }: Teller, { name, browser }: Customer): Promise<void> => {
  const { token } = z.object({ token: z.string() }).parse((await browser.call("GET", "/auth/csrf")).data);
  const csrf = { "X-XSRF-TOKEN": token };
  const kept = `refreshToken=${browser.cookie("refreshToken")}; XSRF-TOKEN=${browser.cookie("XSRF-TOKEN")}`;
  step(`${name} signs out: 204`, (await browser.call("POST", "/auth/logout", { headers: csrf })).verdict, "204");
  step("the cookie is gone", browser.cookie("refreshToken"), "");
  const late = await browser.call("POST", "/auth/reissue", { headers: { ...csrf, Cookie: kept } });
  step("a copy of it opens nothing: 401", late.verdict, "401 auth.token-invalid");
};
