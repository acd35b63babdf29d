import { expect, test } from "vitest";
import { commandKey, expectOk, type MemberActor } from "../src/index.ts";
import { averageOf, type Item, type ShownReview } from "../src/item/index.ts";
import { codeOf, itemOnSale, optionOf, payOrder, placeOrder, signUp, type World, worldOf } from "./world.ts";

const praise = { rating: 5, content: " 향이 오래가요 " };
const ship = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const;

const buy = async (world: World, by: MemberActor, item: Item, quantity = 1) => {
  const order = await placeOrder(world, by, optionOf(item), quantity);
  await payOrder(world, by, order.id);
  return order.id;
};
/** Somebody who has received an item. */
const buyerOf = async (world: World, item: Item, name: string): Promise<MemberActor> => {
  const by = await signUp(world, name);
  const order = await buy(world, by, item);
  for (const step of ship) expectOk(await world.shop.order.move(world.admin, order, step));
  return by;
};
const ratingNow = async ({ shop, admin }: World, item: Item) =>
  expectOk(await shop.item.view(admin, item.id)).item.rating;

test("a review waits until the order is delivered, and outlives its confirmation", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const [item, by] = [await itemOnSale(world), await signUp(world, "김하나")];
  const write = async () => codeOf(await shop.item.writeReview(by, item.id, praise));
  const order = await buy(world, by, item);
  const heard = [await write()];
  for (const step of ship) {
    expectOk(await shop.order.move(admin, order, step));
    if (step !== "DELIVERED") heard.push(await write());
  }
  expect(heard).toEqual(["review.not-a-buyer", "review.not-a-buyer", "review.not-a-buyer"]);
  expectOk(await shop.order.confirm(by, order));
  expect([await write(), await write()]).toEqual(["ok", "review.already-written"]);
});

test("who may review is a policy of the shop", async () => {
  const world = await worldOf(undefined, { mayReview: async (_tx, member) => member === world.admin.id });
  const [item, by] = [await itemOnSale(world), await signUp(world, "duri")];
  expect(codeOf(await world.shop.item.writeReview(by, item.id, praise))).toBe("review.not-a-buyer");
  expect(codeOf(await world.shop.item.writeReview(world.admin, item.id, praise))).toBe("ok");
});

test("an author is shown by the first character of the name and two stars, however long or odd it is", async () => {
  const world = await worldOf(undefined, { mayReview: async () => true });
  const item = await itemOnSale(world);
  const names = ["김하나", "남궁 하나둘", "하", "김하나".normalize("NFD"), "🫘bean", "Ann"];
  const authors: string[] = [];
  for (const [index, name] of names.entries()) {
    const by = await signUp(world, `member-${index}`);
    expectOk(await world.shop.member.changeProfile(by, { name }));
    authors.push(expectOk(await world.shop.item.writeReview(by, item.id, praise)).author);
  }
  expect(authors).toEqual(["김**", "남**", "하**", "김**", "🫘**", "A**"]);
  const shown = expectOk(await world.shop.item.reviews({ kind: "anonymous" }, item.id, {})).content;
  expect(JSON.stringify(shown)).not.toMatch(/하나|bean|Ann|@|010/);
});

test("writing, editing and deleting keep the item's rating and tell what happened, in order, without words or names", async () => {
  const world = await worldOf();
  const { shop } = world;
  const item = await itemOnSale(world);
  const [hana, duri] = [await buyerOf(world, item, "hana"), await buyerOf(world, item, "duri")];
  const review: ShownReview = expectOk(await shop.item.writeReview(hana, item.id, praise));
  expectOk(await shop.item.writeReview(duri, item.id, { rating: 2, content: "써요" }));
  expect([review.content, await ratingNow(world, item)]).toEqual(["향이 오래가요", { sum: 7, count: 2 }]);
  const changed = { rating: 3, content: "한 달 뒤에는 약해져요" };
  expect(expectOk(await shop.item.editReview(hana, review.id, changed))).toMatchObject({ ...changed, version: 2 });
  expect(expectOk(await shop.item.editReview(hana, review.id, changed)).version).toBe(2);
  expect(await ratingNow(world, item)).toEqual({ sum: 5, count: 2 });
  expectOk(await shop.item.deleteReview(hana, review.id));
  expect(codeOf(await shop.item.deleteReview(hana, review.id))).toBe("review.not-found");
  expect(await ratingNow(world, item)).toEqual({ sum: 2, count: 1 });
  const told = (await world.told()).filter(({ subject }) => subject === review.id);
  expect(told.map(({ type, sequence, data }) => ({ type, sequence, data }))).toEqual([
    { type: "review.written", sequence: 1, data: { itemId: item.id, rating: 5 } },
    { type: "review.edited", sequence: 2, data: { itemId: item.id, rating: 3, before: 5 } },
    { type: "review.deleted", sequence: 3, data: { itemId: item.id, rating: 3 } },
  ]);
  expectOk(await shop.item.writeReview(hana, item.id, praise));
  expect(await ratingNow(world, item)).toEqual({ sum: 7, count: 2 });
});

test("a repeated key answers the first review, says so when that is gone, and fits no other item", async () => {
  const world = await worldOf();
  const { shop } = world;
  const [item, other] = [await itemOnSale(world), await itemOnSale(world)];
  const by = await buyerOf(world, item, "hana");
  const command = { ...praise, key: commandKey("once") };
  const first = expectOk(await shop.item.writeReview(by, item.id, command));
  expect(expectOk(await shop.item.writeReview(by, item.id, command))).toEqual(first);
  expect(codeOf(await shop.item.writeReview(by, other.id, command))).toBe("idempotency.key-reused");
  expectOk(await shop.item.deleteReview(by, first.id));
  expect(codeOf(await shop.item.writeReview(by, item.id, command))).toBe("review.not-found");
});

test("an average has two decimals at most, and none without reviews", () => {
  const averages = [
    [0, 0],
    [5, 1],
    [14, 3],
    [13, 3],
    [9, 2],
    [1_001, 200],
  ].map(([sum = 0, count = 0]) => averageOf({ sum, count }));
  expect(averages).toEqual([0, 5, 4.67, 4.33, 4.5, 5.01]);
});

test("an item is popular once it is paid for, and while it is on sale", async () => {
  const world = await worldOf();
  const { shop } = world;
  const by = await signUp(world, "hana");
  const [first, second] = [await itemOnSale(world), await itemOnSale(world)];
  await buy(world, by, first, 2);
  const open = await placeOrder(world, by, optionOf(second), 5);
  const popular = async () => expectOk(await shop.item.populars(by, {})).map(({ id }) => id);
  expect(await popular()).toEqual([first.id]);
  await payOrder(world, by, open.id);
  // What was answered is good for ten seconds, and comes back as it was.
  expect(await popular()).toEqual([first.id]);
  world.ports.clock.advance(10_000);
  expect(await popular()).toEqual([second.id, first.id]);
  expectOk(await shop.item.changeState(world.admin, second.id, "STOP"));
  world.ports.clock.advance(10_000);
  expect(await popular()).toEqual([first.id]);
});
