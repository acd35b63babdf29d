import type { EntitySchema, ObjectLiteral } from "typeorm";
import { cartLineTable } from "./carts.ts";
import { messageTable } from "./chat-messages.ts";
import { roomTable } from "./chat-rooms.ts";
import { commandKeyTable } from "./command-keys.ts";
import { couponTable } from "./coupons.ts";
import type { Dialect } from "./dialect.ts";
import { outboxTable } from "./events.ts";
import { categoryTable, itemCategoryTable, itemTable, movementTable, optionTable } from "./item-tables.ts";
import { loginTable } from "./logins.ts";
import { memberCouponTable } from "./member-coupons.ts";
import { memberTable } from "./members.ts";
import { membershipTable, pointEntryTable } from "./memberships.ts";
import { orderLineTable, orderTable } from "./order-tables.ts";
import { passwordResetTable } from "./password-resets.ts";
import { paymentDifferenceTable } from "./payment-differences.ts";
import { paymentTable } from "./payments.ts";
import { sessionTable } from "./refresh-tokens.ts";
import { reviewTable } from "./reviews.ts";
import { saleTable } from "./sales.ts";
import { uploadTable } from "./uploads.ts";

const mapped = [
  memberTable,
  membershipTable,
  pointEntryTable,
  sessionTable,
  loginTable,
  passwordResetTable,
  itemTable,
  optionTable,
  categoryTable,
  itemCategoryTable,
  movementTable,
  reviewTable,
  couponTable,
  memberCouponTable,
  cartLineTable,
  orderTable,
  orderLineTable,
  paymentTable,
  paymentDifferenceTable,
  roomTable,
  messageTable,
  saleTable,
  uploadTable,
  outboxTable,
  commandKeyTable,
];

/** What a DataSource needs under `entities`. Tables that only statements name are not among them. */
export const entitiesOf = (dialect: Dialect): EntitySchema<ObjectLiteral>[] =>
  mapped.map((table) => table[dialect] as EntitySchema<ObjectLiteral>);
