export {
  type ElasticsearchItems,
  type ElasticsearchOptions,
  elasticsearchItems,
  type IndexStatus,
} from "./elasticsearch-items.ts";
export { ElasticsearchError } from "./engine.ts";
export type { Korean } from "./index-definition.ts";
export {
  type Answer,
  clientTransport,
  type ElasticsearchClient,
  type HttpOptions,
  httpTransport,
  type Method,
  type Transport,
} from "./transport.ts";
