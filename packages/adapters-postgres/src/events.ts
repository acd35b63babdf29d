import { randomUUID } from "node:crypto";
import { type AnyEvent, type EventId, type Inbox, type Outbox, partitionOf } from "@cofshop/core";
import type { Delivery, EventLog, Parked } from "@cofshop/core/events";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, timeOf } from "./statement.ts";

export type OutboxRow = {
  id: string;
  partition: number;
  subject: string;
  sequence: number;
  type: string;
  version: number;
  data: AnyEvent["data"];
  at: Date;
  settledAt: Date | null;
};

export const outboxTable: Table<OutboxRow> = perDialect(
  ({ id, text, whole, time, json }) =>
    new EntitySchema<OutboxRow>({
      name: "cof_outbox",
      columns: {
        id: primary(id),
        partition: whole,
        subject: text,
        sequence: whole,
        type: text,
        version: whole,
        data: json,
        at: time,
        settledAt: named("settled_at", optional(time)),
      },
    }),
);

/** True where a consumer wants an event and has neither taken it in nor parked it. */
const open = (event: string, consumer: string): string => `
  EXISTS (SELECT 1 FROM cof_subscription s WHERE s.consumer = ${consumer} AND s.type IN (${event}.type, '*'))
  AND NOT EXISTS (SELECT 1 FROM cof_inbox i WHERE i.consumer = ${consumer} AND i.event_id = ${event}.id)
  AND NOT EXISTS (SELECT 1 FROM cof_event_failure q
    WHERE q.consumer = ${consumer} AND q.event_id = ${event}.id AND q.parked_at IS NOT NULL)`;

const eventColumns = `e.id AS id, e.subject AS subject, e.sequence AS sequence, e.type AS type, e.version AS version,
  e.data AS data, e.at AS at`;

/** The first open event of each subject: $1 consumer · $2 partition · $3 now. */
const dueEvents = `SELECT ${eventColumns}, COALESCE(f.attempts, 0) AS attempts
  FROM cof_outbox e LEFT JOIN cof_event_failure f ON f.consumer = $1 AND f.event_id = e.id
  WHERE e.partition = $2 AND e.settled_at IS NULL AND ${open("e", "$1")}
    AND (f.retry_at IS NULL OR f.retry_at <= $3)
    AND NOT EXISTS (SELECT 1 FROM cof_outbox p WHERE p.subject = e.subject AND p.sequence < e.sequence
      AND p.settled_at IS NULL AND ${open("p", "$1")})
  ORDER BY e.at, e.id`;

/** Marks events that no consumer still waits for as settled: $1 partition · $2 now. */
const settleEvents = `UPDATE cof_outbox SET settled_at = $2 WHERE partition = $1 AND settled_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM cof_subscription c WHERE c.type IN (cof_outbox.type, '*')
    AND NOT EXISTS (SELECT 1 FROM cof_inbox i WHERE i.consumer = c.consumer AND i.event_id = cof_outbox.id)
    AND NOT EXISTS (SELECT 1 FROM cof_event_failure q
      WHERE q.consumer = c.consumer AND q.event_id = cof_outbox.id AND q.parked_at IS NOT NULL))`;

/**
 * Waits for whoever unparks an event of a partition ($1): he holds its row, and what he did is seen by the statement
 * after this one only. SQLite has one writer.
 */
const awaitUnparking = `SELECT e.id FROM cof_outbox e WHERE e.partition = $1 AND e.settled_at IS NULL
  AND EXISTS (SELECT 1 FROM cof_event_failure f WHERE f.event_id = e.id) ORDER BY e.id FOR NO KEY UPDATE`;

/** Parked deliveries, latest first, after a position: $1 time · $2 event id, both null at the start. */
const parkedEvents = (database: Database): string => {
  const time = database.dialect === "postgres" ? "$1::timestamptz" : "$1";
  const id = database.dialect === "postgres" ? "$2::uuid" : "$2";
  return `SELECT ${eventColumns}, f.attempts AS attempts, f.consumer AS consumer, f.cause AS cause, f.parked_at AS "parkedAt"
  FROM cof_event_failure f JOIN cof_outbox e ON e.id = f.event_id
  WHERE f.parked_at IS NOT NULL AND (${time} IS NULL OR (f.parked_at, f.event_id) < (${time}, ${id}))
  ORDER BY f.parked_at DESC, f.event_id DESC`;
};

