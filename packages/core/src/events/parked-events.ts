import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { EventId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { Clock, Inbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { EventLog, EventLogReads, Parked } from "./ports.ts";

export type ParkedEventPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly inbox: Inbox; readonly eventLog: EventLog },
    { readonly eventLog: EventLogReads }
  >;
  readonly clock: Clock;
};
export type NotParked = { readonly code: "event.not-found" };

/** Deliveries that failed ten times, latest first. Admins only. */
export type ListParked = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<Parked>, Forbidden | BadCursor | InvalidInput>>;
/** Tries a parked delivery again. Admins only. */
export type RetryParked = (
  by: Actor,
  consumer: string,
  event: EventId,
) => Promise<Result<undefined, Forbidden | InvalidInput | NotParked>>;
/** Gives a parked delivery up: the consumer counts as having taken it in. Admins only. */
export type DiscardParked = RetryParked;
export type ConsumerActive = { readonly code: "event.consumer-active" };
/**
 * Takes a consumer off the list of those that events wait for, once a release no longer has it. Refused while this
 * process still delivers to it. Admins only.
 */
export type ForgetConsumer = (
  by: Actor,
  consumer: string,
) => Promise<Result<undefined, Forbidden | InvalidInput | ConsumerActive>>;

const checkConsumer = (consumer: string) => text("consumer", consumer, 1, 100);

export const makeListParked =
  ({ unitOfWork }: ParkedEventPorts): ListParked =>
  async (by, request) => {
    if (!isAdmin(by)) return forbidden;
    const slice = sliceOf("parked", request);
    if (!slice.ok) return slice;
    const rows = await unitOfWork.reads.eventLog.parked(slice.value);
    return ok(feedOf("parked", slice.value, rows, (row) => ({ key: row.parkedAt.getTime(), id: row.event.id })));
  };

export const makeRetryParked =
  ({ unitOfWork, clock }: ParkedEventPorts): RetryParked =>
  async (by, consumer, event) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = checkConsumer(consumer);
    if (wrong) return wrong;
    return unitOfWork.run(async (tx) =>
      (await tx.eventLog.unpark(consumer, event, clock.now())) ? done : err({ code: "event.not-found" }),
    );
  };

export const makeDiscardParked =
  ({ unitOfWork, clock }: ParkedEventPorts): DiscardParked =>
  async (by, consumer, event) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = checkConsumer(consumer);
    if (wrong) return wrong;
    return unitOfWork.run(async (tx) => {
      if (!(await tx.eventLog.unpark(consumer, event, clock.now()))) return err({ code: "event.not-found" });
      await tx.inbox.first(consumer, event);
      return done;
    });
  };

export const makeForgetConsumer =
  ({ unitOfWork }: ParkedEventPorts, consumers: { list(): readonly { readonly name: string }[] }): ForgetConsumer =>
  async (by, consumer) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = checkConsumer(consumer);
    if (wrong) return wrong;
    if (consumers.list().some(({ name }) => name === consumer)) return err({ code: "event.consumer-active" });
    return unitOfWork.run(async (tx) => {
      await tx.eventLog.register(consumer, []);
      return done;
    });
  };
