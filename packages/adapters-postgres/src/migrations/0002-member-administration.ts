import type { Migration } from "./migration.ts";

export const memberAdministration: Migration = {
  name: "0002-member-administration",
  statements: ({ id, time, strict }) => [
    `CREATE TABLE cof_login (
      id ${id} PRIMARY KEY, member_id ${id} NOT NULL REFERENCES cof_member, at ${time} NOT NULL,
      ip TEXT CHECK (length(ip) <= 64), device TEXT CHECK (length(device) <= 255)) ${strict}`,
    "CREATE INDEX cof_login_member ON cof_login (member_id, at, id)",
    "CREATE INDEX cof_member_newest ON cof_member (created_at, id)",
    // What is held before an admin is made less: a handful among all members.
    "CREATE INDEX cof_member_admin ON cof_member (id) WHERE role = 'ADMIN' AND state = 'ACTIVE'",
  ],
};
