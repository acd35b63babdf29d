import type { MemberId, MessageId, UploadId } from "@cofshop/core";
import type { Upload, UploadKind, Uploads } from "@cofshop/core/file";
import { EntitySchema } from "typeorm";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, placesFrom } from "./statement.ts";

type UploadRow = {
  id: string;
  ownerId: string;
  kind: UploadKind;
  name: string;
  mediaType: string;
  bytes: number;
  createdAt: Date;
  messageId: string | null;
};

export const uploadTable: Table<UploadRow> = perDialect(
  ({ id, text, amount, time }) =>
    new EntitySchema<UploadRow>({
      name: "cof_upload",
      columns: {
        id: primary(id),
        ownerId: named("owner_id", id),
        kind: text,
        name: text,
        mediaType: named("media_type", text),
        bytes: amount,
        createdAt: named("created_at", time),
        messageId: named("message_id", optional(id)),
      },
    }),
);

/** Attaches an owner's ($2) free uploads of a kind ($3) to a message ($1). $4 …: which. */
const attach = (ids: readonly UploadId[]): string => `UPDATE cof_upload SET message_id = $1
  WHERE owner_id = $2 AND kind = $3 AND message_id IS NULL AND id IN (${placesFrom(4, ids)}) RETURNING id`;

/** Frees what is attached to messages. $1: JSON array of their ids. */
const detach: Readonly<Record<Dialect, string>> = {
  postgres: `UPDATE cof_upload SET message_id = NULL
  WHERE message_id IN (SELECT value::uuid FROM jsonb_array_elements_text($1::jsonb))`,
  sqlite: "UPDATE cof_upload SET message_id = NULL WHERE message_id IN (SELECT value FROM json_each($1))",
};

export const sqlUploads = (database: Database): Uploads => {
  const table = uploadTable[database.dialect];
  return {
    byIds: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await database.find({ u: table }, `FROM cof_upload u WHERE u.id IN (${placesFrom(1, ids)})`, ids);
      return rows.map(({ u }) => toUpload(u));
    },
    insert: async (upload) => void (await database.insert(table, [toRow(upload)])),
    attach: async (ids, { owner, kind, message }) => {
      if (ids.length === 0) return [];
      const rows = await database.returning<{ readonly id: UploadId }>(attach(ids), [message, owner, kind, ...ids]);
      return rows.map(({ id }) => id);
    },
    detach: async (messages) => void (await database.changed(detach[database.dialect], [JSON.stringify(messages)])),
  };
};

const toRow = ({ attachedTo, ...upload }: Upload): UploadRow => ({ ...upload, messageId: attachedTo ?? null });

const toUpload = ({ messageId, ...row }: UploadRow): Upload => ({
  ...row,
  id: row.id as UploadId,
  ownerId: row.ownerId as MemberId,
  attachedTo: (messageId ?? undefined) as MessageId | undefined,
});
