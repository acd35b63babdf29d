import { expectOk, type MemberActor, money, type OptionId, type OrderId, type TierPolicy } from "@cofshop/core";
import type { InventoryPolicy } from "@cofshop/core/item";
import type { Order } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import { type FreshShop, freshShop, itemOnSale, type ShopSubject, signUp } from "../fresh-shop.ts";

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

/** A shop on its way, and whatever its people made in it. */
export type Story = FreshShop & {
  /** In the order of the shelf. */
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

/** A new shop with the shelf filled and the buyers in, each with his welcome points. */
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

/** Whose order or payment it is. */
export const ownerOf = ({ members }: Story, { memberId }: { readonly memberId: string }): MemberActor => {
  const owner = members.find(({ id }) => id === memberId);
  if (owner === undefined) throw new Error("every order is a member's");
  return owner;
};

/** The orders and the payments of a story as the shop tells of them now. */
export const ordersNow = ({ shop, admin, orders }: Story): Promise<readonly Order[]> =>
  Promise.all(orders.map(async ({ id }: { readonly id: OrderId }) => expectOk(await shop.order.view(admin, id))));
export const paymentsNow = (story: Story): Promise<readonly Payment[]> =>
  Promise.all(
    story.payments.map(async (each) => expectOk(await story.shop.payment.view(ownerOf(story, each), each.id))),
  );
