import type { Migration } from "./migration.ts";

/**
 * When the provider is asked about an attempt without anybody's doing; attempts that were open before are asked about
 * soon. And where shop and provider do not agree.
 */
export const payments: Migration = {
  name: "0009-payments",
  statements: ({ id, json, strict, time, whole }) => [
    `ALTER TABLE cof_payment ADD COLUMN checks ${whole} NOT NULL DEFAULT 0 CHECK (checks >= 0)`,
    `ALTER TABLE cof_payment ADD COLUMN next_check_at ${time}`,
    "UPDATE cof_payment SET next_check_at = requested_at WHERE state = 'READY'",
    "CREATE INDEX cof_payment_check ON cof_payment (next_check_at) WHERE state = 'READY'",
    "CREATE INDEX cof_payment_paid ON cof_payment (paid_at, id) WHERE paid_at IS NOT NULL",
    `CREATE TABLE cof_payment_difference (
      id ${id} PRIMARY KEY, merchant_uid TEXT NOT NULL UNIQUE,
      cause TEXT NOT NULL
        CHECK (cause IN ('unknown-here', 'unknown-there', 'not-ours', 'amount', 'state', 'refunded')),
      here ${json}, there ${json}, found_at ${time} NOT NULL, settled_at ${time}, version ${whole} NOT NULL) ${strict}`,
    "CREATE INDEX cof_payment_difference_open ON cof_payment_difference (found_at, id) WHERE settled_at IS NULL",
  ],
};
