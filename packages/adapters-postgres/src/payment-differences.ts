import type { PaymentDifferenceId } from "@cofshop/core";
import type { DifferenceCause, PaymentDifference, PaymentDifferences, Standing } from "@cofshop/core/payment";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { Database } from "./statement.ts";

export type PaymentDifferenceRow = {
  id: string;
  merchantUid: string;
  cause: DifferenceCause;
  here: Standing | null;
  there: Standing | null;
  foundAt: Date;
  settledAt: Date | null;
  version: number;
};

export const paymentDifferenceTable: Table<PaymentDifferenceRow> = perDialect(
  ({ id, text, whole, time, json }) =>
    new EntitySchema<PaymentDifferenceRow>({
      name: "cof_payment_difference",
      columns: {
        id: primary(id),
        merchantUid: named("merchant_uid", text),
        cause: text,
        here: optional(json),
        there: optional(json),
        foundAt: named("found_at", time),
        settledAt: named("settled_at", optional(time)),
        version: whole,
      },
    }),
);

export const sqlPaymentDifferences = (database: Database): PaymentDifferences => {
  const difference = paymentDifferenceTable[database.dialect];
  return {
    ofAttempt: async (uid) => {
      const [row] = await database.find({ d: difference }, "FROM cof_payment_difference d WHERE d.merchant_uid = $1", [
        uid,
      ]);
      return row && toDifference(row.d);
    },
    open: async ({ page, size }) => {
      const open = database.select(difference, "d").where("d.settledAt IS NULL");
      const total = await open.getCount();
      const rows = await open
        .orderBy("d.foundAt", "DESC")
        .addOrderBy("d.id", "DESC")
        .offset(page * size)
        .limit(size)
        .getMany();
      return { rows: rows.map(toDifference), total };
    },
    insert: async (entity) =>
      (await database.insert(difference, [toRow(entity)], "ON CONFLICT (merchant_uid) DO NOTHING")) === 1,
    save: async (entity) => {
      const { id, version, merchantUid: _, ...change } = toRow(entity);
      return (await database.update(difference, { ...change, version }, { id, version: version - 1 })) === 1;
    },
  };
};

const toRow = (difference: PaymentDifference): PaymentDifferenceRow => ({
  ...difference,
  here: difference.here ?? null,
  there: difference.there ?? null,
  settledAt: difference.settledAt ?? null,
});

const toDifference = (row: PaymentDifferenceRow): PaymentDifference => ({
  ...row,
  id: row.id as PaymentDifferenceId,
  here: row.here ?? undefined,
  there: row.there ?? undefined,
  settledAt: row.settledAt ?? undefined,
});
