import type { ItemId, MemberId, ReviewId } from "@cofshop/core";
import type { AuthoredReview, Review, Reviews } from "@cofshop/core/item";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database, Value } from "./statement.ts";

export type ReviewRow = {
  id: string;
  itemId: string;
  memberId: string;
  rating: number;
  content: string;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
};

export const reviewTable: Table<ReviewRow> = perDialect(
  ({ id, text, whole, time }) =>
    new EntitySchema<ReviewRow>({
      name: "cof_review",
      columns: {
        id: primary(id),
        itemId: named("item_id", id),
        memberId: named("member_id", id),
        rating: whole,
        content: text,
        createdAt: named("created_at", time),
        editedAt: named("edited_at", optional(time)),
        version: whole,
      },
    }),
);

/** Adds to an item's rating; sums commute, so whoever waits for the row adds to what the other one left. */
const rate = `UPDATE cof_item SET rating_sum = rating_sum + $2, rating_count = rating_count + $3,
  rating_version = rating_version + 1 WHERE id = $1`;

export const sqlReviews = (database: Database): Reviews => {
  const review = reviewTable[database.dialect];
  const authored = async (rest: string, values: readonly Value[]): Promise<readonly AuthoredReview[]> => {
    const from = `FROM cof_review r JOIN cof_member m ON m.id = r.member_id WHERE ${rest}`;
    const rows = await database.find({ r: review }, from, values, { authorName: "m.name" });
    return rows.map(({ r, authorName }) => ({ review: toReview(r), authorName }));
  };
  return {
    byId: async (id) => (await authored("r.id = $1", [id]))[0],
    ofItem: async (item, { after, limit }) => {
      const beyond = after === undefined ? "" : "AND (r.created_at, r.id) < ($2, $3)";
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      const rest = `r.item_id = $1 ${beyond} ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}`;
      return authored(rest, [item, ...position]);
    },
    // Review first, item second, always: no two works wait for each other.
    insert: async (entity) => {
      const row = { ...entity, editedAt: entity.editedAt ?? null };
      if ((await database.insert(review, [row], "ON CONFLICT (member_id, item_id) DO NOTHING")) !== 1) return false;
      await database.changed(rate, [entity.itemId, entity.rating, 1]);
      return true;
    },
    save: async ({ rating, content, editedAt = null, version }, before) => {
      const guard = { id: before.id, version: before.version };
      const change = { rating, content, editedAt, version };
      if ((await database.update(review, change, guard)) !== 1) return false;
      if (rating !== before.rating) await database.changed(rate, [before.itemId, rating - before.rating, 0]);
      return true;
    },
    remove: async ({ id, itemId, rating, version }) => {
      const gone = await database.changed("DELETE FROM cof_review WHERE id = $1 AND version = $2", [id, version]);
      if (gone === 1) await database.changed(rate, [itemId, -rating, -1]);
      return gone === 1;
    },
  };
};

const toReview = (row: ReviewRow): Review => ({
  ...row,
  id: row.id as ReviewId,
  itemId: row.itemId as ItemId,
  memberId: row.memberId as MemberId,
  editedAt: row.editedAt ?? undefined,
});
