import type { MemberId, Role } from "@cofshop/core";
import type { Member, MemberState, Members } from "@cofshop/core/member";
import { EntitySchema } from "typeorm";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
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

/** The active admins by id, locked. On SQLite the transaction has the whole database to itself. */
const activeAdmins = "SELECT id FROM cof_member WHERE role = 'ADMIN' AND state = 'ACTIVE' ORDER BY id";
const holdAdmins: Readonly<Record<Dialect, string>> = {
  postgres: `${activeAdmins} FOR NO KEY UPDATE`,
  sqlite: activeAdmins,
};

/**
 * The rest of a statement that inserts something of a member ($1) who may not quit meanwhile. A member who quits gets
 * another e-mail, which is unique: PostgreSQL makes that update wait for whoever holds the row's key, and whoever comes
 * later waits for it and looks at the state again. SQLite has one writer.
 */
const whereStays = (state: string): Readonly<Record<Dialect, string>> => {
  const present = `FROM cof_member m WHERE m.id = $1 AND ${state}`;
  return { postgres: `${present} FOR KEY SHARE`, sqlite: present };
};
export const whereMemberStays: Readonly<Record<Dialect, string>> = whereStays("m.state <> 'QUIT'");
/** The same of a member who is not suspended either. */
export const whereActiveMemberStays: Readonly<Record<Dialect, string>> = whereStays("m.state = 'ACTIVE'");

export const sqlMembers = (database: Database): Members => {
  const member = memberTable[database.dialect];
  const one = async (where: string, parameters: object): Promise<Member | undefined> => {
    const row = await database.select(member, "m").where(where, parameters).getOne();
    return row === null ? undefined : toMember(row);
  };
  return {
    byId: (id) => one("m.id = :id", { id }),
    byEmail: (email) => one("m.email = :email", { email }),
    table: async ({ state, role, email }, { page, size }) => {
      const query = database.select(member, "m").orderBy("m.createdAt", "DESC").addOrderBy("m.id", "DESC");
      if (state !== undefined) query.andWhere("m.state = :state", { state });
      if (role !== undefined) query.andWhere("m.role = :role", { role });
      if (email !== undefined) query.andWhere("m.email = :email", { email });
      const total = await query.clone().orderBy().getCount();
      const rows = await query
        .offset(page * size)
        .limit(size)
        .getMany();
      return { rows: rows.map(toMember), total };
    },
    insert: async (entity) => (await database.insert(member, [toRow(entity)], "ON CONFLICT (email) DO NOTHING")) === 1,
    save: async (entity) => {
      const guard = { id: entity.id, version: entity.version - 1 };
      // The last login has its own writer, which changes no version.
      const { lastLoginAt: _, ...change } = toRow(entity);
      return (await database.update(member, change, guard)) === 1;
    },
    noteLogin: async ({ id, version }, at) =>
      (await database.update(member, { lastLoginAt: at }, { id, version })) === 1,
    holdAdmins: async () => {
      const rows = await database.rows<{ readonly id: MemberId }>(holdAdmins[database.dialect]);
      return rows.map(({ id }) => id);
    },
  };
};

const toRow = (member: Member): MemberRow => ({ ...member, lastLoginAt: member.lastLoginAt ?? null });

const toMember = (row: MemberRow): Member => ({
  ...row,
  id: row.id as MemberId,
  lastLoginAt: row.lastLoginAt ?? undefined,
});
