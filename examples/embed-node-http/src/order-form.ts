import type { IncomingMessage } from "node:http";
import { idOf, isUuid, type OptionId } from "@cofshop/core";
import type { PlaceOrder } from "@cofshop/core/order";
import { z } from "zod";

/** The shapes are checked here; what an order may hold is the shop's to say. */
export const orderForm = z.object({
  /** Made by the page for each basket, so that the shop can tell a second order from a second click. */
  basket: z.uuid(),
  lines: z.array(
    z.object({
      optionId: z
        .string()
        .refine(isUuid)
        .transform((text) => idOf<OptionId>(text)),
      quantity: z.number(),
    }),
  ),
  address: z.object({ city: z.string(), street: z.string(), zipCode: z.string() }),
});

type PlaceOrderRefusal = Extract<Awaited<ReturnType<PlaceOrder>>, { readonly ok: false }>["error"];

/** Everything that placing an order can be refused with: a code that the shop adds later does not compile here. */
export const statusOf: Readonly<Record<PlaceOrderRefusal["code"], number>> = {
  "auth.forbidden": 403,
  "coupon.not-found": 404,
  "coupon.not-usable": 409,
  "idempotency.key-reused": 422,
  "item.limit-exceeded": 409,
  "item.not-for-sale": 409,
  "item.option-not-found": 404,
  "item.out-of-stock": 409,
  "member.insufficient-points": 409,
  "member.quit": 403,
  "order.not-found": 404,
  "request.invalid": 400,
};

const LONGEST_FORM = 10_000;

/** The JSON of a request; nothing where there is none. What is longer than any order is cut, and is no JSON then. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text = `${text}${chunk}`.slice(0, LONGEST_FORM);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
