import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { Lock, LockBusy, LockLost, LockTerms, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ItemDocument, ItemDocuments, ItemIndex } from "./ports.ts";

export type RebuildIndexPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly itemDocuments: ItemDocuments }>;
  readonly lock: Lock;
  readonly itemIndex?: ItemIndex | undefined;
};

/** The shop's search reads the database itself: there is nothing to rebuild. */
export type NoIndex = { readonly code: "item.no-index" };
/** How many items were read so far, and how many there were when it began. */
export type RebuildProgress = { readonly done: number; readonly of: number };

/**
 * Makes the search engine's index of all items anew. Searches find the old one until it is done, and what changes
 * meanwhile is in both; one that died is simply begun again. One at a time. Admins only.
 */
export type RebuildIndex = (
  by: Actor,
  onProgress?: (progress: RebuildProgress) => void,
) => Promise<Result<{ readonly documents: number }, Forbidden | NoIndex | LockBusy | LockLost>>;

const BATCH = 500;
const terms: LockTerms = { waitMs: 0, leaseMs: 60_000, extendUpToMs: 6 * 3_600_000 };

const allDocuments = async function* (
  documents: ItemDocuments,
  onProgress: (progress: RebuildProgress) => void,
  signal: Signal,
): AsyncGenerator<readonly ItemDocument[]> {
  const of = await documents.count();
  let done = 0;
  for (let last: ItemDocument | undefined; ; ) {
    signal.throwIfAborted();
    onProgress({ done, of: Math.max(of, done) });
    const page = await documents.after(last?.id, BATCH);
    if (page.length === 0) return;
    yield page;
    last = page.at(-1);
    done += page.length;
  }
};

export const makeRebuildIndex =
  ({ unitOfWork, lock, itemIndex }: RebuildIndexPorts): RebuildIndex =>
  async (by, onProgress = () => undefined) => {
    if (!isAdmin(by)) return forbidden;
    if (itemIndex === undefined) return err({ code: "item.no-index" });
    return lock.hold("item-index", terms, async ({ signal }) =>
      ok(await itemIndex.rebuild(allDocuments(unitOfWork.reads.itemDocuments, onProgress, signal))),
    );
  };
