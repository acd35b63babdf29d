import {
  expectOk,
  type MemberActor,
  money,
  type OptionId,
  type OrderId,
  type TierPolicy,
  Unavailable,
} from "@cofshop/core";
import type { InventoryPolicy } from "@cofshop/core/item";
import type { SandboxOutcome } from "@cofshop/core/memory";
import type { Order } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import fc from "fast-check";
import { address, type FreshShop, freshShop, itemOnSale, runJob, type ShopSubject, signUp } from "./fresh-shop.ts";

/** What people and jobs do in a story. Numbers pick from what exists at that moment, and wrap around. */
export type Action =
  | {
      readonly does: "place";
      readonly who: number;
      readonly lines: readonly (readonly [option: number, quantity: number])[];
      readonly points: number;
    }
  | { readonly does: "fill cart"; readonly who: number; readonly option: number; readonly quantity: number }
  | { readonly does: "place from cart"; readonly who: number; readonly points: number }
  | { readonly does: "cancel"; readonly order: number; readonly stranger: boolean }
  | { readonly does: "prepare"; readonly order: number; readonly method: "card" | "bank" }
  | { readonly does: "pay at provider"; readonly payment: number; readonly outcome: SandboxOutcome }
  | { readonly does: "verify"; readonly payment: number }
  | { readonly does: "buy"; readonly order: number; readonly until: "PAID" | "DELIVERED" | "COMPLETED" }
  | { readonly does: "move"; readonly order: number; readonly to: "PREPARING_FOR_SHIPMENT" | "SHIPPING" | "DELIVERED" }
  | { readonly does: "confirm"; readonly order: number }
  | { readonly does: "ask refund"; readonly order: number; readonly line: number; readonly quantity: number }
  | { readonly does: "ask whole refund"; readonly order: number }
  | { readonly does: "decide refund"; readonly order: number; readonly approve: boolean; readonly restock: boolean }
  | { readonly does: "adjust points"; readonly who: number; readonly amount: number }
  | { readonly does: "adjust stock"; readonly option: number; readonly delta: number }
  | { readonly does: "run job"; readonly job: StoryJob }
  | { readonly does: "wait"; readonly ms: number };

const storyJobs = [
  "auto-cancel-orders",
  "auto-confirm-orders",
  "return-money",
  "execute-refunds",
  "expire-points",
  "recalculate-tiers",
] as const;
type StoryJob = (typeof storyJobs)[number];

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const quantity = fc.integer({ min: 1, max: 3 });
const points = fc.constantFrom(0, 0, 1, 777, 5_000, 30_000);

const kind = <T>(weight: number, facts: { readonly [F in keyof T]: fc.Arbitrary<T[F]> }) => ({
  weight,
  arbitrary: fc.record<T>(facts),
});
const does = <const Name extends Action["does"]>(name: Name): fc.Arbitrary<Name> => fc.constant(name);

/** Some kinds come more often. Numbers are picked by `some`: the fewer there are, the more often they meet. */
const actions = (some: fc.Arbitrary<number>): fc.Arbitrary<Action> => {
  const lines = fc.array(fc.tuple(some, quantity), { minLength: 1, maxLength: 3 });
  const outcome = fc.constantFrom<SandboxOutcome[]>("paid", "paid", "failed", "late");
  const until = fc.constantFrom("PAID" as const, "DELIVERED" as const, "COMPLETED" as const);
  const step = fc.constantFrom("PREPARING_FOR_SHIPMENT" as const, "SHIPPING" as const, "DELIVERED" as const);
  const ms = fc.constantFrom(1_000, 61_000, 31 * MINUTE, 7 * DAY + 1, 40 * DAY, 367 * DAY);
  return fc.oneof(
    kind(5, { does: does("place"), who: some, lines, points }),
    kind(2, { does: does("fill cart"), who: some, option: some, quantity }),
    kind(2, { does: does("place from cart"), who: some, points }),
    kind(4, { does: does("cancel"), order: some, stranger: fc.constantFrom(false, false, false, true) }),
    kind(4, { does: does("prepare"), order: some, method: fc.constantFrom("card" as const, "bank" as const) }),
    kind(4, { does: does("pay at provider"), payment: some, outcome }),
    kind(4, { does: does("verify"), payment: some }),
    kind(6, { does: does("buy"), order: some, until }),
    kind(2, { does: does("move"), order: some, to: step }),
    kind(1, { does: does("confirm"), order: some }),
    kind(4, { does: does("ask refund"), order: some, line: some, quantity }),
    kind(2, { does: does("ask whole refund"), order: some }),
    kind(6, {
      does: does("decide refund"),
      order: some,
      approve: fc.constantFrom(true, true, false),
      restock: fc.boolean(),
    }),
    kind(3, { does: does("adjust points"), who: some, amount: fc.constantFrom(10_000, 500, -300, -20_000) }),
    kind(1, { does: does("adjust stock"), option: some, delta: fc.integer({ min: -4, max: 6 }) }),
    kind(5, { does: does("run job"), job: fc.constantFrom(...storyJobs) }),
    kind(4, { does: does("wait"), ms }),
  );
};

