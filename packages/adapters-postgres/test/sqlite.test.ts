import { certify } from "./certify.ts";
import { freshSqlite } from "./fresh-database.ts";

certify("SQLite", () => freshSqlite());
