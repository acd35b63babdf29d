import type { OrderId } from "@cofshop/core";
import type { OpenOrders } from "@cofshop/core/member";
import type { Database } from "./statement.ts";

/** A member's ($1) orders that are neither waiting for payment nor at their end. A member's orders are few. */
const open = `SELECT id FROM cof_order
  WHERE member_id = $1 AND state NOT IN ('WAITING_FOR_PAY', 'DELIVERED', 'COMPLETED', 'CANCELLED')
  ORDER BY placed_at, id DESC`;

export const sqlOpenOrders = (database: Database): OpenOrders => ({
  ofMember: async (member, limit) => {
    const rows = await database.rows<{ readonly id: OrderId }>(`${open} LIMIT ${limit}`, [member]);
    return rows.map(({ id }) => id);
  },
});
