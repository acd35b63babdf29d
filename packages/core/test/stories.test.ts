import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyEvent, expectOk, type Lock, type Recorded } from "../src/index.ts";
import { memoryPorts, type SandboxOutcome } from "../src/memory/index.ts";
import { canMove } from "../src/order/index.ts";
import { holds, TEST_MS } from "./property.ts";
import { ReferenceShop } from "./reference-shop.ts";
import {
  type Action,
  action,
  actionOnTheSame,
  beginStory,
  opening,
  ordersNow,
  paymentsNow,
  perform,
  type Story,
} from "./story.ts";
import { runJob, stockOf } from "./world.ts";

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** What must be true whenever nobody is in the middle of something. */
const expectSoundBooks = async (story: Story): Promise<void> => {
  const orders = await ordersNow(story);
  const payments = await paymentsNow(story);
  const stock = await stockOf(story, story.options);
  const held = story.options.map((option) =>
    sumOf(orders.flatMap(({ lines }) => lines.filter((line) => line.optionId === option).map(({ taken }) => taken))),
  );
  expect(stock.map((each, index) => each + (held[index] ?? 0))).toEqual(story.broughtIn);
  expect(Math.min(...stock)).toBeGreaterThanOrEqual(0);

  for (const order of orders) {
    const path = order.history.map(({ to }) => to);
    for (const [index, { from }] of order.history.entries()) expect(from).toBe(path[index - 1]);
    expect([path.at(-1), path.length]).toEqual([order.state, order.version]);
    for (const [index, to] of path.entries()) {
      const from = path[index - 1];
      if (from !== undefined) expect([from, to, canMove({ ...order, state: from }, to)]).toEqual([from, to, true]);
    }
    const paid = payments.filter((each) => each.orderId === order.id && each.state === "PAID");
    expect(paid.length).toBe(order.paidAt === undefined || order.finalPrice === 0 ? 0 : 1);
    expect(paid.map(({ price }) => price)).toEqual(paid.map(() => order.finalPrice));
    for (const line of order.lines) {
      const counted = line.takeWhenPaid ? order.paidAt !== undefined : line.optionId !== story.options[2];
      expect([line.id, line.taken]).toEqual([line.id, counted && order.state !== "CANCELLED" ? line.quantity : 0]);
    }
  }
};

/** What must be true at the end, when the provider was asked about every payment and the jobs have run. */
const expectSettledMoney = async (story: Story): Promise<void> => {
  story.ports.clock.advance(61_000);
  for (const index of story.payments.keys()) await perform(story, { does: "verify", payment: index });
  await runJob(story, "return-money");
  await expectSoundBooks(story);
  const orders = await ordersNow(story);
  for (const payment of await paymentsNow(story)) {
    const order = orders.find(({ id }) => id === payment.orderId);
    const entry = expectOk(await story.ports.paymentGateway.read(payment.merchantUid));
    // The provider keeps money for the shop exactly where a payment says so, and only for orders that were paid.
    expect([payment.id, entry?.state === "paid"]).toEqual([payment.id, payment.state === "PAID"]);
    expect(payment.state).not.toBe("REFUND_PENDING");
    if (order?.state === "CANCELLED") expect(payment.state).not.toBe("PAID");
  }
  expect(expectOk(await story.shop.item.repairStock(story.admin))).toEqual([]);
};

/**
 * Every subject's events follow its versions without a gap, and each order was told to be paid at most once. A payment
 * begins untold: that it was prepared is no event, so its first has the number 2.
 */
const expectUnbrokenTale = async (story: Story): Promise<void> => {
  const subjects = new Map<string, Recorded<AnyEvent>[]>();
  for (const event of await story.told()) subjects.set(event.subject, [...(subjects.get(event.subject) ?? []), event]);
  for (const events of subjects.values()) {
    const first = events[0]?.type.startsWith("payment.") ? 2 : 1;
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + first));
    expect(events.filter(({ type }) => type === "order.paid" || type === "payment.paid").length).toBeLessThanOrEqual(1);
  }
  for (const { id, version } of await ordersNow(story)) expect(subjects.get(id)?.length).toBe(version);
  for (const { id, version } of await paymentsNow(story)) expect((subjects.get(id)?.length ?? 0) + 1).toBe(version);
};

