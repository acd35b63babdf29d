import type { MembershipPolicies } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type ExecuteRefundPorts, makeExecuteRefund } from "./execute-refund.ts";
import type { Order } from "./order.ts";
import { type AskRefusal, approveRefund, askRefund } from "./refund-order.ts";
import type { RefundLine } from "./refund-request.ts";
import { checkLines } from "./request-refund.ts";
import { saveOrder } from "./save-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type GrantedRefund = {
  /** 1 to 500 characters. */
  readonly reason: string;
  /** Each line once. Default: all that is left of the order. */
  readonly lines?: readonly RefundLine[] | undefined;
  /** Whether units that were shipped go back on sale. What was not shipped does so anyway. */
  readonly restock?: boolean | undefined;
};
export type GrantRefundRefusal = Forbidden | InvalidInput | OrderNotFound | AskRefusal;

/**
 * An admin takes units of an order back without having been asked, however long ago they came. It is granted before the
 * provider is asked, as with an approved request: an order that answers in REFUND_PENDING waits for the provider's word.
 */
export type GrantRefund = (
  by: Actor,
  order: OrderId,
  refund: GrantedRefund,
) => Promise<Result<Order, GrantRefundRefusal>>;

export const makeGrantRefund = (ports: ExecuteRefundPorts, policies: MembershipPolicies): GrantRefund => {
  const { unitOfWork, clock } = ports;
  const execute = makeExecuteRefund(ports, policies);

  const grant = (by: Actor, id: OrderId, { reason, lines, restock = false }: GrantedRefund) => {
    const at = clock.now();
    return unitOfWork.run(async (tx): Promise<Result<Order, OrderNotFound | AskRefusal>> => {
      const order = await tx.orders.byId(id);
      if (order === undefined) return err({ code: "order.not-found" });
      const asked = askRefund(order, by, { lines, reason }, { at, windowMs: Number.POSITIVE_INFINITY });
      if (!asked.ok) return asked;
      const approved = approveRefund(await saveOrder(tx, asked.value, at), by, { reason, restock }, at);
      return approved.ok ? ok(await saveOrder(tx, approved.value, at)) : err({ code: "order.refund-in-progress" });
    });
  };

  return async (by, id, refund) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = text("reason", refund.reason, 1, 500) ?? checkLines(refund.lines);
    if (wrong) return wrong;
    const granted = await grant(by, id, refund);
    if (!granted.ok) return granted;
    const executed = await execute(by, id);
    return executed.ok ? executed : granted;
  };
};
