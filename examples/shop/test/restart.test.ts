import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type Browser, openBrowser } from "../src/demo/browser.ts";
import { type Credentials, logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { findGoods, stockOf } from "../src/demo/goods-on-sale.ts";
import { orderOf, orderPage, payFor, placeOrder, preparePayment } from "../src/demo/orders.ts";
import { admin, freshFolder } from "./shop-in-process.ts";
import { type RunningScript, runScript, stopScripts } from "./shop-process.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

/** Jobs would carry an approved refund out before the admin asks again. */
const start = (): RunningScript =>
  runScript("main", {
    PORT: "0",
    DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
    DATA_DIR: folder.path,
    LOG_LEVEL: "error",
    JOBS: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
  });
const stop = (shop: RunningScript): Promise<number | null> => {
  shop.signal("SIGTERM");
  return shop.ended;
};

const enter = async (url: string, who: Credentials): Promise<Browser> => {
  const browser = openBrowser(url);
  expect((await logIn(browser, who)).reply.verdict).toBe("200 S-OK");
  return browser;
};
const order = async (browser: Browser) => {
  const mugs = await findGoods(browser, "머그컵 350ml", "기본", 3);
  const { orderId, orderItems } = orderPage.parse((await placeOrder(browser, [mugs])).data);
  return { mugs, orderId, orderItemId: orderItems[0]?.orderItemId };
};
const paymentOf = async ({ call }: Browser, id: string) =>
  z.object({ status: z.string(), refundedAmount: z.int() }).parse((await call("GET", `/payments/${id}`)).data);

test("what was paid before a restart is given back after it, and a payment that was begun is paid", async () => {
  const credentials = newCredentials();
  const first = start();
  const before = await first.listening();
  await signUp(openBrowser(before), "이하나", credentials);
  const her = await enter(before, credentials);
  const { mugs, orderId, orderItemId } = await order(her);
  const paymentId = await payFor(her, orderId);
  expect(await orderOf(her, orderId)).toMatchObject({ orderState: "PAID", finalPrice: 42_000 });
  const begun = await order(her);
  await preparePayment(her, begun.orderId);
  expect(await stop(first)).toBe(0);

  const second = start();
  const url = await second.listening();
  const [browser, staff] = [await enter(url, credentials), await enter(url, admin)];
  await payFor(browser, begun.orderId);
  expect(await orderOf(browser, begun.orderId)).toMatchObject({ orderState: "PAID" });

  const left = await stockOf(browser, mugs);
  const sendBack = async (lines?: readonly object[]): Promise<string> => {
    const path = `/orders/${orderId}/refund-request`;
    await browser.call("POST", path, { body: { refundRequestReason: "마음이 바뀜", lines } });
    return (await staff.call("PATCH", path, { body: { refundRequestStatus: "APPROVED" } })).verdict;
  };
  expect(await sendBack([{ orderItemId, quantity: 1 }])).toBe("200 S-OK");
  expect(await orderOf(browser, orderId)).toMatchObject({ orderState: "PAID", refundedAmount: 13_000 });
  expect(await sendBack()).toBe("200 S-OK");
  expect(await orderOf(browser, orderId)).toMatchObject({ orderState: "CANCELLED", refundedAmount: 42_000 });
  expect(await paymentOf(browser, paymentId)).toEqual({ status: "REFUNDED", refundedAmount: 42_000 });
  expect(await stockOf(browser, mugs)).toBe(left + 3);
  expect(await stop(second)).toBe(0);
});
