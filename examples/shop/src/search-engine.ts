import type { ElasticsearchItems } from "@cofshop/adapters-elasticsearch";
import { type Clock, expectOk, fallbackSearch, type Shop, type ShopPorts, system } from "@cofshop/core";
import type { Logger } from "pino";
import type { Config } from "./config.ts";

export type OpenSearchEngine = Pick<ShopPorts, "itemSearch" | "itemIndex"> & {
  readonly indexStatus: ElasticsearchItems["status"];
};

/**
 * Item search in Elasticsearch or OpenSearch. While it is away, or has no index yet, the database answers searches, and
 * the outbox keeps what the index has to hear.
 */
export const openSearchEngine = async (
  url: string,
  { ELASTICSEARCH_API_KEY, ELASTICSEARCH_INDEX }: Pick<Config, "ELASTICSEARCH_API_KEY" | "ELASTICSEARCH_INDEX">,
  { itemSearch }: Pick<ShopPorts, "itemSearch">,
  clock: Clock,
  log: Logger,
): Promise<OpenSearchEngine> => {
  const { elasticsearchItems, httpTransport } = await import("@cofshop/adapters-elasticsearch");
  const headers =
    ELASTICSEARCH_API_KEY === undefined ? undefined : { authorization: `ApiKey ${ELASTICSEARCH_API_KEY}` };
  const items = elasticsearchItems(httpTransport(url, { headers }), { name: ELASTICSEARCH_INDEX });
  const onAway = (cause: unknown) => log.warn({ err: cause }, "the search engine is away: the database searches");
  return {
    itemSearch: fallbackSearch(items.itemSearch, itemSearch, clock, { onAway }),
    itemIndex: items.itemIndex,
    indexStatus: items.status,
  };
};

/** Makes the index of a shop that has none, or one of an earlier release. Tells the log, and throws nothing. */
export const fillIndex = async (
  shop: Shop,
  status: ElasticsearchItems["status"],
  log: Pick<Logger, "info" | "warn">,
): Promise<void> => {
  try {
    const { state } = await status();
    if (state === "ready") return;
    log.info({ state }, "the search index is being made");
    const { documents } = expectOk(await shop.item.rebuildIndex(system("search")));
    log.info({ documents }, "the search index is made");
  } catch (cause) {
    log.warn({ err: cause }, "the search index was not made: the database searches until `npm run search -- rebuild`");
  }
};
