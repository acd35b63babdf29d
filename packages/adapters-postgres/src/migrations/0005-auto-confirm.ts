import type { Migration } from "./migration.ts";

/** The job that completes delivered orders asks for the oldest of them, among ever more that are completed. */
export const autoConfirm: Migration = {
  name: "0005-auto-confirm",
  statements: () => ["CREATE INDEX cof_order_delivered ON cof_order (delivered_at) WHERE state = 'DELIVERED'"],
};
