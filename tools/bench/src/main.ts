// npm run bench [-- --short] [-- --json]
import { parseArgs } from "node:util";
import { missingPostgres } from "@cofshop/test-services";
import { type BenchOptions, bench } from "./bench.ts";
import { type BenchedDatabase, benchedPostgres, benchedSqlite } from "./benched-database.ts";
import { conditions, conditionWords } from "./conditions.ts";
import { CONNECTIONS } from "./http-client.ts";
import { missedCounts, table } from "./table.ts";

const { values } = parseArgs({ options: { short: { type: "boolean" }, json: { type: "boolean" } } });
const options: BenchOptions = values.short
  ? { share: 0.25, rounds: 3, idleMs: 1_000 }
  : { share: 1, rounds: 3, idleMs: 3_000 };

const main = async (): Promise<void> => {
  const where = conditions();
  const databases: BenchedDatabase[] = [];
  try {
    databases.push(await benchedSqlite());
    const postgres = await benchedPostgres();
    if (postgres !== undefined) databases.push(postgres);
    else if (process.env["REQUIRE_SERVICES"] === "1") throw new Error(missingPostgres);

    const report = await bench(databases, options);
    const missed = missedCounts(report);
    if (missed.length > 0) process.exitCode = 1;
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ conditions: where, options, ...report, missed }, undefined, 2)}\n`);
      return;
    }
    const lines = [
      conditionWords(where),
      `${CONNECTIONS} connections, medians of ${options.rounds} rounds; what is committed survives a power failure on both databases`,
      "",
      table(report),
      ...(postgres === undefined ? ["", missingPostgres] : []),
      ...(missed.length > 0 ? ["", ...missed] : []),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  } finally {
    for (const database of databases.reverse()) await database.close();
  }
};

await main();
