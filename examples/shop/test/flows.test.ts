import { createDatabase } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { adminStory } from "../src/demo/admin-story.ts";
import { openBrowser } from "../src/demo/browser.ts";
import { type Customer, logIn, newCustomer } from "../src/demo/customer.ts";
import { findGoods, stockOf } from "../src/demo/goods-on-sale.ts";
import { guestStory } from "../src/demo/guest-story.ts";
import { leavingStory } from "../src/demo/leaving-story.ts";
import {
  lifeOf,
  orderPage,
  payFor,
  payInSandbox,
  placeOrder,
  preparePayment,
  stateOf,
  verifyPayment,
} from "../src/demo/orders.ts";
import { pointsStory } from "../src/demo/points-story.ts";
import { goodbyeStory, secondThoughtsStory } from "../src/demo/second-thoughts-story.ts";
import { sendingBackStory } from "../src/demo/sending-back-story.ts";
import { shopperStory } from "../src/demo/shopper-story.ts";
import { Difference, makeTeller } from "../src/demo/step.ts";
import { admin, openShop } from "./shop-in-process.ts";

type Shop = Awaited<ReturnType<typeof openShop>>;

/** The demo's facts are the assertions here: a difference throws. */
const teller = makeTeller(() => undefined);

const placed = async ({ browser }: Customer): Promise<string> => {
  const goods = await findGoods(browser, "제주 유기농 녹차", "기본");
  return orderPage.parse((await placeOrder(browser, [goods])).data).orderId;
};
/** The admin as somebody in the stories. */
const openOffice = async (url: string): Promise<Customer> => {
  const browser = openBrowser(url);
  const { memberId } = await logIn(browser, admin);
  return { name: "The admin", memberId, browser };
};

describe("on SQLite", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ ORDER_AUTO_CANCEL_AFTER: "1s", JOBS: "off" });
  });
  afterAll(() => shop.close());

  test("a shopper looks around, signs up, fills a cart, orders and pays", () => shopperStory(shop.url, teller));

  test("orders are cancelled, repeated by key, refused, kept from strangers; a session is renewed", async () => {
    const shopper = await newCustomer(shop.url, "이하나");
    await secondThoughtsStory(shop.url, teller, shopper, await placed(shopper));
  });

  test("a guest fills a cart and finds it after signing in", () => guestStory(shop.url, teller));

  test("an admin sells, counts, and brings a paid order to its customer's door", async () => {
    const shopper = await newCustomer(shop.url, "이하나");
    const orderId = await placed(shopper);
    await payFor(shopper.browser, orderId);
    expect(await stateOf(shopper.browser, orderId)).toBe("PAID");
    await adminStory(shop.url, teller, admin, { shopper, orderId });
  });

  test("points are given, spent and earned, and lift a customer to the next tier", async () =>
    pointsStory(shop.url, teller, await openOffice(shop.url)));

  test("a unit is sent back with its part of money and points, the rest is kept", async () =>
    sendingBackStory(shop.url, teller, await openOffice(shop.url)));

  test("somebody asks for a letter and leaves for good", () => leavingStory(shop.url, teller));

  test("signing out ends the session", async () => goodbyeStory(teller, await newCustomer(shop.url, "이하나")));

  test("an order that nobody pays is cancelled by the job, and its stock comes back", async () => {
    const shopper = await newCustomer(shop.url, "이하나");
    const staff = openBrowser(shop.url);
    await logIn(staff, admin);
    const goods = await findGoods(shopper.browser, "머그컵 350ml", "기본", 5);
    const before = await stockOf(shopper.browser, goods);
    const { orderId } = orderPage.parse((await placeOrder(shopper.browser, [goods])).data);
    expect(await stockOf(shopper.browser, goods)).toBe(before - 5);
    await expect
      .poll(
        async () => {
          await staff.call("POST", "/admin/jobs/auto-cancel-orders/run");
          return lifeOf(shopper.browser, orderId);
        },
        { timeout: 10_000, interval: 200 },
      )
      .toEqual(["WAITING_FOR_PAY", "CANCELLED"]);
    expect(await stockOf(shopper.browser, goods)).toBe(before);
  });

  test("a payment that failed is tried again with another attempt", async () => {
    const { browser } = await newCustomer(shop.url, "이하나");
    const goods = await findGoods(browser, "하동 황차", "기본");
    const { orderId } = orderPage.parse((await placeOrder(browser, [goods])).data);
    const first = await preparePayment(browser, orderId);
    await payInSandbox(browser, first.merchantUid, "failed");
    const { verdict } = await browser.call("POST", `/payments/${first.paymentId}/verify`, { body: {} });
    expect(verdict).toBe("409 payment.failed");
    const second = await preparePayment(browser, orderId);
    expect(second.paymentId).not.toBe(first.paymentId);
    await payInSandbox(browser, second.merchantUid, "paid");
    expect(await verifyPayment(browser, second.paymentId)).toMatchObject({ status: "PAID" });
  });
});

test("the cart charges what the environment says of delivery, and the story notices that it is not the standard", async () => {
  const shop = await openShop({ DELIVERY_FEE_DEFAULT: "2500", JOBS: "off" });
  try {
    const difference = await shopperStory(shop.url, teller).catch((error: unknown) => error);
    expect(difference).toBeInstanceOf(Difference);
    expect(String(difference)).toMatch(/✗ total 51,100 won[\s\S]*deliveryFee: 6000[\s\S]*got[\s\S]*deliveryFee: 5000/);
  } finally {
    await shop.close();
  }
});

const wholeStory = async (url: string): Promise<void> => {
  const { shopper, orderId } = await shopperStory(url, teller);
  await secondThoughtsStory(url, teller, shopper, orderId);
  await guestStory(url, teller);
  const staff = await adminStory(url, teller, admin, { shopper, orderId });
  await pointsStory(url, teller, staff);
  await sendingBackStory(url, teller, staff);
  await leavingStory(url, teller);
  for (const one of [shopper, staff]) await goodbyeStory(teller, one);
};

test("the whole story holds in memory", async () => {
  const shop = await openShop({ DATABASE_URL: "memory:" });
  try {
    await wholeStory(shop.url);
  } finally {
    await shop.close();
  }
});

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("on PostgreSQL", () => {
  test("the whole story holds", async () => {
    const database = await createDatabase(postgresUrl ?? "");
    const shop = await openShop({ DATABASE_URL: database.url });
    try {
      expect(shop.engine).toMatch(/^PostgreSQL \d/);
      await wholeStory(shop.url);
    } finally {
      await shop.close();
      await database.drop();
    }
  });
});
