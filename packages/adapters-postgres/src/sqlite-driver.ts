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
) => { prepare(sql: string): Statement; pragma(text: string): unknown; exec(sql: string): unknown; close(): void };

/** libsql ends the process on a boolean or a Date, and refuses a null that stands alone: values are made safe first. */
const bindable = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) throw new TypeError("a Date reached libsql unmapped");
  return value;
};

const libsqlLibrary = (Libsql: LibraryClass) =>
  function open(file: string, options: object) {
    const connection = new Libsql(file, options);
    return {
      prepare: (sql: string) => {
        const statement = connection.prepare(sql);
        return {
          reader: statement.reader,
          all: (...parameters: unknown[]) => statement.all(parameters.map(bindable)),
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
