import { expect } from "vitest";
import { type AnyId, idOf, type MemberActor, type OptionId, type OrderId } from "../../src/index.ts";
import type { Item, RegisterItemCommand } from "../../src/item/index.ts";
import { type StrictStore, strictStore } from "../strict-store.ts";
import {
  type Answer,
  address,
  itemOnSale,
  optionOf,
  password,
  placeOrder,
  plainItem,
  signUp,
  type World,
  worldOf,
} from "../world.ts";

/* Teams that embed the shop do not pass through HTTP: the core itself says which field is wrong, and nothing happens. */

/** A shop with a member, an item of ten units and an unpaid order, on a store that counts what is committed. */
export type Fixture = World &
  Pick<StrictStore, "commits"> & {
    readonly by: MemberActor;
    readonly item: Item;
    readonly optionId: OptionId;
    readonly order: OrderId;
  };
export const fixture = async (): Promise<Fixture> => {
  const { ports, commits } = strictStore();
  const world = await worldOf(ports);
  const by = await signUp(world, "hana");
  const item = await itemOnSale(world);
  const order = await placeOrder(world, by, optionOf(item));
  return { ...world, commits, by, item, optionId: optionOf(item), order: order.id };
};

/** An id that nothing has. */
export const never = <Id extends AnyId>(): Id => idOf<Id>("00000000-0000-7000-8000-ffffffffffff");

/** A call, and the field that is wrong in it. */
export type Case = readonly [field: string, call: (fixture: Fixture) => Promise<Answer>];

export const wrongNumbers = (max: number): readonly number[] => [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0.5,
  -1,
  max + 1,
  2 ** 53,
];
const wrongTexts = (max: number): readonly string[] => ["", " ", "\t\n", "\u0000", "a\u0000b", "한".repeat(max + 1)];
export const numbers = (
  field: string,
  max: number,
  call: (fixture: Fixture, value: number) => Promise<Answer>,
): readonly Case[] => wrongNumbers(max).map((value) => [field, (its) => call(its, value)]);
export const texts = (
  field: string,
  max: number,
  call: (fixture: Fixture, value: string) => Promise<Answer>,
): readonly Case[] => wrongTexts(max).map((value) => [field, (its) => call(its, value)]);
export const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

export const register = ({ shop, admin }: Fixture, differs: Partial<RegisterItemCommand>) =>
  shop.item.register(admin, { ...plainItem, ...differs });
export const place = ({ shop, by }: Fixture, differs: Partial<Parameters<World["shop"]["order"]["place"]>[1]>) =>
  shop.order.place(by, { lines: [], address, ...differs });

const member = { email: "duri@example.com", name: "두리", password, tel: "01012345678" };
export const join = ({ shop }: Fixture, differs: Partial<typeof member>) =>
  shop.member.signUp({ kind: "anonymous" }, { ...member, ...differs });

/** Makes every call on one shop. Each is refused with the name of its field; nothing is thrown, nothing is kept. */
export const expectRefused = async (cases: readonly Case[]): Promise<void> => {
  const its = await fixture();
  const before = its.commits();
  for (const [index, [field, call]] of cases.entries()) {
    const answer = await call(its);
    expect([index, answer]).toEqual([
      index,
      { ok: false, error: { code: "request.invalid", field, rule: expect.stringMatching(/\S/) } },
    ]);
  }
  expect(its.commits()).toBe(before);
};
