import type { ItemDocument, ItemIndex, ItemSearch } from "../item/index.ts";
import type { ItemId } from "../shared/ids.ts";
import { foundAmong, suggestedAmong } from "./found-documents.ts";

type Documents = Map<ItemId, ItemDocument>;

/** A deleted one is kept, so that an older version cannot bring it back. */
const put = (
  into: Documents,
  documents: readonly ItemDocument[],
  over: (before: ItemDocument, document: ItemDocument) => boolean,
): void => {
  for (const document of documents) {
    const before = into.get(document.id);
    if (before === undefined || over(before, document)) into.set(document.id, document);
  }
};
const notOlder = (before: ItemDocument, { revision }: ItemDocument): boolean => before.revision <= revision;
const newer = (before: ItemDocument, { revision }: ItemDocument): boolean => before.revision < revision;

/** A search engine in memory: an index that is filled with documents, and the search over what it has. */
export const memoryItemIndex = (): { readonly itemIndex: ItemIndex; readonly itemSearch: ItemSearch } => {
  let current: Documents = new Map();
  const underWay = new Set<Documents>();
  return {
    itemIndex: {
      apply: async (documents) => {
        for (const each of [current, ...underWay]) put(each, documents, notOlder);
      },
      rebuild: async (batches) => {
        const next: Documents = new Map();
        underWay.add(next);
        try {
          for await (const batch of batches) put(next, batch, newer);
          current = next;
          return { documents: next.size };
        } finally {
          underWay.delete(next);
        }
      },
    },
    itemSearch: {
      search: async (query, slice) => foundAmong([...current.values()], query, slice),
      suggest: async (words, limit) => suggestedAmong([...current.values()], words, limit),
    },
  };
};
