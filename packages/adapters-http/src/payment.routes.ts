import type { MemberActor, OrderId, PaymentId } from "@cofshop/core";
import type { Heard, Payment, PaymentDifference, PaymentUseCases, Prepared } from "@cofshop/core/payment";
import type { Request } from "express";
import { z } from "zod";
import { created, listOf, okay, okayOnce, tableOf, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { id, out, pageQuery, text, timeOrNull } from "./fields.ts";
import { orderView } from "./order.views.ts";
import { refundLines, refundLinesOf } from "./refund.bodies.ts";
import { get, type PathParams, post, type Route } from "./route.ts";

/** What a customer does in the window of a provider that moves no money. */
export type Sandbox = {
  pay(
    payment: Pick<Payment, "merchantUid" | "price" | "currency">,
    outcome: "paid" | "failed" | "late",
  ): void | Promise<void>;
};
export type PaymentOptions = {
  /** Adds `POST /payments/sandbox/{merchantUid}/pay`. Only for a shop that moves no money. */
  readonly sandbox?: Sandbox | undefined;
};

const orderInPath: PathParams<{ orderId: OrderId }> = {
  schema: z.object({ orderId: id<OrderId>() }),
  absent: { code: "order.not-found" },
};
const paymentInPath: PathParams<{ id: PaymentId }> = {
  schema: z.object({ id: id<PaymentId>() }),
  absent: { code: "payment.not-found" },
};
const uidInPath: PathParams<{ merchantUid: string }> = {
  schema: z.object({ merchantUid: z.string() }),
  absent: { code: "payment.not-found" },
};

const methodBody = z.strictObject({ pgProvider: text(1, 50), payMethod: text(1, 50) });
const verifyBody = z.strictObject({ impUid: text(1, 100).optional() }).optional();
const refundBody = z.strictObject({ lines: refundLines, reason: text(1, 500), restock: z.boolean().optional() });
const outcomeBody = z.strictObject({ outcome: z.enum(["paid", "failed", "late"]) });

const status = z.enum(["READY", "PAID", "FAILED", "REFUND_PENDING", "REFUNDED"]);

const preparedView: View<Prepared> = view(
  z.strictObject({
    paymentId: out.id,
    merchantUid: z.string(),
    price: out.amount,
    orderName: z.string(),
    storeId: z.string().optional(),
    channelKey: z.string().optional(),
    pgProvider: z.string(),
    payMethod: z.string(),
    status,
  }),
  ({ payment: { id, merchantUid, price, orderName, pgProvider, payMethod, state }, checkout }) => ({
    paymentId: id,
    merchantUid,
    price,
    orderName,
    ...checkout,
    pgProvider,
    payMethod,
    status: state,
  }),
);

const paymentView: View<Payment> = view(
  z
    .strictObject({
      paymentId: out.id,
      orderId: out.id,
      merchantUid: z.string(),
      price: out.amount,
      currency: z.literal("KRW"),
      orderName: z.string(),
      pgProvider: z.string(),
      payMethod: z.string(),
      status,
      refundedAmount: out.amount,
      transactionId: z.string().nullable(),
      requestedAt: out.time,
      paidAt: out.time.nullable(),
    })
    .meta({ id: "Payment" }),
  ({ id, orderId, merchantUid, price, currency, orderName, pgProvider, payMethod, ...payment }) => ({
    paymentId: id,
    orderId,
    merchantUid,
    price,
    currency,
    orderName,
    pgProvider,
    payMethod,
    status: payment.state,
    refundedAmount: payment.refundedAmount,
    transactionId: payment.transactionId ?? null,
    requestedAt: instant(payment.requestedAt),
    paidAt: timeOrNull(payment.paidAt),
  }),
);

/** Tells nobody what the shop knows: who sends it may be anybody. */
const receivedView: View<Heard> = view(z.strictObject({ received: z.literal(true) }), () => ({
  received: true as const,
}));

const standing = z
  .strictObject({ state: z.string(), amount: out.amount, currency: z.string(), refunded: out.amount })
  .nullable();
const differenceView: View<PaymentDifference> = view(
  z
    .strictObject({
      merchantUid: z.string(),
      cause: z.enum(["unknown-here", "unknown-there", "not-ours", "amount", "state", "refunded"]),
      here: standing,
      there: standing,
      foundAt: out.time,
    })
    .meta({ id: "PaymentDifference" }),
  ({ merchantUid, cause, here, there, foundAt }) => ({
    merchantUid,
    cause,
    here: here ?? null,
    there: there ?? null,
    foundAt: instant(foundAt),
  }),
);

const webhookRoute = (payment: PaymentUseCases, path: string, summary: string): Route => {
  // Which of two headers counts nobody knows: they are handed on as they came.
  const headersOf = ({ headersDistinct }: Request) =>
    Object.fromEntries(
      Object.entries(headersDistinct).map(([name, values = []]) => [name, values.length === 1 ? values[0] : values]),
    );
  return post(path, {
    summary,
    access: "anonymous",
    rawBody: true,
    refusals: ["payment.webhook-invalid", "lock.busy"],
    answer: okay(receivedView),
    run: ({ request }) => payment.hear({ headers: headersOf(request), body: request.body }),
  });
};

const sandboxRoute = (payment: PaymentUseCases, sandbox: Sandbox): Route => {
  const pay = async (by: MemberActor, merchantUid: string, outcome: "paid" | "failed" | "late") => {
    const own = await payment.byMerchantUid(by, merchantUid);
    if (own.ok) await sandbox.pay(own.value, outcome);
    return own;
  };
  return post("/payments/sandbox/:merchantUid/pay", {
    summary: "Play the customer in the provider's window; verify afterwards",
    access: "member",
    params: uidInPath,
    body: outcomeBody,
    answer: okay(paymentView),
    run: ({ by, params, body }) => pay(by, params.merchantUid, body.outcome),
  });
};

export const paymentRoutes = (
  { payment }: { readonly payment: PaymentUseCases },
  { sandbox }: PaymentOptions,
): readonly Route[] => [
  post("/payments/orders/:orderId", {
    summary: "Start a payment; the same method again answers the same attempt",
    access: "member",
    params: orderInPath,
    body: methodBody,
    refusals: ["lock.busy"],
    answer: created(preparedView, ({ payment: { id } }) => `/payments/${id}`),
    run: ({ by, params, body }) => payment.prepare(by, params.orderId, body),
  }),
  get("/payments/:id", {
    summary: "One of the caller's own payments",
    access: "member",
    params: paymentInPath,
    answer: okay(paymentView),
    run: ({ by, params }) => payment.view(by, params.id),
  }),
  post("/payments/:id/verify", {
    summary: "Ask the provider about a payment: 200 when it is paid, 202 while nobody knows",
    access: "member",
    params: paymentInPath,
    body: verifyBody,
    refusals: ["lock.busy"],
    answer: okayOnce(({ state }) => state !== "READY", paymentView),
    run: ({ by, params, body }) => payment.verify(by, params.id, { transactionId: body?.impUid }),
  }),
  post("/payments/:id/refund", {
    summary:
      "Give a payment's money back, or that of lines: 200 when it is done, 202 while the provider has not done it",
    access: "admin",
    params: paymentInPath,
    body: refundBody,
    refusals: ["payment.not-paid", "payment.refund-exceeds"],
    answer: okayOnce(({ state }) => state !== "REFUND_PENDING", orderView),
    run: ({ by, params, body: { lines, ...refund } }) =>
      payment.refund(by, params.id, { ...refund, lines: refundLinesOf(lines) }),
  }),
  get("/admin/payments/reconciliation", {
    summary: "Payments about which the shop and its provider do not agree, latest first; looked for every night",
    access: "admin",
    query: z.strictObject(pageQuery),
    answer: okay(tableOf(differenceView)),
    run: ({ by, query }) => payment.differences(by, query),
  }),
  get("/admin/payments/orders/:orderId", {
    summary: "How an order was paid, or tried to be: all attempts, oldest first",
    access: "admin",
    params: orderInPath,
    answer: okay(listOf(paymentView)),
    run: ({ by, params }) => payment.attempts(by, params.orderId),
  }),
  get("/admin/payments/attempts/:merchantUid", {
    summary: "One attempt by its name at the provider, whosever it is",
    access: "admin",
    params: uidInPath,
    answer: okay(paymentView),
    run: ({ by, params }) => payment.attempt(by, params.merchantUid),
  }),
  webhookRoute(
    payment,
    "/payments/webhooks/portone",
    "For PortOne V2: signed, read again at the provider, then applied",
  ),
  webhookRoute(
    payment,
    "/payments/webhooks/iamport",
    "For PortOne V1: unsigned, so a hint to ask the provider and no more",
  ),
  ...(sandbox === undefined ? [] : [sandboxRoute(payment, sandbox)]),
];
