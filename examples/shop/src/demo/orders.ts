import { z } from "zod";
import type { Browser } from "./browser.ts";
import { address } from "./customer.ts";
import { lineOf, type Wanted } from "./goods-on-sale.ts";

export const orderPage = z.object({
  orderId: z.string(),
  orderState: z.string(),
  deliveryFee: z.int(),
  finalPrice: z.int(),
  refundedAmount: z.int(),
  earnedPoint: z.int(),
  orderItems: z.array(
    z.object({
      orderItemId: z.string(),
      optionId: z.string(),
      unitPrice: z.int(),
      quantity: z.int(),
      lineTotal: z.int(),
    }),
  ),
});
export const orderList = z.object({
  content: z.array(z.object({ orderId: z.string(), orderState: z.string(), memberId: z.string() })),
});
const history = z.array(z.object({ to: z.string(), by: z.string() }));
const prepared = z.object({ paymentId: z.string(), merchantUid: z.string(), price: z.int(), status: z.string() });
const payment = z.object({ status: z.string(), price: z.int() });

export const placeOrder = (
  { call }: Browser,
  lines: readonly Wanted[],
  headers: Readonly<Record<string, string>> = {},
  usePoint = 0,
) => call("POST", "/orders", { body: { address, usePoint, orderItems: lines.map(lineOf) }, headers });

export const orderOf = async ({ call }: Browser, orderId: string) =>
  orderPage.parse((await call("GET", `/orders/${orderId}`)).data);

export const stateOf = async (browser: Browser, orderId: string): Promise<string> =>
  (await orderOf(browser, orderId)).orderState;

/** The states an order went through, first to last. */
export const lifeOf = async ({ call }: Browser, orderId: string): Promise<readonly string[]> =>
  history.parse((await call("GET", `/orders/${orderId}/history`)).data).map(({ to }) => to);

export const preparePayment = async ({ call }: Browser, orderId: string) => {
  const body = { pgProvider: "sandbox", payMethod: "card" };
  return prepared.parse((await call("POST", `/payments/orders/${orderId}`, { body })).data);
};

/** What the customer does in the provider's window. */
export const payInSandbox = ({ call }: Browser, merchantUid: string, outcome: "paid" | "failed" | "late") =>
  call("POST", `/payments/sandbox/${merchantUid}/pay`, { body: { outcome } });

export const verifyPayment = async ({ call }: Browser, paymentId: string) => {
  const { verdict, data } = await call("POST", `/payments/${paymentId}/verify`, { body: {} });
  return { verdict, ...payment.parse(data) };
};

/** Pays for an order without the story dwelling on it; answers its payment. */
export const payFor = async (browser: Browser, orderId: string): Promise<string> => {
  const { paymentId, merchantUid } = await preparePayment(browser, orderId);
  await payInSandbox(browser, merchantUid, "paid");
  await verifyPayment(browser, paymentId);
  return paymentId;
};

/** An admin has a paid order brought to its customer's door. */
export const bringToDoor = async ({ call }: Browser, orderId: string): Promise<void> => {
  for (const orderState of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
    await call("PATCH", `/orders/${orderId}/state`, { body: { orderState } });
  }
};
