import type { Movement, Option, Quantity, Stock } from "../item/index.ts";
import type { OptionId } from "../shared/ids.ts";
import { optionTable } from "./item-tables.ts";
import { orderTable } from "./orders.ts";
import type { Table, View } from "./store.ts";

const movementTable: Table<Movement> = { name: "movement", key: ({ id }) => id };

export const memoryStock = (view: View): Stock => {
  const count = (option: OptionId, delta: number, fits: (option: Option) => boolean): number | undefined => {
    const row = view.get(optionTable, option);
    if (row === undefined || row.stock + delta < 0 || !fits(row)) return undefined;
    view.put(optionTable, { ...row, stock: row.stock + delta });
    return row.stock + delta;
  };
  const expected = (option: OptionId): number => {
    const moved = view.all(movementTable).filter((each) => each.option === option);
    const lines = view.all(orderTable).flatMap((order) => order.lines.filter((line) => line.optionId === option));
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
    return sum(moved.map(({ delta }) => delta)) - sum(lines.map(({ taken }) => taken));
  };

  return {
    take: async (quantities: readonly Quantity[]) => {
      await view.turn("write");
      const short = quantities.filter(({ option, quantity }) => count(option, -quantity, () => true) === undefined);
      return short.map(({ option }) => option).sort();
    },
    give: async (quantities) => {
      await view.turn("write");
      for (const { option, quantity } of quantities) count(option, quantity, () => true);
    },
    move: async (movements) => {
      await view.turn("write");
      const counters = new Map<OptionId, number>();
      for (const movement of movements) {
        const fits = ({ stock }: Option) => movement.expected === undefined || movement.expected === stock;
        const counter = count(movement.option, movement.delta, fits);
        if (counter === undefined) continue;
        view.put(movementTable, movement);
        counters.set(movement.option, counter);
      }
      return counters;
    },
    differences: async (limit) => {
      await view.turn("read");
      return view
        .all(optionTable)
        .map(({ id, stock }) => ({ option: id, stock, expected: expected(id) }))
        .filter((each) => each.stock !== each.expected)
        .slice(0, limit);
    },
    correct: async (option, from, to) => {
      await view.turn("write");
      return count(option, to - from, ({ stock }) => stock === from) !== undefined;
    },
  };
};
