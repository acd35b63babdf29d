import type { Migration } from "./migration.ts";

/** Requests for a new password, at most one for each member; and sign-ins are deleted by their age now. */
export const passwordResets: Migration = {
  name: "0007-password-resets",
  statements: ({ id, time, strict }) => [
    `CREATE TABLE cof_password_reset (
      id ${id} PRIMARY KEY, member_id ${id} UNIQUE REFERENCES cof_member, requested_at ${time} NOT NULL,
      expires_at ${time} NOT NULL, used_at ${time}) ${strict}`,
    "CREATE INDEX cof_password_reset_expiry ON cof_password_reset (expires_at)",
    "CREATE INDEX cof_login_age ON cof_login (at)",
  ],
};
