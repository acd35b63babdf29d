import { certify } from "./certify.ts";
import { freshSqlite } from "./fresh-database.ts";

// The same engine as better-sqlite3's under another binding: its statements are the same, so fewer tries do.
certify("SQLite (libsql)", () => freshSqlite({ driver: "libsql" }), { runs: 2 });
