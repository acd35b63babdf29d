import type { FileNotFound, Uploads } from "../file/index.ts";
import { type Actor, type Forbidden, nameOf } from "../shared/actor.ts";
import type { CategoryId, CommandKey, ImageId, ItemId, MovementId, OptionId } from "../shared/ids.ts";
import { each, type InvalidInput } from "../shared/input.ts";
import { money } from "../shared/money.ts";
import type { Clock, CommandKeys, Ids, KeyReused, Outbox, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { takeImages } from "./images.ts";
import { changed, checkFields, checkImages, checkWhole, type ImageDraft, type Item, type ItemFields } from "./item.ts";
import { type ItemNotFound, seller } from "./manage.ts";
import { checkOption, draftOption, type OptionDraft } from "./option.ts";
import type { CategoryReads, Items, Movement, Stock } from "./ports.ts";
import { noRating } from "./rating.ts";

export type RegisterItemPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly items: Items;
      readonly stock: Stock;
      readonly categories: CategoryReads;
      readonly uploads: Pick<Uploads, "attach">;
      readonly commandKeys: CommandKeys;
      readonly outbox: Outbox;
    },
    unknown
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type RegisterItemCommand = Pick<ItemFields, "name" | "price" | "origin"> &
  Partial<Omit<ItemFields, "name" | "price" | "origin">> & {
    readonly options: readonly OptionDraft[];
    readonly images?: readonly ImageDraft[] | undefined;
    readonly categoryIds?: readonly CategoryId[] | undefined;
    readonly key?: CommandKey | undefined;
  };
export type CategoryNotFound = { readonly code: "category.not-found" };
export type RegisterItemRefusal = Forbidden | InvalidInput | CategoryNotFound | FileNotFound | KeyReused | ItemNotFound;

/** Puts an item on sale. Sellers and admins. */
export type RegisterItem = (by: Actor, command: RegisterItemCommand) => Promise<Result<Item, RegisterItemRefusal>>;

/** A step: every category must exist. */
export const requireCategories = async (
  tx: { readonly categories: CategoryReads },
  ids: readonly CategoryId[],
): Promise<Result<undefined, CategoryNotFound>> => {
  if (ids.length === 0) return ok(undefined);
  const known = new Set((await tx.categories.all()).map(({ id }) => id));
  return ids.every((id) => known.has(id)) ? ok(undefined) : err({ code: "category.not-found" });
};

/** The movements that bring new options their first stock. */
export const firstStock = (
  ids: Ids,
  options: readonly { readonly id: OptionId; readonly stock: number }[],
  by: Actor,
  at: Date,
): readonly Movement[] =>
  options
    .filter(({ stock }) => stock > 0)
    .map(({ id, stock }) => ({
      id: ids.next<MovementId>(),
      option: id,
      delta: stock,
      reason: "first stock",
      by: nameOf(by),
      at,
    }));

export const makeRegisterItem =
  ({ unitOfWork, ids, clock }: RegisterItemPorts): RegisterItem =>
  async (by, command) => {
    const allowed = seller(by);
    if (!allowed.ok) return allowed;
    const images = (command.images ?? []).map((draft) => ({ id: ids.next<ImageId>(), draft }));
    const wrong =
      checkFields(command) ??
      checkImages(command.images ?? []) ??
      each(command.options, (option, index) => checkOption(`itemOptions[${index}]`, option));
    if (wrong) return wrong;

    const at = clock.now();
    const id = ids.next<ItemId>();
    const drafts = command.options.map((draft) => ({ ...draft, id: ids.next<OptionId>() }));
    const item: Item = {
      id,
      sellerId: allowed.value.id,
      name: command.name.trim(),
      price: money(command.price),
      discount: command.discount ?? 0,
      state: "SELL",
      deliveryFee: command.deliveryFee === undefined ? undefined : money(command.deliveryFee),
      origin: command.origin.trim(),
      perOrderLimit: command.perOrderLimit,
      options: drafts.map((draft) => draftOption(draft.id, id, draft)),
      images: [],
      categoryIds: command.categoryIds ?? [],
      rating: noRating,
      createdAt: at,
      version: 1,
    };
    const unfit = checkWhole({ ...item, images: command.images ?? [] });
    if (unfit) return unfit;
    const movements = firstStock(ids, drafts, by, at);

    return unitOfWork.run(async (tx) => {
      const noted = await rememberCommand(tx, allowed.value.id, command, "item.register", id, at);
      if (!noted.ok) return noted;
      if (noted.value !== undefined) {
        const first = await tx.items.byId(noted.value as ItemId);
        return first === undefined ? err({ code: "item.not-found" }) : ok(first);
      }
      const known = await requireCategories(tx, item.categoryIds);
      if (!known.ok) return known;
      const taken = await takeImages(tx, { owner: allowed.value.id, item: id, at }, images);
      if (!taken.ok) return taken;
      const made: Item = { ...item, images: taken.value };
      await tx.items.insert(made);
      const stock = await tx.stock.move(movements);
      await tx.outbox.append([changed(made)], at);
      return ok({ ...made, options: item.options.map((each) => ({ ...each, stock: stock.get(each.id) ?? 0 })) });
    });
  };
