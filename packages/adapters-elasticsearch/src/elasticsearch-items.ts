import type { ItemIndex, ItemSearch } from "@cofshop/core/item";
import { elasticsearchIndex } from "./elasticsearch-index.ts";
import { elasticsearchSearch } from "./elasticsearch-search.ts";
import { engineOver } from "./engine.ts";
import { generationsOf } from "./generations.ts";
import { isCurrent, type Korean } from "./index-definition.ts";
import type { Transport } from "./transport.ts";

export type ElasticsearchOptions = {
  /** What the alias of the items is named, and what the names of its indices begin with. Default `cofshop-items`. */
  readonly name?: string | undefined;
  /** Shards of an index that is made from now on. Default 1, which is good for millions of items. */
  readonly shards?: number | undefined;
  /** Default: nori where the engine has it. */
  readonly korean?: Korean | undefined;
  /** How long the engine may take to answer a search, in ms. Default 2,000. */
  readonly answerMs?: number | undefined;
  /** How long it may take for a batch of documents, in ms. Default 30,000. */
  readonly writeMs?: number | undefined;
};

/** How an index stands. */
export type IndexStatus = {
  /** `outdated`: this release searches otherwise than the index was made for, and it has to be rebuilt. */
  readonly state: "missing" | "outdated" | "ready";
  readonly korean: Korean | undefined;
  /** The index that is searched. */
  readonly index: string | undefined;
  /** Items that can be found: those that are on sale or stopped. */
  readonly items: number;
  /** Indices that are being filled, or were given up. */
  readonly others: readonly string[];
};

export type ElasticsearchItems = {
  readonly itemSearch: ItemSearch;
  readonly itemIndex: ItemIndex;
  /** Makes an empty index where there is none; any number of processes may do so at once. To be called at start. */
  prepare(): Promise<"made" | "there">;
  status(): Promise<IndexStatus>;
};

/** Item search on Elasticsearch or OpenSearch: the two ports that share an index, behind one alias. */
export const elasticsearchItems = (
  transport: Transport,
  { name = "cofshop-items", shards = 1, korean, answerMs = 2_000, writeMs = 30_000 }: ElasticsearchOptions = {},
): ElasticsearchItems => {
  const engine = engineOver(transport);
  const generations = generationsOf(engine, { name, shards, korean, answerMs: writeMs });
  return {
    itemSearch: elasticsearchSearch(engine, { name, answerMs }),
    itemIndex: elasticsearchIndex(engine, generations, { writeMs }),
    prepare: generations.prepare,
    status: async () => {
      const mark = await generations.mark();
      const there = await generations.list();
      const index = there.find(({ current }) => current)?.index;
      const others = there.flatMap((each) => (each.current ? [] : [each.index]));
      if (mark === undefined || index === undefined)
        return { state: "missing", korean: undefined, index: undefined, items: 0, others };
      const body = { query: { terms: { state: ["SELL", "STOP"] } } };
      const { body: counted } = await engine<{ readonly count: number }>("POST", `/${index}/_count`, {
        body,
        answerMs,
      });
      return {
        state: isCurrent(mark) ? "ready" : "outdated",
        korean: mark.korean,
        index,
        items: counted.count,
        others,
      };
    },
  };
};
