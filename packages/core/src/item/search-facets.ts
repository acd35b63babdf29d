import type { Money } from "../shared/money.ts";
import type { Category } from "./category.ts";
import type { SearchFacets } from "./ports.ts";

/** The band that an amount lies in. */
export const bandOf = (bands: readonly Money[], amount: number): number =>
  bands.filter((from) => from <= amount).length - 1;

/** Facets from counts: categories that have something, most first, then by name; every price band, in order. */
export const facetsOf = (
  bands: readonly Money[],
  categories: readonly { readonly category: Category; readonly count: number }[],
  countOf: (band: number) => number,
): SearchFacets => ({
  categories: [...categories].sort(
    (a, b) =>
      b.count - a.count ||
      Number(a.category.name > b.category.name) - Number(a.category.name < b.category.name) ||
      Number(a.category.id > b.category.id) - Number(a.category.id < b.category.id),
  ),
  prices: bands.map((from, index) => ({ from, to: bands[index + 1], count: countOf(index) })),
});
