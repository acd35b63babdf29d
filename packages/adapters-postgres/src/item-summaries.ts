import type { ItemId, MemberId, Money } from "@cofshop/core";
import type { Image, ItemHead, ItemSummary } from "@cofshop/core/item";
import type { ItemRow } from "./item-tables.ts";

const shownImage = (images: readonly Image[]): Image | undefined =>
  images.find(({ type }) => type === "REPRESENTATIVE") ?? images[0];

export const toHead = ({
  salePrice: _salePrice,
  images: _images,
  ratingSum,
  ratingCount,
  ...row
}: ItemRow): ItemHead => ({
  ...row,
  id: row.id as ItemId,
  sellerId: row.sellerId as MemberId,
  price: row.price as Money,
  deliveryFee: (row.deliveryFee ?? undefined) as Money | undefined,
  perOrderLimit: row.perOrderLimit ?? undefined,
  rating: { sum: ratingSum, count: ratingCount },
});

/** An item as lists show it. */
export const toSummary = (row: ItemRow): ItemSummary => ({
  ...toHead(row),
  salePrice: row.salePrice as Money,
  image: shownImage(row.images),
});
