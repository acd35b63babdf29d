import type { Migration } from "./migration.ts";

/** What the edges of the shop remember: stored replies, counted attempts, and what a command key was used for. */
export const httpEdges: Migration = {
  name: "0004-http-edges",
  statements: ({ id, time, whole, strict }) => [
    "ALTER TABLE cof_command_key ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''",
    `CREATE TABLE cof_stored_reply (
      owner TEXT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, run ${id} NOT NULL,
      at ${time} NOT NULL, lease_until ${time} NOT NULL, reply TEXT, PRIMARY KEY (owner, route, key)) ${strict}`,
    "CREATE INDEX cof_stored_reply_age ON cof_stored_reply (at)",
    `CREATE TABLE cof_attempt (
      name TEXT PRIMARY KEY, count ${whole} NOT NULL CHECK (count > 0), until ${time} NOT NULL) ${strict}`,
    "CREATE INDEX cof_attempt_end ON cof_attempt (until)",
  ],
};
