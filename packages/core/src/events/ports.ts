import type { AnyEvent, Recorded } from "../shared/event.ts";
import type { EventId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";

export type Delivery = { readonly event: Recorded<AnyEvent>; readonly attempts: number };
export type Parked = Delivery & { readonly consumer: string; readonly cause: string; readonly parkedAt: Date };
export type Failure = {
  readonly attempts: number;
  readonly cause: string;
  /** When to try again; absent when the event is parked: it waits for a person and no longer holds its subject up. */
  readonly retryAt: Date | undefined;
};

/** What the relay asks of the outbox. */
export interface EventLogReads {
  /** Partitions that hold an event which not every consumer has taken in. */
  waiting(): Promise<readonly number[]>;
  /**
   * For each subject, the first event that the consumer wants and has neither taken in nor parked, oldest first.
   * Subjects whose first event failed and is to be tried after `at` are left out.
   */
  due(consumer: string, partition: number, at: Date, limit: number): Promise<readonly Delivery[]>;
  /** Parked deliveries, latest first. */
  parked(slice: Slice): Promise<readonly Parked[]>;
}

/** How far each consumer has come. */
export interface EventLog extends EventLogReads {
  /**
   * Makes the consumer known with the event types it wants (`"*"` is all); what it wanted before is replaced. With no
   * types it is forgotten.
   */
  register(consumer: string, types: readonly string[]): Promise<void>;
  /** Notes a failed delivery. */
  fail(consumer: string, event: EventId, failure: Failure, at: Date): Promise<void>;
  /**
   * Marks a partition's events that every consumer has taken in or parked as settled; answers how many. An event that
   * is unparked meanwhile stays unsettled, where this runs in a transaction.
   */
  settle(partition: number, at: Date): Promise<number>;
  /** Makes a parked delivery due again (true), or answers false when it is not parked. */
  unpark(consumer: string, event: EventId, at: Date): Promise<boolean>;
  /** Deletes events settled before an instant and without a parked delivery, at most `limit`; answers how many. */
  prune(before: Date, limit: number): Promise<number>;
}
