import type { EventLog, Parked } from "../events/index.ts";
import { type AnyEvent, partitionOf, type Recorded } from "../shared/event.ts";
import type { EventId } from "../shared/ids.ts";
import type { Ids, Inbox, Outbox } from "../shared/ports.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

type EventRow = Recorded<AnyEvent> & { readonly settledAt: Date | undefined };
const eventTable: Table<EventRow> = {
  name: "event",
  key: ({ id }) => id,
  unique: [({ subject, sequence }) => `${subject}/${sequence}`],
};
const takenTable: Table<{ readonly consumer: string; readonly event: EventId }> = {
  name: "taken-event",
  key: ({ consumer, event }) => `${consumer}/${event}`,
};
type FailureRow = {
  readonly consumer: string;
  readonly event: EventId;
  readonly attempts: number;
  readonly cause: string;
  readonly retryAt: Date | undefined;
  readonly parkedAt: Date | undefined;
};
const failureTable: Table<FailureRow> = {
  name: "failed-event",
  key: ({ consumer, event }) => `${consumer}/${event}`,
};
const consumerTable: Table<{ readonly name: string; readonly types: readonly string[] }> = {
  name: "consumer",
  key: ({ name }) => name,
};

export const memoryOutbox = (view: View, ids: Ids): Outbox => ({
  append: async (events, at) => {
    await view.turn("write");
    for (const event of events) view.put(eventTable, { ...event, id: ids.next<EventId>(), at, settledAt: undefined });
  },
});

export const memoryInbox = (view: View): Inbox => ({
  first: async (consumer, event) => {
    await view.turn("write");
    if (view.get(takenTable, `${consumer}/${event}`) !== undefined) return false;
    view.put(takenTable, { consumer, event });
    return true;
  },
});

const recorded = ({ settledAt: _settledAt, ...event }: EventRow): Recorded<AnyEvent> => event;

export const memoryEventLog = (view: View): EventLog => {
  const failure = (consumer: string, event: EventId) => view.get(failureTable, `${consumer}/${event}`);
  const wants = (consumer: string, type: string): boolean => {
    const types = view.get(consumerTable, consumer)?.types ?? [];
    return types.includes("*") || types.includes(type);
  };
  /** Wanted by the consumer, and neither taken in nor parked. */
  const open = (consumer: string, { id, type }: EventRow): boolean =>
    wants(consumer, type) &&
    view.get(takenTable, `${consumer}/${id}`) === undefined &&
    failure(consumer, id)?.parkedAt === undefined;
  const unsettled = (): readonly EventRow[] => view.all(eventTable).filter(({ settledAt }) => settledAt === undefined);

  return {
    waiting: async () => {
      await view.turn("read");
      return [...new Set(unsettled().map(({ subject }) => partitionOf(subject)))].sort((a, b) => a - b);
    },
    due: async (consumer, partition, at, limit) => {
      await view.turn("read");
      const heads = new Map<string, EventRow>();
      for (const event of unsettled()) {
        if (partitionOf(event.subject) !== partition || !open(consumer, event)) continue;
        const head = heads.get(event.subject);
        if (head === undefined || event.sequence < head.sequence) heads.set(event.subject, event);
      }
      return [...heads.values()]
        .filter(({ id }) => (failure(consumer, id)?.retryAt ?? at) <= at)
        .sort((a, b) => a.at.getTime() - b.at.getTime() || Number(a.id > b.id) - Number(a.id < b.id))
        .slice(0, limit)
        .map((event) => ({ event: recorded(event), attempts: failure(consumer, event.id)?.attempts ?? 0 }));
    },
    parked: async (slice) => {
      await view.turn("read");
      const rows = view.all(failureTable).flatMap(({ consumer, event: id, attempts, cause, parkedAt }): Parked[] => {
        const event = view.get(eventTable, id);
        return event && parkedAt ? [{ consumer, event: recorded(event), attempts, cause, parkedAt }] : [];
      });
      return sliceRows(rows, slice, (row) => ({ key: row.parkedAt.getTime(), id: row.event.id }), "descending");
    },
    register: async (consumer, types) => {
      await view.turn("write");
      view.put(consumerTable, { name: consumer, types });
    },
    fail: async (consumer, event, { attempts, cause, retryAt }, at) => {
      await view.turn("write");
      const parkedAt = retryAt === undefined ? at : undefined;
      view.put(failureTable, { consumer, event, attempts, cause, retryAt, parkedAt });
    },
    settle: async (partition, at) => {
      await view.turn("write");
      const consumers = view.all(consumerTable).map(({ name }) => name);
      const ended = unsettled()
        .filter(({ subject }) => partitionOf(subject) === partition)
        .filter((event) => consumers.every((consumer) => !open(consumer, event)));
      for (const event of ended) view.put(eventTable, { ...event, settledAt: at });
      return ended.length;
    },
    unpark: async (consumer, event, at) => {
      await view.turn("write");
      const row = failure(consumer, event);
      const kept = view.get(eventTable, event);
      if (row?.parkedAt === undefined || kept === undefined) return false;
      view.put(failureTable, { ...row, attempts: 0, retryAt: at, parkedAt: undefined });
      view.put(eventTable, { ...kept, settledAt: undefined });
      return true;
    },
    prune: async (before, limit) => {
      await view.turn("write");
      const failures = view.all(failureTable);
      const old = view
        .all(eventTable)
        .filter(({ settledAt }) => settledAt !== undefined && settledAt < before)
        .filter(({ id }) => !failures.some((row) => row.event === id && row.parkedAt !== undefined))
        .slice(0, limit);
      for (const { id } of old) {
        view.remove(eventTable, id);
        for (const row of failures) if (row.event === id) view.remove(failureTable, failureTable.key(row));
        for (const row of view.all(takenTable)) if (row.event === id) view.remove(takenTable, takenTable.key(row));
      }
      return old.length;
    },
  };
};
