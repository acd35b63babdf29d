import { priceOf } from "./language.js";

/** What an order's price is made of, as far as there is any of it, and the price: pairs for a `dl`. */
export const orderSums = (order, words) => {
  const parts = [
    [words.goods, order.totalPrice],
    [words.coupon, -order.discountFromCoupon],
    [words.points, -order.usePoint],
    [words.delivery, order.deliveryFee],
  ].filter(([, amount]) => amount !== 0);
  return [...parts, [words.total, order.finalPrice]].map(([name, amount]) => [name, priceOf(amount)]);
};
