import { type MembershipPolicies, type Memberships, type Spending, settleMembership } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin, system } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import type { Clock, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { advance, type IllegalTransition, type Order, type ShippingState } from "./order.ts";
import type { OrderReads, Orders } from "./ports.ts";
import { paidForGoods } from "./refund-order.ts";
import type { RefundInProgress } from "./refund-request.ts";
import { saveOrder } from "./save-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

type AdvanceTx = {
  readonly orders: Orders;
  readonly memberships: Memberships;
  readonly spending: Spending;
  readonly outbox: Outbox;
};
export type AdvanceOrderPorts = { readonly unitOfWork: UnitOfWork<AdvanceTx, unknown>; readonly clock: Clock };
type AdvanceRefusal = Forbidden | OrderNotFound | IllegalTransition | RefundInProgress;

/** Moves a paid order one step towards its customer's door. Admins only. The state it already has is no change. */
export type MoveOrder = (
  by: Actor,
  id: OrderId,
  to: Exclude<ShippingState, "COMPLETED">,
) => Promise<Result<Order, AdvanceRefusal>>;

/** The customer says that the delivered goods are right: the order is completed, and earns its points. */
export type ConfirmOrder = (by: Actor, id: OrderId) => Promise<Result<Order, AdvanceRefusal>>;

const makeAdvance =
  ({ unitOfWork, clock }: AdvanceOrderPorts, policies: MembershipPolicies) =>
  (
    by: Actor,
    id: OrderId,
    to: ShippingState,
    mine: (order: Order) => boolean,
  ): Promise<Result<Order, AdvanceRefusal>> => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const order = await tx.orders.byId(id);
      if (order === undefined || !mine(order)) return err({ code: "order.not-found" });
      if (order.state === to) return ok(order);
      const advanced = advance(order, to, by, at);
      if (!advanced.ok) return advanced;
      const { state, events } = advanced.value;
      const earned = to === "COMPLETED" ? policies.points.earned(paidForGoods(state)) : state.earnedPoints;
      const next = await saveOrder(tx, { state: { ...state, earnedPoints: earned }, events }, at);
      if (to === "COMPLETED") await settleMembership(tx, order.memberId, { earned }, { by, at, order: id }, policies);
      return ok(next);
    });
  };

export const makeMoveOrder = (ports: AdvanceOrderPorts, policies: MembershipPolicies): MoveOrder => {
  const advanceTo = makeAdvance(ports, policies);
  return async (by, id, to) => (isAdmin(by) ? advanceTo(by, id, to, () => true) : forbidden);
};

export const makeConfirmOrder = (ports: AdvanceOrderPorts, policies: MembershipPolicies): ConfirmOrder => {
  const advanceTo = makeAdvance(ports, policies);
  return async (by, id) =>
    by.kind === "member" ? advanceTo(by, id, "COMPLETED", (order) => order.memberId === by.id) : forbidden;
};

/** Completes orders whose customers said nothing for so long after the delivery, a batch at a call. */
export const makeAutoConfirmOrders = (
  ports: AdvanceOrderPorts & { readonly unitOfWork: UnitOfWork<unknown, { readonly orders: OrderReads }> },
  policies: MembershipPolicies,
  afterMs: number,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const advanceTo = makeAdvance(ports, policies);
  const by = system("auto-confirm");
  return makeWalk({
    rows: (slice) =>
      ports.unitOfWork.reads.orders.deliveredBefore(new Date(ports.clock.now().getTime() - afterMs), slice),
    position: ({ deliveredAt, id }) => ({ key: deliveredAt.getTime(), id }),
    visit: async ({ id }) => (await advanceTo(by, id, "COMPLETED", () => true)).ok,
  });
};
