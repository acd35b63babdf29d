import { catalogue, catalogueCategories } from "@cofshop/contracts";
import { expect, test } from "vitest";
import { categoryPaths, goods } from "../src/seed-goods.ts";

test("the kit judges search over exactly what the demo shop sells", () => {
  expect(catalogueCategories).toEqual(categoryPaths);
  const sold = goods.map(({ name, category, price, origin, discount = 0, options }) => ({
    name,
    category,
    price,
    origin,
    discount,
    options: options.map(([description]) => description),
  }));
  expect(Object.values(catalogue).map((item) => ({ discount: 0, ...item }))).toEqual(sold);
});
