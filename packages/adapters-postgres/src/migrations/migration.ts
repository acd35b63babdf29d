import type { Dialect } from "../dialect.ts";

/** Names of column types in one dialect. */
export type Types = {
  readonly dialect: Dialect;
  readonly id: string;
  readonly time: string;
  readonly amount: string;
  readonly whole: string;
  readonly json: string;
  readonly flag: string;
  /** A whole number that the database counts up itself and never gives twice. */
  readonly counter: string;
  /** What ends a CREATE TABLE. */
  readonly strict: string;
};

export const types: Readonly<Record<Dialect, Types>> = {
  postgres: {
    dialect: "postgres",
    id: "uuid",
    time: "timestamptz(3)",
    amount: "bigint",
    whole: "integer",
    json: "jsonb",
    flag: "boolean",
    counter: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    strict: "",
  },
  sqlite: {
    dialect: "sqlite",
    id: "TEXT",
    time: "TEXT",
    amount: "INTEGER",
    whole: "INTEGER",
    json: "TEXT",
    flag: "INTEGER",
    counter: "INTEGER PRIMARY KEY AUTOINCREMENT",
    strict: "STRICT",
  },
};

/** A step of the schema. Once released it never changes; what it got wrong, the next one mends. */
export type Migration = { readonly name: string; readonly statements: (types: Types) => readonly string[] };
