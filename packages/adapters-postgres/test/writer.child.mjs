// A process of its own that holds SQLite's write lock: argument 1 is the file. Says "held"; lets go when told.
import Database from "better-sqlite3";

const database = new Database(process.argv[2]);
database.exec("BEGIN IMMEDIATE");
process.send("held");
process.once("message", () => {
  database.exec("ROLLBACK");
  database.close();
  process.disconnect();
});
