import type { CategoryId, ImageId, OptionId, UploadId } from "@cofshop/core";
import type {
  AdjustStockCommand,
  EditItemCommand,
  ImageDraft,
  OptionChange,
  OptionDraft,
  RegisterItemCommand,
} from "@cofshop/core/item";
import { z } from "zod";
import { amount, id, percent, text } from "./fields.ts";

const imgType = z.enum(["REPRESENTATIVE", "SUB"]);
/** A picture that was uploaded, or one that is somewhere else. */
const image = z.union([
  z.strictObject({ tempFileId: id<UploadId>(), imgType }),
  z.strictObject({ imgUrl: z.string().max(500), oriImgName: text(1, 255), imgType }),
]);
const inventory = z.enum(["none", "track", "reserve-on-order"]);
const stock = z.int().min(0).max(1_000_000);

const newOption = z.strictObject({
  description: text(1, 200),
  additionalPrice: amount().optional(),
  discountRate: percent.optional(),
  inventoryPolicy: inventory.optional(),
  stock,
});
/** Without stock: a live counter is never overwritten, it moves by its own endpoint. */
const changedOption = z.strictObject({
  id: id<OptionId>(),
  description: text(1, 200).optional(),
  additionalPrice: amount().optional(),
  discountRate: percent.optional(),
  inventoryPolicy: inventory.optional(),
  optionState: z.enum(["SELL", "STOP"]).optional(),
});

const images = z.array(image).max(20);
const newOptions = z.array(newOption).max(100);
const categoryIds = z.array(id<CategoryId>()).max(20);

export const registerItemBody = z.strictObject({
  itemName: text(1, 100),
  price: amount(1),
  discount: percent.optional(),
  deliveryFee: amount().optional(),
  origin: text(1, 100),
  itemLimit: z.int().min(1).max(9_999).optional(),
  itemOptions: newOptions.min(1),
  itemImages: images.optional(),
  categoryIds: categoryIds.optional(),
});

export const editItemBody = z.strictObject({
  itemName: text(1, 100).optional(),
  price: amount(1).optional(),
  discount: percent.optional(),
  deliveryFee: amount().optional(),
  origin: text(1, 100).optional(),
  itemLimit: z.int().min(1).max(9_999).optional(),
  existingItemOptions: z.array(changedOption).max(100).optional(),
  addItemOptions: newOptions.optional(),
  deleteOptionIds: z.array(id<OptionId>()).max(100).optional(),
  addItemImgs: images.optional(),
  deleteImgIds: z.array(id<ImageId>()).max(20).optional(),
  addCategoryIds: categoryIds.optional(),
  deleteCategoryIds: categoryIds.optional(),
});

/** Either a difference, or a number together with what the caller saw. */
const oneChange = (body: { delta?: unknown; expected?: unknown; stock?: unknown }): boolean =>
  body.delta === undefined
    ? body.expected !== undefined && body.stock !== undefined
    : !("expected" in body || "stock" in body);

export const stockBody = z
  .strictObject({
    delta: z.int().min(-1_000_000).max(1_000_000).optional(),
    expected: stock.optional(),
    stock: stock.optional(),
    reason: text(1, 200).optional(),
  })
  .refine(oneChange, { params: { rule: "one-change" } })
  .meta({
    oneOf: [
      { required: ["delta"], not: { anyOf: [{ required: ["expected"] }, { required: ["stock"] }] } },
      { required: ["expected", "stock"], not: { required: ["delta"] } },
    ],
  });

const imageDraft = (draft: z.output<typeof image>): ImageDraft =>
  "tempFileId" in draft
    ? { upload: draft.tempFileId, type: draft.imgType }
    : { url: draft.imgUrl, name: draft.oriImgName, type: draft.imgType };
const optionDraft = (option: z.output<typeof newOption>): OptionDraft => ({
  description: option.description,
  surcharge: option.additionalPrice,
  discount: option.discountRate,
  inventory: option.inventoryPolicy,
  stock: option.stock,
});
const optionChange = (option: z.output<typeof changedOption>): OptionChange => ({
  id: option.id,
  description: option.description,
  surcharge: option.additionalPrice,
  discount: option.discountRate,
  inventory: option.inventoryPolicy,
  state: option.optionState,
});

export const registerCommand = (body: z.output<typeof registerItemBody>): RegisterItemCommand => ({
  name: body.itemName,
  price: body.price,
  discount: body.discount ?? 0,
  deliveryFee: body.deliveryFee,
  origin: body.origin,
  perOrderLimit: body.itemLimit,
  options: body.itemOptions.map(optionDraft),
  images: body.itemImages?.map(imageDraft),
  categoryIds: body.categoryIds,
});

export const stockCommand = ({ delta, expected, stock, reason }: z.output<typeof stockBody>): AdjustStockCommand =>
  delta === undefined ? { expected: expected ?? 0, stock: stock ?? 0, reason } : { delta, reason };

export const editCommand = (body: z.output<typeof editItemBody>): EditItemCommand => ({
  name: body.itemName,
  price: body.price,
  discount: body.discount,
  deliveryFee: body.deliveryFee,
  origin: body.origin,
  perOrderLimit: body.itemLimit,
  changeOptions: body.existingItemOptions?.map(optionChange),
  addOptions: body.addItemOptions?.map(optionDraft),
  removeOptions: body.deleteOptionIds,
  addImages: body.addItemImgs?.map(imageDraft),
  removeImages: body.deleteImgIds,
  addCategories: body.addCategoryIds,
  removeCategories: body.deleteCategoryIds,
});
