import type { MemberId, PasswordResetId } from "@cofshop/core";
import type { PasswordReset, PasswordResets } from "@cofshop/core/security";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type PasswordResetRow = {
  id: string;
  memberId: string | null;
  requestedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
};

export const passwordResetTable: Table<PasswordResetRow> = perDialect(
  ({ id, time }) =>
    new EntitySchema<PasswordResetRow>({
      name: "cof_password_reset",
      columns: {
        id: primary(id),
        memberId: named("member_id", optional(id)),
        requestedAt: named("requested_at", time),
        expiresAt: named("expires_at", time),
        usedAt: named("used_at", optional(time)),
      },
    }),
);

/** A member's newest request takes the row of the former one, and with its id whatever that was good for. */
const inItsPlace = `ON CONFLICT (member_id) DO UPDATE SET id = excluded.id, requested_at = excluded.requested_at,
  expires_at = excluded.expires_at, used_at = excluded.used_at`;

export const sqlPasswordResets = (database: Database): PasswordResets => {
  const passwordReset = passwordResetTable[database.dialect];
  return {
    byId: async (id) => {
      const [row] = await database.find({ r: passwordReset }, "FROM cof_password_reset r WHERE r.id = $1", [id]);
      return row && toReset(row.r);
    },
    insert: async (entity) => void (await database.insert(passwordReset, [toRow(entity)], inItsPlace)),
    use: async (id, at) => {
      const sql = "UPDATE cof_password_reset SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
      return (await database.changed(sql, [id, at])) === 1;
    },
    removeExpired: (before, limit) =>
      database.changed(
        `DELETE FROM cof_password_reset WHERE id IN
         (SELECT id FROM cof_password_reset WHERE expires_at < $1 LIMIT ${limit})`,
        [before],
      ),
  };
};

const toRow = (reset: PasswordReset): PasswordResetRow => ({
  ...reset,
  memberId: reset.memberId ?? null,
  usedAt: reset.usedAt ?? null,
});

const toReset = (row: PasswordResetRow): PasswordReset => ({
  ...row,
  id: row.id as PasswordResetId,
  memberId: (row.memberId ?? undefined) as MemberId | undefined,
  usedAt: row.usedAt ?? undefined,
});
