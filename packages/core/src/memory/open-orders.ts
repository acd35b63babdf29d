import type { OpenOrders } from "../member/index.ts";
import type { OrderState } from "../order/index.ts";
import { sliceRows } from "./order-of-rows.ts";
import { orderTable } from "./orders.ts";
import type { View } from "./store.ts";

const settled: readonly OrderState[] = ["WAITING_FOR_PAY", "DELIVERED", "COMPLETED", "CANCELLED"];

export const memoryOpenOrders = (view: View): OpenOrders => ({
  ofMember: async (member, limit) => {
    await view.turn("read");
    const open = view.all(orderTable).filter(({ memberId, state }) => memberId === member && !settled.includes(state));
    const position = ({ placedAt, id }: { readonly placedAt: Date; readonly id: string }) => ({
      key: placedAt.getTime(),
      id,
    });
    return sliceRows(open, { after: undefined, limit }, position, "ascending").map(({ id }) => id);
  },
});
