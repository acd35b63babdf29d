import type { DataSource, EntityMetadata, EntitySchema, ObjectLiteral } from "typeorm";

/**
 * A mapped table as SQL text and conversions of values. TypeORM's query builders make both anew for every statement,
 * which costs more than most statements do; here text is made once for each connection and table.
 */
export type Mapping = {
  /** The table's name, quoted. */
  readonly name: string;
  /** Inserts that many rows; `$1, $2 …` are `valuesOf` each row, one after the other. */
  insertion(rows: number): string;
  /** Inserts one row, `valuesOf` it, whose places begin with this number: what follows is the rest of a select. */
  insertionFrom(place: number): string;
  /** Every column of the table under its alias, to be read by `rowOf`. */
  selection(alias: string): string;
  valuesOf(row: ObjectLiteral): unknown[];
  /** What part of a row names, column by column. */
  columnsOf(part: ObjectLiteral): readonly { readonly column: string; readonly value: unknown }[];
  rowOf(alias: string, record: ObjectLiteral): ObjectLiteral;
};

/** Makes a value for a key once. */
const once = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

const mapping = ({ driver }: DataSource, { tableName, columns }: EntityMetadata): Mapping => {
  const name = driver.escape(tableName);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName));
  /** One row's places from a first number on. */
  const places = (from: number): string => columns.map((_column, index) => `$${from + index}`).join(", ");
  /** What each column is called in a record, by the alias of its table. */
  const labels = once((alias: string) => columns.map(({ propertyName }) => `${alias}.${propertyName}`));

  return {
    name,
    insertion: once((rows: number) => {
      const values = Array.from({ length: rows }, (_row, index) => `(${places(1 + index * columns.length)})`);
      return `INSERT INTO ${name} (${names.join(", ")}) VALUES ${values.join(", ")}`;
    }),
    insertionFrom: once((place: number) => `INSERT INTO ${name} (${names.join(", ")}) SELECT ${places(place)}`),
    selection: once((alias: string) =>
      labels(alias)
        .map((label, index) => `${alias}.${names[index]} AS ${driver.escape(label)}`)
        .join(", "),
    ),
    valuesOf: (row) => columns.map((column) => driver.preparePersistentValue(row[column.propertyName], column) ?? null),
    columnsOf: (part) =>
      columns
        .filter(({ propertyName }) => part[propertyName] !== undefined)
        .map((column) => ({
          column: driver.escape(column.databaseName),
          value: driver.preparePersistentValue(part[column.propertyName], column),
        })),
    rowOf: (alias, record) => {
      const labelled = labels(alias);
      const row: ObjectLiteral = {};
      columns.forEach((column, index) => {
        row[column.propertyName] = driver.prepareHydratedValue(record[labelled[index] ?? ""], column);
      });
      return row;
    },
  };
};

const known = new WeakMap<DataSource, (table: EntitySchema<ObjectLiteral>) => Mapping>();

/** The table's mapping on a connection. */
export const mappingOf = <Row extends ObjectLiteral>(source: DataSource, table: EntitySchema<Row>): Mapping => {
  const mappings = known.get(source) ?? once((each) => mapping(source, source.getMetadata(each)));
  known.set(source, mappings);
  return mappings(table as EntitySchema<ObjectLiteral>);
};
