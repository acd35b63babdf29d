import type { CategoryId, Day, ItemId, OrderId } from "@cofshop/core/shared";
import { type Cell, type Figures, nothing, type SalesFact, sum } from "@cofshop/core/statistics";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { categoryRow, freshId, itemIn } from "./rows.ts";

const monday = "2026-03-02" as Day;
const tuesday = "2026-03-03" as Day;
const wednesday = "2026-03-04" as Day;

const sold = (units: number, gross: number): Figures => ({ ...nothing, orders: 1, units, gross });
const cell = (part: Cell["part"], key: string, figures: Figures): Cell => ({ ...figures, part, key });

type Goods = { readonly items?: readonly (readonly [string, Figures])[]; readonly categories?: Goods["items"] };

/** A fact about a new order, at nine in the morning. */
const factOf = (day: Day, whole: Figures, { items = [], categories = [] }: Goods = {}): SalesFact => ({
  orderId: freshId<OrderId>(),
  number: 0,
  day,
  categories: Object.fromEntries(items.map(([item]) => [item, [freshId<CategoryId>()]])),
  cells: [
    cell("DAY", "", whole),
    cell("HOUR", "09", whole),
    ...items.map(([item, figures]) => cell("ITEM", item, figures)),
    ...categories.map(([category, figures]) => cell("CATEGORY", category, figures)),
  ],
});

const inOrder = (facts: readonly SalesFact[]): readonly SalesFact[] =>
  [...facts].sort((a, b) => (a.orderId === b.orderId ? a.number - b.number : Number(a.orderId > b.orderId) * 2 - 1));

