// npm run bench:stomp [-- --short] [-- --json]
import { parseArgs } from "node:util";
import { conditions, conditionWords } from "./conditions.ts";
import { type StompBenchOptions, stompReport, stompTable } from "./stomp/report.ts";

const { values } = parseArgs({ options: { short: { type: "boolean" }, json: { type: "boolean" } } });
const options: StompBenchOptions = values.short ? { ms: 3_000, rounds: 1 } : { ms: 8_000, rounds: 3 };

const where = conditions();
const report = await stompReport(options);
const text = values.json
  ? JSON.stringify({ conditions: where, options, ...report }, undefined, 2)
  : [
      conditionWords(where),
      `medians of ${options.rounds} rounds of ${options.ms / 1_000} s, bodies of 200 bytes`,
      "",
      stompTable(report),
    ].join("\n");
process.stdout.write(`${text}\n`);
