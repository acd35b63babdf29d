// Prints what the tests of this machine run on. Needs the build.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findChromium, searchEngine, startPostgres, startRedis } from "../tools/test-services/dist/index.js";

const line = (name, version) => console.log(`${name.padEnd(16)}${version}`);

const versionOf = (command, ...args) => execFileSync(command, args, { encoding: "utf8" }).trim();

line("node", process.version);
line("npm", versionOf("npm", "--version"));
line("typescript", versionOf("tsc", "--version").replace("Version ", ""));

const adapter = new URL("../packages/adapters-postgres/", import.meta.url);
const load = createRequire(new URL("package.json", adapter));
for (const driver of ["better-sqlite3", "libsql"]) {
  try {
    const manifest = JSON.parse(readFileSync(new URL(`node_modules/${driver}/package.json`, adapter), "utf8"));
    const Database = load(driver);
    const sqlite = new Database(":memory:").prepare("select sqlite_version() as version").get();
    line(driver, `${manifest.version}, SQLite ${sqlite.version}`);
  } catch (error) {
    line(driver, `does not load: ${error.message.split("\n")[0]}`);
  }
}

const postgres = await startPostgres();
line("PostgreSQL", postgres?.version ?? "none");
await postgres?.stop();

const redis = await startRedis();
line("Redis", redis?.version ?? "none");
await redis?.stop();

const chromium = await findChromium();
line("Chromium", chromium?.version ?? "none");

const search = await searchEngine()?.();
line("Search engine", search?.version ?? "none");
await search?.stop();
