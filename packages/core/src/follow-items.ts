import type { Consumers } from "./events/index.ts";
import { type IndexItemsPorts, type ItemEvent, makeIndexItems, type ReviewEvent } from "./item/index.ts";
import type { OrderEvent, OrderReads } from "./order/index.ts";
import { type ItemId, idOf, type OrderId } from "./shared/ids.ts";
import type { UnitOfWork } from "./shared/ports.ts";

export type FollowItemsPorts = IndexItemsPorts & {
  readonly unitOfWork: UnitOfWork<unknown, { readonly orders: Pick<OrderReads, "byId"> }>;
};

type ItemChange =
  | ItemEvent
  | ReviewEvent
  | Extract<OrderEvent, { readonly type: "order.paid" | "order.cancelled" | "order.refunded" }>;

/** Whatever changes what a search shows: items, their ratings, and orders that begin or cease to count as sold. */
const types = [
  "item.changed",
  "review.written",
  "review.edited",
  "review.deleted",
  "order.paid",
  "order.cancelled",
  "order.refunded",
] as const satisfies readonly ItemChange["type"][];

/** The name that the index's progress is stored under. */
const ITEM_INDEX = "item-index";

/** Keeps the index in step with the database. What it cannot take is tried again and parked like any event. */
export const followItems = <Tx>(
  ports: FollowItemsPorts,
  { subscribe }: Pick<Consumers<Tx, ItemChange>, "subscribe">,
): void => {
  const index = makeIndexItems(ports);
  const itemsOf = async (event: ItemChange): Promise<readonly ItemId[]> => {
    switch (event.type) {
      case "item.changed":
        return [idOf<ItemId>(event.subject)];
      case "review.written":
      case "review.edited":
      case "review.deleted":
        return [event.data.itemId];
      default: {
        const order = await ports.unitOfWork.reads.orders.byId(idOf<OrderId>(event.subject));
        return [...new Set(order?.lines.map(({ itemId }) => itemId))];
      }
    }
  };
  subscribe(ITEM_INDEX, types, { send: async (event, signal) => index(await itemsOf(event), signal) });
};
