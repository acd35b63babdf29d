import { type FakeAnswer, type FakeRequest, textOf, wholeOf } from "./exchange.ts";
import { type Ledger, type LedgerPayment, sumOf } from "./ledger.ts";
import type { CancelPlan } from "./v2-routes.ts";

const fine = (response: unknown): FakeAnswer => ({ status: 200, body: { code: 0, message: null, response } });
/** V1 says no with a status of 200, and why in words only. */
const no = (message: string, status = 200): FakeAnswer => ({
  status,
  body: { code: status === 200 ? 1 : -1, message, response: null },
});

const secondsOf = (at: Date | undefined): number => (at === undefined ? 0 : Math.floor(at.getTime() / 1000));

const statusOf = (payment: LedgerPayment): string => {
  if (payment.status === "PARTIAL_CANCELLED") return "paid";
  return payment.status === "VIRTUAL_ACCOUNT_ISSUED" ? "ready" : payment.status.toLowerCase();
};

const paymentBody = (payment: LedgerPayment) => ({
  imp_uid: payment.transactionId,
  merchant_uid: payment.id,
  pay_method: "card",
  status: statusOf(payment),
  amount: payment.total,
  cancel_amount: sumOf(payment, "SUCCEEDED"),
  currency: payment.currency,
  card_number: "4242-42**-****-4242",
  buyer_name: "홍길동",
  buyer_tel: "010-1234-5678",
  started_at: secondsOf(payment.requestedAt),
  paid_at: secondsOf(payment.paidAt),
  failed_at: payment.status === "FAILED" ? secondsOf(payment.changedAt) : 0,
  cancelled_at: secondsOf(payment.cancellations.filter(({ status }) => status === "SUCCEEDED").at(-1)?.cancelledAt),
  cancel_history: payment.cancellations
    .filter(({ status }) => status === "SUCCEEDED")
    .map(({ id, amount, reason, cancelledAt }) => ({
      pg_tid: payment.transactionId,
      cancellation_id: id,
      amount,
      reason,
      cancelled_at: secondsOf(cancelledAt),
    })),
});

const pageOf = (payments: readonly LedgerPayment[], query: URLSearchParams): FakeAnswer => {
  const [number, limit] = [Number(query.get("page") ?? 1), Math.min(Number(query.get("limit") ?? 20), 1000)];
  const list = payments.slice((number - 1) * limit, number * limit).map(paymentBody);
  const next = number * limit < payments.length ? number + 1 : 0;
  return fine({ total: payments.length, previous: number - 1, next, list });
};

const cancel = (ledger: Ledger, body: unknown, plan: CancelPlan): FakeAnswer => {
  const [amount, checksum] = [wholeOf(body, "amount", 0), wholeOf(body, "checksum", 0)];
  const imp = textOf(body, "imp_uid");
  const id = imp === undefined ? textOf(body, "merchant_uid") : ledger.ofTransaction(imp)?.id;
  if (amount === "wrong" || checksum === "wrong") return no("취소 요청이 올바르지 않습니다.", 400);
  if (plan === "PG_PROVIDER") return no("[0001] 010-1234-5678 님의 카드 4242424242424242 취소 실패");
  if (plan === "FAILED") return no("취소할 수 없습니다.");
  // V1 has no cancellations that are only requested: they count at once. Nothing and 0 are everything.
  const terms = {
    reason: textOf(body, "reason") ?? "",
    balance: checksum,
    quiet: true,
    toAccount: textOf(body, "refund_account") !== undefined,
  };
  const done = ledger.cancel(id ?? "", { ...terms, amount: amount === 0 ? undefined : amount });
  if (typeof done === "string") return no("취소할 수 없습니다.");
  const payment = ledger.find(id ?? "");
  return fine(payment && paymentBody(payment));
};

const prepare = (ledger: Ledger, method: string, body: unknown): FakeAnswer => {
  const [id, amount] = [textOf(body, "merchant_uid"), wholeOf(body, "amount")];
  if (id === undefined || amount === undefined || amount === "wrong") return no("등록할 수 없습니다.", 400);
  const isThere = ledger.registered(id) !== undefined;
  if (isThere === (method === "POST")) return no(isThere ? "이미 등록된 주문입니다." : "등록된 주문이 없습니다.");
  if (ledger.register(id, amount, "KRW") !== undefined) return no("이미 결제된 주문입니다.");
  return fine({ merchant_uid: id, amount });
};

const TOKEN_S = 1_800;

/** Tokens: the same one again while it lives, and five minutes more for one in its last minute. */
const tokens = (impKey: string, impSecret: string, now: () => Date) => {
  let made = 0;
  let until = 0;
  return {
    forget: (): void => {
      until = 0;
    },
    isGood: (token: unknown): boolean => token === `fake-token-${made}` && secondsOf(now()) < until,
    issue: (body: unknown): FakeAnswer => {
      if (textOf(body, "imp_key") !== impKey || textOf(body, "imp_secret") !== impSecret)
        return no("imp_key, imp_secret 인증에 실패하였습니다.", 401);
      const at = secondsOf(now());
      if (at >= until) {
        made += 1;
        until = at + TOKEN_S;
      } else if (until - at < 60) until += 300;
      return fine({ access_token: `fake-token-${made}`, now: at, expired_at: until });
    },
  };
};

export type V1Terms = {
  readonly impKey: string;
  readonly impSecret: string;
  readonly now: () => Date;
  readonly nextPlan: () => CancelPlan;
};

/** V1 of PortOne's interface on the same books, as far as a shop needs it; undefined for paths that are none of it. */
export const v1Routes = (ledger: Ledger, { impKey, impSecret, now, nextPlan }: V1Terms) => {
  const token = tokens(impKey, impSecret, now);
  const seen = (payments: readonly LedgerPayment[], query: URLSearchParams): readonly LedgerPayment[] =>
    payments.filter(({ channel }) => channel === "LIVE" || query.get("include_sandbox") === "true");

  const answer = ({ method, path, query, body, headers }: FakeRequest): FakeAnswer | undefined => {
    if (path === "/users/getToken") return token.issue(body);
    const [, place, argument] = /^\/payments\/(cancel|prepare|find|findAll|status)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
    if (place === undefined || String(headers["authorization"]).startsWith("PortOne ")) return undefined;
    if (!token.isGood(headers["authorization"])) return no("토큰이 유효하지 않습니다.", 401);
    if (place === "cancel") return cancel(ledger, body, nextPlan());
    if (place === "prepare") return prepare(ledger, method, body);
    if (argument === undefined) return no("존재하지 않는 주소입니다.", 404);
    if (place === "status") {
      const [from, to] = [Number(query.get("from") ?? 0), Number(query.get("to") ?? 1e12)];
      const within = ({ changedAt }: LedgerPayment): boolean =>
        from <= secondsOf(changedAt) && secondsOf(changedAt) <= to;
      const changed = seen(ledger.all(), query).filter(within);
      return pageOf(
        [...changed].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime()),
        query,
      );
    }
    const tries = seen(ledger.tries(decodeURIComponent(argument)), query);
    const [latest] = tries;
    if (latest === undefined) return no("존재하지 않는 결제정보입니다.", 404);
    return place === "find" ? fine(paymentBody(latest)) : pageOf(tries, query);
  };
  return { answer, forgetTokens: token.forget };
};
