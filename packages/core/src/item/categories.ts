import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { CategoryId, CommandKey } from "../shared/ids.ts";
import { type InvalidInput, invalid, text } from "../shared/input.ts";
import type { Clock, CommandKeys, Ids, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { type Category, MAX_DEPTH } from "./category.ts";
import type { Categories, CategoryReads } from "./ports.ts";
import type { CategoryNotFound } from "./register-item.ts";

export type CategoryPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly categories: Categories; readonly commandKeys: CommandKeys; readonly storedReplies: ReplyKeeping },
    { readonly categories: CategoryReads }
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type NameTaken = { readonly code: "category.name-taken" };
export type CategoryInUse = { readonly code: "category.in-use" };

/** The whole tree as a list, parents before children. */
export type ListCategories = (by: Actor) => Promise<Result<readonly Category[], never>>;
export type CategoryList = (by: Actor, id: CategoryId) => Promise<Result<readonly Category[], CategoryNotFound>>;
/** Adds a category, at the root without a parent. Admins only. */
export type AddCategory = (
  by: Actor,
  command: {
    readonly name: string;
    readonly parentId?: CategoryId | undefined;
    readonly key?: CommandKey | undefined;
    readonly seal?: Seal<Category> | undefined;
  },
) => Promise<Result<Category, Forbidden | InvalidInput | CategoryNotFound | NameTaken | KeyReused>>;
/** Removes a category that has neither children nor items. Admins only. */
export type RemoveCategory = (
  by: Actor,
  id: CategoryId,
) => Promise<Result<undefined, Forbidden | CategoryNotFound | CategoryInUse>>;

const notFound = err({ code: "category.not-found" });

export const makeListCategories =
  ({ unitOfWork }: CategoryPorts): ListCategories =>
  async () =>
    ok(await unitOfWork.reads.categories.all());

export const makeCategoryChildren =
  ({ unitOfWork }: CategoryPorts): CategoryList =>
  async (_by, id) => {
    if ((await unitOfWork.reads.categories.byId(id)) === undefined) return notFound;
    return ok(await unitOfWork.reads.categories.children(id));
  };

export const makeCategoryPath =
  ({ unitOfWork }: CategoryPorts): CategoryList =>
  async (_by, id) => {
    const path = await unitOfWork.reads.categories.path(id);
    return path.length === 0 ? notFound : ok(path);
  };

export const makeAddCategory =
  ({ unitOfWork, ids, clock }: CategoryPorts): AddCategory =>
  async (by, command) => {
    if (!isAdmin(by)) return forbidden;
    const { name, parentId } = command;
    const wrong = text("name", name, 1, 100);
    if (wrong) return wrong;
    const id = ids.next<CategoryId>();
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      if (by.kind === "member") {
        const noted = await rememberCommand(tx, by.id, command, "category.add", id, at);
        if (!noted.ok) return noted;
        if (noted.value !== undefined) {
          const first = await tx.categories.byId(noted.value as CategoryId);
          return first === undefined ? notFound : ok(first);
        }
      }
      const parent = parentId === undefined ? undefined : await tx.categories.byId(parentId);
      if (parentId !== undefined && parent === undefined) return notFound;
      const depth = (parent?.depth ?? 0) + 1;
      if (depth > MAX_DEPTH) return invalid("parentCategoryId", `a category above depth ${MAX_DEPTH}`);
      const category: Category = { id, name: name.trim(), parentId, depth };
      if (!(await tx.categories.insert(category))) return err({ code: "category.name-taken" });
      return sealed(tx, command, category);
    });
  };

export const makeRemoveCategory =
  ({ unitOfWork }: CategoryPorts): RemoveCategory =>
  async (by, id) => {
    if (!isAdmin(by)) return forbidden;
    return unitOfWork.run(async (tx) => {
      if ((await tx.categories.byId(id)) === undefined) return notFound;
      return (await tx.categories.remove(id)) ? done : err({ code: "category.in-use" });
    });
  };
