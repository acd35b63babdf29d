import { contract } from "./contract.ts";
import type { ShopSubject } from "./fresh-shop.ts";
import { orderRaces } from "./order-races.ts";
import { paymentRaces } from "./payment-races.ts";

/** How many take part. The defaults are what the shop is promised to stand; fewer make a quicker test of less. */
export type ShopRaceSizes = {
  /** Buyers of one option that has two thirds as many units. Default 150. */
  readonly buyers?: number;
  /** Buyers of three options with a quarter as many units each. Default 200. */
  readonly crowd?: number;
  /** Orders in the storm of cancellations, and in the race of paying and cancelling. Default 40. */
  readonly orders?: number;
};

/** Races of whole use cases on one shop: nothing is sold, paid or given back twice, and nothing gets lost. */
export const shopRaces = (
  name: string,
  create: () => Promise<ShopSubject>,
  { buyers = 150, crowd = 200, orders = 40 }: ShopRaceSizes = {},
): void => {
  contract(`Races of the shop: ${name}`, create, [], (its) => {
    orderRaces(its, { buyers, crowd, orders });
    paymentRaces(its, orders);
  });
};
