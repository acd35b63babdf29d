import { type AnyId, idOf, type MemberId, money, type PaymentDifferenceId, type PaymentId } from "@cofshop/core";
import { cartOf } from "@cofshop/core/cart";
import type { Coupon, MemberCoupon } from "@cofshop/core/coupon";
import { type Category, type Image, type Item, noRating, type Option, type Review } from "@cofshop/core/item";
import type { Member } from "@cofshop/core/member";
import type { Order, OrderLine } from "@cofshop/core/order";
import type { Payment, PaymentDifference } from "@cofshop/core/payment";
import type {
  CartId,
  CategoryId,
  CouponId,
  ImageId,
  ItemId,
  MemberCouponId,
  MovementId,
  OptionId,
  OrderId,
  OrderLineId,
  ReviewId,
} from "@cofshop/core/shared";
import { commit, type StoreSubject } from "./contract.ts";

/** Noon of 2 March 2026 in Seoul, the time of every story here. */
export const noon: Date = new Date("2026-03-02T03:00:00.000Z");
export const later = (ms: number): Date => new Date(noon.getTime() + ms);

let made = 0;
const tail = crypto.randomUUID().slice(-12);

/** A new id: a UUID of version 7 that sorts after all that were made before. */
export const freshId = <Id extends AnyId>(): Id => {
  made += 1;
  const time = (noon.getTime() + made).toString(16).padStart(12, "0");
  return idOf<Id>(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`);
};

export const memberRow = (differs: Partial<Member> = {}): Member => {
  const id = differs.id ?? freshId<MemberId>();
  return {
    id,
    email: `${id}@example.com`,
    name: "김하나",
    passwordHash: "$argon2id$…",
    tel: "01012345678",
    state: "ACTIVE",
    role: "MEMBER",
    createdAt: noon,
    passwordChangedAt: noon,
    lastLoginAt: undefined,
    version: 1,
    ...differs,
  };
};

export const optionRow = (itemId: ItemId, differs: Partial<Option> = {}): Option => ({
  id: freshId<OptionId>(),
  itemId,
  description: "200 g",
  surcharge: money(0),
  discount: 0,
  state: "SELL",
  inventory: "reserve-on-order",
  stock: 0,
  ...differs,
});

export const imageRow = (differs: Partial<Image> = {}): Image => ({
  id: freshId<ImageId>(),
  url: "https://img.example.com/a.webp",
  name: "a.webp",
  type: "SUB",
  ...differs,
});

export const itemRow = (sellerId: MemberId, differs: Partial<Item> = {}): Item => {
  const id = differs.id ?? freshId<ItemId>();
  return {
    id,
    sellerId,
    name: "에티오피아 예가체프",
    price: money(10_000),
    discount: 0,
    state: "SELL",
    deliveryFee: undefined,
    origin: "Ethiopia",
    perOrderLimit: undefined,
    options: [optionRow(id)],
    images: [],
    categoryIds: [],
    rating: noRating,
    createdAt: noon,
    version: 1,
    ...differs,
  };
};

export const reviewRow = (itemId: ItemId, memberId: MemberId, differs: Partial<Review> = {}): Review => ({
  id: freshId<ReviewId>(),
  itemId,
  memberId,
  rating: 4,
  content: "산미가 좋아요",
  createdAt: noon,
  editedAt: undefined,
  version: 1,
  ...differs,
});

export const categoryRow = (name: string, parent?: Category): Category => ({
  id: freshId<CategoryId>(),
  name,
  parentId: parent?.id,
  depth: (parent?.depth ?? 0) + 1,
});

export const lineRow = (item: Item, option: Option, quantity: number): OrderLine => ({
  id: freshId<OrderLineId>(),
  itemId: item.id,
  optionId: option.id,
  itemName: item.name,
  optionDescription: option.description,
  origin: item.origin,
  itemPrice: item.price,
  surcharge: option.surcharge,
  discount: option.discount,
  unitPrice: item.price,
  quantity,
  lineTotal: money(item.price * quantity),
  coupon: money(0),
  points: money(0),
  refunded: 0,
  takeWhenPaid: false,
  taken: quantity,
});

/** One of each option of an item. */
export const orderRow = (memberId: MemberId, item: Item, differs: Partial<Order> = {}): Order => {
  const lines = differs.lines ?? item.options.map((option) => lineRow(item, option, 1));
  const itemTotal = money(lines.reduce((sum, line) => sum + line.lineTotal, 0));
  const placedAt = differs.placedAt ?? noon;
  const by = `member:${memberId}`;
  return {
    id: freshId<OrderId>(),
    memberId,
    state: "WAITING_FOR_PAY",
    currency: "KRW",
    lines,
    itemTotal,
    tierDiscount: money(0),
    memberCouponId: undefined,
    couponDiscount: money(0),
    deliveryFee: money(3_000),
    usedPoints: money(0),
    spentLots: [],
    refundedAmount: money(0),
    earnedPoints: money(0),
    finalPrice: money(itemTotal + 3_000),
    address: { city: "서울", street: "세종대로 110", zipCode: "04524" },
    deliveryRequest: undefined,
    placedAt,
    paidAt: undefined,
    deliveredAt: undefined,
    completedAt: undefined,
    refundRequests: [],
    history: [{ from: undefined, to: "WAITING_FOR_PAY", at: placedAt, by, reason: undefined, refund: undefined }],
    version: 1,
    ...differs,
  };
};

/** A coupon of so many units that is being given out and used at noon. */
export const couponRow = (quantity: number | undefined, differs: Partial<Coupon> = {}): Coupon => ({
  id: freshId<CouponId>(),
  name: "3,000원 할인",
  type: "FIXED",
  value: 3_000,
  maxDiscount: undefined,
  minOrderPrice: money(10_000),
  state: "AVAILABLE",
  validFrom: later(-60_000),
  expiresAt: later(3_600_000),
  issueFrom: later(-60_000),
  issueTo: later(3_600_000),
  quantity,
  revoked: 0,
  code: undefined,
  createdAt: noon,
  version: 1,
  ...differs,
});

export const memberCouponRow = (
  memberId: MemberId,
  coupon: Pick<Coupon, "id" | "expiresAt">,
  differs: Partial<MemberCoupon> = {},
): MemberCoupon => ({
  id: freshId<MemberCouponId>(),
  memberId,
  couponId: coupon.id,
  sequence: undefined,
  state: "AVAILABLE",
  issuedAt: noon,
  expiresAt: coupon.expiresAt,
  usedAt: undefined,
  orderId: undefined,
  ...differs,
});

export const paymentRow = (order: Order, differs: Partial<Payment> = {}): Payment => {
  const id = differs.id ?? freshId<PaymentId>();
  return {
    id,
    orderId: order.id,
    memberId: order.memberId,
    merchantUid: `cofshop${id.replaceAll("-", "")}`,
    price: order.finalPrice,
    currency: "KRW",
    orderName: "에티오피아 예가체프",
    pgProvider: "sandbox",
    payMethod: "card",
    state: "READY",
    refundedAmount: money(0),
    transactionId: undefined,
    requestedAt: noon,
    paidAt: undefined,
    checks: 0,
    nextCheckAt: undefined,
    version: 1,
    ...differs,
  };
};

export const differenceRow = (differs: Partial<PaymentDifference> = {}): PaymentDifference => ({
  id: freshId<PaymentDifferenceId>(),
  merchantUid: `cofshop${freshId<PaymentId>().replaceAll("-", "")}`,
  cause: "refunded",
  here: { state: "PAID", amount: 9_007_199_254_740_991, currency: "KRW", refunded: 0 },
  there: { state: "paid", amount: 9_007_199_254_740_991, currency: "KRW", refunded: 1 },
  foundAt: noon,
  settledAt: undefined,
  version: 1,
  ...differs,
});

export const memberIn = async (subject: StoreSubject, differs: Partial<Member> = {}): Promise<Member> => {
  const member = memberRow(differs);
  await commit(subject, (tx) => tx.members.insert(member));
  return member;
};

/** New members, so many at once. */
export const membersIn = async (subject: StoreSubject, count: number): Promise<readonly MemberId[]> => {
  const members = Array.from({ length: count }, () => memberRow());
  await commit(subject, async (tx) => {
    for (const member of members) await tx.members.insert(member);
  });
  return members.map(({ id }) => id);
};

export const couponIn = async (
  subject: StoreSubject,
  quantity: number | undefined,
  differs: Partial<Coupon> = {},
): Promise<Coupon> => {
  const coupon = couponRow(quantity, differs);
  await commit(subject, (tx) => tx.coupons.insert(coupon));
  return coupon;
};

export const cartIn = async (subject: StoreSubject): Promise<CartId> => cartOf((await memberIn(subject)).id);

/** An item with its seller, and an option for each number of `stock`, moved in as first stock. */
export const itemIn = async (
  subject: StoreSubject,
  { stock = [0], ...differs }: Partial<Item> & { readonly stock?: readonly number[] } = {},
): Promise<Item> => {
  const id = freshId<ItemId>();
  const options = stock.map(() => optionRow(id));
  const seller = memberRow({ role: "SELLER" });
  const item = itemRow(differs.sellerId ?? seller.id, { id, options, ...differs });
  const movements = options.flatMap((option, index) => {
    const delta = stock[index] ?? 0;
    return delta === 0
      ? []
      : [{ id: freshId<MovementId>(), option: option.id, delta, reason: "first stock", by: "system:test", at: noon }];
  });
  await commit(subject, async (tx) => {
    if (differs.sellerId === undefined) await tx.members.insert(seller);
    await tx.items.insert(item);
    if (movements.length > 0) await tx.stock.move(movements);
  });
  return item;
};

export const optionsOf = ({ options }: Item): readonly OptionId[] => options.map(({ id }) => id);

/** What the counters of some options read now, in their order. */
export const stockOf = async (
  { unitOfWork }: StoreSubject,
  options: readonly OptionId[],
): Promise<readonly number[]> => {
  const found = await unitOfWork.reads.items.sellables(options);
  return options.map((id) => found.find(({ option }) => option.id === id)?.option.stock ?? Number.NaN);
};

/** A new member's order of one of each option, without taking stock. */
export const orderIn = async (subject: StoreSubject, differs: Partial<Order> = {}): Promise<Order> => {
  const item = await itemIn(subject, { stock: [0, 0] });
  const member = differs.memberId ?? (await memberIn(subject)).id;
  const order = orderRow(member, item, differs);
  await commit(subject, (tx) => tx.orders.insert(order));
  return order;
};
