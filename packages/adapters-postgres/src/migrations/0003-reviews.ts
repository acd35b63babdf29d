import type { Migration, Types } from "./migration.ts";

/** The states of orders whose units count as sold; the statement that asks for popular items names the same. */
const sold = "('PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED')";

const statements = ({ id, time, amount, whole, strict }: Types) => [
  `ALTER TABLE cof_item ADD COLUMN rating_count ${whole} NOT NULL DEFAULT 0 CHECK (rating_count >= 0)`,
  `ALTER TABLE cof_item ADD COLUMN rating_sum ${amount} NOT NULL DEFAULT 0
    CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count)`,
  `CREATE TABLE cof_review (
    id ${id} PRIMARY KEY, item_id ${id} NOT NULL REFERENCES cof_item, member_id ${id} NOT NULL REFERENCES cof_member,
    rating ${whole} NOT NULL CHECK (rating BETWEEN 1 AND 5), content TEXT NOT NULL CHECK (length(content) <= 2000),
    created_at ${time} NOT NULL, edited_at ${time}, version ${whole} NOT NULL, UNIQUE (member_id, item_id)) ${strict}`,
  "CREATE INDEX cof_review_newest ON cof_review (item_id, created_at, id)",
  // Together these two hold all that popular items are counted from: neither orders nor their lines are read. SQLite
  // looks at the state once more, so that is in the index too.
  `CREATE INDEX cof_order_sold ON cof_order (id, state) WHERE state IN ${sold}`,
  "CREATE INDEX cof_order_line_sold ON cof_order_line (order_id, item_id, quantity)",
];

export const reviews: Migration = { name: "0003-reviews", statements };
