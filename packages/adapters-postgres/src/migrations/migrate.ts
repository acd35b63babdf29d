import type { QueryRunner } from "typeorm";
import type { Dialect } from "../dialect.ts";
import { foundation } from "./0001-foundation.ts";
import { memberAdministration } from "./0002-member-administration.ts";
import { reviews } from "./0003-reviews.ts";
import { httpEdges } from "./0004-http-edges.ts";
import { autoConfirm } from "./0005-auto-confirm.ts";
import { passwordResets } from "./0007-password-resets.ts";
import { type Migration, types } from "./migration.ts";

const migrations: readonly Migration[] = [
  foundation,
  memberAdministration,
  reviews,
  httpEdges,
  autoConfirm,
  passwordResets,
];

/** Any number that no other program uses for an advisory lock: "cofshop" in letters of a telephone. */
const ADVISORY_LOCK = 2_637_467;

/** Lets one process migrate at a time; the others find nothing left to do. */
const beginAlone: Readonly<Record<Dialect, readonly [string, ...string[]]>> = {
  postgres: ["BEGIN", `SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`],
  sqlite: ["BEGIN IMMEDIATE"],
};

/** Brings the tables of the shop to this release, in one transaction: all of it or nothing. Answers what it applied. */
export const migrate = async (dialect: Dialect, runner: QueryRunner): Promise<readonly string[]> => {
  const [begin, ...alone] = beginAlone[dialect];
  await runner.query(begin);
  try {
    for (const statement of alone) await runner.query(statement);
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
    await runner.query("COMMIT");
    return missing.map(({ name }) => name);
  } catch (cause) {
    await runner.query("ROLLBACK").catch(() => undefined);
    throw cause;
  }
};
