import { randomBytes } from "node:crypto";
import {
  type ElasticsearchItems,
  type ElasticsearchOptions,
  elasticsearchItems,
  httpTransport,
  type Transport,
} from "../src/index.ts";

export type FreshItems = ElasticsearchItems & {
  readonly name: string;
  readonly transport: Transport;
  readonly close: () => Promise<void>;
};

/** Items of one test's own, prepared, on a server that others use too. */
export const freshItems = async (
  url: string,
  options: ElasticsearchOptions = {},
  transport: Transport = httpTransport(url),
): Promise<FreshItems> => {
  const name = `test-${randomBytes(6).toString("hex")}`;
  const items = elasticsearchItems(transport, { name, answerMs: 30_000, ...options });
  await items.prepare();
  return {
    ...items,
    name,
    transport,
    close: async () => void (await transport("DELETE", `/${name}-*`, undefined, 30_000)),
  };
};
