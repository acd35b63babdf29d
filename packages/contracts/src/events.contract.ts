import { type AnyEvent, partitionOf } from "@cofshop/core";
import type { Delivery, Failure } from "@cofshop/core/events";
import type { EventId, OrderId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, single, thrownBy, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId, later } from "./rows.ts";
import { walk } from "./walk.ts";

const LINE = 3;
/** A new subject whose events travel on line 3, or on another one. */
const freshSubject = (partition: number = LINE): string => {
  for (;;) {
    const id = freshId<OrderId>();
    if (partitionOf(id) === partition) return id;
  }
};
const event = (subject: string, sequence: number, type = "order.placed"): AnyEvent => ({
  type,
  version: 1,
  subject,
  sequence,
  data: { text: "이름 O'Neill 🫘", nested: { list: [1, -0.5, true, null, ""] }, sequence },
});
const placeOf = ({ event: { subject, sequence } }: Delivery) => `${subject}#${sequence}`;
const parked: Failure = { attempts: 10, cause: "the consumer is broken 🫘", retryAt: undefined };

/** Certifies `Outbox`, `Inbox` and `EventLog` together: what was told once is taken in once, in order, by everyone. */
export const eventsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`Outbox, Inbox and EventLog: ${name}`, create, [], (its) => {
    const append = (events: readonly AnyEvent[], at = later(0)) => commit(its(), (tx) => tx.outbox.append(events, at));
    const register = (consumer: string, types: readonly string[] = ["*"]) =>
      commit(its(), (tx) => tx.eventLog.register(consumer, types));
    const due = (consumer: string, at = later(1_000), limit = 100) =>
      its().unitOfWork.reads.eventLog.due(consumer, LINE, at, limit);
    const takeIn = (consumer: string, id: EventId) => commit(its(), (tx) => tx.inbox.first(consumer, id));
    const fail = (consumer: string, id: EventId, failure: Failure, at = later(0)) =>
      single(its(), (tx) => tx.eventLog.fail(consumer, id, failure, at));
    const settle = (at = later(2_000)) => single(its(), (tx) => tx.eventLog.settle(LINE, at));
    const unpark = (consumer: string, id: EventId) => commit(its(), (tx) => tx.eventLog.unpark(consumer, id, later(0)));
    const prune = (before: Date, limit = 100) => commit(its(), (tx) => tx.eventLog.prune(before, limit));
    const isWaiting = async () => (await its().unitOfWork.reads.eventLog.waiting()).includes(LINE);
    const head = async (consumer: string, at?: Date): Promise<EventId> => {
      const [first] = await due(consumer, at);
      if (first === undefined) throw new Error(`nothing is due for ${consumer}`);
      return first.event.id;
    };

    test("an event comes out as it went in, with an id and its time, and not when its transaction rolled back", async () => {
      await register("mail");
      const subject = freshSubject();
      await thrownBy(() =>
        commit(its(), async (tx) => {
          await tx.outbox.append([event(subject, 1)], later(1));
          throw new Error("rolled back");
        }),
      );
      expect(await due("mail")).toEqual([]);
      await append([event(subject, 1)], later(7));
      await append([], later(8));
      const recorded = { ...event(subject, 1), id: expect.any(String), at: later(7) };
      expect(await due("mail")).toEqual([{ event: recorded, attempts: 0 }]);
      expect(await its().unitOfWork.reads.eventLog.due("mail", LINE + 1, later(1_000), 10)).toEqual([]);
    });

    test("two events of one subject with the same sequence throw, and neither is written with its transaction", async () => {
      await register("mail");
      const [told, twice] = [freshSubject(), freshSubject()];
      await append([event(told, 1)]);
      await thrownBy(() => append([event(twice, 1), event(told, 1, "order.paid")]));
      await thrownBy(() => append([event(twice, 1), event(twice, 1)]));
      const raced = freshSubject();
      const settled = await Promise.allSettled(upTo(5).map(() => append([event(raced, 1)])));
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(new Set((await due("mail")).map(placeOf))).toEqual(new Set([`${told}#1`, `${raced}#1`]));
    });

    test("every consumer gets every event exactly once, each subject's in order and one at a time, whoever appends meanwhile", async () => {
      await register("mail");
      await register("ledger", ["order.paid"]);
      const told = fc.array(fc.record({ of: fc.nat(3), paid: fc.boolean() }), { minLength: 1, maxLength: 15 });
      const walked = fc.asyncProperty(told, async (facts) => {
        const subjects = upTo(4).map(() => freshSubject());
        const sequences = new Map<string, number>();
        const events = facts.flatMap(({ of, paid }) => {
          const subject = subjects[of];
          if (subject === undefined) return [];
          sequences.set(subject, (sequences.get(subject) ?? 0) + 1);
          return [event(subject, sequences.get(subject) ?? 0, paid ? "order.paid" : "order.placed")];
        });
        const told = { all: false };
        const appending = events
          .reduce((before, each) => before.then(() => append([each])), Promise.resolve())
          .finally(() => {
            told.all = true;
          });
        const takeAll = async (consumer: string, wants: (each: AnyEvent) => boolean) => {
          const expected = events.filter(wants);
          const taken: AnyEvent[] = [];
          for (let rounds = 0; ; rounds += 1) {
            if (rounds > 1_000) throw new Error(`${consumer} is never done: what it took in is due again`);
            // Whoever appends gets his turn, also where nothing else waits for a network.
            await new Promise((resolve) => setImmediate(resolve));
            const { all } = told;
            const heads = await due(consumer);
            if (all && heads.length === 0) break;
            expect(new Set(heads.map((each) => each.event.subject)).size).toBe(heads.length);
            for (const { event: each } of heads) expect(await takeIn(consumer, each.id)).toBe(true);
            taken.push(...heads.map((each) => each.event));
          }
          for (const subject of subjects) {
            const [got, want] = [taken, expected].map((list) => list.filter((each) => each.subject === subject));
            expect(got?.map(({ sequence }) => sequence)).toEqual(want?.map(({ sequence }) => sequence));
          }
          expect(taken).toHaveLength(expected.length);
        };
        const takeLedger = takeAll("ledger", ({ type }) => type === "order.paid");
        await Promise.all([appending, takeAll("mail", () => true), takeLedger]);
      });
      await holds(walked, { runs, shrink: false });
    });

    test("due events come oldest first, at most as many as asked", async () => {
      await register("mail");
      const subjects = upTo(5).map(() => freshSubject());
      for (const [index, subject] of subjects.entries()) await append([event(subject, 1)], later(index));
      await append(
        subjects.map((subject) => event(subject, 2)),
        later(9),
      );
      expect((await due("mail")).map(placeOf)).toEqual(subjects.map((subject) => `${subject}#1`));
      expect(await due("mail", later(1_000), 2)).toHaveLength(2);
    });

    test("of racing takers of one event exactly one is first, and a taker that rolled back was not", async () => {
      await register("mail");
      await append([event(freshSubject(), 1)]);
      const id = await head("mail");
      await thrownBy(() =>
        commit(its(), async (tx) => {
          expect(await tx.inbox.first("mail", id)).toBe(true);
          throw new Error("rolled back");
        }),
      );
      const firsts = await Promise.all(upTo(10).map(() => takeIn("mail", id)));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect([await takeIn("mail", id), await takeIn("ledger", id)]).toEqual([false, true]);
    });

    test("a failed event holds up its own subject for its own consumer until its time, and says how often it failed", async () => {
      await register("mail");
      await register("ledger");
      const [sick, well] = [freshSubject(), freshSubject()];
      await append([event(sick, 1), event(sick, 2), event(well, 1)]);
      const id = (await due("mail")).find((each) => each.event.subject === sick)?.event.id ?? (await head("mail"));
      await fail("mail", id, { attempts: 1, cause: "down", retryAt: later(500) });
      await fail("mail", id, { attempts: 2, cause: "down", retryAt: later(600) });
      expect((await due("mail", later(599))).map(placeOf)).toEqual([`${well}#1`]);
      const again = await due("mail", later(600));
      expect(again.find((each) => each.event.subject === sick)).toMatchObject({
        event: { id, sequence: 1 },
        attempts: 2,
      });
      expect(await due("ledger", later(599))).toHaveLength(2);
    });

    test("a parked event no longer holds its subject up, is listed latest first, and is due again once unparked", async () => {
      await register("mail");
      const subject = freshSubject();
      await append(upTo(4).map((index) => event(subject, index + 1)));
      const ids: EventId[] = [];
      for (const index of upTo(3)) {
        ids.unshift(await head("mail"));
        await fail("mail", await head("mail"), parked, later(Math.floor(index / 2)));
      }
      expect((await due("mail")).map(placeOf)).toEqual([`${subject}#4`]);
      for (const size of [1, 2, 10]) {
        const rows = await walk(
          size,
          (slice) => its().unitOfWork.reads.eventLog.parked(slice),
          (row) => ({ key: row.parkedAt.getTime(), id: row.event.id }),
        );
        // Two were parked at once: among equals the ids count down.
        const [last, ...both] = ids;
        expect(rows.map((row) => row.event.id)).toEqual([last, ...both.sort().reverse()]);
        expect(rows.at(0)).toMatchObject({ consumer: "mail", cause: parked.cause, parkedAt: later(1), attempts: 10 });
      }
      const [first = await head("mail")] = ids.slice(-1);
      expect([await unpark("mail", first), await unpark("mail", first)]).toEqual([true, false]);
      expect(await unpark("ledger", first)).toBe(false);
      expect((await due("mail")).map(placeOf)).toEqual([`${subject}#1`]);
      expect(await its().unitOfWork.reads.eventLog.parked({ after: undefined, limit: 10 })).toHaveLength(2);
    });

    test("an event is settled when every consumer that wants it has taken it in or parked it, and unparking revives it", async () => {
      await register("mail");
      await register("ledger", ["order.paid"]);
      const subject = freshSubject();
      await append([event(subject, 1), event(subject, 2, "order.paid")]);
      expect(await isWaiting()).toBe(true);
      await takeIn("mail", await head("mail"));
      expect([await settle(), await settle()]).toEqual([1, 0]);
      const id = await head("mail");
      await takeIn("mail", id);
      expect([await settle(), await isWaiting()]).toEqual([0, true]);
      await fail("ledger", id, parked);
      expect([await settle(), await isWaiting()]).toEqual([1, false]);
      expect(await unpark("ledger", id)).toBe(true);
      expect([await isWaiting(), await head("ledger")]).toEqual([true, id]);
      await takeIn("ledger", id);
      expect([await settle(), await isWaiting()]).toEqual([1, false]);
    });

    test("events settled before an instant are deleted, at most as many as asked, and those with a parked delivery are kept", async () => {
      await register("mail");
      const subjects = upTo(4).map(() => freshSubject());
      await append(subjects.map((subject) => event(subject, 1)));
      const [spared, ...others] = (await due("mail")).map((each) => each.event.id);
      if (spared === undefined) throw new Error("four events are due");
      await fail("mail", spared, parked);
      for (const id of others) await takeIn("mail", id);
      expect(await prune(later(9_000))).toBe(0);
      expect(await settle(later(2_000))).toBe(4);
      expect([await prune(later(2_000)), await prune(later(2_001), 2), await prune(later(2_001), 2)]).toEqual([
        0, 2, 1,
      ]);
      expect(await unpark("mail", spared)).toBe(true);
      expect(await head("mail")).toBe(spared);
    });

    test("what a consumer registers replaces what it wanted before", async () => {
      await register("mail", ["order.placed", "order.cancelled"]);
      const subject = freshSubject();
      await append([event(subject, 1), event(subject, 2, "order.paid")]);
      expect((await due("mail")).map(placeOf)).toEqual([`${subject}#1`]);
      await register("mail", ["order.paid"]);
      await register("mail", ["order.paid"]);
      expect((await due("mail")).map(placeOf)).toEqual([`${subject}#2`]);
      await register("mail", ["*"]);
      expect((await due("mail")).map(placeOf)).toEqual([`${subject}#1`]);
    });
  });
};
