import { type Aim, aims, ratioOf, SQLITE_RSS_MB, START_MS } from "./aims.ts";
import type { DatabaseReport, OperationReport, Report } from "./bench.ts";
import { type CountedOperation, countedOperations } from "./counts.ts";

const titles: Readonly<Record<CountedOperation, string>> = {
  list: "list of 20 items",
  detail: "item detail",
  add: "two lines into the cart",
  checkout: "checkout, 4 requests",
};

const mark = (value: number, aim: number | undefined): string => (aim === undefined ? " " : value <= aim ? "✓" : "✗");
const rate = (perSecond: number): string => Math.round(perSecond).toLocaleString("en");

const row = (...cells: readonly string[]): string => {
  const [title = "", ...rest] = cells;
  const widths = [10, 12, 9, 9, 6];
  return `  ${title.padEnd(26)}${rest.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("")}`.trimEnd();
};

const wordsOf = ({ cpuMs, statements, transactions }: Aim): string => {
  const words = [
    cpuMs === undefined ? "" : `${cpuMs} ms (${Math.round(ratioOf(cpuMs))} ×)`,
    statements === undefined ? "" : `${statements} SQL`,
    transactions === undefined ? "" : `${transactions} tx`,
  ].filter((each) => each !== "");
  return words.length === 0 ? "" : `   ≤ ${words.join(", ")}`;
};

const operationRow = (name: CountedOperation, cost: OperationReport): string => {
  const aim = aims[name];
  const ratioAim = aim.cpuMs === undefined ? undefined : ratioOf(aim.cpuMs);
  const cells = row(
    titles[name],
    cost.cpuMs.toFixed(2),
    `${cost.ratio.toFixed(1)} ${mark(cost.ratio, ratioAim)}`,
    rate(cost.perSecond),
    `${cost.statements} ${mark(cost.statements, aim.statements)}`,
    `${cost.transactions} ${mark(cost.transactions, aim.transactions)}`,
  );
  return `${cells.padEnd(74)}${wordsOf(aim)}`.trimEnd();
};

const databaseRows = ({ name, engine, operations, startMs, rssIdleMb, rssLoadedMb }: DatabaseReport): string[] => {
  const rssAim = name === "SQLite" ? SQLITE_RSS_MB : undefined;
  const rssWords = rssAim === undefined ? "" : `   ≤ ${rssAim} MB`;
  const one = (title: string, value: string, reached = "", aim = "") =>
    `${row(title, value, reached).padEnd(74)}${aim}`.trimEnd();
  return [
    "",
    engine,
    ...countedOperations.map((each) => operationRow(each, operations[each])),
    one("start until it listens", `${(startMs / 1_000).toFixed(2)} s`, mark(startMs, START_MS), "   ≤ 1.0 s"),
    one("memory, idle", `${Math.round(rssIdleMb)} MB`, mark(rssIdleMb, rssAim), rssWords),
    one("memory, after the load", `${Math.round(rssLoadedMb)} MB`),
  ];
};

export const table = ({ bare, databases }: Report): string =>
  [
    row("", "CPU ms", "× Express  ", "per s", "SQL  ", "tx  "),
    row("bare Express 5 route", bare.cpuMs.toFixed(2), "1.0  ", rate(bare.perSecond)),
    ...databases.flatMap(databaseRows),
  ].join("\n");

/** The counts that are above their aim: these do not depend on the machine. */
export const missedCounts = ({ databases }: Report): readonly string[] =>
  databases.flatMap(({ engine, operations }) =>
    countedOperations.flatMap((name) => {
      const { statements, transactions } = operations[name];
      const aim = aims[name];
      const missed = statements > (aim.statements ?? statements) || transactions > (aim.transactions ?? transactions);
      return missed ? [`${engine}: ${titles[name]} sends ${statements} statements, ${transactions} transactions`] : [];
    }),
  );