export const action: fc.Arbitrary<Action> = actions(fc.nat(5));
export const actionOnTheSame: fc.Arbitrary<Action> = actions(fc.nat(1));

/** Two orders of what is counted when paid and what is reserved, with two attempts to pay each. */
export const opening: readonly Action[] = [
  ...[0, 1].map(
    (who): Action => ({
      does: "place",
      who,
      lines: [
        [0, 1],
        [1, 1],
      ],
      points: 0,
    }),
  ),
  ...[0, 1].flatMap((order): Action[] => [
    { does: "prepare", order, method: "card" },
    { does: "prepare", order, method: "bank" },
  ]),
];

/** What is for sale in every story. The sample is free, delivery too: an order of nothing else is paid as it is placed. */
export const shelf: readonly { readonly inventory: InventoryPolicy; readonly stock: number; readonly price: number }[] =
  [
    { inventory: "reserve-on-order", stock: 9, price: 10_000 },
    { inventory: "track", stock: 7, price: 15_001 },
    { inventory: "none", stock: 1, price: 12_345 },
    { inventory: "track", stock: 5, price: 0 },
  ];
export const buyers: readonly string[] = ["hana", "duri", "sena"];

/** The points that every buyer begins with. */
export const WELCOME = 12_000;

/** Tiers that a story can climb, and fall from within a month. */
export const storyTiers: TierPolicy = {
  tiers: [
    { name: "BASIC", percent: 0, from: money(0) },
    { name: "RED", percent: 5, from: money(20_000) },
    { name: "PURPLE", percent: 10, from: money(50_000) },
  ],
  windowMonths: 1,
};

export type Story = FreshShop & {
  readonly options: readonly OptionId[];
  readonly members: readonly MemberActor[];
  /** In the order in which they came to be. */
  readonly orders: Order[];
  readonly payments: Payment[];
  /** Units of each option that were brought in by whoever keeps the stock. */
  readonly broughtIn: number[];
};

/** The element that a number picks; nothing from an empty list. */
export const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

export const beginStory = async (subject: ShopSubject): Promise<Story> => {
  const fresh = await freshShop(subject, { tiers: storyTiers });
  const drafts = shelf.map(({ inventory, stock, price }) => ({
    description: "한 봉지",
    inventory,
    stock,
    surcharge: Math.max(0, price - 10_000),
  }));
  const coffee = await itemOnSale(fresh, drafts.slice(0, 3));
  const sample = await itemOnSale(fresh, drafts.slice(3), { discount: 100, deliveryFee: 0 });
  const members: MemberActor[] = [];
  for (const name of buyers) {
    const by = await signUp(fresh, name);
    expectOk(await fresh.shop.member.adjustPoints(fresh.admin, by.id, { amount: WELCOME, reason: "환영합니다" }));
    members.push(by);
  }
  return {
    ...fresh,
    options: [...coffee.options, ...sample.options].map(({ id }) => id),
    members,
    orders: [],
    payments: [],
    broughtIn: shelf.map(({ stock }) => stock),
  };
};

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };
const codeOf = (answer: Answer): string => (answer.ok ? "ok" : answer.error.code);

const optionAt = ({ options }: Story, number: number): OptionId => {
  const option = pick(options, number);
  if (option === undefined) throw new Error("the shelf is not empty");
  return option;
};
const memberAt = ({ members }: Story, number: number): MemberActor => {
  const member = pick(members, number);
  if (member === undefined) throw new Error("there are members");
  return member;
};
const ownerOf = ({ members }: Story, { memberId }: { readonly memberId: string }): MemberActor => {
  const owner = members.find(({ id }) => id === memberId);
  if (owner === undefined) throw new Error("every order is a member's");
  return owner;
};
const strangerTo = ({ members }: Story, { memberId }: Order): MemberActor => {
  const stranger = members.find(({ id }) => id !== memberId);
  if (stranger === undefined) throw new Error("there are several members");
  return stranger;
};
const itemOf = async ({ ports }: Story, option: OptionId) => {
  const [sellable] = await ports.unitOfWork.reads.items.sellables([option]);
  if (sellable === undefined) throw new Error("the shelf does not change");
  return sellable.item.id;
};

