export { shopRouter } from "./shop-router.ts";
