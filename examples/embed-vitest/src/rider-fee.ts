import { money } from "@cofshop/core";
import type { DeliveryFeePolicy } from "@cofshop/core/item";

/** What one rider's cool box holds. */
const BOXES_PER_RIDER = 12;
const PER_RIDER = 2_500;

/** Lunch travels by bicycle: every rider that an order needs is paid for, however dear the lunches are. */
export const riderFee: DeliveryFeePolicy = (wanted) => {
  const boxes = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  return money(Math.ceil(boxes / BOXES_PER_RIDER) * PER_RIDER);
};
