import type { MembershipPolicies } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type ExecuteRefundPorts, makeExecuteRefund } from "./execute-refund.ts";
import type { Order } from "./order.ts";
import { approveRefund, type RefundNotRequested, rejectRefund } from "./refund-order.ts";
import { openRefund } from "./refund-request.ts";
import { saveOrder } from "./save-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type RefundDecision =
  | {
      readonly status: "APPROVED";
      readonly reason?: string | undefined;
      /** Whether units that were shipped go back on sale. What was not shipped does so anyway. */
      readonly restock?: boolean | undefined;
    }
  | { readonly status: "REJECTED"; readonly reason: string };
export type DecideRefundRefusal = Forbidden | InvalidInput | OrderNotFound | RefundNotRequested;

/**
 * Decides about the open refund request of an order. Admins only. Approving is written before the provider is asked,
 * so a crash in between loses nothing: an order that answers in REFUND_PENDING waits for the provider's word, which a
 * job goes on asking for. Approving again asks at once. Where the provider refuses, the order answers with its request
 * rejected.
 */
export type DecideRefund = (
  by: Actor,
  order: OrderId,
  decision: RefundDecision,
) => Promise<Result<Order, DecideRefundRefusal>>;

export const makeDecideRefund = (ports: ExecuteRefundPorts, policies: MembershipPolicies): DecideRefund => {
  const { unitOfWork, clock } = ports;
  const execute = makeExecuteRefund(ports, policies);

  const decide = (by: Actor, id: OrderId, decision: RefundDecision) => {
    const at = clock.now();
    return unitOfWork.run(async (tx): Promise<Result<Order, OrderNotFound | RefundNotRequested>> => {
      const order = await tx.orders.byId(id);
      if (order === undefined) return err({ code: "order.not-found" });
      if (decision.status === "APPROVED" && openRefund(order)?.status === "APPROVED") return ok(order);
      const decided =
        decision.status === "REJECTED"
          ? rejectRefund(order, by, decision.reason, at)
          : approveRefund(order, by, { reason: decision.reason, restock: decision.restock ?? false }, at);
      return decided.ok ? ok(await saveOrder(tx, decided.value, at)) : decided;
    });
  };

  return async (by, id, decision) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = decision.reason === undefined ? undefined : text("processReason", decision.reason, 1, 500);
    if (wrong) return wrong;
    const decided = await decide(by, id, decision);
    if (!decided.ok || decided.value.state !== "REFUND_PENDING") return decided;
    // Approved it is, whether the money moves now or when the job comes round.
    const executed = await execute(by, id);
    return executed.ok ? executed : decided;
  };
};
