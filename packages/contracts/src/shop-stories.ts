import { expectOk, type Lock } from "@cofshop/core";
import { canMove, type Order } from "@cofshop/core/order";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contract } from "./contract.ts";
import { runJob, type ShopSubject, stockNow } from "./fresh-shop.ts";
import { holds } from "./property.ts";
import { type Action, action, actionOnTheSame, opening } from "./stories/actions.ts";
import { perform } from "./stories/perform.ts";
import { ReferenceShop } from "./stories/reference-shop.ts";
import { beginStory, ordersNow, paymentsNow, type Story } from "./stories/story.ts";

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Every member's tier, points and debt, as he reads them. */
const standingsNow = ({ shop, members }: Story) =>
  Promise.all(
    members.map(async (by) => {
      const { balance, owed } = expectOk(await shop.member.points(by, {}));
      return { tier: expectOk(await shop.member.membership(by)).tier.name, points: balance, owed };
    }),
  );

/** A member's whole ledger, oldest first. */
const ledgerOf = async ({ shop }: Story, by: Story["members"][number]) => {
  const lines = [];
  let cursor: string | undefined;
  do {
    const request = cursor === undefined ? { size: 100 } : { cursor, size: 100 };
    const page = expectOk(await shop.member.points(by, request));
    lines.push(...page.content);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return lines.reverse();
};

/** Points of an order that its member has back, and what its completion earned less what was taken back. */
const expectSoundPoints = async (story: Story, orders: readonly Order[]): Promise<void> => {
  const { memberships } = story.ports.unitOfWork.reads;
  for (const by of story.members) {
    const stored = await memberships.byMember(by.id);
    const ledger = await ledgerOf(story, by);
    let [balance, owed] = [0, 0];
    for (const line of ledger) {
      balance += line.amount;
      owed += line.owed;
      expect([line.balance, balance >= 0, owed >= 0]).toEqual([balance, true, true]);
    }
    const inLots = sumOf((stored?.lots ?? []).map(({ amount }) => amount));
    expect([balance, owed]).toEqual([inLots, stored?.owed ?? 0]);
    for (const order of orders.filter(({ memberId }) => memberId === by.id)) {
      const own = ledger.filter((line) => line.order === order.id);
      const moved = (...kinds: readonly string[]) => own.filter(({ kind }) => kinds.includes(kind));
      const spent = 0 - sumOf(moved("SPEND", "RESTORE").map(({ amount }) => amount));
      const back = order.state === "CANCELLED" ? order.usedPoints : pointsBack(order);
      const earned = sumOf(moved("EARN", "TAKE_BACK").map((line) => line.amount - line.owed));
      expect([order.id, spent, earned]).toEqual([order.id, order.usedPoints - back, order.earnedPoints]);
    }
  }
};

const pointsBack = ({ lines }: Order): number =>
  sumOf(lines.map(({ points, refunded, quantity }) => Math.floor((points * refunded) / quantity)));

/** What must be true whenever nobody is in the middle of something. */
const expectSoundBooks = async (story: Story): Promise<void> => {
  const orders = await ordersNow(story);
  const payments = await paymentsNow(story);
  const stock = await stockNow(story, story.options);
  const held = story.options.map((option) =>
    sumOf(orders.flatMap(({ lines }) => lines.filter((line) => line.optionId === option).map(({ taken }) => taken))),
  );
  expect(stock.map((each, index) => each + (held[index] ?? 0))).toEqual(story.broughtIn);
  expect(Math.min(...stock)).toBeGreaterThanOrEqual(0);

  for (const order of orders) {
    const path = order.history.map(({ to }) => to);
    for (const [index, { from }] of order.history.entries()) expect(from).toBe(path[index - 1]);
    expect([path.at(-1), path.length]).toEqual([order.state, order.version]);
    for (const [index, { from, to, refund }] of order.history.entries()) {
      const stays = from === to && (refund === "REQUESTED" || refund === "REJECTED");
      if (index > 0 && !stays) expect([from, to, from && canMove({ state: from }, to)]).toEqual([from, to, true]);
    }
    const kept = payments.filter(
      (each) => each.orderId === order.id && (each.state === "PAID" || each.refundedAmount > 0),
    );
    expect(kept.length).toBe(order.paidAt === undefined || order.finalPrice === 0 ? 0 : 1);
    expect(kept.map(({ price }) => price)).toEqual(kept.map(() => order.finalPrice));
    expect(sumOf(order.lines.map(({ points }) => points))).toBe(order.usedPoints);
    expect(order.finalPrice).toBe(order.itemTotal - order.usedPoints + order.deliveryFee);
    for (const line of order.lines) {
      const counted = line.takeWhenPaid ? order.paidAt !== undefined : line.optionId !== story.options[2];
      const most = counted ? line.quantity : 0;
      const least = order.state === "CANCELLED" ? 0 : most - line.refunded;
      expect([line.id, line.taken <= most, line.taken >= least]).toEqual([line.id, true, true]);
      if (order.state === "CANCELLED" && order.paidAt === undefined)
        expect([line.id, line.taken]).toEqual([line.id, 0]);
    }
  }
  await expectSoundPoints(story, orders);
};

/** What must be true at the end, when the provider was asked about every payment and the jobs have run. */
const expectSettledMoney = async (story: Story): Promise<void> => {
  story.ports.clock.advance(61_000);
  for (const index of story.payments.keys()) await perform(story, { does: "verify", payment: index });
  await runJob(story, "return-money");
  await runJob(story, "execute-refunds");
  await expectSoundBooks(story);
  const orders = await ordersNow(story);
  for (const payment of await paymentsNow(story)) {
    const order = orders.find(({ id }) => id === payment.orderId);
    const entry = expectOk(await story.ports.paymentGateway.read(payment.merchantUid));
    // The provider keeps money for the shop exactly where a payment says so, and only for orders that were paid.
    expect([payment.id, entry?.state === "paid"]).toEqual([payment.id, payment.state === "PAID"]);
    expect(payment.state).not.toBe("REFUND_PENDING");
    const kept = payment.state === "PAID" || payment.refundedAmount > 0;
    if (!kept) continue;
    expect([payment.id, entry?.refunded, order?.refundedAmount]).toEqual([
      payment.id,
      payment.refundedAmount,
      payment.refundedAmount,
    ]);
    if (order?.state === "CANCELLED") expect(order.lines.every((line) => line.refunded === line.quantity)).toBe(true);
  }
  expect(orders.filter(({ state }) => state === "REFUND_PENDING")).toEqual([]);
  expect(expectOk(await story.shop.item.repairStock(story.admin))).toEqual([]);
};

/**
 * Every subject's events follow its versions without a gap, and each order was told to be paid at most once. A payment
 * begins untold: that it was prepared is no event, so its first has the number 2. Of a membership only its tiers are
 * told.
 */
const expectUnbrokenTale = async (story: Story): Promise<void> => {
  const subjects = new Map<string, Awaited<ReturnType<Story["told"]>>>();
  for (const event of await story.told()) subjects.set(event.subject, [...(subjects.get(event.subject) ?? []), event]);
  for (const [subject, events] of subjects) {
    const first = events[0]?.type.startsWith("payment.") ? 2 : 1;
    const sequences = events.map(({ sequence }) => sequence);
    if (subject.startsWith("membership:")) expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    else expect(sequences).toEqual(events.map((_, index) => index + first));
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
    expect(await stockNow(story, story.options)).toEqual(model.stock.units);
    const orders = (await ordersNow(story)).map(({ state, finalPrice, refundedAmount, earnedPoints, lines }) => {
      return {
        state,
        price: finalPrice,
        refundedAmount,
        earned: earnedPoints,
        points: lines.map((each) => each.points),
      };
    });
    expect(orders).toEqual(
      model.orders.map(({ state, price, refundedAmount, earned, lines }) => {
        return { state, price, refundedAmount, earned, points: lines.map((each) => each.points) };
      }),
    );
    expect((await paymentsNow(story)).map(({ state, refundedAmount }) => [state, refundedAmount])).toEqual(
      model.payments.all.map(({ state, refunded }) => [state, refunded]),
    );
    expect(await standingsNow(story)).toEqual(
      model.members.map((member) => ({ tier: member.tier, points: member.usable(model.clock.now), owed: member.owed })),
    );
  }
  toString(): string {
    return JSON.stringify(this.#action);
  }
}

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
/** What people and jobs do in the moment of giving up an order that is paid twice. */
const rush: readonly Action[] = [
  ...[0, 1, 0, 1].map((payment): Action => ({ does: "verify", payment })),
  { does: "cancel", order: 0, stranger: false },
  { does: "prepare", order: 0, method: "card" },
  { does: "move", order: 0, to: "PREPARING_FOR_SHIPMENT" },
  { does: "ask whole refund", order: 0 },
  { does: "decide refund", order: 0, approve: true, restock: false },
  { does: "run job", job: "auto-cancel-orders" },
  { does: "run job", job: "return-money" },
  { does: "run job", job: "execute-refunds" },
  { does: "adjust stock", option: 1, delta: -2 },
];
/** What happens at once to a delivered order that is paid with points. */
const aftermath: readonly Action[] = [
  ...[0, 1].map((): Action => ({ does: "confirm", order: 0 })),
  ...[0, 1].map((): Action => ({ does: "ask refund", order: 0, line: 0, quantity: 1 })),
  ...[0, 1].map((): Action => ({ does: "decide refund", order: 0, approve: true, restock: true })),
  { does: "ask whole refund", order: 0 },
  { does: "decide refund", order: 0, approve: false, restock: false },
  { does: "adjust points", who: 0, amount: -300 },
  { does: "adjust points", who: 0, amount: 500 },
  { does: "place", who: 0, lines: [[2, 1]], points: 777 },
  { does: "run job", job: "execute-refunds" },
  { does: "run job", job: "recalculate-tiers" },
  { does: "run job", job: "auto-confirm-orders" },
];

export type StoryTerms = {
  /** How often each kind of story is told. Default 60. */
  readonly runs?: number;
  /** Whether stories are told without a lock too. Default true. */
  readonly lockless?: boolean;
};

/**
 * Whole stories of a shop with generated actions: one after the other they equal a small reference shop in every answer,
 * in stock, states, money, points and tiers; many at once, they leave sound books.
 *
 * @param create a new, empty store each time; the seed decides the order of works where the store lets it
 */
export const shopStories = (
  name: string,
  create: (seed?: number) => Promise<ShopSubject>,
  { runs = 60, lockless = true }: StoryTerms = {},
): void => {
  const begun = async (seed?: number, lock?: Lock) => {
    const subject = await create(seed);
    const story = await beginStory(lock === undefined ? subject : { ...subject, lock });
    return { story, close: async () => subject.close?.() };
  };
  /** Tells a story on a store of its own, and closes that whatever happens. */
  const tell = async (
    { seed, lock }: { readonly seed?: number; readonly lock?: Lock | undefined },
    told: (story: Story) => Promise<void>,
  ): Promise<void> => {
    const { story, close } = await begun(seed, lock);
    try {
      await told(story);
      await expectSettledMoney(story);
      await expectUnbrokenTale(story);
    } finally {
      await close();
    }
  };
  const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

  contract(
    `Stories of the shop: ${name}`,
    async () => ({}),
    [],
    () => {
      test("one thing after another, the shop answers, counts and moves money and points as the plain reference shop does", async () => {
        const steps = fc.commands([action.map((each) => new Step(each))], { maxCommands: 60, size: "max" });
        await holds(
          fc.asyncProperty(steps, (commands) =>
            tell({}, async (story) => {
              const model = new ReferenceShop(story.ports.clock.now());
              await fc.asyncModelRun(() => ({ model, real: story }), commands);
            }),
          ),
          { runs },
        );
      });

      const crowd = (lock: Lock | undefined) =>
        fc.asyncProperty(
          seeds,
          fc.nat(40),
          fc.oneof(groups(action), groups(actionOnTheSame)),
          (seed, stagger, batches) =>
            tell({ seed, lock }, async (story) => {
              for (const each of opening) await perform(story, each);
              for (const batch of batches) {
                await Promise.all(batch.map((each, index) => after(index * stagger, () => perform(story, each))));
                await expectSoundBooks(story);
              }
            }),
        );
      const atOnce = (lock: Lock | undefined, before: readonly Action[], what: readonly Action[]) =>
        fc.asyncProperty(seeds, fc.nat(25), fc.shuffledSubarray([...what], { minLength: 3 }), (seed, stagger, batch) =>
          tell({ seed, lock }, async (story) => {
            for (const each of before) await perform(story, each);
            await Promise.all(batch.map((each, index) => after(index * stagger, () => perform(story, each))));
            await expectSoundBooks(story);
          }),
        );
      const paidTwice: readonly Action[] = [
        ...opening.slice(0, 4),
        ...[0, 1].map((payment): Action => ({ does: "pay at provider", payment, outcome: "paid" })),
        { does: "wait", ms: 31 * 60_000 },
      ];
      const delivered: readonly Action[] = [
        { does: "adjust points", who: 0, amount: 10_000 },
        {
          does: "place",
          who: 0,
          lines: [
            [0, 3],
            [1, 1],
          ],
          points: 5_000,
        },
        { does: "buy", order: 0, until: "DELIVERED" },
        { does: "wait", ms: 7 * 86_400_000 + 1 },
      ];

      for (const [how, lock] of [
        ["", undefined],
        [", with no lock to help", openDoor],
      ] as const) {
        if (lock !== undefined && !lockless) continue;
        const races = { runs, shrink: false };
        test(`many things at once, in any interleaving, leave sound books, settled money and an unbroken tale${how}`, async () => {
          await holds(crowd(lock), races);
        });

        test(`money that comes twice at the moment of giving up pays one order once or goes back${how}`, async () => {
          await holds(atOnce(lock, paidTwice, rush), races);
        });

        test(`confirming, giving back, spending and ranking at once leave every point and every won where it belongs${how}`, async () => {
          await holds(atOnce(lock, delivered, aftermath), races);
        });
      }
    },
  );
};
