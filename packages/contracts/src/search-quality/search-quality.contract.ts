import { type Category, coffeeWords, type Item, readWords } from "@cofshop/core/item";
import { money } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract } from "../contract.ts";
import type { ItemSearchSubject } from "../item-search.contract.ts";
import { categoryRow, freshId, itemRow, memberIn, optionRow } from "../rows.ts";
import { catalogue, catalogueCategories } from "./demo-catalogue.ts";
import { type LabelledQuery, labelledQueries } from "./labelled-queries.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What was measured, in one line; a reporter prints it. */
    measured?: string;
  }
}

export type SearchQualityFloors = {
  /** The share of what was found that was wanted, the mean over all queries. */
  readonly precision?: number;
  /** The share of what was wanted that was found. */
  readonly recall?: number;
  /** The share of queries whose first row was wanted. */
  readonly first?: number;
};

type Judged = LabelledQuery & { readonly precision: number; readonly recall: number; readonly first: boolean };

/** Nothing found where nothing is wanted is right; where something is wanted, it says nothing wrong and lacks all. */
const judge = (query: LabelledQuery, found: readonly string[]): Judged => {
  const wanted = query.wanted.map((key) => {
    const goods = catalogue[key];
    if (goods === undefined) throw new Error(`the catalogue has no ${key}`);
    return goods.name;
  });
  const right = found.filter((name) => wanted.includes(name)).length;
  return {
    ...query,
    precision: found.length === 0 ? 1 : right / found.length,
    recall: wanted.length === 0 ? 1 : right / wanted.length,
    first: wanted.length === 0 ? found.length === 0 : wanted.includes(found[0] ?? ""),
  };
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Puts the demo shop's goods up for sale. */
const fill = async (subject: ItemSearchSubject): Promise<void> => {
  const seller = (await memberIn(subject, { role: "SELLER" })).id;
  const categories = new Map<string, Category>();
  await commit(subject, async (tx) => {
    for (const path of catalogueCategories) {
      const name = path.at(-1) ?? "";
      const category = categoryRow(name, categories.get(path.at(-2) ?? ""));
      categories.set(name, category);
      await tx.categories.insert(category);
    }
    for (const goods of Object.values(catalogue)) {
      const id = freshId<Item["id"]>();
      const { name, origin, price, discount = 0 } = goods;
      const category = categories.get(goods.category);
      const item = itemRow(seller, {
        id,
        name,
        origin,
        price: money(price),
        discount,
        options: goods.options.map((description) => optionRow(id, { description })),
        categoryIds: category === undefined ? [] : [category.id],
      });
      await tx.items.insert(item);
    }
  });
  await subject.caughtUp?.();
};

/**
 * Certifies how well `ItemSearch` answers 77 queries that were typed and judged by hand over the demo shop's
 * goods, with the synonyms of a coffee shop. Prints precision and recall, and which queries were not answered fully.
 */
export const searchQualityContract = (
  name: string,
  create: () => Promise<ItemSearchSubject>,
  { precision = 0.94, recall = 0.97, first = 0.97 }: SearchQualityFloors = {},
): void => {
  contract(`Search quality: ${name}`, create, [], (its) => {
    const wordsOf = readWords(coffeeWords);
    const found = async (text: string): Promise<readonly string[]> => {
      const filter = { category: undefined, minPrice: undefined, maxPrice: undefined, minRating: undefined };
      const query = {
        ...filter,
        words: wordsOf(text),
        stopped: "nobody's",
        sort: "relevance",
        bands: [money(0)],
      } as const;
      const { rows } = await its().itemSearch.search(query, { after: undefined, limit: 100 });
      return rows.map((row) => row.name);
    };

    test("precision, recall and the first rows of the labelled queries are above their floors", async ({ task }) => {
      await fill(its());
      const judged: Judged[] = [];
      for (const query of labelledQueries) judged.push(judge(query, await found(query.text)));
      const means = {
        precision: mean(judged.map((each) => each.precision)),
        recall: mean(judged.map((each) => each.recall)),
        first: mean(judged.map((each) => Number(each.first))),
      };
      const kinds = [...new Set(judged.map(({ kind }) => kind))].map((kind) => {
        const ofKind = judged.filter((each) => each.kind === kind);
        const [right, whole] = [mean(ofKind.map((each) => each.precision)), mean(ofKind.map((each) => each.recall))];
        return `${kind} ${right.toFixed(2)}/${whole.toFixed(2)}`;
      });
      const poor = judged.filter((each) => each.precision < 1 || each.recall < 1);
      task.meta.measured = [
        `Search quality, ${name}, ${judged.length} queries: precision ${means.precision.toFixed(3)}, recall ${means.recall.toFixed(3)}, first row ${means.first.toFixed(3)}`,
        `by kind: ${kinds.join(", ")}`,
        `less than whole: ${poor.map((each) => `${each.text} ${each.precision.toFixed(2)}/${each.recall.toFixed(2)}`).join(", ")}`,
      ].join("\n    ");
      expect(means.precision).toBeGreaterThanOrEqual(precision);
      expect(means.recall).toBeGreaterThanOrEqual(recall);
      expect(means.first).toBeGreaterThanOrEqual(first);
    });
  });
};
