import type { Migration } from "./migration.ts";

/**
 * What uploads hang on besides messages, how far their bytes are, and until when they are kept. A picture is attached
 * before its item is written, in one transaction: the reference is looked at when that ends.
 */
export const files: Migration = {
  name: "0013-files",
  statements: ({ id, time }) => [
    "DROP INDEX cof_upload_owner",
    `ALTER TABLE cof_upload ADD COLUMN state TEXT NOT NULL DEFAULT 'STORED'
       CHECK (state IN ('RESERVED', 'STORED', 'REMOVED'))`,
    `ALTER TABLE cof_upload ADD COLUMN expires_at ${time}`,
    `ALTER TABLE cof_upload ADD COLUMN item_id ${id} REFERENCES cof_item DEFERRABLE INITIALLY DEFERRED
       CHECK (item_id IS NULL OR (message_id IS NULL AND state = 'STORED'))`,
    "UPDATE cof_upload SET expires_at = created_at",
    "CREATE INDEX cof_upload_item ON cof_upload (item_id) WHERE item_id IS NOT NULL",
    "CREATE INDEX cof_upload_owner ON cof_upload (owner_id) WHERE message_id IS NULL AND item_id IS NULL",
    "CREATE INDEX cof_upload_due ON cof_upload (expires_at, id) WHERE message_id IS NULL AND item_id IS NULL",
  ],
};
