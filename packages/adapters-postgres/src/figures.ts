import type { Dialect } from "./dialect.ts";
import type { Sessions } from "./sessions.ts";
import { databaseOver, timeOf } from "./statement.ts";

/** Of what waits, at one moment. */
export type Waiting = {
  /** How many, counted up to 10,000. */
  readonly count: number;
  /** Since when the first of those counted waits; absent when there are none. */
  readonly since: Date | undefined;
};

/** What waits in a shop's database: for a job, or for a person. */
export type Figures = {
  /** Events that not every consumer has taken in. */
  readonly events: Waiting;
  /** Deliveries of events that failed too often. */
  readonly parkedEvents: Waiting;
  /** Orders that nobody has paid yet. */
  readonly unpaidOrders: Waiting;
  /** Payments of which nobody knows yet; `since` is when the next question about the first is due, which may be to come. */
  readonly openPayments: Waiting;
  /** Money that has to go back. */
  readonly refundsDue: Waiting;
  /** Orders whose customers want money back, by when they were placed. */
  readonly refundRequests: Waiting;
  /** Payments about which shop and provider say different things. */
  readonly paymentDifferences: Waiting;
  /** Customers in chat rooms that no agent has joined. */
  readonly customers: Waiting;
};

const COUNTED = 10_000;

/** Each is found by an index of its own that holds nothing else, but for refund requests, which share theirs. */
const places: Readonly<Record<keyof Figures, readonly [time: string, from: string]>> = {
  events: ["at", "cof_outbox WHERE settled_at IS NULL"],
  parkedEvents: ["parked_at", "cof_event_failure WHERE parked_at IS NOT NULL"],
  unpaidOrders: ["placed_at", "cof_order WHERE state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING')"],
  openPayments: ["next_check_at", "cof_payment WHERE state = 'READY' AND next_check_at IS NOT NULL"],
  refundsDue: ["requested_at", "cof_payment WHERE state = 'REFUND_PENDING'"],
  refundRequests: ["placed_at", "cof_order WHERE refund_status = 'REQUESTED'"],
  paymentDifferences: ["found_at", "cof_payment_difference WHERE settled_at IS NULL"],
  customers: ["created_at", "cof_chat_room WHERE status = 'ACTIVE'"],
};

const statement = Object.entries(places)
  .map(
    ([name, [time, from]]) =>
      `SELECT '${name}' AS name, COUNT(*) AS count, MIN(time) AS since FROM (SELECT ${time} AS time FROM ${from} LIMIT ${COUNTED}) w`,
  )
  .join(" UNION ALL ");

type Row = { readonly name: string; readonly count: number | string; readonly since: Date | string | null };

/** One statement, in a few milliseconds however large the shop is. */
export const sqlFigures = async (dialect: Dialect, sessions: Sessions): Promise<Figures> => {
  const found = await sessions.use((runner) => databaseOver(dialect, runner).rows<Row>(statement));
  const rows = new Map(found.map((row) => [row.name, row]));
  const waiting = (name: keyof Figures): Waiting => {
    const { count = 0, since = null } = rows.get(name) ?? {};
    return { count: Number(count), since: since === null ? undefined : timeOf(since) };
  };
  return {
    events: waiting("events"),
    parkedEvents: waiting("parkedEvents"),
    unpaidOrders: waiting("unpaidOrders"),
    openPayments: waiting("openPayments"),
    refundsDue: waiting("refundsDue"),
    refundRequests: waiting("refundRequests"),
    paymentDifferences: waiting("paymentDifferences"),
    customers: waiting("customers"),
  };
};
