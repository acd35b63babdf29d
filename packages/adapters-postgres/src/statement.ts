import type { EntitySchema, ObjectLiteral, QueryResult, QueryRunner, SelectQueryBuilder } from "typeorm";
import type { Dialect } from "./dialect.ts";
import { mappingOf } from "./mapping.ts";

export type Value = string | number | boolean | Date | null;

/**
 * The only way to the database. Repositories use nothing else: what a driver answers to a raw query differs between
 * dialects and breaks guards silently, so here it becomes rows, or a count of changed rows.
 */
export type Database = {
  readonly dialect: Dialect;
  /**
   * Rows of mapped tables, each under its alias: `from` is everything after the select list, with `$1, $2 …`;
   * `texts` are other columns of it, by the name that they get in the row. For what most requests send: `select`
   * works longer on the statement than the database does.
   */
  find<Rows extends Readonly<Record<string, ObjectLiteral>>, Text extends string = never>(
    tables: { readonly [Alias in keyof Rows]: EntitySchema<Rows[Alias]> },
    from: string,
    parameters?: readonly Value[],
    texts?: Readonly<Record<Text, string>>,
  ): Promise<readonly (Rows & Readonly<Record<Text, string>>)[]>;
  /** A select over a mapped table, put together by TypeORM. */
  select<Row extends ObjectLiteral>(table: EntitySchema<Row>, alias: string): SelectQueryBuilder<Row>;
  /** Inserts rows in one statement; answers how many, fewer where `conflict` says so (`ON CONFLICT …`). */
  insert<Row extends ObjectLiteral>(table: EntitySchema<Row>, rows: readonly Row[], conflict?: string): Promise<number>;
  /** Inserts a row if `from`, the rest of a select with `$1, $2 …`, finds one; answers whether it did. */
  insertWhere<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    row: Row,
    from: string,
    parameters: readonly Value[],
  ): Promise<boolean>;
  /** Updates the rows that have what `guard` says; answers how many. */
  update<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    change: Partial<Row>,
    guard: Partial<Row>,
  ): Promise<number>;
  /** Runs a reading statement with `$1, $2 …`, each of them used in order and any number of times. */
  rows<Row>(sql: string, parameters?: readonly Value[]): Promise<readonly Row[]>;
  /** Runs a writing statement; answers the rows that it returns. */
  returning<Row>(sql: string, parameters?: readonly Value[]): Promise<readonly Row[]>;
  /** Runs a writing statement; answers how many rows it changed. */
  changed(sql: string, parameters?: readonly Value[]): Promise<number>;
};

/** Told before a writing statement runs, and after it how many rows it changed. */
export type WriteWatch = { before(): void; after(changed: number): void };

/** `$2, $3 …` for a list of values, from that number on. */
export const placesFrom = (first: number, values: readonly unknown[]): string =>
  values.map((_value, index) => `$${first + index}`).join(", ");

/** TypeORM's own text form of a time on SQLite: UTC, ms, sorts as text. */
const sqliteTime = (at: Date): string => at.toISOString().replace("T", " ").replace("Z", "");

/** A time out of a raw row, which is a Date from PostgreSQL and text from SQLite. */
export const timeOf = (value: Date | string): Date =>
  value instanceof Date ? value : new Date(`${value.replace(" ", "T")}Z`);

const forSqlite = (sql: string, parameters: readonly unknown[]): [string, unknown[]] => {
  const used: unknown[] = [];
  const text = sql.replace(/\$(\d+)/g, (_all, number: string) => {
    const value = parameters[Number(number) - 1];
    used.push(value instanceof Date ? sqliteTime(value) : value);
    return "?";
  });
  return [text, used];
};

/** A database over one connection. */
export const databaseOver = (dialect: Dialect, runner: QueryRunner, watch?: WriteWatch): Database => {
  const { manager } = runner;
  const { dataSource } = manager;
  const ask = (sql: string, parameters: readonly unknown[]): Promise<QueryResult> => {
    const [text, values] = dialect === "sqlite" ? forSqlite(sql, parameters) : [sql, [...parameters]];
    return runner.query(text, values, true);
  };
  const write = async <T>(run: () => Promise<T>, count: (answer: T) => number): Promise<T> => {
    watch?.before();
    const answer = await run();
    watch?.after(count(answer));
    return answer;
  };
  return {
    dialect,
    find: async (tables, from, parameters = [], texts) => {
      const mapped = Object.entries(tables).map(([alias, table]) => ({ alias, ...mappingOf(dataSource, table) }));
      const named = Object.entries<string>(texts ?? {});
      const selections = [
        ...mapped.map(({ alias, selection }) => selection(alias)),
        ...named.map(([name, column]) => `${column} AS "${name}"`),
      ];
      const { records } = await ask(`SELECT ${selections.join(", ")} ${from}`, parameters);
      const rowOf = (record: ObjectLiteral) =>
        Object.fromEntries([
          ...mapped.map((table) => [table.alias, table.rowOf(table.alias, record)]),
          ...named.map(([name]) => [name, record[name]]),
        ]);
      return records.map(rowOf);
    },
    select: (table, alias) => manager.createQueryBuilder(table, alias),
    insert: async (table, rows, conflict = "") => {
      if (rows.length === 0) return 0;
      const { insertion, valuesOf } = mappingOf(dataSource, table);
      const insert = () => ask(`${insertion(rows.length)} ${conflict}`, rows.flatMap(valuesOf));
      const { affected = 0 } = await write(insert, (answer) => answer.affected ?? 0);
      return affected;
    },
    insertWhere: async (table, row, from, parameters) => {
      const { insertionFrom, valuesOf } = mappingOf(dataSource, table);
      const sql = `${insertionFrom(parameters.length + 1)} ${from}`;
      const insert = () => ask(sql, [...parameters, ...valuesOf(row)]);
      return (await write(insert, ({ affected = 0 }) => affected)).affected === 1;
    },
    update: async (table, change, guard) => {
      const { name, columnsOf } = mappingOf(dataSource, table);
      const values: unknown[] = [];
      const set = columnsOf(change).map(({ column, value }) => `${column} = $${values.push(value)}`);
      const where = columnsOf(guard).map(({ column, value }) =>
        value === null ? `${column} IS NULL` : `${column} = $${values.push(value)}`,
      );
      const update = () => ask(`UPDATE ${name} SET ${set.join(", ")} WHERE ${where.join(" AND ")}`, values);
      const { affected = 0 } = await write(update, (answer) => answer.affected ?? 0);
      return affected;
    },
    rows: async <Row>(sql: string, parameters: readonly Value[] = []) => (await ask(sql, parameters)).records as Row[],
    returning: async <Row>(sql: string, parameters: readonly Value[] = []) => {
      const { records } = await write(
        () => ask(sql, parameters),
        (answer) => answer.records.length,
      );
      return records as Row[];
    },
    changed: async (sql, parameters = []) => {
      const { affected = 0 } = await write(
        () => ask(sql, parameters),
        (answer) => answer.affected ?? 0,
      );
      return affected;
    },
  };
};
