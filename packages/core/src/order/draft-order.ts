import { MAX_LINES, MAX_QUANTITY, type NotForSale, type Obstacle, obstaclesOf } from "../cart/index.ts";
import type { CouponDiscountPolicy, HeldCoupon, NotUsable } from "../coupon/index.ts";
import type { Buyer, OptionNotFound, OutOfStock, PricePolicies, QuotedLine, Sellable, Wanted } from "../item/index.ts";
import { quote } from "../item/index.ts";
import type { InsufficientPoints } from "../member/index.ts";
import type { ItemId, MemberCouponId, MemberId, OptionId, OrderId, OrderLineId } from "../shared/ids.ts";
import { type Check, count, each, text, whole } from "../shared/input.ts";
import { add, allocate, least, lessPercent, MAX_AMOUNT, type Money, subtract, zero } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Address, OrderDraft, OrderLine } from "./order.ts";

export type WantedLine = {
  readonly itemId?: ItemId | undefined;
  readonly optionId: OptionId;
  readonly quantity: number;
};
export type Delivery = { readonly address: Address; readonly deliveryRequest?: string | undefined };
/** What an order names besides its goods. */
export type OrderTerms = Delivery & {
  /** Points to pay with: for goods only, never for their delivery. */
  readonly usePoints?: number | undefined;
  /** A coupon of the member's to use on it. */
  readonly coupon?: MemberCouponId | undefined;
};
export type LimitExceeded = { readonly code: "item.limit-exceeded"; readonly itemId: ItemId; readonly limit: number };
export type DraftRefusal = OptionNotFound | NotForSale | LimitExceeded | OutOfStock;

export const checkTerms = ({ address, deliveryRequest, usePoints = 0 }: OrderTerms): Check =>
  text("address.city", address.city, 1, 100) ??
  text("address.street", address.street, 1, 255) ??
  text("address.zipCode", address.zipCode, 1, 20) ??
  (deliveryRequest === undefined ? undefined : text("deliveryRequest", deliveryRequest, 0, 500)) ??
  whole("usePoint", usePoints, 0, MAX_AMOUNT);

export const checkLines = (lines: readonly WantedLine[]): Check =>
  count("orderItems", lines, 1, MAX_LINES) ??
  each(lines, (line, index) => whole(`orderItems[${index}].quantity`, line.quantity, 1, MAX_QUANTITY));

/** Lines of the same option become one, so that no rule can be passed by splitting. They must agree on its item. */
export const mergeLines = (lines: readonly WantedLine[]): Result<readonly WantedLine[], OptionNotFound> => {
  const merged = new Map<OptionId, WantedLine>();
  for (const { optionId, itemId, quantity } of lines) {
    const before = merged.get(optionId);
    const named = itemId ?? before?.itemId;
    if (before?.itemId !== undefined && named !== before.itemId) return err({ code: "item.option-not-found" });
    merged.set(optionId, { optionId, itemId: named, quantity: quantity + (before?.quantity ?? 0) });
  }
  return ok([...merged.values()]);
};

/** The refusal that the obstacles of all lines amount to. */
const refusalOf = (obstacles: readonly Obstacle[]): DraftRefusal | undefined => {
  const optionsWith = (code: Obstacle["code"]): readonly OptionId[] =>
    obstacles.flatMap((obstacle) => (obstacle.code === code ? [obstacle.optionId] : [])).sort();
  if (optionsWith("item.option-not-found").length > 0) return { code: "item.option-not-found" };
  const stopped = optionsWith("item.not-for-sale");
  if (stopped.length > 0) return { code: "item.not-for-sale", options: stopped };
  // Only a hint that spares the loser's writes: the guarded count in the database decides.
  const short = optionsWith("item.out-of-stock");
  if (short.length > 0) return { code: "item.out-of-stock", options: short };
  const over = obstacles.find((obstacle) => obstacle.code === "item.limit-exceeded");
  return over && { code: over.code, itemId: over.itemId, limit: over.limit };
};

