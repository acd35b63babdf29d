import type { PaymentDifference, PaymentDifferences } from "../payment/index.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

const differenceTable: Table<PaymentDifference> = {
  name: "payment difference",
  key: ({ id }) => id,
  unique: [({ merchantUid }) => merchantUid],
};

const position = ({ foundAt, id }: PaymentDifference) => ({ key: foundAt.getTime(), id });

export const memoryPaymentDifferences = (view: View): PaymentDifferences => {
  const find = (uid: string) => view.all(differenceTable).find(({ merchantUid }) => merchantUid === uid);
  return {
    ofAttempt: async (uid) => {
      await view.turn("read");
      return find(uid);
    },
    open: async ({ page, size }) => {
      await view.turn("read");
      const open = view.all(differenceTable).filter(({ settledAt }) => settledAt === undefined);
      const all = sliceRows(open, { after: undefined, limit: open.length }, position, "descending");
      return { rows: all.slice(page * size, (page + 1) * size), total: open.length };
    },
    insert: async (difference) => {
      await view.turn("write");
      if (find(difference.merchantUid) !== undefined) return false;
      view.put(differenceTable, difference);
      return true;
    },
    save: async (difference) => {
      await view.turn("write");
      if (view.get(differenceTable, difference.id)?.version !== difference.version - 1) return false;
      view.put(differenceTable, difference);
      return true;
    },
  };
};
