import type { OrderLineId } from "@cofshop/core";
import type { RefundLine } from "@cofshop/core/order";
import { z } from "zod";
import { id, quantity } from "./fields.ts";

/** Units of an order's lines that go back; absent for all that is left of it. */
export const refundLines = z
  .array(z.strictObject({ orderItemId: id<OrderLineId>(), quantity }))
  .min(1)
  .max(100)
  .refine((lines) => new Set(lines.map(({ orderItemId }) => orderItemId)).size === lines.length, {
    params: { rule: "each-line-once" },
  })
  .optional();

export const refundLinesOf = (lines: z.output<typeof refundLines>): readonly RefundLine[] | undefined =>
  lines?.map(({ orderItemId, quantity }) => ({ lineId: orderItemId, quantity }));
