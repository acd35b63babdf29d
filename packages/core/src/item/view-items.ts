import { type Actor, isAdmin } from "../shared/actor.ts";
import type { CategoryId, ItemId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type ItemNotFound, visible } from "./manage.ts";
import type { ItemDetail, ItemReads, ItemSort, ItemSummary } from "./ports.ts";

export type ViewItemsPorts = { readonly unitOfWork: UnitOfWork<unknown, { readonly items: ItemReads }> };

/** One item. A stopped one exists only for its seller and admins. */
export type ViewItem = (by: Actor, id: ItemId) => Promise<Result<ItemDetail, ItemNotFound>>;

export type ListItemsRequest = FeedRequest & {
  readonly categoryId?: CategoryId | undefined;
  readonly sort?: ItemSort | undefined;
};
/** Items on sale, newest first unless sorted otherwise; admins see stopped ones too. */
export type ListItems = (
  by: Actor,
  request: ListItemsRequest,
) => Promise<Result<Feed<ItemSummary>, BadCursor | InvalidInput>>;

export const makeViewItem =
  ({ unitOfWork }: ViewItemsPorts): ViewItem =>
  async (by, id) => {
    const detail = await unitOfWork.reads.items.detail(id);
    return detail !== undefined && visible(by, detail.item) ? ok(detail) : err({ code: "item.not-found" });
  };

export const makeListItems =
  ({ unitOfWork }: ViewItemsPorts): ListItems =>
  async (by, { categoryId, sort = "newest", ...request }) => {
    const slice = sliceOf(sort, request);
    if (!slice.ok) return slice;
    const filter = { sort, category: categoryId, stopped: isAdmin(by) };
    const rows = await unitOfWork.reads.items.list(filter, slice.value);
    const position = (row: ItemSummary) => ({
      key: sort === "newest" ? row.createdAt.getTime() : row.salePrice,
      id: row.id,
    });
    return ok(feedOf(sort, slice.value, rows, position));
  };
