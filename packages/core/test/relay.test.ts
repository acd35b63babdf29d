import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AnyEvent,
  createShop,
  type EventId,
  err,
  expectOk,
  idOf,
  type Lock,
  type Recorded,
  system,
} from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import { holds, seed, TEST_MS } from "./property.ts";
import { itemOnSale, optionOf, placeOrder, runJob, signUp, stockOf, type World, worldOf } from "./world.ts";

const MINUTES = 60_000;

/** Members who each changed their name so often: as many subjects, with as many events and one more. */
const tales = async (world: World, lengths: readonly number[]): Promise<void> => {
  for (const [index, length] of lengths.entries()) {
    const by = await signUp(world, `teller-${index}`);
    for (let change = 0; change < length; change += 1) {
      expectOk(await world.shop.member.changeProfile(by, { name: `name ${change}` }));
    }
  }
};

const nameOf = ({ subject, sequence }: Recorded<AnyEvent>): string => `${subject}#${sequence}`;
const bySubject = (events: readonly Recorded<AnyEvent>[]): ReadonlyMap<string, readonly number[]> => {
  const sequences = new Map<string, number[]>();
  for (const { subject, sequence } of events) sequences.set(subject, [...(sequences.get(subject) ?? []), sequence]);
  return sequences;
};
const upTo = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1);

test("each consumer gets every event once, and each subject's in order", { timeout: TEST_MS }, async () => {
  await holds(
    fc.asyncProperty(fc.array(fc.nat(6), { maxLength: 8 }), fc.integer({ min: 1 }), async (lengths, turns) => {
      const world = await worldOf(memoryPorts({ seed: turns }));
      const applied: Recorded<AnyEvent>[] = [];
      world.shop.events.subscribe("second", "all", { apply: async (event) => void applied.push(event) });
      await tales(world, lengths);
      const told = await world.told();
      expect(new Set(told.map(nameOf)).size).toBe(told.length);
      expect(told.length).toBe(1 + lengths.reduce((sum, length) => sum + length + 1, 0));
      for (const sequences of bySubject(told).values()) expect(sequences).toEqual(upTo(sequences.length));
      expect(applied.map(nameOf).sort()).toEqual(told.map(nameOf).sort());
      for (const sequences of bySubject(applied).values()) expect(sequences).toEqual(upTo(sequences.length));
      await runJob(world, "relay-events");
      expect(await world.told()).toHaveLength(applied.length);
    }),
    40,
  );
});

test("a consumer gets the types that it asked for and no others", async () => {
  const world = await worldOf();
  const seen: string[] = [];
  world.shop.events.subscribe("shipping", ["order.placed", "order.cancelled"], {
    send: async ({ type }) => void seen.push(type),
  });
  const by = await signUp(world, "hana");
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  expectOk(await world.shop.order.cancel(by, order.id, "changed my mind"));
  await runJob(world, "relay-events");
  expect(seen).toEqual(["order.placed", "order.cancelled"]);
});

test("a crash between sending and noting it sends again: at least once, still in order", async () => {
  const ports = memoryPorts();
  let crashes = 0;
  // The note is the work right after a send: the process dies before it commits, twice.
  let sent = false;
  const { unitOfWork } = ports;
  const fragile: MemoryPorts = {
    ...ports,
    unitOfWork: {
      ...unitOfWork,
      run: async (work) => {
        if (sent && crashes < 2) {
          crashes += 1;
          sent = false;
          throw new Error("the process died before it could note the delivery");
        }
        return unitOfWork.run(work);
      },
    },
  };
  const shop = createShop(fragile);
  const seen: Recorded<AnyEvent>[] = [];
  const by = await signUp({ shop }, "hana");
  for (const name of ["one", "two"]) expectOk(await shop.member.changeProfile(by, { name }));
  shop.events.subscribe("broker", "all", {
    send: async (event) => {
      seen.push(event);
      sent = true;
    },
  });
  for (let round = 0; round < 4; round += 1) {
    await runJob({ shop, ports: fragile }, "relay-events");
    sent = false;
    ports.clock.advance(10 * MINUTES);
  }
  expect(crashes).toBe(2);
  expect(seen.map(({ sequence }) => sequence)).toEqual([1, 1, 1, 2, 3]);
  expect(new Set(seen.slice(0, 3).map(({ id }) => id)).size).toBe(1);
});

test("an effect that fails in its transaction leaves no trace, and happens exactly once when it succeeds", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const item = await itemOnSale(world);
  let failures = 2;
  shop.events.subscribe("bonus", ["item.changed"], {
    apply: async (event, tx) => {
      await tx.stock.give([{ option: optionOf(item), quantity: 1 }]);
      if (failures > 0) {
        failures -= 1;
        throw new Error(`no bonus for ${event.subject} yet`);
      }
    },
  });
  const stock = async () => expectOk(await shop.item.view(admin, item.id)).item.options[0]?.stock;
  const before = (await stock()) ?? Number.NaN;
  for (const expected of [0, 0, 1, 1, 1]) {
    await runJob(world, "relay-events");
    expect(await stock()).toBe(before + expected);
    world.ports.clock.advance(10 * MINUTES);
  }
});

