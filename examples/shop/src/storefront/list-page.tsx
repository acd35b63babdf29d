import type { Category, CategoryFacet, PriceFacet, SearchResult } from "@cofshop/core/item";
import { GoodsCard } from "./goods-card.tsx";
import { documentOf } from "./layout.tsx";
import { type ListQuery, listAddress, listAddressWith, sortsOf } from "./list-query.ts";
import type { Speech } from "./words.ts";

type Shown = {
  readonly speech: Speech;
  readonly query: ListQuery;
  readonly categories: readonly Category[];
  readonly found: SearchResult;
};
type Choosing = Pick<Shown, "speech" | "query">;

/** A choice among several that are links: the one that is made is said to whoever cannot see it. */
const Choice = ({ to, chosen, children }: { to: string; chosen: boolean; children: string }) => (
  <a href={to} aria-current={chosen ? "true" : undefined}>
    {children}
  </a>
);

const bandName = ({ words, price }: Speech, { from, to }: PriceFacet): string => {
  if (to === undefined) return words.from(price(from));
  return from === 0 ? words.below(price(to)) : words.between(price(from), price(to));
};

/** The tree of categories; each counts what is found in it where that is known. */
const CategoryTree = ({
  parent,
  counts,
  ...shown
}: Choosing & {
  readonly categories: readonly Category[];
  readonly parent?: Category["id"];
  readonly counts: ReadonlyMap<string, number> | undefined;
}) => {
  const { speech, query, categories } = shown;
  const children = categories.filter(({ parentId, id }) => parentId === parent && (counts?.has(id) ?? true));
  if (children.length === 0) return undefined;
  return (
    <ul>
      {children.map(({ id, name }) => {
        const count = counts?.get(id);
        return (
          <li key={id}>
            <Choice to={listAddressWith(query, { category: id })} chosen={query.category === id}>
              {count === undefined ? name : `${name} (${speech.number(count)})`}
            </Choice>
            <CategoryTree {...shown} parent={id} counts={counts} />
          </li>
        );
      })}
    </ul>
  );
};

const PriceBands = ({ speech, query, bands }: Choosing & { readonly bands: readonly PriceFacet[] }) => (
  <ul>
    <li>
      <Choice
        to={listAddressWith(query, { minPrice: undefined, maxPrice: undefined })}
        chosen={query.minPrice === undefined && query.maxPrice === undefined}
      >
        {speech.words.anyPrice}
      </Choice>
    </li>
    {bands
      .filter(({ count }) => count > 0)
      .map((band) => {
        // A band ends before `to`; what the address has is included.
        const bounds = { minPrice: band.from, maxPrice: band.to === undefined ? undefined : band.to - 1 };
        return (
          <li key={band.from}>
            <Choice
              to={listAddressWith(query, bounds)}
              chosen={query.minPrice === bounds.minPrice && query.maxPrice === bounds.maxPrice}
            >
              {`${bandName(speech, band)} (${speech.number(band.count)})`}
            </Choice>
          </li>
        );
      })}
  </ul>
);

const Ratings = ({ speech: { words }, query }: Choosing) => (
  <ul>
    {[undefined, 4, 3].map((minRating) => (
      <li key={minRating ?? "any"}>
        <Choice to={listAddressWith(query, { minRating })} chosen={query.minRating === minRating}>
          {minRating === undefined ? words.anyRating : words.atLeast(minRating)}
        </Choice>
      </li>
    ))}
  </ul>
);

const Filters = ({ found, categories, ...choosing }: Shown) => {
  const { words } = choosing.speech;
  const { q, sort, cursor: _, ...filters } = choosing.query;
  // On later pages nobody counted: they have the whole tree, without numbers.
  const counts = found.facets && new Map(found.facets.categories.map(countOf));
  return (
    <details class="filters" open>
      <summary>{words.filters}</summary>
      <h2>{words.categories}</h2>
      <CategoryTree {...choosing} categories={categories} counts={counts} />
      {found.facets && (
        <>
          <h2>{words.prices}</h2>
          <PriceBands {...choosing} bands={found.facets.prices} />
        </>
      )}
      <h2>{words.ratings}</h2>
      <Ratings {...choosing} />
      {Object.values(filters).some((value) => value !== undefined) && (
        <p>
          <a href={listAddress({ q, sort })}>{words.clear}</a>
        </p>
      )}
    </details>
  );
};
const countOf = ({ category, count }: CategoryFacet) => [category.id, count] as const;

const SortForm = ({ speech: { words }, query }: Choosing) => {
  const { sort, cursor: _, ...kept } = query;
  const choices = sortsOf(query);
  return (
    <form action="/" method="get" class="sort">
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? undefined : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label for="sort">{words.sort}</label>
      <select id="sort" name="sort">
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === (sort ?? choices[0])}>
            {words.sorts[choice]}
          </option>
        ))}
      </select>
      <button type="submit">{words.apply}</button>
    </form>
  );
};

const Results = ({ speech, query, found: { content, nextCursor } }: Shown) => {
  const { words } = speech;
  if (content.length === 0) {
    return (
      <p class="nothing">
        {words.nothingFound} {words.nothingFoundCure}
      </p>
    );
  }
  return (
    <>
      <ul class="cards">
        {content.map((item, index) => (
          <GoodsCard key={item.id} item={item} speech={speech} first={index < 4} />
        ))}
      </ul>
      <p class="pager">
        {query.cursor !== undefined && <a href={listAddressWith(query, {})}>{words.fromTheStart}</a>}
        {nextCursor !== undefined && <a href={listAddress({ ...query, cursor: nextCursor })}>{words.more}</a>}
      </p>
    </>
  );
};

/** What the list shows, in words. */
const titleOf = ({ speech: { words }, query, categories }: Omit<Shown, "found">): string => {
  if (query.q) return words.results(query.q);
  return categories.find(({ id }) => id === query.category)?.name ?? words.allGoods;
};

/** The goods of the shop: all, or those that are looked for. */
export const listPage = (shown: Shown): string => {
  const title = titleOf(shown);
  return documentOf({
    speech: shown.speech,
    title,
    address: listAddress(shown.query),
    text: shown.query.q,
    children: (
      <div class="shelf">
        <Filters {...shown} />
        <section aria-labelledby="title">
          <div class="shelf-top">
            <h1 id="title">{title}</h1>
            <SortForm {...shown} />
          </div>
          <Results {...shown} />
        </section>
      </div>
    ),
  });
};