/** Deletes settled events without a parked delivery, with what is noted about them: $1 before. */
const pruneEvents = (limit: number): string => `DELETE FROM cof_outbox WHERE id IN (
  SELECT e.id FROM cof_outbox e WHERE e.settled_at < $1
    AND NOT EXISTS (SELECT 1 FROM cof_event_failure q WHERE q.event_id = e.id AND q.parked_at IS NOT NULL)
  LIMIT ${limit})`;

export const sqlOutbox = (database: Database): Outbox => ({
  append: async (events, at) => {
    const rows = events.map(
      (event): OutboxRow => ({
        ...event,
        id: randomUUID(),
        partition: partitionOf(event.subject),
        at,
        settledAt: null,
      }),
    );
    await database.insert(outboxTable[database.dialect], rows);
  },
});

export const sqlInbox = (database: Database): Inbox => ({
  first: async (consumer, event) =>
    (await database.changed(
      "INSERT INTO cof_inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT (consumer, event_id) DO NOTHING",
      [consumer, event],
    )) === 1,
});

type EventRow = Omit<OutboxRow, "data" | "at"> & {
  data: OutboxRow["data"] | string;
  at: Date | string;
  attempts: number;
};
type ParkedRow = EventRow & { consumer: string; cause: string; parkedAt: Date | string };

export const sqlEventLog = (database: Database): EventLog => ({
  waiting: async () => {
    const sql = "SELECT DISTINCT partition AS partition FROM cof_outbox WHERE settled_at IS NULL ORDER BY partition";
    return (await database.rows<{ partition: number }>(sql)).map(({ partition }) => partition);
  },
  due: async (consumer, partition, at, limit) => {
    const rows = await database.rows<EventRow>(`${dueEvents} LIMIT ${limit}`, [consumer, partition, at]);
    return rows.map(toDelivery);
  },
  parked: async ({ after, limit }) => {
    const from = after === undefined ? [null, null] : [new Date(after.key), after.id];
    const rows = await database.rows<ParkedRow>(`${parkedEvents(database)} LIMIT ${limit}`, from);
    return rows.map(
      (row): Parked => ({
        ...toDelivery(row),
        consumer: row.consumer,
        cause: row.cause,
        parkedAt: timeOf(row.parkedAt),
      }),
    );
  },
  register: async (consumer, types) => {
    await database.changed("DELETE FROM cof_subscription WHERE consumer = $1", [consumer]);
    for (const type of types) {
      const sql =
        "INSERT INTO cof_subscription (consumer, type) VALUES ($1, $2) ON CONFLICT (consumer, type) DO NOTHING";
      await database.changed(sql, [consumer, type]);
    }
  },
  fail: async (consumer, event, { attempts, cause, retryAt }, at) => {
    const parkedAt = retryAt === undefined ? at : null;
    await database.changed(
      `INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (consumer, event_id) DO UPDATE SET attempts = excluded.attempts,
       cause = excluded.cause, retry_at = excluded.retry_at, parked_at = excluded.parked_at`,
      [consumer, event, attempts, cause, retryAt ?? null, parkedAt],
    );
  },
  settle: async (partition, at) => {
    if (database.dialect === "postgres") await database.rows(awaitUnparking, [partition]);
    return database.changed(settleEvents, [partition, at]);
  },
  unpark: async (consumer, event, at) => {
    const unparked = await database.changed(
      `UPDATE cof_event_failure SET attempts = 0, retry_at = $3, parked_at = NULL
       WHERE consumer = $1 AND event_id = $2 AND parked_at IS NOT NULL`,
      [consumer, event, at],
    );
    if (unparked === 0) return false;
    await database.changed("UPDATE cof_outbox SET settled_at = NULL WHERE id = $1", [event]);
    return true;
  },
  prune: (before, limit) => database.changed(pruneEvents(limit), [before]),
});

const toDelivery = ({ id, subject, sequence, type, version, data, at, attempts }: EventRow): Delivery => ({
  attempts,
  event: {
    id: id as EventId,
    subject,
    sequence,
    type,
    version,
    data: typeof data === "string" ? JSON.parse(data) : data,
    at: timeOf(at),
  },
});
