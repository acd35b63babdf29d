import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import type { Order, OrderEvent } from "./order.ts";
import type { Orders } from "./ports.ts";

/** A step: writes a changed order over what it was, and what there is to tell of it. Its lines are not written. */
export const saveOrder = async (
  tx: { readonly orders: Pick<Orders, "save">; readonly outbox: Outbox },
  { state, events }: Changed<Order, OrderEvent>,
  at: Date,
): Promise<Order> => {
  written(await tx.orders.save(state));
  await tx.outbox.append(events, at);
  return state;
};
