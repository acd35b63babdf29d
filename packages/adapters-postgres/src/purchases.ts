import type { Purchases } from "@cofshop/core/item";
import { toSummary } from "./item-summaries.ts";
import { itemTable } from "./item-tables.ts";
import type { Database } from "./statement.ts";

/**
 * One order of a member ($1) that holds an item ($2) and was delivered. A member's orders are few, an item's many:
 * CROSS JOIN keeps SQLite from looking through the latter.
 */
const delivered = `SELECT o.id FROM cof_order o CROSS JOIN cof_order_line l
  WHERE o.member_id = $1 AND o.state IN ('DELIVERED', 'COMPLETED') AND l.order_id = o.id AND l.item_id = $2 LIMIT 1`;

/** Items by units sold. The states are those of the index cof_order_sold, word for word: else SQLite does not use it. */
const popular = `FROM (
    SELECT l.item_id AS item_id, SUM(l.quantity - l.refunded) AS units FROM cof_order o CROSS JOIN cof_order_line l
    WHERE o.state IN ('PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED') AND l.order_id = o.id
    GROUP BY l.item_id
  ) s JOIN cof_item i ON i.id = s.item_id WHERE i.state = 'SELL' AND s.units > 0
  ORDER BY s.units DESC, i.created_at DESC, i.id DESC`;

/** Units sold of the item `i`, counted from its lines: for statements that ask it of a few items. */
export const unitsSold = `(SELECT COALESCE(SUM(l.quantity - l.refunded), 0) FROM cof_order_line l
  JOIN cof_order o ON o.id = l.order_id WHERE l.item_id = i.id
  AND o.state IN ('PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED'))`;

export const sqlPurchases = (database: Database): Purchases => ({
  delivered: async (member, item) => (await database.rows(delivered, [member, item])).length > 0,
  popular: async (limit) => {
    const rows = await database.find({ i: itemTable[database.dialect] }, `${popular} LIMIT ${limit}`);
    return rows.map(({ i }) => toSummary(i));
  },
});
