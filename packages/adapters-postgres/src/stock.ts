import type { OptionId } from "@cofshop/core";
import type { Quantity, Stock } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import { movementTable } from "./item-tables.ts";
import type { Database } from "./statement.ts";

/**
 * Counts many options by their deltas in one statement. $1: JSON array of { id, delta, expected | null }.
 * Answers id and new stock of the rows that were changed: those whose counter stays at or above zero and reads what
 * was expected. PostgreSQL locks the rows in the order of their ids first, so that two such statements queue up
 * instead of waiting for each other. Guard and sum use the row as it was locked: the row that the update finds first
 * is as old as the statement. SQLite has one writer.
 */
const count: Readonly<Record<Dialect, string>> = {
  postgres: `WITH wanted AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, delta int, expected int)),
  locked AS (
    SELECT o.id, o.stock FROM cof_item_option o WHERE o.id IN (SELECT id FROM wanted) ORDER BY o.id FOR NO KEY UPDATE
  )
  UPDATE cof_item_option o SET stock = l.stock + w.delta FROM wanted w JOIN locked l ON l.id = w.id
  WHERE o.id = w.id AND l.stock + w.delta >= 0 AND l.stock = COALESCE(w.expected, l.stock)
  RETURNING o.id AS id, o.stock AS stock`,
  sqlite: `UPDATE cof_item_option SET stock = stock + w.delta
  FROM (SELECT value ->> 'id' AS id, value ->> 'delta' AS delta, value ->> 'expected' AS expected FROM json_each($1)) w
  WHERE cof_item_option.id = w.id AND stock + w.delta >= 0 AND stock = COALESCE(w.expected, stock)
  RETURNING cof_item_option.id AS id, stock AS stock`,
};

/** Counters that differ from what was moved in less what orders hold. */
const differences = `SELECT o.id AS id, o.stock AS stock,
    CAST(COALESCE(m.moved, 0) - COALESCE(l.taken, 0) AS integer) AS expected
  FROM cof_item_option o
  LEFT JOIN (SELECT option_id, SUM(delta) AS moved FROM cof_stock_movement GROUP BY option_id) m ON m.option_id = o.id
  LEFT JOIN (SELECT option_id, SUM(taken) AS taken FROM cof_order_line GROUP BY option_id) l ON l.option_id = o.id
  WHERE o.stock <> COALESCE(m.moved, 0) - COALESCE(l.taken, 0)`;

type Counter = { readonly id: OptionId; readonly stock: number };
type Delta = { readonly id: OptionId; readonly delta: number; readonly expected?: number | undefined };

export const sqlStock = (database: Database): Stock => {
  const countBy = async (deltas: readonly Delta[]): Promise<ReadonlyMap<OptionId, number>> => {
    if (deltas.length === 0) return new Map();
    const rows = await database.returning<Counter>(count[database.dialect], [JSON.stringify(deltas)]);
    return new Map(rows.map(({ id, stock }) => [id, stock]));
  };
  const by = (sign: 1 | -1, quantities: readonly Quantity[]) =>
    countBy(quantities.map(({ option, quantity }) => ({ id: option, delta: sign * quantity })));

  return {
    take: async (quantities) => {
      const counted = await by(-1, quantities);
      const short = quantities.filter(({ option }) => !counted.has(option));
      return short.map(({ option }) => option).sort();
    },
    give: async (quantities) => void (await by(1, quantities)),
    move: async (movements) => {
      const counters = await countBy(movements.map(({ option, delta, expected }) => ({ id: option, delta, expected })));
      await database.insert(
        movementTable[database.dialect],
        movements
          .filter(({ option }) => counters.has(option))
          .map(({ id, option, delta, reason, by: actor, at }) => ({ id, optionId: option, delta, reason, actor, at })),
      );
      return counters;
    },
    differences: async (limit) => {
      const rows = await database.rows<Counter & { readonly expected: number }>(`${differences} LIMIT ${limit}`);
      return rows.map(({ id, stock, expected }) => ({ option: id, stock, expected }));
    },
    correct: async (option, from, to) =>
      (await database.changed("UPDATE cof_item_option SET stock = $1 WHERE id = $2 AND stock = $3", [
        to,
        option,
        from,
      ])) === 1,
  };
};
