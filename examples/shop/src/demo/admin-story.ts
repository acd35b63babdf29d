import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { openBrowser } from "./browser.ts";
import { type Credentials, type Customer, logIn, newCustomer } from "./customer.ts";
import { itemPage, stockOf, wanted } from "./goods-on-sale.ts";
import { lifeOf, orderList, placeOrder, stateOf } from "./orders.ts";
import type { Teller } from "./step.ts";

const jobs = z.array(z.object({ name: z.string() }));

/** Puts goods on sale, keeps the stock, and brings the shopper's order to her door. */
export const adminStory = async (
  origin: string,
  { chapter, step }: Teller,
  credentials: Credentials,
  { shopper, orderId }: { readonly shopper: Customer; readonly orderId: string },
): Promise<Customer> => {
  const browser = openBrowser(origin);
  const { call } = browser;

  chapter("The admin puts a coffee on sale");
  const { memberId, role } = await logIn(browser, credentials);
  step("signed in as ADMIN", role, "ADMIN");
  const registered = await call("POST", "/item", {
    body: {
      itemName: "성수동 시그니처 블렌드",
      price: 16_000,
      discount: 10,
      origin: "대한민국",
      itemOptions: [
        { description: "200g", stock: 10 },
        { description: "1kg", additionalPrice: 40_000, stock: 4 },
      ],
    },
  });
  const { id, itemName, itemOptions } = itemPage.parse(registered.data);
  const stocks = itemOptions.map(({ description, stock }) => `${description}: ${stock}`);
  step(
    `${itemName} is on sale (${stocks.join(", ")})`,
    [registered.verdict, ...stocks],
    ["201 C-OK", "200g: 10", "1kg: 4"],
  );
  const small = await wanted(browser, id, "200g");
  const adjust = (body: object) => call("PATCH", `/item/options/${small.option.id}/stock`, { body });
  step("seven broken bags: 10 − 7 = 3", (await adjust({ delta: -7, reason: "파손" })).data, { stock: 3 });
  step("four more cannot be taken from 3: 409", (await adjust({ delta: -4 })).verdict, "409 item.out-of-stock");
  step("counted again: 1, if it still reads 3", (await adjust({ expected: 3, stock: 1 })).data, { stock: 1 });
  const stale = await adjust({ expected: 3, stock: 9 });
  step(
    "a colleague who still saw 3: 409, and hears that it is 1",
    [stale.verdict, stale.details],
    ["409 item.stock-changed", { stock: 1 }],
  );

  chapter("Two shoppers want the last bag at the same moment");
  const rival = await newCustomer(origin, "최세찬");
  const both = await Promise.all([shopper, rival].map((one) => placeOrder(one.browser, [small])));
  const verdicts = both.map(({ verdict }) => verdict).sort();
  step("one gets it, the other is told: 201 and 409", verdicts, ["201 C-OK", "409 item.out-of-stock"]);
  step("none are left, and not less than none", await stockOf(browser, small), 0);
  step("the coffee is taken off the shelf: 204", (await call("DELETE", `/item/${id}`)).verdict, "204");
  step("for shoppers it is gone: 404", (await rival.browser.call("GET", `/item/${id}`)).verdict, "404 item.not-found");

  chapter(`The order of ${shopper.name} is brought to her door`);
  const move = (orderState: string) => call("PATCH", `/orders/${orderId}/state`, { body: { orderState } });
  const query = new URLSearchParams({ state: "PAID", memberId: shopper.memberId });
  const found = orderList.parse((await call("GET", `/orders?${query}`)).data).content;
  step("among all orders, her paid ones: this one", found, [
    { orderId, orderState: "PAID", memberId: shopper.memberId },
  ]);
  step("straight to DELIVERED: 409", (await move("DELIVERED")).verdict, "409 order.illegal-transition");
  const way = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"];
  for (const state of way) {
    await move(state);
    step(`step by step: ${state}`, await stateOf(shopper.browser, orderId), state);
  }
  const confirmed = await shopper.browser.call("PATCH", `/orders/${orderId}/confirm`);
  step("she confirms that all is right: 204", confirmed.verdict, "204");
  const life = ["WAITING_FOR_PAY", "PAYMENT_PENDING", "PAID", ...way, "COMPLETED"];
  step("the whole life of the order is on record", await lifeOf(shopper.browser, orderId), life);

  chapter("The admin looks after the machinery");
  const names = jobs.parse((await call("GET", "/admin/jobs")).data).map(({ name }) => name);
  step(
    `${names.length} recurring jobs, unpaid orders are cancelled by one`,
    names.includes("auto-cancel-orders"),
    true,
  );
  let ran = await call("POST", "/admin/jobs/auto-cancel-orders/run");
  // The shop runs it by itself too, now and then at this very moment.
  for (let tries = 0; ran.status === 423 && tries < 20; tries += 1) {
    await pause(100);
    ran = await call("POST", "/admin/jobs/auto-cancel-orders/run");
  }
  step("run by hand: 202", ran.verdict, "202 A-OK");
  step("a job that is not there: 404", (await call("POST", "/admin/jobs/none/run")).verdict, "404 job.not-found");

  return { name: "The admin", memberId, browser };
};
