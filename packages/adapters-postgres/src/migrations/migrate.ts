import type { QueryRunner } from "typeorm";
import type { Dialect } from "../dialect.ts";
import { foundation } from "./0001-foundation.ts";
import { memberAdministration } from "./0002-member-administration.ts";
import { reviews } from "./0003-reviews.ts";
import { httpEdges } from "./0004-http-edges.ts";
import { autoConfirm } from "./0005-auto-confirm.ts";
import { membershipAndRefunds } from "./0006-membership-and-refunds.ts";
import { passwordResets } from "./0007-password-resets.ts";
import { coupons } from "./0008-coupons.ts";
import { payments } from "./0009-payments.ts";
import { chat } from "./0010-chat.ts";
import { statistics } from "./0011-statistics.ts";
import { search } from "./0012-search.ts";
import { files } from "./0013-files.ts";
import { jobRuns } from "./0014-job-runs.ts";
import { type Migration, types } from "./migration.ts";

const migrations: readonly Migration[] = [
  foundation,
  memberAdministration,
  reviews,
  httpEdges,
  autoConfirm,
  membershipAndRefunds,
  passwordResets,
  coupons,
  payments,
  chat,
  statistics,
  search,
  files,
  jobRuns,
];

/** Any number that no other program uses for an advisory lock: "cofshop" in letters of a telephone. */
const ADVISORY_LOCK = 2_637_467;

type Frame = {
  /** Before and after the transaction. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Lets one process migrate at a time; the others find nothing left to do. */
  readonly begin: readonly string[];
  /** Answers a row for each thing that is broken. */
  readonly check: string | undefined;
};

/** Making a table anew on SQLite drops the old one, which its foreign keys would forbid: they are checked at the end. */
const frames: Readonly<Record<Dialect, Frame>> = {
  postgres: {
    before: [],
    begin: ["BEGIN", `SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`],
    check: undefined,
    after: [],
  },
  sqlite: {
    before: ["PRAGMA foreign_keys = OFF"],
    begin: ["BEGIN IMMEDIATE"],
    check: "PRAGMA foreign_key_check",
    after: ["PRAGMA foreign_keys = ON"],
  },
};

const applyMissing = async (dialect: Dialect, runner: QueryRunner): Promise<readonly string[]> => {
  await runner.query(
    `CREATE TABLE IF NOT EXISTS cof_migration (name TEXT PRIMARY KEY, applied_at ${types[dialect].time} NOT NULL)`,
  );
  const rows: readonly { readonly name: string }[] = await runner.query("SELECT name FROM cof_migration");
  const applied = new Set(rows.map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const { name, statements } of missing) {
    for (const statement of statements(types[dialect])) await runner.query(statement);
    await runner.query(`INSERT INTO cof_migration (name, applied_at) VALUES ('${name}', CURRENT_TIMESTAMP)`);
  }
  return missing.map(({ name }) => name);
};

const requireWhole = async (check: string, runner: QueryRunner): Promise<void> => {
  const broken: readonly unknown[] = await runner.query(check);
  if (broken.length > 0) throw new Error(`the migration would leave rows that refer to nothing: ${broken.length}`);
};

/** Brings the tables of the shop to this release, in one transaction: all of it or nothing. Answers what it applied. */
export const migrate = async (dialect: Dialect, runner: QueryRunner): Promise<readonly string[]> => {
  const { before, begin, check, after } = frames[dialect];
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await runner.query(statement);
  };
  await run(before);
  try {
    await run(begin);
    const applied = await applyMissing(dialect, runner);
    if (check !== undefined && applied.length > 0) await requireWhole(check, runner);
    await runner.query("COMMIT");
    return applied;
  } catch (cause) {
    await runner.query("ROLLBACK").catch(() => undefined);
    throw cause;
  } finally {
    await run(after);
  }
};
