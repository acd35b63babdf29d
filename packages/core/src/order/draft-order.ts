import { MAX_LINES, MAX_QUANTITY, type NotForSale, type Obstacle, obstaclesOf } from "../cart/index.ts";
import type { Buyer, OptionNotFound, OutOfStock, PricePolicies, QuotedLine, Sellable, Wanted } from "../item/index.ts";
import { quote } from "../item/index.ts";
import type { InsufficientPoints } from "../member/index.ts";
import type { ItemId, MemberId, OptionId, OrderId, OrderLineId } from "../shared/ids.ts";
import { type Check, count, each, text, whole } from "../shared/input.ts";
import { allocate, least, lessPercent, MAX_AMOUNT, type Money, subtract, zero } from "../shared/money.ts";
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
  points: Money,
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
  points,
  refunded: 0,
  takeWhenPaid: option.inventory === "track",
  taken: option.inventory === "reserve-on-order" ? quantity : 0,
});

/** Who buys, and how many of his points he can spend. */
export type Customer = Buyer & { readonly usablePoints: Money };

export type DraftFrame = Delivery & {
  readonly id: OrderId;
  readonly memberId: MemberId;
  readonly placedAt: Date;
  /** At least one for each line. */
  readonly lineIds: readonly OrderLineId[];
  readonly usedPoints: Money;
};

/** Everything about a new order but its stock: prices are the server's, from what is on sale at this moment. */
export const draftOrder = (
  frame: DraftFrame,
  lines: readonly WantedLine[],
  found: readonly Sellable[],
  customer: Customer,
  policies: PricePolicies,
): Result<Omit<OrderDraft, "spentLots">, DraftRefusal | InsufficientPoints> => {
  const wanted = sellable(lines, found);
  if (!wanted.ok) return wanted;
  const { lines: quoted, itemTotal, tierDiscount, deliveryFee, total } = quote(policies, customer, wanted.value);
  const { id, memberId, placedAt, lineIds, usedPoints, address, deliveryRequest } = frame;
  const usable = least(customer.usablePoints, itemTotal);
  if (usedPoints > usable) return err({ code: "member.insufficient-points", usable });
  const points = allocate(
    usedPoints,
    quoted.map(({ lineTotal }) => lineTotal),
  );
  return ok({
    id,
    memberId,
    placedAt,
    currency: "KRW",
    lines: lineIds.slice(0, quoted.length).flatMap((lineId, index) => {
      const line = quoted[index];
      return line === undefined ? [] : [lineOf(lineId, line, points[index] ?? zero)];
    }),
    itemTotal,
    tierDiscount,
    deliveryFee,
    usedPoints,
    finalPrice: subtract(total, usedPoints),
    address,
    deliveryRequest,
  });
};
