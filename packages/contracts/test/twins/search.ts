import type { ItemDocument } from "@cofshop/core/item";
import { memoryItemIndex, memoryPorts } from "@cofshop/core/memory";
import type { ItemIndexSubject, ItemSearchSubject, StoreSubject } from "../../src/index.ts";

/** Counts revisions itself: whatever comes last is the newest. */
export const indexThatTakesWhatComesLast = (): ItemIndexSubject => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  let come = 0;
  const numbered = (documents: readonly ItemDocument[]) =>
    documents.map((document) => {
      come += 1;
      return { ...document, revision: come };
    });
  return { itemSearch, itemIndex: { ...itemIndex, apply: (documents) => itemIndex.apply(numbered(documents)) } };
};

/** Begins with an empty index and fills it while it is searched. */
export const indexThatRebuildsInPlace = (): ItemIndexSubject => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  const nothing = async function* (): AsyncGenerator<readonly ItemDocument[]> {};
  return {
    itemSearch,
    itemIndex: {
      ...itemIndex,
      rebuild: async (batches) => {
        let documents = 0;
        await itemIndex.rebuild(nothing());
        for await (const batch of batches) {
          await itemIndex.apply(batch);
          documents += batch.length;
        }
        return { documents };
      },
    },
  };
};

const allAtOnce = async function* (documents: readonly ItemDocument[]): AsyncGenerator<readonly ItemDocument[]> {
  yield documents;
};

/** Lets whatever a batch of a rebuild has take the place of what was applied meanwhile. */
export const indexWhoseBatchesWin = (): ItemIndexSubject => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  return {
    itemSearch,
    itemIndex: {
      ...itemIndex,
      rebuild: async (batches) => {
        const read: ItemDocument[] = [];
        for await (const batch of batches) read.push(...batch);
        return itemIndex.rebuild(allAtOnce(read));
      },
    },
  };
};

/** Goes on after the key of the last row, past all that have the same. */
export const searchThatSkipsEqualKeys = (): ItemSearchSubject => {
  const { unitOfWork, itemSearch } = memoryPorts();
  return {
    unitOfWork,
    itemSearch: {
      ...itemSearch,
      search: async (query, { after, limit }) => {
        const { rows, facets } = await itemSearch.search(query, { after, limit: 1_000 });
        return { rows: rows.filter(({ key }) => key !== after?.key).slice(0, limit), facets };
      },
    },
  };
};

/** Tells versions of the item, which its reviews do not change. */
export const documentsThatForgetRatings = (): StoreSubject => {
  const { unitOfWork } = memoryPorts();
  const { itemDocuments } = unitOfWork.reads;
  const byIds: typeof itemDocuments.byIds = async (ids) =>
    (await itemDocuments.byIds(ids)).map((document) => ({ ...document, revision: document.version }));
  return {
    unitOfWork: { ...unitOfWork, reads: { ...unitOfWork.reads, itemDocuments: { ...itemDocuments, byIds } } },
  };
};
