import type { Actor } from "../shared/actor.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { ItemSummary, Purchases } from "./ports.ts";

export type PopularItemsPorts = { readonly unitOfWork: UnitOfWork<unknown, { readonly purchases: Purchases }> };

/** The items on sale that sold most, best first: 10 of them unless 1 to 100 are asked for. */
export type PopularItems = (
  by: Actor,
  request: { readonly limit?: number | undefined },
) => Promise<Result<readonly ItemSummary[], InvalidInput>>;

export const makePopularItems =
  ({ unitOfWork }: PopularItemsPorts): PopularItems =>
  async (_by, { limit = 10 }) =>
    whole("limit", limit, 1, 100) ?? ok(await unitOfWork.reads.purchases.popular(limit));
