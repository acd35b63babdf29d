import type { Day } from "../shared/day.ts";
import type { CategoryId, ItemId } from "../shared/ids.ts";
import {
  type Cell,
  cellName,
  type Figures,
  figureNames,
  nothing,
  type Part,
  type Sales,
  type SalesFact,
  sum,
} from "../statistics/index.ts";
import { categoryTable } from "./categories.ts";
import { itemTable } from "./item-tables.ts";
import type { Table, View } from "./store.ts";

type FactName = Pick<SalesFact, "orderId" | "number">;
const nameOf = ({ orderId, number }: FactName): string => `${orderId}/${number}`;
const saleTable: Table<SalesFact> = { name: "sale", key: nameOf };
type Total = Cell & { readonly day: Day };
const totalTable: Table<Total> = { name: "sales-total", key: (total) => `${total.day}/${cellName(total)}` };

const negative = (figures: Figures): Figures => {
  const entries = figureNames.map((name) => [name, -figures[name]] as const);
  return { ...nothing, ...Object.fromEntries(entries) };
};
const figuresOf = ({ part: _, key: __, day: ___, ...figures }: Total): Figures => figures;

const byKeys =
  <Row>(...keys: readonly ((row: Row) => number | string)[]) =>
  (a: Row, b: Row): number => {
    for (const key of keys) {
      const [one, other] = [key(a), key(b)];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };

export const memorySales = (view: View): Sales => {
  const totals = (part: Part, from: Day, to: Day): readonly Total[] =>
    view.all(totalTable).filter((total) => total.part === part && total.day >= from && total.day <= to);
  const add = (day: Day, { part, key, ...figures }: Cell): void => {
    const before = view.get(totalTable, `${day}/${cellName({ part, key })}`);
    view.put(totalTable, { ...sum(before ?? nothing, figures), part, key, day });
  };
  /** The sums of some days by what they are about, with the last day that sold something. */
  const byKey = (part: Part, from: Day, to: Day) => {
    const sums = new Map<string, Figures & { readonly lastSoldOn: Day | undefined }>();
    for (const total of [...totals(part, from, to)].sort(byKeys<Total>(({ day }) => day))) {
      const before = sums.get(total.key);
      const lastSoldOn = total.units > 0 ? total.day : before?.lastSoldOn;
      sums.set(total.key, { ...sum(before ?? nothing, figuresOf(total)), lastSoldOn });
    }
    return [...sums].map(([key, { units, returned, gross, returnedGross, orders, lastSoldOn }]) => {
      return { key, orders, units: units - returned, revenue: gross - returnedGross, lastSoldOn };
    });
  };

  return {
    counted: async (orders) => {
      await view.turn("read");
      return view.all(saleTable).filter(({ orderId }) => orders.includes(orderId));
    },
    days: async (from, to) => {
      await view.turn("read");
      return totals("DAY", from, to)
        .map((total) => ({ ...figuresOf(total), day: total.day }))
        .sort(byKeys(({ day }) => day));
    },
    hours: async (day) => {
      await view.turn("read");
      return totals("HOUR", day, day)
        .map((total) => ({ ...figuresOf(total), hour: Number(total.key) }))
        .sort(byKeys(({ hour }) => hour));
    },
    topItems: async (from, to, limit) => {
      await view.turn("read");
      const names = new Map<string, string>(view.all(itemTable).map(({ id, name }) => [id, name]));
      return byKey("ITEM", from, to)
        .flatMap(({ key, units, revenue, lastSoldOn }) =>
          units > 0 && lastSoldOn !== undefined
            ? [{ itemId: key as ItemId, itemName: names.get(key), units, revenue, lastSoldOn }]
            : [],
        )
        .sort(
          byKeys(
            ({ units }) => -units,
            ({ revenue }) => -revenue,
            ({ itemId }) => itemId,
          ),
        )
        .slice(0, limit);
    },
    categories: async (from, to, limit) => {
      await view.turn("read");
      const names = new Map<string, string>(view.all(categoryTable).map(({ id, name }) => [id, name]));
      return byKey("CATEGORY", from, to)
        .map(({ key, orders, units, revenue }) => {
          return { categoryId: key as CategoryId, categoryName: names.get(key), orders, units, revenue };
        })
        .sort(
          byKeys(
            ({ revenue }) => -revenue,
            ({ categoryId }) => categoryId,
          ),
        )
        .slice(0, limit);
    },
    count: async (facts) => {
      await view.turn("write");
      const fresh = facts.filter((fact) => view.get(saleTable, nameOf(fact)) === undefined);
      for (const fact of fresh) {
        view.put(saleTable, fact);
        for (const cell of fact.cells) add(fact.day, cell);
      }
      return fresh.length;
    },
    uncount: async (facts) => {
      await view.turn("write");
      const noted = facts.flatMap((fact) => view.get(saleTable, nameOf(fact)) ?? []);
      for (const fact of noted) {
        view.remove(saleTable, nameOf(fact));
        for (const { part, key, ...figures } of fact.cells) add(fact.day, { ...negative(figures), part, key });
      }
      return noted.length;
    },
    resum: async (day) => {
      await view.turn("write");
      const wrong = new Map<string, Cell>();
      const differ = ({ part, key, ...figures }: Cell): void => {
        const name = cellName({ part, key });
        wrong.set(name, { ...sum(wrong.get(name) ?? nothing, figures), part, key });
      };
      for (const fact of view.all(saleTable)) if (fact.day === day) for (const cell of fact.cells) differ(cell);
      for (const total of view.all(totalTable))
        if (total.day === day) differ({ ...negative(figuresOf(total)), part: total.part, key: total.key });
      const corrections = [...wrong.values()].filter((cell) => figureNames.some((name) => cell[name] !== 0));
      for (const cell of corrections) add(day, cell);
      return corrections.length;
    },
  };
};
