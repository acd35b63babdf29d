import { type EraseFilesPorts, eraseFiles, type FileNotFound, type Uploads } from "../file/index.ts";
import type { Actor, Forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { CategoryId, ImageId, ItemId, OptionId } from "../shared/ids.ts";
import { each, type InvalidInput } from "../shared/input.ts";
import { money } from "../shared/money.ts";
import type { Clock, Ids, Outbox, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { dropImages, takeImages } from "./images.ts";
import {
  change,
  checkFields,
  checkImages,
  checkWhole,
  type Image,
  type ImageDraft,
  type Item,
  type ItemFields,
} from "./item.ts";
import { type ItemNotFound, managed, manager, type NotOwner } from "./manage.ts";
import { changeOption, checkOption, draftOption, type Option, type OptionChange, type OptionDraft } from "./option.ts";
import type { CategoryReads, Items, Stock } from "./ports.ts";
import { type CategoryNotFound, firstStock, requireCategories } from "./register-item.ts";

export type EditItemPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly items: Items;
      readonly stock: Stock;
      readonly categories: CategoryReads;
      readonly uploads: Uploads;
      readonly outbox: Outbox;
    },
    unknown
  >;
  readonly fileStorage: EraseFilesPorts["fileStorage"];
  readonly ids: Ids;
  readonly clock: Clock;
};

/** What is absent stays as it is. Stock is not edited: it moves by `adjustStock`. */
export type EditItemCommand = { readonly [Field in keyof ItemFields]?: ItemFields[Field] | undefined } & {
  readonly changeOptions?: readonly OptionChange[] | undefined;
  readonly addOptions?: readonly OptionDraft[] | undefined;
  readonly removeOptions?: readonly OptionId[] | undefined;
  readonly addImages?: readonly ImageDraft[] | undefined;
  readonly removeImages?: readonly ImageId[] | undefined;
  readonly addCategories?: readonly CategoryId[] | undefined;
  readonly removeCategories?: readonly CategoryId[] | undefined;
};
export type OptionNotFound = { readonly code: "item.option-not-found" };
export type EditItemRefusal =
  | Forbidden
  | NotOwner
  | ItemNotFound
  | OptionNotFound
  | CategoryNotFound
  | FileNotFound
  | InvalidInput;

/**
 * Changes an item's description, price, options, images or categories. Its seller and admins. The files of pictures that
 * it has no more are erased after the commit.
 */
export type EditItem = (by: Actor, id: ItemId, command: EditItemCommand) => Promise<Result<Item, EditItemRefusal>>;

const without = <T>(all: readonly T[], gone: readonly T[] = []): readonly T[] =>
  all.filter((one) => !gone.includes(one));

const nextOptions = (
  item: Item,
  command: EditItemCommand,
  added: readonly Option[],
): Result<readonly Option[], OptionNotFound> => {
  const changes = new Map(command.changeOptions?.map((one) => [one.id, one]));
  const removed = new Set(command.removeOptions);
  const known = new Set(item.options.map(({ id }) => id));
  for (const id of [...changes.keys(), ...removed]) {
    if (!known.has(id)) return err({ code: "item.option-not-found" });
  }
  const kept = item.options.map((option): Option => {
    if (removed.has(option.id)) return { ...option, state: "DELETED" };
    const wanted = changes.get(option.id);
    return wanted === undefined ? option : changeOption(option, wanted);
  });
  return ok([...kept, ...added]);
};

const applyEdit = (
  item: Item,
  command: EditItemCommand,
  addedOptions: readonly Option[],
  addedImages: readonly Image[],
): Result<ReturnType<typeof change>, OptionNotFound | InvalidInput> => {
  const options = nextOptions(item, command, addedOptions);
  if (!options.ok) return options;
  const edited = change(item, {
    name: command.name?.trim() ?? item.name,
    price: command.price === undefined ? item.price : money(command.price),
    discount: command.discount ?? item.discount,
    deliveryFee: command.deliveryFee === undefined ? item.deliveryFee : money(command.deliveryFee),
    origin: command.origin?.trim() ?? item.origin,
    perOrderLimit: command.perOrderLimit ?? item.perOrderLimit,
    options: options.value,
    images: [...item.images.filter(({ id }) => !command.removeImages?.includes(id)), ...addedImages],
    categoryIds: [...without(item.categoryIds, command.removeCategories), ...(command.addCategories ?? [])],
  });
  return checkWhole(edited.state) ?? ok(edited);
};

export const makeEditItem =
  (ports: EditItemPorts): EditItem =>
  async (by, id, command) => {
    const { unitOfWork, ids, clock } = ports;
    const allowed = manager(by);
    if (!allowed.ok) return allowed;
    const wrong =
      checkFields(command) ??
      checkImages(command.addImages ?? []) ??
      each(command.addOptions ?? [], (option, index) => checkOption(`addItemOptions[${index}]`, option)) ??
      each(command.changeOptions ?? [], (option, index) => checkOption(`existingItemOptions[${index}]`, option));
    if (wrong) return wrong;

    const at = clock.now();
    const drafts = (command.addOptions ?? []).map((draft) => ({ ...draft, id: ids.next<OptionId>() }));
    const options = drafts.map((draft) => draftOption(draft.id, id, draft));
    const images = (command.addImages ?? []).map((draft) => ({ id: ids.next<ImageId>(), draft }));
    const movements = firstStock(ids, drafts, by, at);

    const edited = await unitOfWork.run(async (tx) => {
      const item = managed(by, await tx.items.byId(id));
      if (!item.ok) return item;
      // The shop itself has no files: what it adds are the seller's.
      const owner = by.kind === "member" ? by.id : item.value.sellerId;
      const taken = await takeImages(tx, { owner, item: id, at }, images);
      if (!taken.ok) return taken;
      const edited = applyEdit(item.value, command, options, taken.value);
      if (!edited.ok) return edited;
      const known = await requireCategories(tx, command.addCategories ?? []);
      if (!known.ok) return known;
      const { state, events } = edited.value;
      written(await tx.items.save(state));
      const gone = item.value.images.filter((image) => !state.images.includes(image));
      const files = await dropImages(tx, id, gone);
      const stock = await tx.stock.move(movements);
      await tx.outbox.append(events, at);
      const visible = state.options.filter((option) => option.state !== "DELETED");
      const shown = visible.map((each) => ({ ...each, stock: stock.get(each.id) ?? each.stock }));
      return ok({ item: { ...state, options: shown }, files });
    });
    if (!edited.ok) return edited;
    await eraseFiles(ports, edited.value.files);
    return ok(edited.value.item);
  };
