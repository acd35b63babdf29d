import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A SQLite library in the shape that TypeORM's better-sqlite3 driver expects. */
export type SqliteDriver = {
  readonly name: "better-sqlite3" | "libsql";
  readonly Library: (...parameters: never[]) => unknown;
};

type Statement = { readonly reader: boolean; all(parameters: unknown[]): unknown; run(parameters: unknown[]): unknown };
type LibraryClass = new (
  file: string,
  options?: object,
) => {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement;
  pragma(text: string): unknown;
  exec(sql: string): unknown;
  close(): void;
};
type Connection = InstanceType<LibraryClass>;

/** libsql ends the process on a boolean or a Date, and refuses a null that stands alone: values are made safe first. */
const bindable = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) throw new TypeError("a Date reached libsql unmapped");
  return value;
};

/**
 * Runs a writing statement that returns rows in a transaction of its own. libsql never resets such a statement when it
 * finds the writer busy: its connection would keep an old snapshot, and every later write fail (SQLITE_BUSY_SNAPSHOT).
 * BEGIN IMMEDIATE holds nothing when it fails.
 */
const alone = (connection: Connection, write: () => unknown): unknown => {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const rows = write();
    connection.exec("COMMIT");
    return rows;
  } catch (cause) {
    connection.exec("ROLLBACK");
    throw cause;
  }
};

const libsqlLibrary = (Libsql: LibraryClass) =>
  function open(file: string, options: object) {
    const connection = new Libsql(file, options);
    return {
      prepare: (sql: string) => {
        const statement = connection.prepare(sql);
        const writes = /^\s*(INSERT|UPDATE|DELETE)\b/i.test(sql);
        return {
          reader: statement.reader,
          all: (...parameters: unknown[]) => {
            const rows = () => statement.all(parameters.map(bindable));
            return writes && !connection.inTransaction ? alone(connection, rows) : rows();
          },
          run: (...parameters: unknown[]) => statement.run(parameters.map(bindable)),
        };
      },
      pragma: (text: string) => connection.pragma(text),
      close: () => connection.close(),
    };
  };

const load: Readonly<Record<SqliteDriver["name"], () => SqliteDriver>> = {
  "better-sqlite3": () => {
    const Library: LibraryClass = require("better-sqlite3");
    // The package may be there without its binary, which only opening a database tells.
    new Library(":memory:").close();
    return { name: "better-sqlite3", Library: Library as unknown as SqliteDriver["Library"] };
  },
  libsql: () => ({ name: "libsql", Library: libsqlLibrary(require("libsql")) }),
};

const attempt = (name: SqliteDriver["name"]): SqliteDriver | Error => {
  try {
    return load[name]();
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
};

/** @throws Error naming what was tried and why it failed. */
export const sqliteDriver = (wanted?: SqliteDriver["name"]): SqliteDriver => {
  const names = wanted === undefined ? (["better-sqlite3", "libsql"] as const) : [wanted];
  const failures: string[] = [];
  for (const name of names) {
    const driver = attempt(name);
    if (!(driver instanceof Error)) return driver;
    failures.push(`${name}: ${driver.message.split("\n")[0]}`);
  }
  throw new Error(`no SQLite library can be loaded; install better-sqlite3 or libsql (${failures.join("; ")})`);
};
