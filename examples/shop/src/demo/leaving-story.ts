import { openBrowser } from "./browser.ts";
import { logIn, newCredentials, signUp } from "./customer.ts";
import { findGoods } from "./goods-on-sale.ts";
import { orderPage, placeOrder, preparePayment } from "./orders.ts";
import type { Teller } from "./step.ts";

/** Somebody who forgets her password, and then has enough of the shop. */
export const leavingStory = async (origin: string, { chapter, step }: Teller): Promise<void> => {
  const browser = openBrowser(origin);
  const { call } = browser;
  const credentials = newCredentials();
  const { email, memberPwd: password } = credentials;
  await signUp(browser, "최나리", credentials);
  await logIn(browser, credentials);

  chapter("최나리 forgets her password, finds it again, and leaves");
  const ask = async (address: string) =>
    (await call("POST", "/auth/password-reset", { body: { email: address } })).verdict;
  step("asking for a letter: 202", await ask(email), "202 A-OK");
  step("and the same for an e-mail that nobody has", await ask(newCredentials().email), "202 A-OK");

  const tea = await findGoods(browser, "하동 황차", "기본");
  const { orderId } = orderPage.parse((await placeOrder(browser, [tea])).data);
  await preparePayment(browser, orderId);
  const leave = async (secret: string) => (await call("DELETE", "/members/me", { body: { password: secret } })).verdict;
  step("a wrong password: 401", await leave("not-the-password"), "401 auth.bad-credentials");
  step("while a payment is on its way: 409", await leave(password), "409 member.open-orders");
  await call("PATCH", `/orders/${orderId}/cancel`, { body: { cancelReason: "탈퇴하려고요" } });
  step("once it is cancelled: 204", await leave(password), "204");
  const late = await placeOrder(browser, [tea]);
  step("her last access token orders nothing more: 401", late.verdict, "401 member.quit");
  const { reply } = await logIn(openBrowser(origin), credentials);
  step("signing in: 401, as if she had never been", reply.verdict, "401 auth.bad-credentials");
  const again = await signUp(openBrowser(origin), "최나리", credentials);
  step("her e-mail may sign up again: 201", again.verdict, "201 C-OK");
};
