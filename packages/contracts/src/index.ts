export { cartsContract } from "./carts.contract.ts";
export type { Feature, StoreFeatures, StoreSubject, Subject } from "./contract.ts";
export { ordersContract } from "./orders.contract.ts";
export { holds, type PropertyTerms, seed } from "./property.ts";
export { stockContract } from "./stock.contract.ts";
export { type UnitOfWorkFeatures, unitOfWorkContract } from "./unit-of-work.contract.ts";
