import { z } from "zod";
import { openBrowser } from "./browser.ts";
import { logIn, newCredentials, signUp } from "./customer.ts";
import { findGoods, lineOf } from "./goods-on-sale.ts";
import type { Teller } from "./step.ts";

const opened = z.object({ cartToken: z.string() });
const cart = z.object({ items: z.array(z.object({ optionId: z.string(), quantity: z.int() })) });

/** Fills a cart without having signed in, and finds it again after signing in. */
export const guestStory = async (origin: string, { chapter, step }: Teller): Promise<void> => {
  const browser = openBrowser(origin);
  const { call } = browser;
  const itemsOf = async (headers: Readonly<Record<string, string>> = {}) =>
    cart.parse((await call("GET", "/cart-items/me", { headers })).data).items;

  chapter("정세나 fills a cart before she signs in");
  const mug = await findGoods(browser, "머그컵 350ml", "기본", 2);
  const tea = await findGoods(browser, "제주 유기농 녹차", "기본");
  const reply = await call("POST", "/carts/guest");
  step("a guest's cart: 201, and a token that is good for 30 days", reply.verdict, "201 C-OK");
  const asGuest = { "X-Cart-Token": opened.parse(reply.data).cartToken };
  const body = [mug, tea].map(lineOf);
  const added = await call("POST", "/cart-items/me/items/list", { headers: asGuest, body });
  step("two mugs and a green tea go into it", added.verdict, "201 C-OK");
  const made = await call("GET", "/cart-items/me", { headers: { "X-Cart-Token": "made-up" } });
  step("a made-up token opens no cart: 401", made.verdict, "401 auth.token-invalid");
  const profile = await call("GET", "/members/me", { headers: asGuest });
  step("and hers opens nothing but the cart: 401", profile.verdict, "401 auth.token-missing");

  const credentials = newCredentials();
  await signUp(browser, "정세나", credentials);
  await logIn(browser, credentials);
  await call("POST", "/cart-items/me/items", { body: lineOf({ ...mug, quantity: 1 }) });
  const { reply: again } = await logIn(browser, credentials, asGuest);
  step("she signs up, puts one mug more into her cart, and signs in with the guest's cart", again.verdict, "200 S-OK");
  const merged = new Map((await itemsOf()).map(({ optionId, quantity }) => [optionId, quantity]));
  step("three mugs and the tea are in her cart", [merged.get(mug.option.id), merged.get(tea.option.id)], [3, 1]);
  await logIn(browser, credentials, asGuest);
  step("signing in once more brings nothing twice", (await itemsOf()).length, 2);
};
