import {
  type ItemSearchSubject,
  itemIndexContract,
  itemSearchContract,
  searchQualityContract,
} from "@cofshop/contracts";
import { memoryPorts } from "@cofshop/core/memory";
import { searchEngineUrl } from "@cofshop/test-services";
import { describe, inject } from "vitest";
import type { ElasticsearchOptions, Transport } from "../src/index.ts";
import { freshItems } from "./engine.ts";

const door = inject("searchEngine");
const url = door === undefined ? "" : await searchEngineUrl(door);

describe.runIf(door !== undefined)("on a real server", () => {
  /** An index that follows a database, every item of it at once. */
  const followed = async (options?: ElasticsearchOptions, transport?: Transport): Promise<ItemSearchSubject> => {
    const { unitOfWork } = memoryPorts();
    const { itemIndex, itemSearch, close } = await freshItems(url, options, transport);
    const caughtUp = async () => itemIndex.apply(await unitOfWork.reads.itemDocuments.after(undefined, 10_000));
    return { unitOfWork, itemSearch, caughtUp, close };
  };
  itemIndexContract("OpenSearch", () => freshItems(url), { runs: 5 });
  itemSearchContract("OpenSearch with nori", () => followed(), { runs: 5 });
  itemSearchContract("OpenSearch with n-grams", () => followed({ korean: "n-grams" }), { runs: 3 });
  searchQualityContract("OpenSearch with nori", () => followed());
  searchQualityContract("OpenSearch with n-grams", () => followed({ korean: "n-grams" }));
});
