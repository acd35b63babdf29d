import fc from "fast-check";
import { expectOk, type MemberActor, type OptionId, type OrderId, Unavailable } from "../src/index.ts";
import type { InventoryPolicy } from "../src/item/index.ts";
import type { MemoryPorts, SandboxOutcome } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import type { Payment } from "../src/payment/index.ts";
import { address, codeOf, itemOnSale, runJob, signUp, type World, worldOf } from "./world.ts";

/** What people and jobs do in a story. Numbers pick from what exists at that moment, and wrap around. */
export type Action =
  | {
      readonly does: "place";
      readonly who: number;
      readonly lines: readonly (readonly [option: number, quantity: number])[];
    }
  | { readonly does: "fill cart"; readonly who: number; readonly option: number; readonly quantity: number }
  | { readonly does: "place from cart"; readonly who: number }
  | { readonly does: "cancel"; readonly order: number; readonly stranger: boolean }
  | { readonly does: "prepare"; readonly order: number; readonly method: "card" | "bank" }
  | { readonly does: "pay at provider"; readonly payment: number; readonly outcome: SandboxOutcome }
  | { readonly does: "verify"; readonly payment: number }
  | { readonly does: "move"; readonly order: number; readonly to: "PREPARING_FOR_SHIPMENT" | "SHIPPING" | "DELIVERED" }
  | { readonly does: "confirm"; readonly order: number }
  | { readonly does: "adjust stock"; readonly option: number; readonly delta: number }
  | { readonly does: "auto-cancel" }
  | { readonly does: "return money" }
  | { readonly does: "wait"; readonly ms: number };

const quantity = fc.integer({ min: 1, max: 3 });
/** Actions whose numbers are picked by `some`: the fewer numbers, the more often they meet at the same order. */
const actions = (some: fc.Arbitrary<number>): fc.Arbitrary<Action> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant("place" as const),
        who: some,
        lines: fc.array(fc.tuple(some, quantity), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant("fill cart" as const), who: some, option: some, quantity }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant("place from cart" as const), who: some }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant("cancel" as const), order: some, stranger: fc.boolean() }) },
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant("prepare" as const),
        order: some,
        method: fc.constantFrom("card", "bank"),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant("pay at provider" as const),
        payment: some,
        outcome: fc.constantFrom<SandboxOutcome[]>("paid", "paid", "failed", "late"),
      }),
    },
    { weight: 5, arbitrary: fc.record({ does: fc.constant("verify" as const), payment: some }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant("move" as const),
        order: some,
        to: fc.constantFrom("PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant("confirm" as const), order: some }) },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant("adjust stock" as const),
        option: some,
        delta: fc.integer({ min: -4, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ does: "auto-cancel" as const }) },
    { weight: 1, arbitrary: fc.constant({ does: "return money" as const }) },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant("wait" as const), ms: fc.constantFrom(1_000, 61_000, 31 * 60_000) }),
    },
  );

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
    { inventory: "reserve-on-order", stock: 4, price: 10_000 },
    { inventory: "track", stock: 3, price: 15_000 },
    { inventory: "none", stock: 1, price: 12_000 },
    { inventory: "track", stock: 3, price: 0 },
  ];
export const buyers: readonly string[] = ["hana", "duri", "sena"];

export type Story = World & {
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

export const beginStory = async (ports: MemoryPorts): Promise<Story> => {
  const world = await worldOf(ports);
  const drafts = shelf.map(({ inventory, stock, price }) => ({
    description: "한 봉지",
    inventory,
    stock,
    surcharge: price - 10_000,
  }));
  const coffee = await itemOnSale(world, { options: drafts.slice(0, 3) });
  const sample = await itemOnSale(world, {
    discount: 100,
    deliveryFee: 0,
    options: drafts.slice(3).map((draft) => ({ ...draft, surcharge: 0 })),
  });
  const members: MemberActor[] = [];
  for (const name of buyers) members.push(await signUp(world, name));
  return {
    ...world,
    options: [...coffee.options, ...sample.options].map(({ id }) => id),
    members,
    orders: [],
    payments: [],
    broughtIn: shelf.map(({ stock }) => stock),
  };
};

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
      const lines = action.lines.map(([option, quantity]) => ({ optionId: optionAt(story, option), quantity }));
      const placed = await shop.order.place(memberAt(story, action.who), { lines, address });
      if (placed.ok) orders.push(placed.value);
      return codeOf(placed);
    }
    case "fill cart": {
      const optionId = optionAt(story, action.option);
      const line = { itemId: await itemOf(story, optionId), optionId, quantity: action.quantity };
      return codeOf(await shop.cart.add(memberAt(story, action.who), { lines: [line] }));
    }
    case "place from cart": {
      const placed = await shop.order.placeFromCart(memberAt(story, action.who), { address });
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
    case "adjust stock": {
      const answer = await shop.item.adjustStock(admin, optionAt(story, action.option), { delta: action.delta });
      const at = action.option % broughtIn.length;
      if (answer.ok) broughtIn[at] = (broughtIn[at] ?? 0) + action.delta;
      return codeOf(answer);
    }
    case "auto-cancel":
      return String(await runJob(story, "auto-cancel-orders"));
    case "return money":
      return String(await runJob(story, "return-money"));
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
  const { shop, admin, payments } = story;
  const owner = ownerOf(story, order);
  switch (action.does) {
    case "cancel":
      return codeOf(
        await shop.order.cancel(action.stranger ? strangerTo(story, order) : owner, order.id, "changed my mind"),
      );
    case "prepare": {
      const prepared = await shop.payment.prepare(owner, order.id, { pgProvider: "sandbox", payMethod: action.method });
      if (prepared.ok && !payments.some(({ id }) => id === prepared.value.payment.id))
        payments.push(prepared.value.payment);
      return codeOf(prepared);
    }
    case "move":
      return codeOf(await shop.order.move(admin, order.id, action.to));
    case "confirm":
      return codeOf(await shop.order.confirm(owner, order.id));
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
