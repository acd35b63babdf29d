import type { CategoryId, Day, ItemId, OrderId } from "@cofshop/core";
import {
  type Cell,
  cellName,
  type Figures,
  figureNames,
  type ItemCategories,
  nothing,
  type Sales,
  type SalesFact,
  sum,
} from "@cofshop/core/statistics";
import { EntitySchema } from "typeorm";
import { type Dialect, named, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, placesFrom } from "./statement.ts";

type SaleRow = { orderId: string; number: number; day: string; categories: ItemCategories; cells: readonly Cell[] };

export const saleTable: Table<SaleRow> = perDialect(
  ({ id, text, whole, json }) =>
    new EntitySchema<SaleRow>({
      name: "cof_sale",
      columns: {
        orderId: primary(named("order_id", id)),
        number: primary(whole),
        day: text,
        categories: json,
        cells: json,
      },
    }),
);

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The figures of a sum, each by a piece of SQL that is made of its name and its column. */
const figures = (of: (name: string, column: string) => string, between = ", "): string =>
  figureNames.map((name) => of(name, columnOf(name))).join(between);
const columns = figures((_name, column) => column);
const figureColumns = figures((name, column) => `${column} AS "${name}"`);

/** What a JSON array of cells is to SQL, `c`: its table, and one of its fields. */
const cellsOf: Readonly<
  Record<Dialect, { readonly table: (json: string) => string; field: (name: string) => string }>
> = {
  postgres: {
    table: (json) =>
      `jsonb_to_recordset(${json}) AS c(part text, day text, key text, ${figures((name) => `"${name}" bigint`)})`,
    field: (name) => `c."${name}"`,
  },
  sqlite: { table: (json) => `json_each(${json}) AS c`, field: (name) => `c.value ->> '${name}'` },
};

const added = `ON CONFLICT (part, day, key) DO UPDATE SET ${figures(
  (_name, column) => `${column} = cof_sales_total.${column} + excluded.${column}`,
)}`;

/** Adds to sums. $1: JSON array of cells, each with its day. */
const addToTotals = (dialect: Dialect): string => {
  const { table, field } = cellsOf[dialect];
  return `INSERT INTO cof_sales_total (part, day, key, ${columns})
    SELECT ${field("part")}, ${field("day")}, ${field("key")}, ${figures(field)}
    FROM ${table(dialect === "postgres" ? "$1::jsonb" : "$1")} WHERE true ${added}`;
};

/** Locks a day ($1): whoever counts something of it writes this row first. */
const lockDay = `INSERT INTO cof_sales_total (part, day, key, ${columns})
  VALUES ('DAY', $1, '', ${figures(() => "0")}) ON CONFLICT (part, day, key) DO UPDATE SET orders = cof_sales_total.orders`;

/** Adds to the sums of a day ($1) what its facts have more than they. */
const correctDay = (dialect: Dialect): string => {
  const { table, field } = cellsOf[dialect];
  return `INSERT INTO cof_sales_total (part, day, key, ${columns})
    SELECT d.part, $1, d.key, ${figures((_name, column) => `SUM(d.${column})`)} FROM (
      SELECT ${field("part")} AS part, ${field("key")} AS key, ${figures((name, column) => `${field(name)} AS ${column}`)}
      FROM cof_sale s CROSS JOIN ${table("s.cells")} WHERE s.day = $1
      UNION ALL
      SELECT t.part, t.key, ${figures((_name, column) => `-t.${column}`)} FROM cof_sales_total t
      WHERE t.part IN ('DAY', 'HOUR', 'ITEM', 'CATEGORY') AND t.day = $1
    ) d GROUP BY d.part, d.key HAVING ${figures((_name, column) => `SUM(d.${column}) <> 0`, " OR ")} ${added}`;
};

/** Notes facts that are new. $1: JSON array of facts; answers their names. */
const noteFacts: Readonly<Record<Dialect, string>> = {
  postgres: `INSERT INTO cof_sale (order_id, number, day, categories, cells)
    SELECT f."orderId", f.number, f.day, f.categories, f.cells FROM jsonb_to_recordset($1::jsonb)
      AS f("orderId" uuid, number int, day text, categories jsonb, cells jsonb)
    ON CONFLICT (order_id, number) DO NOTHING RETURNING order_id AS "orderId", number`,
  sqlite: `INSERT INTO cof_sale (order_id, number, day, categories, cells)
    SELECT f.value ->> 'orderId', f.value ->> 'number', f.value ->> 'day', f.value -> 'categories', f.value -> 'cells'
    FROM json_each($1) f WHERE true
    ON CONFLICT (order_id, number) DO NOTHING RETURNING order_id AS "orderId", number`,
};

/** Sums of a part ($1) from a day ($2) to another ($3) by what they are about. */
const byKey = `SELECT key, SUM(orders) AS orders, SUM(units - returned) AS units,
    SUM(gross - returned_gross) AS revenue, MAX(CASE WHEN units > 0 THEN day END) AS last_sold
  FROM cof_sales_total WHERE part = $1 AND day BETWEEN $2 AND $3 GROUP BY key`;

/** A key of those sums as the id of an item or a category. */
const idOfKey: Readonly<Record<Dialect, string>> = { postgres: "CAST(s.key AS uuid)", sqlite: "s.key" };

type TotalRow = Readonly<Record<keyof Figures, number | string>> & { readonly key: string; readonly day: string };
type ItemRow = { readonly key: string; readonly name: string | null; readonly lastSold: string } & Record<
  "units" | "revenue",
  number | string
>;
type CategoryRow = { readonly key: string; readonly name: string | null } & Record<
  "orders" | "units" | "revenue",
  number | string