const act = async (story: Story, action: Action): Promise<string> => {
  const { shop, ports, admin, orders, payments, broughtIn } = story;
  switch (action.does) {
    case "place": {
      const lines = action.lines.map(([option, units]) => ({ optionId: optionAt(story, option), quantity: units }));
      const terms = { lines, address, usePoints: action.points };
      const placed = await shop.order.place(memberAt(story, action.who), terms);
      if (placed.ok) orders.push(placed.value);
      return codeOf(placed);
    }
    case "fill cart": {
      const optionId = optionAt(story, action.option);
      const one = { itemId: await itemOf(story, optionId), optionId, quantity: action.quantity };
      return codeOf(await shop.cart.add(memberAt(story, action.who), { lines: [one] }));
    }
    case "place from cart": {
      const terms = { address, usePoints: action.points };
      const placed = await shop.order.placeFromCart(memberAt(story, action.who), terms);
      if (placed.ok) orders.push(placed.value);
      return codeOf(placed);
    }
    case "pay at provider": {
      const payment = pick(payments, action.payment);
      if (payment !== undefined) ports.paymentGateway.pay(payment, action.outcome);
      return "ok";
    }
    case "verify": {
      const payment = pick(payments, action.payment);
      return payment === undefined ? "ok" : codeOf(await shop.payment.verify(ownerOf(story, payment), payment.id));
    }
    case "adjust points": {
      const { id } = memberAt(story, action.who);
      return codeOf(await shop.member.adjustPoints(admin, id, { amount: action.amount, reason: "이야기" }));
    }
    case "adjust stock": {
      const answer = await shop.item.adjustStock(admin, optionAt(story, action.option), { delta: action.delta });
      const at = action.option % broughtIn.length;
      if (answer.ok) broughtIn[at] = (broughtIn[at] ?? 0) + action.delta;
      return codeOf(answer);
    }
    case "run job":
      await runJob(story, action.job);
      return "ok";
    case "wait":
      ports.clock.advance(action.ms);
      return "ok";
    default: {
      const order = pick(orders, action.order);
      return order === undefined ? "ok" : actOnOrder(story, order, action);
    }
  }
};

export type OnOrder = Extract<Action, { readonly order: number }>;
const actOnOrder = async (story: Story, order: Order, action: OnOrder): Promise<string> => {
  const { shop, admin, payments, ports } = story;
  const owner = ownerOf(story, order);
  const prepare = async (payMethod: string) => {
    const prepared = await shop.payment.prepare(owner, order.id, { pgProvider: "sandbox", payMethod });
    if (prepared.ok && !payments.some(({ id }) => id === prepared.value.payment.id))
      payments.push(prepared.value.payment);
    return prepared;
  };
  switch (action.does) {
    case "cancel":
      return codeOf(
        await shop.order.cancel(action.stranger ? strangerTo(story, order) : owner, order.id, "changed my mind"),
      );
    case "prepare":
      return codeOf(await prepare(action.method));
    case "buy": {
      // What an ordinary customer does in one go; each step may be refused, since it may have been made already.
      const prepared = await prepare("card");
      if (prepared.ok) {
        ports.paymentGateway.pay(prepared.value.payment, "paid");
        await shop.payment.verify(owner, prepared.value.payment.id);
      }
      if (action.until === "PAID") return "ok";
      for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
        await shop.order.move(admin, order.id, step);
      }
      if (action.until === "COMPLETED") await shop.order.confirm(owner, order.id);
      return "ok";
    }
    case "move":
      return codeOf(await shop.order.move(admin, order.id, action.to));
    case "confirm":
      return codeOf(await shop.order.confirm(owner, order.id));
    case "ask refund": {
      const one = pick(order.lines, action.line);
      const lines = one === undefined ? undefined : [{ lineId: one.id, quantity: action.quantity }];
      return codeOf(await shop.order.requestRefund(owner, order.id, { reason: "향이 달라요", lines }));
    }
    case "ask whole refund":
      return codeOf(await shop.order.requestRefund(owner, order.id, { reason: "향이 달라요" }));
    case "decide refund":
      return codeOf(
        await shop.order.decideRefund(
          admin,
          order.id,
          action.approve ? { status: "APPROVED", restock: action.restock } : { status: "REJECTED", reason: "아니요" },
        ),
      );
  }
};

/** Does it and answers in one word how it ended. Giving up after five lost races is an answer too: nothing happened. */
export const perform = async (story: Story, action: Action): Promise<string> => {
  try {
    return await act(story, action);
  } catch (cause) {
    if (cause instanceof Unavailable) return "unavailable";
    throw cause;
  }
};

export const ordersNow = ({ shop, admin, orders }: Story): Promise<readonly Order[]> =>
  Promise.all(orders.map(async ({ id }: { readonly id: OrderId }) => expectOk(await shop.order.view(admin, id))));
export const paymentsNow = (story: Story): Promise<readonly Payment[]> =>
  Promise.all(
    story.payments.map(async (each) => expectOk(await story.shop.payment.view(ownerOf(story, each), each.id))),
  );