/** A member's tale of three events, the first of which makes the consumer fail; and another member's. */
const blocked = async () => {
  const world = await worldOf();
  const { shop } = world;
  const [sick, healthy] = [await signUp(world, "hana"), await signUp(world, "duri")];
  for (const name of ["one", "two"]) {
    expectOk(await shop.member.changeProfile(sick, { name }));
    expectOk(await shop.member.changeProfile(healthy, { name }));
  }
  const tries: string[] = [];
  const cured = { yes: false };
  shop.events.subscribe("fussy", ["member.signed-up", "member.profile-changed"], {
    apply: async (event) => {
      tries.push(nameOf(event));
      if (event.subject === sick.id && event.sequence === 1 && !cured.yes) throw new Error("not this one");
    },
  });
  const relay = async (): Promise<readonly string[]> => {
    await runJob(world, "relay-events");
    return tries.splice(0).sort();
  };
  return { world, sick: sick.id, healthy: healthy.id, relay, cured };
};

test("a failing event holds up its own subject for its own consumer, and nobody else", async () => {
  const { world, sick, healthy, relay } = await blocked();
  const first = await relay();
  expect(first.filter((name) => name.startsWith(sick))).toEqual([`${sick}#1`]);
  expect(first.filter((name) => name.startsWith(healthy))).toEqual([1, 2, 3].map((n) => `${healthy}#${n}`));
  expect(bySubject(await world.told()).get(sick)).toEqual([1, 2, 3]);
});

test("a failing event is tried after 1, 2, 4 … seconds, ten times in all, and then waits for a person", async () => {
  const { world, sick, relay } = await blocked();
  const { clock } = world.ports;
  await relay();
  for (let tries = 1; tries < 10; tries += 1) {
    const pause = Math.min(300_000, 1_000 * 2 ** (tries - 1));
    clock.advance(pause - 1);
    expect([tries, await relay()]).toEqual([tries, []]);
    clock.advance(1);
    const tried = await relay();
    // Parked after the tenth: it holds its subject up no longer.
    expect([tries, tried]).toEqual([tries, tries < 9 ? [`${sick}#1`] : [1, 2, 3].map((n) => `${sick}#${n}`)]);
  }
  clock.advance(24 * 60 * MINUTES);
  expect(await relay()).toEqual([]);
  const parked = expectOk(await world.shop.events.parked(world.admin, {})).content;
  expect(parked).toMatchObject([
    { consumer: "fussy", attempts: 10, cause: "not this one", event: { subject: sick, sequence: 1 } },
  ]);
});

const parkedOne = async () => {
  const story = await blocked();
  const { world, relay } = story;
  for (let tries = 0; tries < 10; tries += 1) {
    await relay();
    world.ports.clock.advance(5 * MINUTES);
  }
  const [parked] = expectOk(await world.shop.events.parked(world.admin, {})).content;
  if (parked === undefined) throw new Error("ten tries park an event");
  return { ...story, event: parked.event.id };
};

test("a parked event is tried again when an admin says so, ten times more if it must be", async () => {
  const { world, sick, relay, cured, event } = await parkedOne();
  const { shop, admin } = world;
  expectOk(await shop.events.retryParked(admin, "fussy", event));
  expect(expectOk(await shop.events.parked(admin, {})).content).toEqual([]);
  expect(await relay()).toEqual([`${sick}#1`]);
  cured.yes = true;
  world.ports.clock.advance(1_000);
  expect(await relay()).toEqual([`${sick}#1`]);
  world.ports.clock.advance(60 * MINUTES);
  expect(await relay()).toEqual([]);
  expect(await shop.events.retryParked(admin, "fussy", event)).toEqual(err({ code: "event.not-found" }));
});

test("a parked event that an admin discards is never delivered to that consumer", async () => {
  const { world, relay, cured, event } = await parkedOne();
  const { shop, admin } = world;
  expectOk(await shop.events.discardParked(admin, "fussy", event));
  cured.yes = true;
  world.ports.clock.advance(60 * MINUTES);
  expect(await relay()).toEqual([]);
  expect(expectOk(await shop.events.parked(admin, {})).content).toEqual([]);
  expect(await shop.events.discardParked(admin, "fussy", event)).toEqual(err({ code: "event.not-found" }));
});

