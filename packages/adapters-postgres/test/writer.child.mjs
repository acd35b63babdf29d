// A process of its own that holds SQLite's write lock, with whichever library loads: argument 1 is the file. Says
// "held"; lets go when told.
import { sqliteDriver } from "../dist/sqlite-driver.js";

const { Library } = sqliteDriver();
const database = new Library(process.argv[2], {});
database.prepare("BEGIN IMMEDIATE").run();
process.send("held");
process.once("message", () => {
  database.prepare("ROLLBACK").run();
  database.close();
  process.disconnect();
});
