import { certify } from "./certify.ts";
import { freshSqlite } from "./fresh-database.ts";

certify("SQLite", async () => {
  const database = await freshSqlite();
  return { ...database, another: async () => (await database.openAgain()).lock };
});
