import type { Changed, EventOf } from "../shared/event.ts";
import type { CategoryId, ImageId, ItemId, MemberId, UploadId } from "../shared/ids.ts";
import { type Check, count, each, invalid, text, whole } from "../shared/input.ts";
import { MAX_AMOUNT, type Money } from "../shared/money.ts";
import type { Option, SaleState } from "./option.ts";
import type { Rating } from "./rating.ts";

export type ImageType = "REPRESENTATIVE" | "SUB";
/** Where a picture is: an https address, or a path of the shop's own host. `upload` is there for a file of the shop's. */
export type Image = {
  readonly id: ImageId;
  readonly url: string;
  readonly name: string;
  readonly type: ImageType;
  readonly upload?: UploadId;
};

export type Item = {
  readonly id: ItemId;
  readonly sellerId: MemberId;
  readonly name: string;
  readonly price: Money;
  /** Percent, 0 to 100. */
  readonly discount: number;
  readonly state: SaleState;
  /** For this item in an order, however many; 0 is free, absent is the shop's default. */
  readonly deliveryFee: Money | undefined;
  readonly origin: string;
  /** How many units one order may hold over all options; absent is no limit. */
  readonly perOrderLimit: number | undefined;
  readonly options: readonly Option[];
  readonly images: readonly Image[];
  readonly categoryIds: readonly CategoryId[];
  /** Of its reviews; they alone change it. */
  readonly rating: Rating;
  readonly createdAt: Date;
  readonly version: number;
};

/** What pricing and selling read of an item. */
export type ItemHead = Omit<Item, "options" | "images" | "categoryIds">;

export type ItemEvent = EventOf<"item.changed", 1, { readonly state: SaleState }>;

export type ItemFields = {
  readonly name: string;
  readonly price: number;
  readonly discount: number;
  readonly deliveryFee: number | undefined;
  readonly origin: string;
  readonly perOrderLimit: number | undefined;
};

const MAX_OPTIONS = 100;
const MAX_IMAGES = 20;
const MAX_CATEGORIES = 20;

const optional = (value: number | undefined, check: (value: number) => Check): Check =>
  value === undefined ? undefined : check(value);

export const checkFields = (fields: { readonly [F in keyof ItemFields]?: ItemFields[F] | undefined }): Check =>
  (fields.name === undefined ? undefined : text("itemName", fields.name, 1, 100)) ??
  optional(fields.price, (price) => whole("price", price, 1, MAX_AMOUNT)) ??
  optional(fields.discount, (discount) => whole("discount", discount, 0, 100)) ??
  optional(fields.deliveryFee, (fee) => whole("deliveryFee", fee, 0, MAX_AMOUNT)) ??
  (fields.origin === undefined ? undefined : text("origin", fields.origin, 1, 100)) ??
  optional(fields.perOrderLimit, (limit) => whole("itemLimit", limit, 1, 9_999));

/** A picture that is somewhere else, or one that its seller uploaded. */
export type ImageDraft = Omit<Image, "id" | "upload"> | { readonly upload: UploadId; readonly type: ImageType };

const uploadsIn = (images: readonly ImageDraft[]): readonly UploadId[] =>
  images.flatMap((image) => ("upload" in image ? [image.upload] : []));

export const checkImages = (images: readonly ImageDraft[]): Check =>
  count("itemImages", images, 0, MAX_IMAGES) ??
  (new Set(uploadsIn(images)).size < uploadsIn(images).length ? invalid("itemImages", "each file once") : undefined) ??
  each(images, (image, index) => {
    if ("upload" in image) return undefined;
    const { url, name } = image;
    return /^(https:\/\/[^\s\u0000]+|\/[^\s/\u0000][^\s\u0000]*)$/.test(url) && url.length <= 500
      ? text(`itemImages[${index}].oriImgName`, name, 1, 255)
      : invalid(`itemImages[${index}].imgUrl`, "an https address or an absolute path, at most 500 characters");
  });

/** The rules that hold between the parts of an item, whoever changed which. */
export const checkWhole = ({
  options,
  images,
  categoryIds,
}: Pick<Item, "options" | "categoryIds"> & { readonly images: readonly Pick<Image, "type">[] }): Check =>
  count(
    "itemOptions",
    options.filter(({ state }) => state !== "DELETED"),
    1,
    MAX_OPTIONS,
  ) ??
  count("itemImages", images, 0, MAX_IMAGES) ??
  count("categoryIds", categoryIds, 0, MAX_CATEGORIES) ??
  (images.filter(({ type }) => type === "REPRESENTATIVE").length > 1
    ? invalid("itemImages", "at most one image of type REPRESENTATIVE")
    : undefined) ??
  (new Set(categoryIds).size < categoryIds.length ? invalid("categoryIds", "each category once") : undefined);

/** The next version of an item, and that it changed: readers fetch what they need by the subject's id. */
export const change = (item: Item, next: Partial<Item>): Changed<Item, ItemEvent> => {
  const state: Item = { ...item, ...next, version: item.version + 1 };
  return { state, events: [changed(state)] };
};

export const changed = ({ id, version, state }: Item): ItemEvent => ({
  type: "item.changed",
  version: 1,
  subject: id,
  sequence: version,
  data: { state },
});
