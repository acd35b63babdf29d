import type { Migration } from "./migration.ts";

/** When the provider is asked about an attempt without anybody's doing. Attempts that were open before are asked about soon. */
export const payments: Migration = {
  name: "0009-payments",
  statements: ({ time, whole }) => [
    `ALTER TABLE cof_payment ADD COLUMN checks ${whole} NOT NULL DEFAULT 0 CHECK (checks >= 0)`,
    `ALTER TABLE cof_payment ADD COLUMN next_check_at ${time}`,
    "UPDATE cof_payment SET next_check_at = requested_at WHERE state = 'READY'",
    "CREATE INDEX cof_payment_check ON cof_payment (next_check_at) WHERE state = 'READY'",
  ],
};
