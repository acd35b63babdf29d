import type { MemberId, Role } from "@cofshop/core";
import type { Member, MemberState, Members } from "@cofshop/core/member";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type MemberRow = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  tel: string;
  state: MemberState;
  role: Role;
  createdAt: Date;
  passwordChangedAt: Date;
  lastLoginAt: Date | null;
  version: number;
};

export const memberTable: Table<MemberRow> = perDialect(
  ({ id, text, time, whole }) =>
    new EntitySchema<MemberRow>({
      name: "cof_member",
      columns: {
        id: primary(id),
        email: text,
        name: text,
        passwordHash: named("password_hash", text),
        tel: text,
        state: text,
        role: text,
        createdAt: named("created_at", time),
        passwordChangedAt: named("password_changed_at", time),
        lastLoginAt: named("last_login_at", optional(time)),
        version: whole,
      },
    }),
);

export const sqlMembers = (database: Database): Members => {
  const member = memberTable[database.dialect];
  const one = async (where: string, parameters: object): Promise<Member | undefined> => {
    const row = await database.select(member, "m").where(where, parameters).getOne();
    return row === null ? undefined : toMember(row);
  };
  return {
    byId: (id) => one("m.id = :id", { id }),
    byEmail: (email) => one("m.email = :email", { email }),
    insert: async (entity) => (await database.insert(member, [toRow(entity)], "ON CONFLICT (email) DO NOTHING")) === 1,
    save: async (entity) => {
      const guard = { id: entity.id, version: entity.version - 1 };
      // The last login has its own writer, which changes no version.
      const { lastLoginAt: _lastLoginAt, ...change } = toRow(entity);
      return (await database.update(member, change, guard)) === 1;
    },
    noteLogin: async (id, at) => void (await database.update(member, { lastLoginAt: at }, { id })),
  };
};

const toRow = (member: Member): MemberRow => ({ ...member, lastLoginAt: member.lastLoginAt ?? null });

const toMember = (row: MemberRow): Member => ({
  ...row,
  id: row.id as MemberId,
  lastLoginAt: row.lastLoginAt ?? undefined,
});