test("only admins see, retry and discard parked events", async () => {
  const { world, event } = await parkedOne();
  const { events } = world.shop;
  const forbidden = err({ code: "auth.forbidden" });
  for (const by of [{ kind: "anonymous" } as const, await signUp(world, "sena")]) {
    expect(await events.parked(by, {})).toEqual(forbidden);
    expect(await events.retryParked(by, "fussy", event)).toEqual(forbidden);
    expect(await events.discardParked(by, "fussy", event)).toEqual(forbidden);
  }
  expect(expectOk(await events.parked(system("test"), {})).content).toHaveLength(1);
  expect(await events.retryParked(world.admin, "nobody", event)).toEqual(err({ code: "event.not-found" }));
  expect(await events.retryParked(world.admin, "fussy", idOf<EventId>("00000000-0000-7000-8000-ffffffffffff"))).toEqual(
    err({ code: "event.not-found" }),
  );
});

test("consumers get events in the newest shape, whatever shape they were written in", async () => {
  const upcasters = {
    "member.signed-up": {
      1: ({ role }: AnyEvent["data"]) => ({ roles: [role] }),
      2: ({ roles }: AnyEvent["data"]) => ({ roles, since: "the beginning" }),
    },
  };
  const world = await worldOf(memoryPorts(), { upcasters });
  const [first] = await world.told();
  expect(first).toMatchObject({
    type: "member.signed-up",
    version: 3,
    data: { roles: ["ADMIN"], since: "the beginning" },
  });
});

test("an upcaster that throws parks its event in the end and stops nobody else", async () => {
  const upcasters = {
    "member.profile-changed": {
      1: () => {
        throw new Error("what shape is this?");
      },
    },
  };
  const world = await worldOf(memoryPorts(), { upcasters });
  await tales(world, [1, 0]);
  for (let tries = 0; tries < 10; tries += 1) {
    await runJob(world, "relay-events");
    world.ports.clock.advance(5 * MINUTES);
  }
  expect((await world.told()).map(({ type }) => type)).toEqual([
    "member.signed-up",
    "member.signed-up",
    "member.signed-up",
  ]);
  const parked = expectOk(await world.shop.events.parked(world.admin, {})).content;
  expect(parked).toMatchObject([{ attempts: 10, cause: "what shape is this?" }]);
});

const openDoor: Lock = {
  hold: (_name, _terms, work) => work({ fence: 1, signal: { aborted: false, throwIfAborted: () => undefined } }),
};

test("two processes that relay at once make each effect happen once, with the lock and without it", {
  timeout: TEST_MS,
}, async () => {
  const lengths = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 });
  await holds(
    fc.asyncProperty(fc.integer({ min: 1 }), fc.boolean(), lengths, async (turns, locked, changes) => {
      const ports = memoryPorts({ seed: turns });
      const world = await worldOf(locked ? ports : { ...ports, lock: openDoor });
      const option = optionOf(await itemOnSale(world, { options: [{ description: "200 g", stock: 0 }] }));
      const processes = [world, { ...world, shop: createShop(world.ports) }];
      for (const { shop } of processes) {
        shop.events.subscribe("ledger", ["member.signed-up", "member.profile-changed"], {
          apply: async (_event, tx) => tx.stock.give([{ option, quantity: 1 }]),
        });
      }
      await tales(world, changes);
      await Promise.all([...processes, ...processes].map((each) => runJob(each, "relay-events")));
      await runJob(world, "relay-events");
      const events = 1 + changes.reduce((sum, length) => sum + length + 1, 0);
      expect(await stockOf(world, [option])).toEqual([events]);
    }),
    60,
  );
});

test("a consumer's name is its own: a second one throws, and after the first is taken away it is free", async () => {
  const { shop } = await worldOf();
  const take = () => shop.events.subscribe("mailer", ["order.paid"], { send: async () => undefined });
  const away = take();
  expect(take).toThrow("mailer");
  away();
  const again = take();
  // Taking the first away twice does not take the second away.
  away();
  expect(take).toThrow("mailer");
  again();
});

test("a consumer that was taken away gets nothing more", async () => {
  const world = await worldOf(memoryPorts({ seed }));
  const seen: string[] = [];
  const away = world.shop.events.subscribe("briefly", "all", { send: async (event) => void seen.push(nameOf(event)) });
  await tales(world, [1]);
  await runJob(world, "relay-events");
  const before = seen.length;
  away();
  expectOk(await world.shop.member.changeProfile(await signUp(world, "late"), { name: "late" }));
  await runJob(world, "relay-events");
  expect([before > 0, seen.length]).toEqual([true, before]);
});

test("a relay that is told to stop ends after the delivery under way, and the next one goes on from there", async () => {
  const world = await worldOf();
  const seen: string[] = [];
  const stop = { aborted: false, throwIfAborted: () => undefined };
  world.shop.events.subscribe("stopper", "all", {
    send: async (event) => {
      seen.push(nameOf(event));
      stop.aborted = seen.length === 2;
    },
  });
  await tales(world, [3]);
  const relay = world.shop.jobs.find(({ name }) => name === "relay-events");
  await relay?.run({ fence: 1, signal: stop });
  expect(seen).toHaveLength(2);
  await world.told();
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(5);
});
