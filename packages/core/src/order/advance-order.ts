import { type Actor, type Forbidden, forbidden, isAdmin, system } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { OrderId } from "../shared/ids.ts";
import type { Clock, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { advance, type IllegalTransition, type Order, type ShippingState } from "./order.ts";
import type { OrderReads, Orders } from "./ports.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type AdvanceOrderPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly orders: Orders; readonly outbox: Outbox }, unknown>;
  readonly clock: Clock;
};
type AdvanceRefusal = Forbidden | OrderNotFound | IllegalTransition;

/** Moves a paid order one step towards its customer's door. Admins only. The state it already has is no change. */
export type MoveOrder = (
  by: Actor,
  id: OrderId,
  to: Exclude<ShippingState, "COMPLETED">,
) => Promise<Result<Order, AdvanceRefusal>>;

/** The customer says that the delivered goods are right: the order is completed. */
export type ConfirmOrder = (by: Actor, id: OrderId) => Promise<Result<Order, AdvanceRefusal>>;

const makeAdvance =
  ({ unitOfWork, clock }: AdvanceOrderPorts) =>
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
      written(await tx.orders.save(advanced.value.state));
      await tx.outbox.append(advanced.value.events, at);
      return ok(advanced.value.state);
    });
  };

export const makeMoveOrder = (ports: AdvanceOrderPorts): MoveOrder => {
  const advanceTo = makeAdvance(ports);
  return async (by, id, to) => (isAdmin(by) ? advanceTo(by, id, to, () => true) : forbidden);
};

export const makeConfirmOrder = (ports: AdvanceOrderPorts): ConfirmOrder => {
  const advanceTo = makeAdvance(ports);
  return async (by, id) =>
    by.kind === "member" ? advanceTo(by, id, "COMPLETED", (order) => order.memberId === by.id) : forbidden;
};

/** Completes orders whose customers said nothing for so long after the delivery, a batch at a call. */
export const makeAutoConfirmOrders = (
  ports: AdvanceOrderPorts & { readonly unitOfWork: UnitOfWork<unknown, { readonly orders: OrderReads }> },
  afterMs: number,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const advanceTo = makeAdvance(ports);
  const by = system("auto-confirm");
  return makeWalk({
    rows: (slice) =>
      ports.unitOfWork.reads.orders.deliveredBefore(new Date(ports.clock.now().getTime() - afterMs), slice),
    position: ({ deliveredAt, id }) => ({ key: deliveredAt.getTime(), id }),
    visit: async ({ id }) => (await advanceTo(by, id, "COMPLETED", () => true)).ok,
  });
};
