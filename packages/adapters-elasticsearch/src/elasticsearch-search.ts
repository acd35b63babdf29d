import { Unavailable } from "@cofshop/core";
import {
  type Category,
  type Found,
  type FoundItem,
  facetsOf,
  highlighting,
  type ItemQuery,
  type ItemSearch,
  type SearchWord,
  type Suggestion,
} from "@cofshop/core/item";
import type { Slice } from "@cofshop/core/shared";
import { type StoredSource, summaryFrom } from "./documents.ts";
import { AWAY, type Engine, RETRY_MS, type Refusal, refused } from "./engine.ts";
import { type Ask, type Found as Near, nearestWords, type Vocabulary } from "./nearest-words.ts";
import { byRelevance, everywhere, onSale, orderOf, type Place, queryOf, searchOf, withWords } from "./search-query.ts";

type Bucket<Key> = { readonly key: Key; readonly doc_count: number };
type Searched = {
  readonly timed_out: boolean;
  readonly hits: { readonly hits: readonly { readonly _source: StoredSource; readonly sort: Place }[] };
  readonly aggregations?: {
    readonly shelves: { readonly buckets: readonly Bucket<string>[] };
    readonly prices?: { readonly buckets: readonly Bucket<string>[] };
  };
};

export type SearchTerms = {
  /** The alias that is searched. */
  readonly name: string;
  /** How long an answer may take. */
  readonly answerMs: number;
};

const all: Vocabulary = { field: "vocabulary", of: everywhere };
const names: Vocabulary = { field: "nameVocabulary", of: ["name"] };

const facetsIn = ({ bands }: ItemQuery, { aggregations }: Searched): Found["facets"] => {
  const counted = (aggregations?.shelves.buckets ?? []).map(({ key, doc_count: count }) => {
    const category: Category = JSON.parse(key);
    // JSON leaves out what is absent.
    return { category: { ...category, parentId: category.parentId }, count };
  });
  return facetsOf(bands, counted, (band) => aggregations?.prices?.buckets[band]?.doc_count ?? 0);
};

const rowsIn = ({ sort }: ItemQuery, words: readonly SearchWord[], { hits }: Searched): readonly FoundItem[] => {
  const { keyOf } = orderOf(sort, words);
  const highlight = highlighting(words);
  return hits.hits.map(({ _source: { row }, sort: place }) => {
    const summary = summaryFrom(row);
    return { ...summary, key: keyOf(place), highlights: highlight(summary.name) };
  });
};

export const elasticsearchSearch = (engine: Engine, { name, answerMs }: SearchTerms): ItemSearch => {
  const missing = () => new Unavailable("there is no index of items yet", { retryAfterMs: RETRY_MS });

  /** A search that was on its way to an index when a rebuild removed it finds the next one. */
  const again = async <T>(question: () => Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch (cause) {
      if (!(cause instanceof Unavailable) || cause.message === AWAY) throw cause;
      return question();
    }
  };

  const search = (body: object): Promise<Searched> =>
    again(async () => {
      const path = `/${name}/_search?allow_partial_search_results=false`;
      const { status, body: answer } = await engine<Searched>("POST", path, { body, answerMs, also: [404] });
      if (status === 404) throw missing();
      return answer;
    });

  const askOnce: Ask = async (searches) => {
    type Body = { readonly responses: readonly (Near & { readonly status: number; readonly error?: Refusal })[] };
    const body = searches.flatMap((each) => [{ allow_partial_search_results: false }, each]);
    const { status, body: answer } = await engine<Body>("POST", `/${name}/_msearch`, { body, answerMs, also: [404] });
    if (status === 404) throw missing();
    for (const each of answer.responses) {
      if (each.status === 404) throw missing();
      if (each.error !== undefined) throw refused(each.status, each.error);
    }
    return answer.responses;
  };
  const ask: Ask = (searches) => again(() => askOnce(searches));

  /** What is found for words, and when nothing has them for what is nearest to them. */
  const withNearest = async <T>(
    words: readonly SearchWord[],
    vocabulary: Vocabulary,
    find: (words: readonly SearchWord[]) => Promise<T>,
    isEmpty: (found: T) => Promise<boolean>,
  ): Promise<{ readonly words: readonly SearchWord[]; readonly found: T }> => {
    const found = await find(words);
    if (words.length === 0 || !(await isEmpty(found))) return { words, found };
    const near = await nearestWords(words, vocabulary, ask);
    return near === undefined ? { words, found } : { words: near, found: await find(near) };
  };

  const nothingIn = async ({ hits }: Searched): Promise<boolean> => hits.hits.length === 0;

  return {
    search: async (query, slice: Slice) => {
      const nothingAtAll = async (found: Searched): Promise<boolean> => {
        if (!(await nothingIn(found))) return false;
        // The end of a feed is no sign that its words are wrong.
        if (slice.after === undefined) return true;
        const [any] = await ask([{ size: 0, terminate_after: 1, query: queryOf(query, query.words) }]);
        return any?.hits.total?.value === 0;
      };
      const look = (words: readonly SearchWord[]) => search(searchOf(query, words, slice));
      const { words, found } = await withNearest(query.words, all, look, nothingAtAll);
      return {
        rows: rowsIn(query, words, found),
        facets: slice.after === undefined ? facetsIn(query, found) : undefined,
      };
    },

    suggest: async (typed, limit): Promise<readonly Suggestion[]> => {
      if (typed.length === 0) return [];
      const look = (words: readonly SearchWord[]) =>
        search({
          size: limit,
          query: withWords(words, ["name"], [onSale]),
          sort: byRelevance,
          collapse: { field: "exactName" },
          track_total_hits: false,
        });
      const { words, found } = await withNearest(typed, names, look, nothingIn);
      const highlight = highlighting(words);
      return found.hits.hits.map(({ _source: { row } }) => ({
        itemId: row.id,
        name: row.name,
        highlights: highlight(row.name),
      }));
    },
  };
};
