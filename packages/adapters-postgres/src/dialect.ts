import type { EntitySchema, EntitySchemaColumnOptions } from "typeorm";

export type Dialect = "postgres" | "sqlite";

type Column = EntitySchemaColumnOptions;
/** The kinds of column that the shop has, for one dialect. */
export type Columns = {
  readonly id: Column;
  readonly text: Column;
  readonly whole: Column;
  readonly amount: Column;
  readonly time: Column;
  readonly flag: Column;
  readonly json: Column;
};

/** PostgreSQL's driver answers bigint as text; amounts are safe integers by their brand. */
const amounts = { to: (value: unknown) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

const columnsOf = (dialect: Dialect): Columns => {
  const postgres = dialect === "postgres";
  return {
    id: { type: postgres ? "uuid" : "text" },
    text: { type: "text" },
    whole: { type: "integer" },
    amount: { type: "bigint", transformer: amounts },
    time: postgres ? { type: "timestamptz", precision: 3 } : { type: "datetime" },
    flag: { type: "boolean" },
    json: { type: postgres ? "jsonb" : "simple-json" },
  };
};

export const primary = (column: Column): Column => ({ ...column, primary: true });
export const optional = (column: Column): Column => ({ ...column, nullable: true });
export const named = (name: string, column: Column): Column => ({ ...column, name });

/** A table's mapping for each dialect, made once: a DataSource knows a table by the very object it was opened with. */
export type Table<Row> = Readonly<Record<Dialect, EntitySchema<Row>>>;

export const perDialect = <Schema>(make: (columns: Columns) => Schema): Readonly<Record<Dialect, Schema>> => ({
  postgres: make(columnsOf("postgres")),
  sqlite: make(columnsOf("sqlite")),
});
