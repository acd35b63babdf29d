import { type CartLineNotFound, type Carts, cartOf, MAX_LINES } from "../cart/index.ts";
import {
  type CouponNotFound,
  type HeldCoupon,
  type MemberCoupons,
  type NotUsable,
  usableCoupon,
  useCoupon,
} from "../coupon/index.ts";
import type { ItemReads, OutOfStock, Stock } from "../item/index.ts";
import {
  type HasQuit,
  holdStanding,
  type InsufficientPoints,
  type MembershipPolicies,
  type Memberships,
  spendPoints,
  standingOf,
  tierPercentOf,
  usableAt,
} from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, type MemberActor } from "../shared/actor.ts";
import type { CommandKey, MemberCouponId, OptionId, OrderId, OrderLineId } from "../shared/ids.ts";
import { count, type InvalidInput } from "../shared/input.ts";
import { money } from "../shared/money.ts";
import type { Clock, CommandKeys, Ids, KeyReused, Outbox, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import {
  checkLines,
  checkTerms,
  type DraftFrame,
  type DraftPolicies,
  type DraftRefusal,
  draftOrder,
  mergeLines,
  type OrderTerms,
  type WantedLine,
} from "./draft-order.ts";
import { type Order, place } from "./order.ts";
import type { Orders } from "./ports.ts";
import { type OrderNotFound, takeStock, takingAll } from "./stock-of-order.ts";

type PlaceOrderTx = {
  readonly orders: Orders;
  readonly items: ItemReads;
  readonly stock: Stock;
  readonly carts: Carts;
  readonly memberships: Memberships;
  readonly memberCoupons: MemberCoupons;
  readonly commandKeys: CommandKeys;
  readonly storedReplies: ReplyKeeping;
  readonly outbox: Outbox;
};
export type PlaceOrderPorts = {
  readonly unitOfWork: UnitOfWork<PlaceOrderTx, unknown>;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type PlaceOrderPolicies = DraftPolicies & Pick<MembershipPolicies, "tiers">;
export type PlaceOrderRefusal =
  | Forbidden
  | InvalidInput
  | DraftRefusal
  | OutOfStock
  | InsufficientPoints
  | CouponNotFound
  | NotUsable
  | KeyReused
  | OrderNotFound
  | HasQuit;

type Once = { readonly key?: CommandKey | undefined; readonly seal?: Seal<Order> | undefined };

/** Orders the named options. All of it or nothing: one short option refuses the order. */
export type PlaceOrder = (
  by: Actor,
  command: OrderTerms & Once & { readonly lines: readonly WantedLine[] },
) => Promise<Result<Order, PlaceOrderRefusal>>;

/** Orders what is in the cart, or the named options of it; ordered lines leave the cart in the same transaction. */
export type PlaceOrderFromCart = (
  by: Actor,
  command: OrderTerms & Once & { readonly options?: readonly OptionId[] | undefined },
) => Promise<Result<Order, PlaceOrderRefusal | CartEmpty | CartLineNotFound>>;
export type CartEmpty = { readonly code: "cart.empty" };

type Frame = DraftFrame & { readonly coupon: MemberCouponId | undefined };

const frameOf = (by: MemberActor, terms: OrderTerms, lines: number, { ids, clock }: PlaceOrderPorts): Frame => ({
  id: ids.next<OrderId>(),
  memberId: by.id,
  placedAt: clock.now(),
  lineIds: Array.from({ length: lines }, () => ids.next<OrderLineId>()),
  usedPoints: money(terms.usePoints ?? 0),
  coupon: terms.coupon,
  address: terms.address,
  deliveryRequest: terms.deliveryRequest,
});

/** A step: the coupon that is to be used, if one is. */
const couponOf = async (
  tx: PlaceOrderTx,
  { coupon, memberId, placedAt }: Frame,
): Promise<Result<HeldCoupon | undefined, CouponNotFound | NotUsable>> =>
  coupon === undefined ? ok(undefined) : usableCoupon(tx, coupon, memberId, placedAt);

/**
 * A step: prices the lines for this member, spends his points, writes the order, uses his coupon on it and takes its
 * stock, last of all so that hot counters are locked briefly.
 */
const placeLines = async (
  tx: PlaceOrderTx,
  by: MemberActor,
  frame: Frame,
  lines: readonly WantedLine[],
  once: Once,
  policies: PlaceOrderPolicies,
): Promise<Result<Order, DraftRefusal | OutOfStock | InsufficientPoints | CouponNotFound | NotUsable | HasQuit>> => {
  const { id, placedAt: at, usedPoints } = frame;
  const found = await tx.items.sellables(lines.map((line) => line.optionId));
  const standing = await (usedPoints > 0 ? holdStanding : standingOf)(tx, by.id, policies);
  const coupon = await couponOf(tx, frame);
  if (!coupon.ok) return coupon;
  const customer = {
    tierPercent: tierPercentOf(standing, policies),
    usablePoints: usableAt(standing, at),
    coupon: coupon.value,
  };
  const draft = draftOrder(frame, lines, found, customer, policies);
  if (!draft.ok) return draft;
  const spentLots = await spendPoints(tx, standing, usedPoints, { by, at, order: id });
  if (!spentLots.ok) return spentLots;
  const { state, events } = place({ ...draft.value, spentLots: spentLots.value }, by);
  // A free order is paid as it is placed, so what is counted at payment is counted now.
  const order = state.state === "PAID" ? takingAll(state) : state;
  if (!(await tx.orders.insert(order))) return err({ code: "member.quit" });
  const used = frame.coupon === undefined ? done : await useCoupon(tx, frame.coupon, id, at);
  if (!used.ok) return used;
  await tx.outbox.append(events, at);
  const taken = await takeStock(tx, order.lines);
  return taken.ok ? sealed(tx, once, order) : taken;
};

/** A step: the order that this key placed before, if it did. */
const placedBefore = async (
  tx: PlaceOrderTx,
  by: MemberActor,
  command: Once,
  frame: Frame,
): Promise<Result<Order | undefined, KeyReused | OrderNotFound>> => {
  const noted = await rememberCommand(tx, by.id, command, "order.place", frame.id, frame.placedAt);
  if (!noted.ok || noted.value === undefined) return noted.ok ? ok(undefined) : noted;
  const first = await tx.orders.byId(noted.value as OrderId);
  return first === undefined ? err({ code: "order.not-found" }) : ok(first);
};

export const makePlaceOrder =
  (ports: PlaceOrderPorts, policies: PlaceOrderPolicies): PlaceOrder =>
  async (by, command) => {
    if (by.kind !== "member") return forbidden;
    const merged = mergeLines(command.lines);
    const lines = merged.ok ? merged.value : command.lines;
    const wrong = checkLines(command.lines) ?? checkLines(lines) ?? checkTerms(command);
    if (wrong) return wrong;
    if (!merged.ok) return merged;
    const frame = frameOf(by, command, lines.length, ports);
    return ports.unitOfWork.run(async (tx) => {
      const before = await placedBefore(tx, by, command, frame);
      if (!before.ok) return before;
      return before.value === undefined ? placeLines(tx, by, frame, lines, command, policies) : ok(before.value);
    });
  };

export const makePlaceOrderFromCart =
  (ports: PlaceOrderPorts, policies: PlaceOrderPolicies): PlaceOrderFromCart =>
  async (by, command) => {
    if (by.kind !== "member") return forbidden;
    const { options } = command;
    const wrong =
      (options === undefined ? undefined : count("optionIds", options, 1, MAX_LINES)) ?? checkTerms(command);
    if (wrong) return wrong;
    const cart = cartOf(by.id);
    const frame = frameOf(by, command, MAX_LINES, ports);
    return ports.unitOfWork.run(async (tx) => {
      const before = await placedBefore(tx, by, command, frame);
      if (!before.ok) return before;
      if (before.value !== undefined) return ok(before.value);

      // Taken out first: of two orders from one cart only one gets a line, and with all that was added to it.
      const chosen = await tx.carts.remove(cart, options ?? "all");
      if (chosen.length === 0 && options === undefined) return err({ code: "cart.empty" });
      if (options !== undefined && chosen.length < new Set(options).size) return err({ code: "cart.line-not-found" });
      const tooMany = count("optionIds", chosen, 1, MAX_LINES);
      if (tooMany) return tooMany;
      return placeLines(tx, by, frame, chosen, command, policies);
    });
  };
