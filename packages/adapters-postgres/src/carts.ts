import type { CartId, ItemId, OptionId } from "@cofshop/core";
import { type CartLine, type Carts, MAX_LINES, MAX_QUANTITY } from "@cofshop/core/cart";
import { EntitySchema } from "typeorm";
import { type Dialect, named, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, timeOf } from "./statement.ts";

export type CartLineRow = { cartId: string; optionId: string; itemId: string; quantity: number; addedAt: Date };

export const cartLineTable: Table<CartLineRow> = perDialect(
  ({ id, whole, time }) =>
    new EntitySchema<CartLineRow>({
      name: "cof_cart_line",
      columns: {
        cartId: primary(named("cart_id", id)),
        optionId: primary(named("option_id", id)),
        itemId: named("item_id", id),
        quantity: whole,
        addedAt: named("added_at", time),
      },
    }),
);

/**
 * Adds lines to a cart, or their quantities to the lines it has; nothing when it would hold too many lines.
 * $1 cart · $2 JSON array of { option, item, quantity, at }, sorted by option so that racing additions queue up ·
 * $3 how many other lines there may be. Answers the lines as they are now.
 */
const additions: Readonly<Record<Dialect, string>> = {
  postgres: `SELECT $1::uuid, w.option, w.item, w.quantity, w.at
    FROM jsonb_to_recordset($2::jsonb) AS w(option uuid, item uuid, quantity int, at timestamptz)`,
  sqlite: `SELECT $1, w.value ->> 'option', w.value ->> 'item', w.value ->> 'quantity',
      strftime('%Y-%m-%d %H:%M:%f', w.value ->> 'at') FROM json_each($2) w`,
};
const least: Readonly<Record<Dialect, string>> = { postgres: "LEAST", sqlite: "MIN" };
const optionOf: Readonly<Record<Dialect, string>> = { postgres: "w.option", sqlite: "w.value ->> 'option'" };

const lineColumns = `option_id AS "optionId", item_id AS "itemId", quantity AS quantity, added_at AS "addedAt"`;

const addLines = (
  dialect: Dialect,
): string => `INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at)
  ${additions[dialect]}
  WHERE $3 >= (SELECT COUNT(*) FROM cof_cart_line c WHERE c.cart_id = $1 AND c.option_id NOT IN (
    SELECT ${optionOf[dialect]} FROM ${dialect === "postgres" ? "jsonb_to_recordset($2::jsonb) AS w(option uuid)" : "json_each($2) w"}))
  ON CONFLICT (cart_id, option_id)
  DO UPDATE SET quantity = ${least[dialect]}(cof_cart_line.quantity + excluded.quantity, ${MAX_QUANTITY})
  RETURNING ${lineColumns}`;

/** $1 cart. An empty cart has no row to lock; two names that share a number wait for each other without need. */
const holdCart = "SELECT pg_advisory_xact_lock(hashtextextended('cof_cart/' || $1::text, 0))";

const byAge = (a: CartLine, b: CartLine): number =>
  a.addedAt.getTime() - b.addedAt.getTime() || Number(a.optionId > b.optionId) - Number(a.optionId < b.optionId);

export const sqlCarts = (database: Database): Carts => {
  const cartLine = cartLineTable[database.dialect];
  return {
    lines: async (cart) => {
      const from = "FROM cof_cart_line l WHERE l.cart_id = $1 ORDER BY l.added_at, l.option_id";
      return (await database.find({ l: cartLine }, from, [cart])).map(({ l }) => toLine(l));
    },
    add: async (cart, lines) => {
      const sorted = [...lines].sort((a, b) => Number(a.optionId > b.optionId) - Number(a.optionId < b.optionId));
      const wanted = sorted.map(({ optionId: option, itemId: item, quantity, addedAt: at }) => ({
        option,
        item,
        quantity,
        at,
      }));
      if (wanted.length === 0) return [];
      const room = MAX_LINES - wanted.length;
      const rows = await database.returning<CartLineRow>(addLines(database.dialect), [
        cart,
        JSON.stringify(wanted),
        room,
      ]);
      return rows.map(toLine);
    },
    setQuantity: async (cart, option, quantity) =>
      (await database.update(cartLine, { quantity }, { cartId: cart, optionId: option })) === 1,
    remove: async (cart: CartId, options: readonly OptionId[] | "all") => {
      if (options.length === 0) return [];
      const named = options === "all" ? [] : options;
      const places = named.map((_option, index) => `$${index + 2}`).join(", ");
      const some = named.length === 0 ? "" : ` AND option_id IN (${places})`;
      const sql = `DELETE FROM cof_cart_line WHERE cart_id = $1${some} RETURNING ${lineColumns}`;
      return (await database.returning<CartLineRow>(sql, [cart, ...named])).map(toLine).sort(byAge);
    },
    hold: async (cart) => {
      // On SQLite the transaction has the whole database to itself.
      if (database.dialect === "postgres") await database.rows(holdCart, [cart]);
    },
    forgetGuests: (before, limit) =>
      database.changed(
        `DELETE FROM cof_cart_line WHERE (cart_id, option_id) IN
         (SELECT l.cart_id, l.option_id FROM cof_cart_line l
          WHERE l.added_at < $1 AND NOT EXISTS (SELECT 1 FROM cof_member m WHERE m.id = l.cart_id) LIMIT ${limit})`,
        [before],
      ),
  };
};

const toLine = ({ optionId, itemId, quantity, addedAt }: CartLineRow): CartLine => ({
  optionId: optionId as OptionId,
  itemId: itemId as ItemId,
  quantity,
  addedAt: timeOf(addedAt),
});
