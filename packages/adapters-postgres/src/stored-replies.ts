import type { Attempt, Standing, StoredReplies } from "@cofshop/core/idempotency";
import type { RunId, Scope } from "@cofshop/core/shared";
import type { Database, Value } from "./statement.ts";

/**
 * $1 owner  $2 route  $3 key  $4 fingerprint  $5 run  $6 now  $7 end of the lease  $8 older rows are as good as none
 * Changes one row when the key is this run's now. A racing twin waits for the row, and finds it taken.
 */
const begin = `
  INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (owner, route, key) DO UPDATE
  SET fingerprint = excluded.fingerprint, run = excluded.run, at = excluded.at, lease_until = excluded.lease_until,
      reply = NULL
  WHERE cof_stored_reply.at < $8
     OR (cof_stored_reply.reply IS NULL AND cof_stored_reply.lease_until <= excluded.at
         AND cof_stored_reply.fingerprint = excluded.fingerprint)`;

const ofScope = "owner = $1 AND route = $2 AND key = $3";
const ownedBy = `${ofScope} AND run = $4 AND reply IS NULL`;

const valuesOf = ({ owner, route, key }: Scope): readonly Value[] => [owner, route, key];

type ReplyRow = { readonly fingerprint: string; readonly reply: string | null };

const standingOf = (row: ReplyRow | undefined, { fingerprint }: Attempt): Standing => {
  // The run that was in the way has just given the key back: the next try will have it.
  if (row === undefined) return { outcome: "in-progress" };
  if (row.fingerprint !== fingerprint) return { outcome: "other-command" };
  return row.reply === null ? { outcome: "in-progress" } : { outcome: "answered", reply: row.reply };
};

export const sqlStoredReplies = (database: Database): StoredReplies => ({
  begin: async (attempt, keptSince) => {
    const { scope, fingerprint, run, at, leaseUntil } = attempt;
    const row = [...valuesOf(scope), fingerprint, run, at, leaseUntil, keptSince];
    if ((await database.changed(begin, row)) === 1) return { outcome: "begun" };
    const known = `SELECT fingerprint, reply FROM cof_stored_reply WHERE ${ofScope}`;
    const [found] = await database.rows<ReplyRow>(known, valuesOf(scope));
    return standingOf(found, attempt);
  },
  finish: async (scope: Scope, run: RunId, reply: string) => {
    const finish = `UPDATE cof_stored_reply SET reply = $5 WHERE ${ownedBy}`;
    return (await database.changed(finish, [...valuesOf(scope), run, reply])) === 1;
  },
  release: async (scope: Scope, run: RunId) => {
    await database.changed(`DELETE FROM cof_stored_reply WHERE ${ownedBy}`, [...valuesOf(scope), run]);
  },
  forget: (before, limit) =>
    database.changed(
      `DELETE FROM cof_stored_reply WHERE (owner, route, key) IN
       (SELECT owner, route, key FROM cof_stored_reply WHERE at < $1 LIMIT ${limit})`,
      [before],
    ),
});
