import type { IncomingMessage } from "node:http";
import { CommitUnknown, commandKey, Unavailable } from "@cofshop/core";
import { en } from "@cofshop/core/messages";
import type { BakeryShop } from "./bakery-shop.ts";
import { customerOf } from "./customers.ts";
import { orderForm, readJson, statusOf } from "./order-form.ts";

export type Answer = { readonly status: number; readonly body: unknown };

/** The bakery's own route: its own way of knowing who asks, its own form, and our use case behind them. */
const takeOrder = async ({ shop, memberFor }: BakeryShop, request: IncomingMessage): Promise<Answer> => {
  const customer = customerOf(request);
  if (customer === undefined) return { status: 401, body: { message: "Please show your loyalty card." } };
  const form = orderForm.safeParse(await readJson(request));
  if (!form.success) return { status: 400, body: { message: "This is not an order.", issues: form.error.issues } };

  const { basket, ...wanted } = form.data;
  // However often the button is pressed, a basket is ordered once: the repeat is answered with the first order.
  const placed = await shop.order.place(await memberFor(customer), { ...wanted, key: commandKey(basket) });
  if (placed.ok) return { status: 201, body: { order: placed.value.id, toPay: placed.value.finalPrice } };
  const { code } = placed.error;
  return { status: statusOf[code], body: { code, message: en[code] } };
};

export const serve = async (bakery: BakeryShop, request: IncomingMessage): Promise<Answer> => {
  const route = `${request.method} ${request.url}`;
  if (route === "GET /bread") return { status: 200, body: await bakery.bread() };
  if (route === "POST /orders") return takeOrder(bakery, request);
  return { status: 404, body: { message: "There is no such counter." } };
};

/** Refusals are answers; what is thrown is breakage. The baker hears of it, the customer hears whether to ask again. */
export const apologise = (error: unknown): Answer => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  // After the second one the order may stand; the basket's key makes asking again safe.
  const again = error instanceof Unavailable || error instanceof CommitUnknown;
  return again
    ? { status: 503, body: { message: "The queue is long today. Please ask again." } }
    : { status: 500, body: { message: "The oven is cold. We are looking into it." } };
};
