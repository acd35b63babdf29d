import type { AnyEvent, Recorded } from "../shared/event.ts";
import type { Clock, Grant, Inbox, Lock, Signal, UnitOfWork } from "../shared/ports.ts";
import { done, ok } from "../shared/result.ts";
import { type Consumer, type Consumers, type Upcasters, upcast } from "./consumers.ts";
import type { Delivery, EventLog, EventLogReads, Failure } from "./ports.ts";

export type RelayTx = { readonly inbox: Inbox; readonly eventLog: EventLog };
export type RelayPorts<Tx extends RelayTx> = {
  readonly unitOfWork: UnitOfWork<Tx, { readonly eventLog: EventLogReads }>;
  readonly clock: Clock;
  readonly lock: Lock;
};

const BATCH = 100;
const TRIES = 10;
const LEASE_MS = 30_000;

/** 1 s, 2 s, 4 s … up to five minutes between tries; parked after the tenth. */
const failureAfter = (attempts: number, cause: unknown, at: Date): Failure => ({
  attempts,
  cause: String(cause instanceof Error ? cause.message : cause).slice(0, 500),
  retryAt: attempts < TRIES ? new Date(at.getTime() + Math.min(300_000, 1000 * 2 ** (attempts - 1))) : undefined,
});

/**
 * Delivers events to this process's consumers: in order for each subject, at least once, each consumer at its own
 * pace. A failing event holds up only its own subject for its own consumer. One relay works on a partition at a time.
 */
export const makeRelayEvents = <Tx extends RelayTx, Event extends AnyEvent>(
  { unitOfWork, clock, lock }: RelayPorts<Tx>,
  consumers: Consumers<Tx, Event>,
  upcasters: Upcasters,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const registered = new Map<string, readonly string[]>();

  const register = async (consumer: Consumer<Tx>): Promise<void> => {
    if (registered.get(consumer.name) === consumer.types) return;
    await unitOfWork.run(async (tx) => {
      await tx.eventLog.register(consumer.name, consumer.types);
      return done;
    });
    registered.set(consumer.name, consumer.types);
  };

  const handle = async ({ name, handler }: Consumer<Tx>, event: Recorded<AnyEvent>, signal: Signal): Promise<void> => {
    if ("send" in handler) await handler.send(event, signal);
    await unitOfWork.run(async (tx) => {
      const first = await tx.inbox.first(name, event.id);
      if (first && "apply" in handler) await handler.apply(event, tx);
      return done;
    });
  };

  const deliver = async (consumer: Consumer<Tx>, { event, attempts }: Delivery, signal: Signal): Promise<boolean> => {
    try {
      await handle(consumer, upcast(event, upcasters), signal);
      return true;
    } catch (cause) {
      const at = clock.now();
      await unitOfWork.runSingle(async (tx) => {
        await tx.eventLog.fail(consumer.name, event.id, failureAfter(attempts + 1, cause, at), at);
        return done;
      });
      return false;
    }
  };

  const relayPartition = async (partition: number, { signal }: Grant, stop: Signal): Promise<number> => {
    let delivered = 0;
    for (const consumer of consumers.list()) {
      for (;;) {
        const due = await unitOfWork.reads.eventLog.due(consumer.name, partition, clock.now(), BATCH);
        for (const delivery of due) {
          if (signal.aborted || stop.aborted) return delivered;
          if (await deliver(consumer, delivery, signal)) delivered += 1;
        }
        if (due.length === 0) break;
      }
    }
    await unitOfWork.run(async (tx) => {
      await tx.eventLog.settle(partition, clock.now());
      return done;
    });
    return delivered;
  };

  return async (signal) => {
    for (const consumer of consumers.list()) await register(consumer);
    let total = 0;
    for (const partition of await unitOfWork.reads.eventLog.waiting()) {
      if (signal.aborted) break;
      const terms = { waitMs: 0, leaseMs: LEASE_MS, extendUpToMs: 20 * LEASE_MS };
      // Busy: another process is delivering this partition, which is just as good.
      const relayed = await lock.hold(`outbox:${partition}`, terms, async (grant) =>
        ok(await relayPartition(partition, grant, signal)),
      );
      if (relayed.ok) total += relayed.value;
    }
    return { done: total, more: false };
  };
};
