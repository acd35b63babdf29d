import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { type Check, count, each, type InvalidInput, invalid, text, whole } from "../shared/input.ts";
import type { Clock, Outbox, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { sealed } from "../shared/repeat.ts";
import { err, type Result } from "../shared/result.ts";
import type { Order } from "./order.ts";
import type { Orders } from "./ports.ts";
import { type AskRefusal, askRefund } from "./refund-order.ts";
import type { RefundLine } from "./refund-request.ts";
import { saveOrder } from "./save-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type RequestRefundPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly orders: Orders; readonly storedReplies: ReplyKeeping; readonly outbox: Outbox },
    unknown
  >;
  readonly clock: Clock;
};
export type RefundWindow = {
  /** How long after its delivery a completed order can still be sent back, in ms. */
  readonly refundWindowMs: number;
};
export type RefundWish = {
  /** 1 to 500 characters. */
  readonly reason: string;
  /** Each line once. Default: all that is left of the order. */
  readonly lines?: readonly RefundLine[] | undefined;
  readonly seal?: Seal<Order> | undefined;
};
export type RequestRefundRefusal = Forbidden | InvalidInput | OrderNotFound | AskRefusal;

/**
 * Asks for a paid order of one's own, or for units of it, to be taken back. An admin decides; until then, and until
 * an approved refund is carried out, the order neither ships nor completes.
 */
export type RequestRefund = (
  by: Actor,
  order: OrderId,
  wish: RefundWish,
) => Promise<Result<Order, RequestRefundRefusal>>;

export const checkLines = (lines: readonly RefundLine[] | undefined): Check => {
  if (lines === undefined) return undefined;
  const twice = new Set(lines.map(({ lineId }) => lineId)).size < lines.length;
  return (
    count("lines", lines, 1, 100) ??
    each(lines, ({ quantity }, index) => whole(`lines[${index}].quantity`, quantity, 1, 9_999)) ??
    (twice ? invalid("lines", "each line once") : undefined)
  );
};

export const makeRequestRefund =
  ({ unitOfWork, clock }: RequestRefundPorts, { refundWindowMs: windowMs }: RefundWindow): RequestRefund =>
  async (by, id, wish) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("refundRequestReason", wish.reason, 1, 500) ?? checkLines(wish.lines);
    if (wrong) return wrong;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const order = await tx.orders.byId(id);
      if (order?.memberId !== by.id) return err({ code: "order.not-found" });
      const asked = askRefund(order, by, { lines: wish.lines, reason: wish.reason }, { at, windowMs });
      if (!asked.ok) return asked;
      return sealed(tx, wish, await saveOrder(tx, asked.value, at));
    });
  };
