import { MAX_LINES, MAX_QUANTITY, type NotForSale, type Obstacle, obstaclesOf } from "../cart/index.ts";
import type { OptionNotFound, OutOfStock, PricePolicies, QuotedLine, Sellable, Wanted } from "../item/index.ts";
import { plainBuyer, quote } from "../item/index.ts";
import type { ItemId, MemberId, OptionId, OrderId, OrderLineId } from "../shared/ids.ts";
import { type Check, count, each, text, whole } from "../shared/input.ts";
import { lessPercent } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Address, OrderDraft, OrderLine } from "./order.ts";

export type WantedLine = {
  readonly itemId?: ItemId | undefined;
  readonly optionId: OptionId;
  readonly quantity: number;
};
export type Delivery = { readonly address: Address; readonly deliveryRequest?: string | undefined };
export type LimitExceeded = { readonly code: "item.limit-exceeded"; readonly itemId: ItemId; readonly limit: number };
export type DraftRefusal = OptionNotFound | NotForSale | LimitExceeded | OutOfStock;

export const checkDelivery = ({ address, deliveryRequest }: Delivery): Check =>
  text("address.city", address.city, 1, 100) ??
  text("address.street", address.street, 1, 255) ??
  text("address.zipCode", address.zipCode, 1, 20) ??
  (deliveryRequest === undefined ? undefined : text("deliveryRequest", deliveryRequest, 0, 500));

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
  takeWhenPaid: option.inventory === "track",
  taken: option.inventory === "reserve-on-order" ? quantity : 0,
});

export type DraftFrame = Delivery & {
  readonly id: OrderId;
  readonly memberId: MemberId;
  readonly placedAt: Date;
  /** At least one for each line. */
  readonly lineIds: readonly OrderLineId[];
};

/** Everything about a new order but its stock: prices are the server's, from what is on sale at this moment. */
export const draftOrder = (
  frame: DraftFrame,
  lines: readonly WantedLine[],
  found: readonly Sellable[],
  policies: PricePolicies,
): Result<OrderDraft, DraftRefusal> => {
  const wanted = sellable(lines, found);
  if (!wanted.ok) return wanted;
  const { lines: quoted, itemTotal, tierDiscount, deliveryFee, total } = quote(policies, plainBuyer, wanted.value);
  const { id, memberId, placedAt, lineIds, address, deliveryRequest } = frame;
  return ok({
    id,
    memberId,
    placedAt,
    currency: "KRW",
    lines: lineIds.slice(0, quoted.length).flatMap((lineId, index) => {
      const line = quoted[index];
      return line === undefined ? [] : [lineOf(lineId, line)];
    }),
    itemTotal,
    tierDiscount,
    deliveryFee,
    finalPrice: total,
    address,
    deliveryRequest,
  });
};
