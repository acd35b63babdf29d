import type { ItemId } from "../shared/ids.ts";
import type { Signal, UnitOfWork } from "../shared/ports.ts";
import type { ItemDocument, ItemDocuments, ItemIndex } from "./ports.ts";

export type IndexItemsPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly itemDocuments: ItemDocuments }>;
  readonly itemIndex: ItemIndex;
};

/** The same item with nothing changed that an index shows. What was sold is no change of the item. */
const unchanged = (document: ItemDocument, before: ItemDocument | undefined): boolean =>
  document.revision === before?.revision && document.sold === before.sold;

/**
 * Puts items into the index as they are in the database. Whoever wrote last has looked once more and found nothing
 * newer: so whatever events of one item are taken in at the same time, the index ends with what the database has.
 */
export const makeIndexItems =
  ({ unitOfWork, itemIndex }: IndexItemsPorts) =>
  async (ids: readonly ItemId[], signal: Signal): Promise<void> => {
    const applied = new Map<ItemId, ItemDocument>();
    for (;;) {
      signal.throwIfAborted();
      const documents = await unitOfWork.reads.itemDocuments.byIds(ids);
      const newer = documents.filter((document) => !unchanged(document, applied.get(document.id)));
      if (newer.length === 0) return;
      await itemIndex.apply(newer);
      for (const document of newer) applied.set(document.id, document);
    }
  };