>;

type DayCell = Cell & { readonly day: string };
/** What facts add, one cell for each sum, in the order in which everybody locks them: a day before its parts. */
const cellsOfFacts = (facts: readonly { readonly day: string; readonly cells: readonly Cell[] }[]) => {
  const sums = new Map<string, DayCell>();
  for (const { day, cells } of facts)
    for (const cell of cells) {
      const name = `${day}/${cell.part === "DAY" ? "" : cellName(cell)}`;
      sums.set(name, { ...cell, ...sum(sums.get(name) ?? nothing, cell), day });
    }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
};

const inOrder = (a: Pick<SalesFact, "orderId" | "number">, b: Pick<SalesFact, "orderId" | "number">): number =>
  a.orderId === b.orderId ? a.number - b.number : Number(a.orderId > b.orderId) * 2 - 1;

export const sqlSales = (database: Database): Sales => {
  const { dialect } = database;
  const sale = saleTable[dialect];
  const add = async (facts: Parameters<typeof cellsOfFacts>[0], sign: 1 | -1): Promise<void> => {
    const cells = cellsOfFacts(facts).map((cell) => ({ ...cell, ...times(cell, sign) }));
    if (cells.length > 0) await database.changed(addToTotals(dialect), [JSON.stringify(cells)]);
  };
  return {
    counted: async (orders) => {
      if (orders.length === 0) return [];
      const from = `FROM cof_sale s WHERE s.order_id IN (${placesFrom(1, orders)})`;
      return (await database.find({ s: sale }, from, orders)).map(({ s }) => toFact(s));
    },
    days: async (from, to) => {
      const sql = `SELECT day, key, ${figureColumns} FROM cof_sales_total
        WHERE part = 'DAY' AND day BETWEEN $1 AND $2 ORDER BY day`;
      const rows = await database.rows<TotalRow>(sql, [from, to]);
      return rows.map((row) => ({ ...toFigures(row), day: row.day as Day }));
    },
    hours: async (day) => {
      const sql = `SELECT day, key, ${figureColumns} FROM cof_sales_total WHERE part = 'HOUR' AND day = $1 ORDER BY key`;
      return (await database.rows<TotalRow>(sql, [day])).map((row) => ({ ...toFigures(row), hour: Number(row.key) }));
    },
    topItems: async (from, to, limit) => {
      const sql = `SELECT s.key, i.name, s.units, s.revenue, s.last_sold AS "lastSold" FROM (
          ${byKey} HAVING SUM(units - returned) > 0 AND SUM(units) > 0
          ORDER BY 3 DESC, 4 DESC, 1 LIMIT ${limit}
        ) s LEFT JOIN cof_item i ON i.id = ${idOfKey[dialect]} ORDER BY s.units DESC, s.revenue DESC, s.key`;
      return (await database.rows<ItemRow>(sql, ["ITEM", from, to])).map((row) => ({
        itemId: row.key as ItemId,
        itemName: row.name ?? undefined,
        units: Number(row.units),
        revenue: Number(row.revenue),
        lastSoldOn: row.lastSold as Day,
      }));
    },
    categories: async (from, to, limit) => {
      const sql = `SELECT s.key, c.name, s.orders, s.units, s.revenue FROM (${byKey} ORDER BY 4 DESC, 1 LIMIT ${limit}) s
        LEFT JOIN cof_category c ON c.id = ${idOfKey[dialect]} ORDER BY s.revenue DESC, s.key`;
      return (await database.rows<CategoryRow>(sql, ["CATEGORY", from, to])).map((row) => ({
        categoryId: row.key as CategoryId,
        categoryName: row.name ?? undefined,
        orders: Number(row.orders),
        units: Number(row.units),
        revenue: Number(row.revenue),
      }));
    },
    count: async (facts) => {
      const noted = JSON.stringify([...facts].sort(inOrder));
      const names = await database.returning<Pick<SaleRow, "orderId" | "number">>(noteFacts[dialect], [noted]);
      const fresh = new Set(names.map(({ orderId, number }) => `${orderId}/${number}`));
      await add(
        facts.filter(({ orderId, number }) => fresh.has(`${orderId}/${number}`)),
        1,
      );
      return fresh.size;
    },
    uncount: async (facts) => {
      if (facts.length === 0) return 0;
      const each = facts.map((_fact, index) => `(order_id = $${2 * index + 1} AND number = $${2 * index + 2})`);
      const sql = `DELETE FROM cof_sale WHERE ${each.join(" OR ")} RETURNING day, cells`;
      const names = facts.flatMap(({ orderId, number }) => [orderId, number]);
      const gone = await database.returning<{ day: string; cells: string | readonly Cell[] }>(sql, names);
      await add(
        gone.map(({ day, cells }) => ({ day, cells: typeof cells === "string" ? JSON.parse(cells) : cells })),
        -1,
      );
      return gone.length;
    },
    resum: async (day) => {
      await database.changed(lockDay, [day]);
      return database.changed(correctDay(dialect), [day]);
    },
  };
};

const times = (figuresOfCell: Figures, sign: 1 | -1): Figures => ({
  ...nothing,
  ...Object.fromEntries(figureNames.map((name) => [name, sign * figuresOfCell[name]])),
});

const toFigures = (row: TotalRow): Figures => ({
  ...nothing,
  ...Object.fromEntries(figureNames.map((name) => [name, Number(row[name])])),
});

const toFact = (row: SaleRow): SalesFact => ({
  ...row,
  orderId: row.orderId as OrderId,
  day: row.day as Day,
});