/** Certifies `Sales`: what is counted is counted once, and its sums are those of the facts. */
export const salesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Sales: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.sales;
    const count = (...facts: readonly SalesFact[]) => commit(its(), (tx) => tx.sales.count(facts));
    const uncount = (...facts: readonly SalesFact[]) => commit(its(), (tx) => tx.sales.uncount(facts));
    const resum = (day: Day) => commit(its(), (tx) => tx.sales.resum(day));
    const dayOf = async (day: Day) => {
      const [row] = await reads().days(day, day);
      return row;
    };

    test("facts come back by their orders as they were noted, and an order without any has none", async () => {
      const item = freshId<ItemId>();
      const sale = factOf(monday, sold(2, 20_000), { items: [[item, sold(2, 20_000)]] });
      const refund = { ...factOf(wednesday, { ...nothing, refunds: 500 }), orderId: sale.orderId, number: 1 };
      const other = factOf(tuesday, sold(1, 1));
      expect(await count(sale, refund, other)).toBe(3);
      expect(inOrder(await reads().counted([sale.orderId]))).toEqual([sale, refund]);
      expect(inOrder(await reads().counted([other.orderId, sale.orderId]))).toEqual(inOrder([sale, refund, other]));
      expect(await reads().counted([freshId<OrderId>()])).toEqual([]);
      expect(await reads().counted([])).toEqual([]);
      expect([await count(), await uncount()]).toEqual([0, 0]);
    });

    test("what is counted adds to every figure of its day and of its hour, beyond 2^31 too", async () => {
      const big = 3_000_000_000;
      const all: Figures = {
        orders: 1,
        units: 2,
        gross: big,
        discounts: 4,
        points: 5,
        delivery: 6,
        returned: 7,
        returnedGross: 8,
        refunds: big,
      };
      await count(factOf(monday, all), factOf(tuesday, sold(1, 1)), factOf(monday, all));
      const [late] = upTo(1).map(() => factOf(monday, sold(1, 9)));
      if (late === undefined) throw new Error("there is one");
      await count({ ...late, cells: [cell("DAY", "", sold(1, 9)), cell("HOUR", "23", sold(1, 9))] });
      const twice = sum(all, all);
      expect(await reads().days(monday, wednesday)).toEqual([
        { ...sum(twice, sold(1, 9)), day: monday },
        { ...sold(1, 1), day: tuesday },
      ]);
      expect(await reads().days(tuesday, tuesday)).toEqual([{ ...sold(1, 1), day: tuesday }]);
      expect(await reads().days(wednesday, wednesday)).toEqual([]);
      expect(await reads().hours(monday)).toEqual([
        { ...twice, hour: 9 },
        { ...sold(1, 9), hour: 23 },
      ]);
      expect(await reads().hours(wednesday)).toEqual([]);
    });

    test("a fact counts once: again and again, and of 20 racing twins one", async () => {
      const fact = factOf(monday, sold(1, 100));
      const answers = await Promise.all(upTo(20).map(() => count(fact)));
      expect(answers.filter((fresh) => fresh === 1)).toHaveLength(1);
      expect(answers.filter((fresh) => fresh === 0)).toHaveLength(19);
      expect(await count(fact, factOf(monday, sold(2, 5)))).toBe(1);
      expect(await dayOf(monday)).toEqual({ ...sum(sold(1, 100), sold(2, 5)), day: monday });
    });

    test("of 30 racing facts of one day, of the same items in any order, none is lost", async () => {
      const items = upTo(4).map(() => freshId<ItemId>());
      const facts = upTo(30).map((index) => {
        const goods = items.map((item) => [item, sold(1, 10)] as const);
        return factOf(index % 3 === 0 ? tuesday : monday, sold(4, 40), {
          items: index % 2 === 0 ? goods : [...goods].reverse(),
        });
      });
      await Promise.all(facts.map((fact) => count(fact)));
      const rows = await reads().days(monday, tuesday);
      expect(rows.map(({ orders, units, gross }) => [orders, units, gross])).toEqual([
        [20, 80, 800],
        [10, 40, 400],
      ]);
      const top = await reads().topItems(monday, tuesday, 10);
      expect(top.map(({ units, revenue }) => [units, revenue])).toEqual(items.map(() => [30, 300]));
    });

    test("what is taken out leaves no trace in the sums, and of racing takers one takes it", async () => {
      const [gone, stays] = [factOf(monday, sold(3, 30)), factOf(monday, sold(1, 10))];
      await count(gone, stays);
      const answers = await Promise.all(upTo(10).map(() => uncount(gone)));
      expect(answers.reduce((all, each) => all + each, 0)).toBe(1);
      expect(await reads().counted([gone.orderId, stays.orderId])).toEqual([stays]);
      expect(await dayOf(monday)).toEqual({ ...sold(1, 10), day: monday });
      expect(await count(gone)).toBe(1);
      expect(await dayOf(monday)).toEqual({ ...sum(sold(3, 30), sold(1, 10)), day: monday });
    });

    test("a work that is refused counts nothing", async () => {
      const fact = factOf(monday, sold(1, 10));
      const refused = await its().unitOfWork.run(async (tx) => {
        await tx.sales.count([fact]);
        return { ok: false, error: { code: "no" } } as const;
      });
      expect(refused.ok).toBe(false);
      expect([await reads().counted([fact.orderId]), await dayOf(monday)]).toEqual([[], undefined]);
    });

    test("items come by units less what came back, then by revenue, then by id, with the last day they sold on", async () => {
      const [best, dear, cheap, twin] = upTo(4).map(() => freshId<ItemId>());
      const back = freshId<ItemId>();
      const known = await itemIn(its());
      if (!best || !dear || !cheap || !twin) throw new Error("there are four");
      const sales = [
        [best, sold(9, 90)],
        [dear, sold(5, 70)],
        [cheap, sold(5, 50)],
        [twin, sold(5, 50)],
        [back, sold(2, 20)],
        [known.id, sold(1, 1)],
      ] as const;
      await count(factOf(monday, sold(27, 281), { items: sales }));
      await count(factOf(tuesday, sold(1, 10), { items: [[best, sold(1, 10)]] }));
      const returned = (units: number, gross: number) => ({ ...nothing, returned: units, returnedGross: gross });
      const returns = [
        [best, returned(1, 10)],
        [back, returned(2, 20)],
      ] as const;
      await count(factOf(wednesday, nothing, { items: returns }));
      const rows = await reads().topItems(monday, wednesday, 100);
      const [first, second] = [cheap, twin].sort();
      expect(rows).toEqual([
        { itemId: best, itemName: undefined, units: 9, revenue: 90, lastSoldOn: tuesday },
        { itemId: dear, itemName: undefined, units: 5, revenue: 70, lastSoldOn: monday },
        { itemId: first, itemName: undefined, units: 5, revenue: 50, lastSoldOn: monday },
        { itemId: second, itemName: undefined, units: 5, revenue: 50, lastSoldOn: monday },
        { itemId: known.id, itemName: known.name, units: 1, revenue: 1, lastSoldOn: monday },
      ]);
      expect(await reads().topItems(monday, wednesday, 2)).toEqual(rows.slice(0, 2));
      expect(await reads().topItems(tuesday, tuesday, 5)).toEqual([
        { itemId: best, itemName: undefined, units: 1, revenue: 10, lastSoldOn: tuesday },
      ]);
      expect(await reads().topItems(wednesday, wednesday, 5)).toEqual([]);
    });

    test("categories come by revenue, then by id, those that are gone without a name", async () => {
      const coffee = categoryRow("커피");
      await commit(its(), (tx) => tx.categories.insert(coffee));
      const [gone, twin] = [freshId<CategoryId>(), freshId<CategoryId>()];
      const goods = [
        [gone, sold(3, 30)],
        [twin, sold(3, 30)],
        [coffee.id, sold(2, 40)],
      ] as const;
      await count(factOf(monday, sold(5, 70), { categories: goods }));
      const back = { ...nothing, returned: 1, returnedGross: 5 };
      await count(factOf(tuesday, nothing, { categories: [[coffee.id, back]] }));
      expect(await reads().categories(monday, tuesday, 10)).toEqual([
        { categoryId: coffee.id, categoryName: "커피", orders: 1, units: 1, revenue: 35 },
        { categoryId: gone, categoryName: undefined, orders: 1, units: 3, revenue: 30 },
        { categoryId: twin, categoryName: undefined, orders: 1, units: 3, revenue: 30 },
      ]);
      expect(await reads().categories(monday, tuesday, 1)).toHaveLength(1);
      expect(await reads().categories(wednesday, wednesday, 10)).toEqual([]);
    });

    test("sums that are right are left alone, however many are made again while the day goes on", async () => {
      const item = freshId<ItemId>();
      const facts = upTo(20).map(() => factOf(monday, sold(1, 10), { items: [[item, sold(1, 10)]] }));
      const works = facts.flatMap((fact, index) =>
        index % 4 === 0 ? [() => resum(monday), () => count(fact)] : [() => count(fact)],
      );
      const answers = await Promise.all(works.map((work) => work()));
      expect(answers.filter((answer) => answer === 1)).toHaveLength(20);
      expect(await resum(monday)).toBe(0);
      expect(await resum(wednesday)).toBe(0);
      expect(await dayOf(monday)).toEqual({ ...nothing, orders: 20, units: 20, gross: 200, day: monday });
      const [top] = await reads().topItems(monday, monday, 1);
      expect(top?.units).toBe(20);
    });
  });
};
