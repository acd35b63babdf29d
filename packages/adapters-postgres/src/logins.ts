import type { LoginId, MemberId } from "@cofshop/core";
import type { Login, Logins } from "@cofshop/core/security";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type LoginRow = { id: string; memberId: string; at: Date; ip: string | null; device: string | null };

export const loginTable: Table<LoginRow> = perDialect(
  ({ id, text, time }) =>
    new EntitySchema<LoginRow>({
      name: "cof_login",
      columns: {
        id: primary(id),
        memberId: named("member_id", id),
        at: time,
        ip: optional(text),
        device: optional(text),
      },
    }),
);

export const sqlLogins = (database: Database): Logins => {
  const login = loginTable[database.dialect];
  return {
    ofMember: async (memberId, { after, limit }) => {
      const query = database.select(login, "l").where("l.memberId = :memberId", { memberId });
      if (after !== undefined) {
        query.andWhere("(l.at, l.id) < (:at, :last)", { at: new Date(after.key), last: after.id });
      }
      const rows = await query.orderBy("l.at", "DESC").addOrderBy("l.id", "DESC").limit(limit).getMany();
      return rows.map(toLogin);
    },
    insert: async (entity) => void (await database.insert(login, [toRow(entity)])),
    forgetMember: async (memberId) =>
      void (await database.changed("DELETE FROM cof_login WHERE member_id = $1", [memberId])),
    forget: (before, limit) =>
      database.changed(`DELETE FROM cof_login WHERE id IN (SELECT id FROM cof_login WHERE at < $1 LIMIT ${limit})`, [
        before,
      ]),
  };
};

const toRow = (login: Login): LoginRow => ({ ...login, ip: login.ip ?? null, device: login.device ?? null });

const toLogin = (row: LoginRow): Login => ({
  ...row,
  id: row.id as LoginId,
  memberId: row.memberId as MemberId,
  ip: row.ip ?? undefined,
  device: row.device ?? undefined,
});