const sellable = (
  lines: readonly WantedLine[],
  found: readonly Sellable[],
): Result<readonly Wanted[], DraftRefusal> => {
  const refusal = refusalOf(obstaclesOf(lines, found));
  if (refusal !== undefined) return err(refusal);
  const byOption = new Map(found.map((one) => [one.option.id, one]));
  return ok(
    lines.flatMap(({ optionId, quantity }): readonly Wanted[] => {
      const one = byOption.get(optionId);
      return one === undefined ? [] : [{ sellable: one, quantity }];
    }),
  );
};

const lineOf = (
  id: OrderLineId,
  { sellable: { item, option }, quantity, unitPrice, lineTotal }: QuotedLine,
  { coupon, points }: Pick<OrderLine, "coupon" | "points">,
): OrderLine => ({
  id,
  itemId: item.id,
  optionId: option.id,
  itemName: item.name,
  optionDescription: option.description,
  origin: item.origin,
  itemPrice: lessPercent(item.price, item.discount),
  surcharge: option.surcharge,
  discount: option.discount,
  unitPrice,
  quantity,
  lineTotal,
  coupon,
  points,
  refunded: 0,
  takeWhenPaid: option.inventory === "track",
  taken: option.inventory === "reserve-on-order" ? quantity : 0,
});

/** Who buys, how many of his points he can spend, and the coupon that he uses. */
export type Customer = Buyer & { readonly usablePoints: Money; readonly coupon: HeldCoupon | undefined };

export type DraftFrame = Delivery & {
  readonly id: OrderId;
  readonly memberId: MemberId;
  readonly placedAt: Date;
  /** At least one for each line. */
  readonly lineIds: readonly OrderLineId[];
  readonly usedPoints: Money;
};

export type DraftPolicies = PricePolicies & { readonly couponDiscount: CouponDiscountPolicy };

/** What the coupon takes off goods that cost so much: never more than they do. */
const discountOf = (
  used: HeldCoupon | undefined,
  itemTotal: Money,
  { couponDiscount }: DraftPolicies,
): Result<Money, NotUsable> => {
  if (used === undefined) return ok(zero);
  const { minOrderPrice } = used.coupon;
  if (itemTotal < minOrderPrice) return err({ code: "coupon.not-usable", minOrderPrice });
  return ok(least(couponDiscount(used.coupon, itemTotal), itemTotal));
};

/** Everything about a new order but its stock: prices are the server's, from what is on sale at this moment. */
export const draftOrder = (
  frame: DraftFrame,
  lines: readonly WantedLine[],
  found: readonly Sellable[],
  customer: Customer,
  policies: DraftPolicies,
): Result<Omit<OrderDraft, "spentLots">, DraftRefusal | NotUsable | InsufficientPoints> => {
  const wanted = sellable(lines, found);
  if (!wanted.ok) return wanted;
  const { lines: quoted, itemTotal, tierDiscount, deliveryFee, total } = quote(policies, customer, wanted.value);
  const { id, memberId, placedAt, lineIds, usedPoints, address, deliveryRequest } = frame;
  const discount = discountOf(customer.coupon, itemTotal, policies);
  if (!discount.ok) return discount;
  const couponDiscount = discount.value;
  const usable = least(customer.usablePoints, subtract(itemTotal, couponDiscount));
  if (usedPoints > usable) return err({ code: "member.insufficient-points", usable });
  const totals = quoted.map(({ lineTotal }) => lineTotal);
  const coupons = allocate(couponDiscount, totals);
  const left = totals.map((lineTotal, index) => subtract(lineTotal, coupons[index] ?? zero));
  const points = allocate(usedPoints, left);
  return ok({
    id,
    memberId,
    placedAt,
    currency: "KRW",
    lines: lineIds.slice(0, quoted.length).flatMap((lineId, index) => {
      const line = quoted[index];
      return line === undefined
        ? []
        : [lineOf(lineId, line, { coupon: coupons[index] ?? zero, points: points[index] ?? zero })];
    }),
    itemTotal,
    tierDiscount,
    memberCouponId: customer.coupon?.held.id,
    couponDiscount,
    deliveryFee,
    usedPoints,
    finalPrice: subtract(total, add(couponDiscount, usedPoints)),
    address,
    deliveryRequest,
  });
};
