import {
  type Actor,
  anonymous,
  type CartId,
  expectOk,
  type GuestActor,
  idOf,
  type MemberId,
  system,
} from "../../src/index.ts";
import type { Item, ShownReview } from "../../src/item/index.ts";
import type { Order } from "../../src/order/index.ts";
import type { Payment } from "../../src/payment/index.ts";
import {
  type Answer,
  itemOnSale,
  optionOf,
  payOrder,
  placeOrder,
  preparePayment,
  sellerOf,
  signUp,
  type World,
  worldOf,
} from "../world.ts";

/** A shop with somebody for every role, and something of theirs: the seller's items, the member's orders. */
export type Fixture = World & {
  readonly actors: readonly Actor[];
  readonly other: MemberId;
  readonly item: Item;
  readonly stopped: Item;
  readonly unpaid: Order;
  readonly waiting: Order;
  readonly payment: Payment;
  readonly paid: Order;
  readonly delivered: Order;
  readonly review: ShownReview;
};

export const fixture = async (): Promise<Fixture> => {
  const world = await worldOf();
  const { shop, admin } = world;
  const [member, other] = [await signUp(world, "member"), await signUp(world, "other")];
  const [seller, rival] = [await sellerOf(world, "seller"), await sellerOf(world, "rival")];
  const [item, stopped] = [await itemOnSale(world, {}, seller), await itemOnSale(world, {}, seller)];
  expectOk(await shop.item.changeState(seller, stopped.id, "STOP"));
  const placed = () => placeOrder(world, member, optionOf(item));
  const [unpaid, waiting, paid, delivered] = [await placed(), await placed(), await placed(), await placed()];
  const payment = await preparePayment(world, member, waiting.id);
  for (const order of [paid, delivered]) await payOrder(world, member, order.id);
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(admin, delivered.id, step));
  }
  const review = expectOk(await shop.item.writeReview(member, item.id, { rating: 5, content: "좋아요" }));
  const actors = [anonymous, member, other, seller, rival, admin, system("test")];
  return { ...world, actors, other: other.id, item, stopped, unpaid, waiting, payment, paid, delivered, review };
};

type Call = (its: Fixture, by: Actor) => Promise<Answer>;
/** Who hears what, in the order anonymous, member, other member, seller, other seller, admin, system. */
export type Row = readonly [useCase: string, call: Call, answers: readonly string[]];

export const forbidden = "auth.forbidden";
export const everybody = ["ok", "ok", "ok", "ok", "ok", "ok", "ok"];
export const people = [forbidden, "ok", "ok", "ok", "ok", "ok", forbidden];
export const hosts = [...Array(6).fill(forbidden), "ok"];
export const admins = [forbidden, forbidden, forbidden, forbidden, forbidden, "ok", "ok"];
export const adminsMiss = (code: string) => [forbidden, forbidden, forbidden, forbidden, forbidden, code, code];
export const owner = (code: string) => [forbidden, "ok", code, code, code, code, forbidden];
export const guest: GuestActor = { kind: "guest", cart: idOf<CartId>("00000000-0000-7000-8000-ffffffffffff") };
