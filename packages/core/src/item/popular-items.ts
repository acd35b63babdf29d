import type { Actor } from "../shared/actor.ts";
import type { Json } from "../shared/event.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { Cache, UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { ItemSummary, Purchases } from "./ports.ts";

export type PopularItemsPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly purchases: Purchases }>;
  readonly cache: Cache;
};

/** The items on sale that sold most, best first, as they were ten seconds ago at most: 10 unless 1 to 100 are asked for. */
export type PopularItems = (
  by: Actor,
  request: { readonly limit?: number | undefined },
) => Promise<Result<readonly ItemSummary[], InvalidInput>>;

const REMEMBERED_MS = 10_000;

/** An item as it is remembered: its instants as ms. */
const remembered = ({ createdAt, ...item }: ItemSummary): Json => ({ ...item, createdAt: createdAt.getTime() });
const recalled = (value: Json): readonly ItemSummary[] | undefined =>
  Array.isArray(value)
    ? value.map((item: Omit<ItemSummary, "createdAt"> & { readonly createdAt: number }) => ({
        ...item,
        createdAt: new Date(item.createdAt),
      }))
    : undefined;

export const makePopularItems =
  ({ unitOfWork, cache }: PopularItemsPorts): PopularItems =>
  async (_by, { limit = 10 }) => {
    const wrong = whole("limit", limit, 1, 100);
    if (wrong) return wrong;
    const name = `item:popular:${limit}`;
    const before = recalled(await cache.recall(name));
    if (before !== undefined) return ok(before);
    const items = await unitOfWork.reads.purchases.popular(limit);
    await cache.keep(name, items.map(remembered), REMEMBERED_MS);
    return ok(items);
  };
