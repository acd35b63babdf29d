import { type FakeAnswer, type FakeRequest, fieldOf, textOf, wholeOf } from "./exchange.ts";
import { type CancelOutcome, type Ledger, type LedgerCancellation, type LedgerPayment, sumOf } from "./ledger.ts";

const error = (status: number, type: string, facts: object = {}): FakeAnswer => ({
  status,
  body: { type, message: "요청을 처리할 수 없습니다.", ...facts },
});

const cancellationBody = ({ id, status, amount, reason, requestedAt, cancelledAt }: LedgerCancellation) => ({
  status,
  id,
  totalAmount: amount,
  taxFreeAmount: 0,
  vatAmount: 0,
  reason,
  requestedAt: requestedAt.toISOString(),
  cancelledAt: cancelledAt?.toISOString(),
});

const amountBody = (payment: LedgerPayment) => ({
  total: payment.total,
  taxFree: 0,
  discount: payment.discount,
  paid: payment.paidAt === undefined ? 0 : payment.total - payment.discount,
  cancelled: sumOf(payment, "SUCCEEDED"),
  cancelledTaxFree: 0,
});

/** With what a real answer has of the customer, so that tests can look for where it must not appear. */
const paymentBody = (payment: LedgerPayment) => ({
  status: payment.status,
  id: payment.id,
  transactionId: payment.transactionId,
  merchantId: "merchant-fake",
  storeId: payment.storeId,
  method: { type: "PaymentMethodCard", card: { number: "4242-42**-****-4242", brand: "VISA" } },
  channel: {
    type: payment.channel,
    id: "channel-id-fake",
    key: "channel-key-fake",
    name: "fake",
    pgProvider: "TOSSPAYMENTS",
    pgMerchantId: "fake",
  },
  version: "V2",
  requestedAt: payment.requestedAt.toISOString(),
  updatedAt: payment.changedAt.toISOString(),
  statusChangedAt: payment.changedAt.toISOString(),
  orderName: "order",
  amount: amountBody(payment),
  currency: payment.currency,
  customer: { name: "홍길동", phoneNumber: "010-1234-5678" },
  disputes: [],
  ...(payment.paidAt && { paidAt: payment.paidAt.toISOString() }),
  ...(payment.status === "FAILED" && { failedAt: payment.changedAt.toISOString(), failure: { reason: "한도 초과" } }),
  ...(payment.status === "CANCELLED" && { cancelledAt: payment.changedAt.toISOString() }),
  ...((payment.cancellations.length > 0 || payment.status === "CANCELLED") && {
    cancellations: payment.cancellations.map(cancellationBody),
  }),
});

export type CancelPlan = CancelOutcome | "PG_PROVIDER";

const cancel = (ledger: Ledger, id: string, body: unknown, plan: CancelPlan): FakeAnswer => {
  const [amount, balance] = [wholeOf(body, "amount"), wholeOf(body, "currentCancellableAmount", 0)];
  const reason = textOf(body, "reason");
  if (reason === undefined || amount === "wrong" || balance === "wrong") return error(400, "INVALID_REQUEST");
  if (plan === "PG_PROVIDER")
    return error(502, "PG_PROVIDER", {
      pgCode: "0001",
      pgMessage: "010-1234-5678 님의 카드 4242424242424242 취소 실패",
    });
  const done = ledger.cancel(id, {
    amount,
    balance,
    reason,
    outcome: plan,
    toAccount: fieldOf(body, "refundAccount") !== undefined,
    quiet: fieldOf(body, "skipWebhook") === true,
  });
  if (typeof done !== "string") return { status: 200, body: { cancellation: cancellationBody(done) } };
  if (done === "INVALID_REQUEST") return error(400, done);
  return error(done === "PAYMENT_NOT_FOUND" ? 404 : 409, done);
};

const preRegister = (ledger: Ledger, id: string, body: unknown): FakeAnswer => {
  const total = wholeOf(body, "totalAmount");
  if (total === undefined || total === "wrong") return error(400, "INVALID_REQUEST");
  const refusal = ledger.register(id, total, textOf(body, "currency") ?? "KRW");
  return refusal === undefined ? { status: 200, body: {} } : error(409, refusal);
};

/** Events in a time, by cursor: a GET with its body in the query. */
const eventsByCursor = (ledger: Ledger, query: URLSearchParams): FakeAnswer => {
  const asked: unknown = JSON.parse(query.get("requestBody") ?? "{}");
  const [from, until] = [new Date(textOf(asked, "from") ?? 0), new Date(textOf(asked, "until") ?? 8e15)];
  const size = wholeOf(asked, "size") ?? 10;
  if (size === "wrong" || size > 1000) return error(400, "INVALID_REQUEST");
  const events = ledger.events(from, until);
  const start = events.findIndex(({ id }) => id === textOf(asked, "cursor")) + 1;
  const items = events.slice(start, start + size).map(({ id, type, payment, at }) => {
    const { amount, status: _, id: paymentId, ...rest } = paymentBody(payment);
    return {
      cursor: id,
      paymentEvent: { ...rest, type, id, paymentId, totalAmount: amount, createdAt: at.toISOString() },
    };
  });
  return { status: 200, body: { items } };
};

/** V2 of PortOne's interface, as far as a shop needs it; undefined for paths that are none of it. */
export const v2Routes =
  (ledger: Ledger, apiSecret: string, nextPlan: () => CancelPlan) =>
  (request: FakeRequest): FakeAnswer | undefined => {
    const { method, path, query, body, headers } = request;
    const [, id, action] = /^\/payments\/([^/]+)(?:\/(cancel|pre-register))?$/.exec(path) ?? [];
    const isEvents = path === "/payment-events-by-cursor";
    if (id === undefined && !isEvents) return undefined;
    if (headers["authorization"] !== `PortOne ${apiSecret}`) return error(401, "UNAUTHORIZED");
    if (isEvents && method === "GET") return eventsByCursor(ledger, query);
    if (id === undefined) return error(404, "NOT_FOUND");
    const paymentId = decodeURIComponent(id);
    if (method === "POST" && action === "cancel") return cancel(ledger, paymentId, body, nextPlan());
    if (method === "POST" && action === "pre-register") return preRegister(ledger, paymentId, body);
    const payment = ledger.find(paymentId);
    if (method !== "GET" || action !== undefined || payment === undefined) return error(404, "PAYMENT_NOT_FOUND");
    return { status: 200, body: paymentBody(payment) };
  };