class Step implements fc.AsyncCommand<ReferenceShop, Story> {
  readonly #action: Action;
  constructor(step: Action) {
    this.#action = step;
  }
  check(): boolean {
    return true;
  }
  async run(model: ReferenceShop, story: Story): Promise<void> {
    const expected = model.perform(this.#action);
    expect(await perform(story, this.#action)).toBe(expected);
    expect(await stockOf(story, story.options)).toEqual(model.stock);
    expect((await ordersNow(story)).map(({ state }) => state)).toEqual(model.orders.map(({ state }) => state));
    expect((await paymentsNow(story)).map(({ state }) => state)).toEqual(model.payments.map(({ state }) => state));
  }
  toString(): string {
    return JSON.stringify(this.#action);
  }
}

test("one thing after another, the shop answers, counts and moves money as the plain reference shop does", {
  timeout: TEST_MS,
}, async () => {
  const steps = fc.commands([action.map((each) => new Step(each))], { maxCommands: 60, size: "max" });
  await holds(
    fc.asyncProperty(steps, async (commands) => {
      const story = await beginStory(memoryPorts());
      await fc.asyncModelRun(() => ({ model: new ReferenceShop(), real: story }), commands);
      await expectSettledMoney(story);
      await expectUnbrokenTale(story);
    }),
    60,
  );
});

/** Lets everybody in at once. The lock spares work; what must be exact is guarded in the database. */
const openDoor: Lock = {
  hold: (_name, _terms, work) => work({ fence: 1, signal: { aborted: false, throwIfAborted: () => undefined } }),
};
const groups = (each: fc.Arbitrary<Action>) =>
  fc.array(fc.array(each, { minLength: 1, maxLength: 10, size: "max" }), { minLength: 2, maxLength: 10, size: "max" });
/** Lets others go first for some turns: a race is lost or won by where in its work the other one is. */
const after = async <T>(turns: number, work: () => Promise<T>): Promise<T> => {
  for (let left = turns; left > 0; left -= 1) await undefined;
  return work();
};
const crowd = (lock: "with the lock" | "without the lock") =>
  fc.asyncProperty(
    fc.integer({ min: 1 }),
    fc.nat(40),
    fc.oneof(groups(action), groups(actionOnTheSame)),
    async (seed, stagger, batches) => {
      const ports = memoryPorts({ seed });
      const story = await beginStory(lock === "with the lock" ? ports : { ...ports, lock: openDoor });
      for (const each of opening) await perform(story, each);
      for (const batch of batches) {
        await Promise.all(batch.map((each, index) => after(index * stagger, () => perform(story, each))));
        await expectSoundBooks(story);
      }
      await expectSettledMoney(story);
      await expectUnbrokenTale(story);
    },
  );

test("many things at once, in any interleaving: the books are sound, the money is settled, the tale is unbroken", {
  timeout: TEST_MS,
}, async () => {
  await holds(crowd("with the lock"), 70);
});

test("without the lock it is just as exact", { timeout: TEST_MS }, async () => {
  await holds(crowd("without the lock"), 70);
});

const rush: readonly Action[] = [
  ...[0, 1, 0, 1].map((payment): Action => ({ does: "verify", payment })),
  { does: "cancel", order: 0, stranger: false },
  { does: "prepare", order: 0, method: "card" },
  { does: "move", order: 0, to: "PREPARING_FOR_SHIPMENT" },
  { does: "auto-cancel" },
  { does: "return money" },
  { does: "adjust stock", option: 1, delta: -2 },
];

test("money that comes twice at the moment of giving up pays one order once or goes back, with no lock to help", {
  timeout: TEST_MS,
}, async () => {
  const outcome = fc.constantFrom<SandboxOutcome[]>("paid", "paid", "late");
  await holds(
    fc.asyncProperty(
      fc.integer({ min: 1 }),
      fc.nat(25),
      fc.tuple(outcome, outcome),
      fc.shuffledSubarray([...rush], { minLength: 3 }),
      async (seed, stagger, outcomes, batch) => {
        const story = await beginStory({ ...memoryPorts({ seed }), lock: openDoor });
        for (const each of opening.slice(0, 4)) await perform(story, each);
        for (const [payment, answer] of outcomes.entries()) {
          await perform(story, { does: "pay at provider", payment, outcome: answer });
        }
        story.ports.clock.advance(31 * 60_000);
        await Promise.all(batch.map((each, index) => after(index * stagger, () => perform(story, each))));
        await expectSoundBooks(story);
        await expectSettledMoney(story);
        await expectUnbrokenTale(story);
      },
    ),
    100,
  );
});
