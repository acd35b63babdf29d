import type { Category } from "@cofshop/core/item";
import type { CategoryId, ItemId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { categoryRow, freshId, itemIn } from "./rows.ts";

/** Certifies `Categories`: a tree that never has two siblings of one name nor a child without its parent. */
export const categoriesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Categories: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.categories;
    const insert = (category: Category) => commit(its(), (tx) => tx.categories.insert(category));
    const remove = (id: CategoryId) => commit(its(), (tx) => tx.categories.remove(id));

    test("the tree lists parents before children and siblings by name, and a path leads from the root to a category", async () => {
      const [tea, coffee] = [categoryRow("차"), categoryRow("Coffee")];
      const [beans, capsules] = [categoryRow("원두", coffee), categoryRow("Capsules", coffee)];
      const single = categoryRow("싱글", beans);
      for (const category of [tea, coffee, beans, capsules, single]) expect(await insert(category)).toBe(true);
      const all = await reads().all();
      expect(new Set(all)).toEqual(new Set([tea, coffee, beans, capsules, single]));
      for (const [index, { parentId }] of all.entries()) {
        const parentAt = all.findIndex(({ id }) => id === parentId);
        expect(parentId === undefined || (parentAt >= 0 && parentAt < index)).toBe(true);
      }
      expect(all.filter(({ depth }) => depth === 1)).toEqual([coffee, tea]);
      expect(all.filter(({ parentId }) => parentId === coffee.id)).toEqual([capsules, beans]);
      expect(await reads().children(coffee.id)).toEqual([capsules, beans]);
      expect(await reads().children(single.id)).toEqual([]);
      expect(await reads().path(single.id)).toEqual([coffee, beans, single]);
      expect(await reads().path(tea.id)).toEqual([tea]);
      expect(await reads().byId(beans.id)).toEqual(beans);
    });

    test("what does not exist is absent, and has neither children nor a path", async () => {
      const id = freshId<CategoryId>();
      expect([await reads().byId(id), await reads().children(id), await reads().path(id)]).toEqual([undefined, [], []]);
      expect(await remove(id)).toBe(false);
    });

    test("an item is in its categories and in all above them, once in each, and others in none", async () => {
      const [coffee, gifts] = [categoryRow("커피"), categoryRow("선물")];
      const beans = categoryRow("원두", coffee);
      const single = categoryRow("싱글", beans);
      for (const category of [coffee, gifts, beans, single, categoryRow("필터", coffee)]) await insert(category);
      const both = await itemIn(its(), { categoryIds: [single.id, coffee.id, gifts.id] });
      const [plain, unknown] = [await itemIn(its()), freshId<ItemId>()];
      const found = await reads().ofItems([both.id, plain.id, unknown]);
      expect([...found].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(
        [
          [both.id, [coffee.id, gifts.id, beans.id, single.id].sort()],
          [plain.id, []],
          [unknown, []],
        ].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
      );
      expect(await reads().ofItems([])).toEqual(new Map());
    });

    test("a sibling's name is taken, also among roots and also in a race, while another parent's child may have it", async () => {
      const root = categoryRow("커피");
      expect([await insert(root), await insert(categoryRow("커피"))]).toEqual([true, false]);
      const child = categoryRow("커피", root);
      expect([await insert(child), await insert(categoryRow("커피", root))]).toEqual([true, false]);
      for (const parent of [undefined, child]) {
        const won = await Promise.all(upTo(10).map(() => insert(categoryRow("같은 이름", parent))));
        expect(won.filter(Boolean)).toHaveLength(1);
      }
      const goesOn = await commit(its(), async (tx) => [
        await tx.categories.insert(categoryRow("커피")),
        await tx.categories.insert(categoryRow("차")),
      ]);
      expect(goesOn).toEqual([false, true]);
    });

    test("a category is removed when nothing is in it, and only then", async () => {
      const root = categoryRow("커피");
      const child = categoryRow("원두", root);
      const [held, stoppedHeld] = [categoryRow("잔", root), categoryRow("필터", root)];
      for (const category of [root, child, held, stoppedHeld]) await insert(category);
      await itemIn(its(), { categoryIds: [held.id] });
      await itemIn(its(), { categoryIds: [stoppedHeld.id], state: "STOP" });
      expect([await remove(held.id), await remove(stoppedHeld.id), await remove(root.id)]).toEqual([
        false,
        false,
        false,
      ]);
      expect([await remove(child.id), await remove(child.id)]).toEqual([true, false]);
      expect(await reads().all()).toHaveLength(3);
    });

    test("a parent that goes while a child comes never leaves the child without it", async () => {
      for (const index of upTo(10)) {
        const parent = categoryRow(`부모 ${index}`);
        await insert(parent);
        const child = categoryRow("아이", parent);
        const [came, went] = await Promise.all([insert(child), remove(parent.id)]);
        expect(came).not.toBe(went);
        expect((await reads().path(child.id)).length).toBe(came ? 2 : 0);
        expect((await reads().byId(parent.id)) === undefined).toBe(went);
      }
    });
  });
};
