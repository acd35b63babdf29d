import { commandKey, expectOk } from "@cofshop/core";
import type { CategoryId, ItemId, MemberActor, OptionId, ReviewId } from "@cofshop/core/shared";
import { type FreshShop, itemOnSale, signUp } from "../fresh-shop.ts";
import { freshId, optionsOf } from "../rows.ts";

const key = commandKey("once");
const unknownItem = freshId<ItemId>();
export const unknownOption: OptionId = freshId<OptionId>();
const unknownCategory = freshId<CategoryId>();
const unknownReview = freshId<ReviewId>();

/** Categories that come and go, and items that are edited, counted, stopped and found; answers the options for sale. */
export const catalogue = async (fresh: FreshShop): Promise<readonly OptionId[]> => {
  const { shop, admin } = fresh;
  const coffee = expectOk(await shop.item.addCategory(admin, { name: "커피" }));
  const beans = expectOk(await shop.item.addCategory(admin, { name: "원두", parentId: coffee.id }));
  await shop.item.addCategory(admin, { name: "커피" });
  await shop.item.addCategory(admin, { name: "에스프레소", key: commandKey("category") });
  await shop.item.addCategory(admin, { name: "에스프레소", key: commandKey("category") });
  await shop.item.removeCategory(admin, coffee.id);
  const tea = expectOk(await shop.item.addCategory(admin, { name: "차" }));
  await shop.item.removeCategory(admin, tea.id);
  await shop.item.categories(admin);
  await shop.item.categoryChildren(admin, coffee.id);
  await shop.item.categoryPath(admin, beans.id);
  await shop.item.categoryPath(admin, unknownCategory);

  const fields = { name: "콜롬비아", price: 12_000, origin: "Colombia", categoryIds: [beans.id], key };
  const options = [{ description: "200 g", stock: 30 }];
  const item = expectOk(await shop.item.register(admin, { ...fields, options }));
  await shop.item.register(admin, { ...fields, options });
  const [first = unknownOption] = optionsOf(item);
  const addOptions = [{ description: "1 kg", stock: 20, surcharge: 30_000 }];
  await shop.item.edit(admin, item.id, { price: 13_000, changeOptions: [{ id: first, discount: 10 }], addOptions });
  await shop.item.edit(admin, unknownItem, { price: 1 });
  await shop.item.adjustStock(admin, first, { delta: 5, key: commandKey("delivery") });
  await shop.item.adjustStock(admin, first, { delta: 5, key: commandKey("delivery") });
  await shop.item.adjustStock(admin, first, { expected: 1, stock: 9 });
  await shop.item.adjustStock(admin, first, { delta: -1_000 });
  const other = await itemOnSale(fresh, [5, { stock: 3, inventory: "track" }]);
  await shop.item.changeState(admin, other.id, "STOP");
  await shop.item.changeState(admin, other.id, "SELL");
  await shop.item.view(admin, item.id);
  await shop.item.list(admin, { categoryId: coffee.id, sort: "price-asc" });
  return [first, ...optionsOf(other)];
};

/** The item that an option belongs to. */
export const itemOf = async (shop: FreshShop["shop"], by: MemberActor, option: OptionId): Promise<ItemId> => {
  const rows = expectOk(await shop.item.list(by, {})).content;
  for (const { id } of rows) {
    const { item } = expectOk(await shop.item.view(by, id));
    if (optionsOf(item).includes(option)) return id;
  }
  return unknownItem;
};

/** What a buyer says of what he received, and what somebody says who did not. */
export const reviews = async (fresh: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { item } = fresh.shop;
  const stranger = await signUp(fresh, "duri");
  const id = await itemOf(fresh.shop, by, options[0] ?? unknownOption);
  const praise = { rating: 5, content: "향이 오래가요", key: commandKey("praise") };
  const review = expectOk(await item.writeReview(by, id, praise));
  await item.writeReview(by, id, praise);
  await item.writeReview(by, id, { rating: 1, content: "또 왔어요" });
  await item.writeReview(stranger, id, praise);
  await item.editReview(by, review.id, { rating: 4, content: "향이 조금 약해졌어요" });
  await item.editReview(stranger, review.id, { rating: 1, content: "내 글이 아니에요" });
  await item.editReview(by, unknownReview, praise);
  await item.reviews(by, id, {});
  await item.view(by, id);
  await item.deleteReview(stranger, review.id);
  await item.deleteReview(fresh.admin, review.id);
  await item.deleteReview(by, review.id);
  await item.writeReview(by, id, { rating: 3, content: "다시 씁니다" });
  await item.populars(by, { limit: 2 });
  await item.search(by, { text: "콜롬비아 원두", minRating: 3, sort: "rating" });
  await item.suggest(by, { text: "콜롬ㅂ" });
  await item.rebuildIndex(by);
  await item.rebuildIndex(fresh.admin);
};
