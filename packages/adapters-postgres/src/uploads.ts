import type { ItemId, MemberId, MessageId, UploadId } from "@cofshop/core";
import type { Attachment, MediaType, Upload, UploadKind, UploadState, Uploads } from "@cofshop/core/file";
import { EntitySchema } from "typeorm";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, placesFrom } from "./statement.ts";

type UploadRow = {
  id: string;
  ownerId: string;
  kind: UploadKind;
  name: string;
  mediaType: MediaType;
  bytes: number;
  state: UploadState;
  createdAt: Date;
  expiresAt: Date;
  messageId: string | null;
  itemId: string | null;
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
        state: text,
        createdAt: named("created_at", time),
        expiresAt: named("expires_at", time),
        messageId: named("message_id", optional(id)),
        itemId: named("item_id", optional(id)),
      },
    }),
);

const isFree = "message_id IS NULL AND item_id IS NULL";

/** Holds an owner ($1) until the transaction ends, for whoever counts his uploads; SQLite has one writer anyway. */
const holdOwner: Readonly<Record<Dialect, string>> = {
  postgres: "SELECT id FROM cof_member WHERE id = $1 FOR NO KEY UPDATE",
  sqlite: "SELECT id FROM cof_member WHERE id = $1",
};

/** Finds a row if an owner's ($1) uploads that are attached to nothing and $2 bytes more are no more than $3 bytes. */
const whereRoom = `WHERE (SELECT COALESCE(SUM(bytes), 0) FROM cof_upload
  WHERE owner_id = $1 AND ${isFree} AND state <> 'REMOVED') + $2 <= $3`;

/** Attaches an owner's ($3) free uploads of a kind ($4), in time at $5, to a message ($1) or an item ($2). $6 …: which. */
const attach = (ids: readonly UploadId[]): string => `UPDATE cof_upload SET message_id = $1, item_id = $2
  WHERE owner_id = $3 AND kind = $4 AND expires_at > $5 AND state = 'STORED' AND ${isFree}
    AND id IN (${placesFrom(6, ids)}) RETURNING id`;

/** What is attached to this, or to nothing: a condition, and the value of its $1 if it has one. */
const hangsOn = (to: Attachment | undefined): readonly [string, readonly string[]] => {
  if (to === undefined) return [isFree, []];
  return "message" in to ? ["message_id = $1", [to.message]] : ["item_id = $1", [to.item]];
};

const removal = "UPDATE cof_upload SET state = 'REMOVED', message_id = NULL, item_id = NULL, expires_at = created_at";

/** Removes what is attached to messages. $1: JSON array of their ids. */
const removeFrom: Readonly<Record<Dialect, string>> = {
  postgres: `${removal} WHERE message_id IN (SELECT value::uuid FROM jsonb_array_elements_text($1::jsonb)) RETURNING id`,
  sqlite: `${removal} WHERE message_id IN (SELECT value FROM json_each($1)) RETURNING id`,
};

export const sqlUploads = (database: Database): Uploads => {
  const table = uploadTable[database.dialect];
  const those = async (ids: readonly UploadId[]): Promise<readonly Upload[]> => {
    if (ids.length === 0) return [];
    const from = `FROM cof_upload u WHERE u.id IN (${placesFrom(1, ids)}) AND u.state = 'STORED'`;
    return (await database.find({ u: table }, from, ids)).map(({ u }) => toUpload(u));
  };
  const idsOf = (rows: readonly { readonly id: UploadId }[]): readonly UploadId[] => rows.map(({ id }) => id);

  return {
    byIds: those,
    due: async (at, { after, limit }) => {
      const beyond = after === undefined ? "" : "AND (u.expires_at > $2 OR (u.expires_at = $2 AND u.id < $3))";
      const from = `FROM cof_upload u WHERE u.message_id IS NULL AND u.item_id IS NULL AND u.expires_at <= $1 ${beyond}
        ORDER BY u.expires_at, u.id DESC LIMIT ${limit}`;
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      return (await database.find({ u: table }, from, [at, ...position])).map(({ u }) => toUpload(u));
    },
    reserve: async (upload, most) => {
      await database.rows(holdOwner[database.dialect], [upload.ownerId]);
      return database.insertWhere(table, toRow(upload), whereRoom, [upload.ownerId, upload.bytes, most]);
    },
    store: async ({ id, bytes, expiresAt }) =>
      (await database.update(table, { bytes, expiresAt, state: "STORED" }, { id, state: "RESERVED" })) === 1,
    attach: async (ids, { owner, kind, to, at }) => {
      if (ids.length === 0) return [];
      const { messageId, itemId } = toColumns(to);
      const values = [messageId, itemId, owner, kind, at, ...ids];
      return those(idsOf(await database.returning<{ readonly id: UploadId }>(attach(ids), values)));
    },
    remove: async (ids, from) => {
      if (ids.length === 0) return [];
      const [hangs, place] = hangsOn(from);
      const which = `id IN (${placesFrom(place.length + 1, ids)})`;
      const sql = `${removal} WHERE ${hangs} AND state <> 'REMOVED' AND ${which} RETURNING id`;
      return idsOf(await database.returning<{ readonly id: UploadId }>(sql, [...place, ...ids]));
    },
    removeFrom: async (messages) => {
      const sql = removeFrom[database.dialect];
      return idsOf(await database.returning<{ readonly id: UploadId }>(sql, [JSON.stringify(messages)]));
    },
    forget: async (ids) => {
      if (ids.length === 0) return;
      await database.changed(`DELETE FROM cof_upload WHERE state = 'REMOVED' AND id IN (${placesFrom(1, ids)})`, ids);
    },
  };
};

const toColumns = (to: Attachment | undefined): Pick<UploadRow, "messageId" | "itemId"> => ({
  messageId: to !== undefined && "message" in to ? to.message : null,
  itemId: to !== undefined && "item" in to ? to.item : null,
});

const toRow = ({ attachedTo, ...upload }: Upload): UploadRow => ({ ...upload, ...toColumns(attachedTo) });

const toAttachment = ({ messageId, itemId }: Pick<UploadRow, "messageId" | "itemId">): Attachment | undefined => {
  if (messageId !== null) return { message: messageId as MessageId };
  return itemId === null ? undefined : { item: itemId as ItemId };
};

const toUpload = ({ messageId, itemId, ...row }: UploadRow): Upload => ({
  ...row,
  id: row.id as UploadId,
  ownerId: row.ownerId as MemberId,
  attachedTo: toAttachment({ messageId, itemId }),
});
