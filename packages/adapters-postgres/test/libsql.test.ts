import { certify } from "./certify.ts";
import { freshSqlite } from "./fresh-database.ts";

certify("SQLite (libsql)", async () => {
  const database = await freshSqlite({ driver: "libsql" });
  return { ...database, another: async () => (await database.openAgain()).lock };
});
