import { z } from "zod";
import type { Browser } from "./browser.ts";

const option = z.object({
  id: z.string(),
  description: z.string(),
  additionalPrice: z.int(),
  discountRate: z.int(),
  stock: z.int(),
});
export const itemPage = z.object({
  id: z.string(),
  itemName: z.string(),
  price: z.int(),
  discount: z.int(),
  deliveryFee: z.int().nullable(),
  categoryNames: z.array(z.string()),
  itemOptions: z.array(option),
});
const itemFeed = z.object({
  content: z.array(z.object({ id: z.string(), itemName: z.string(), salePrice: z.int() })),
  nextCursor: z.string().nullable(),
});
type Option = z.output<typeof option>;
export type Wanted = { readonly item: z.output<typeof itemPage>; readonly option: Option; readonly quantity: number };

export const feedPage = async ({ call }: Browser, query: Readonly<Record<string, string>>) =>
  itemFeed.parse((await call("GET", `/item?${new URLSearchParams(query)}`)).data);

/** One option of an item, found by name as a shopper would, page after page. */
export const findGoods = async (browser: Browser, itemName: string, description: string, quantity = 1) => {
  let cursor: string | null | undefined;
  do {
    const page = await feedPage(browser, { size: "100", ...(cursor == null ? {} : { cursor }) });
    const found = page.content.find((item) => item.itemName === itemName);
    if (found !== undefined) return wanted(browser, found.id, description, quantity);
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new Error(`The shop does not sell ${itemName}: the demo needs the goods of SEED=demo.`);
};

export const wanted = async ({ call }: Browser, itemId: string, description: string, quantity = 1): Promise<Wanted> => {
  const item = itemPage.parse((await call("GET", `/item/${itemId}`)).data);
  const option = item.itemOptions.find((one) => one.description === description);
  if (option === undefined) throw new Error(`${item.itemName} is not sold as ${description}.`);
  return { item, option, quantity };
};

/** How many are left now. */
export const stockOf = async (browser: Browser, { item, option }: Wanted): Promise<number> =>
  (await wanted(browser, item.id, option.description)).option.stock;

/** The demo's own arithmetic, so that the shop's is checked against something. */
export const unitPrice = ({ item, option }: Wanted): number => {
  const base = Math.floor((item.price * (100 - item.discount)) / 100) + option.additionalPrice;
  return Math.floor((base * (100 - option.discountRate)) / 100);
};

const DELIVERY_FEE = 3_000;
const FREE_FROM = 50_000;

/** What lines of different items cost, delivery on the standard terms: 3,000 won an item, free from 50,000 won. */
export const billOf = (lines: readonly Wanted[]) => {
  const itemTotal = lines.reduce((sum, line) => sum + unitPrice(line) * line.quantity, 0);
  const fees = lines.reduce((sum, { item }) => sum + (item.deliveryFee ?? DELIVERY_FEE), 0);
  const deliveryFee = itemTotal >= FREE_FROM ? 0 : fees;
  const products = lines.map((line) => `${line.quantity} × ${unitPrice(line).toLocaleString("en-US")}`);
  const sum = [...products, `delivery ${deliveryFee.toLocaleString("en-US")}`].join(" + ");
  return { totals: { itemTotal, tierDiscount: 0, deliveryFee, total: itemTotal + deliveryFee }, sum };
};

export const lineOf = ({ item, option, quantity }: Wanted) => ({ itemId: item.id, optionId: option.id, quantity });
