import type { MemberId, SessionId } from "@cofshop/core";
import type { RefreshTokens, Session } from "@cofshop/core/security";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type SessionRow = {
  id: string;
  memberId: string;
  generation: number;
  rotatedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

export const sessionTable: Table<SessionRow> = perDialect(
  ({ id, time, whole }) =>
    new EntitySchema<SessionRow>({
      name: "cof_session",
      columns: {
        id: primary(id),
        memberId: named("member_id", id),
        generation: whole,
        rotatedAt: named("rotated_at", time),
        expiresAt: named("expires_at", time),
        revokedAt: named("revoked_at", optional(time)),
      },
    }),
);

export const sqlRefreshTokens = (database: Database): RefreshTokens => {
  const session = sessionTable[database.dialect];
  return {
    insert: async (entity) => void (await database.insert(session, [toRow(entity)])),
    byId: async (id) => {
      const row = await database.select(session, "s").where("s.id = :id", { id }).getOne();
      return row === null ? undefined : toSession(row);
    },
    rotate: async (entity) => {
      const { id, generation } = entity;
      const guard = { id, generation: generation - 1, revokedAt: null };
      return (await database.update(session, toRow(entity), guard)) === 1;
    },
    revoke: async (id, at) => void (await database.update(session, { revokedAt: at }, { id, revokedAt: null })),
    revokeAll: async (memberId, at) =>
      void (await database.update(session, { revokedAt: at }, { memberId, revokedAt: null })),
    removeExpired: (before, limit) =>
      database.changed(
        `DELETE FROM cof_session WHERE id IN (SELECT id FROM cof_session WHERE expires_at < $1 LIMIT ${limit})`,
        [before],
      ),
  };
};

const toRow = (session: Session): SessionRow => ({ ...session, revokedAt: session.revokedAt ?? null });

const toSession = (row: SessionRow): Session => ({
  ...row,
  id: row.id as SessionId,
  memberId: row.memberId as MemberId,
  revokedAt: row.revokedAt ?? undefined,
});
