import type { OutOfStock, Quantity, Stock } from "../item/index.ts";
import { written } from "../shared/breakage.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { Order, OrderLine } from "./order.ts";
import type { Orders } from "./ports.ts";

export type OrderNotFound = { readonly code: "order.not-found" };

/** The units of stock that lines hold. */
export const held = (lines: readonly OrderLine[]): readonly Quantity[] =>
  lines.filter(({ taken }) => taken > 0).map(({ optionId, taken }) => ({ option: optionId, quantity: taken }));

/** A step: counts down what the lines hold. */
export const takeStock = async (
  tx: { readonly stock: Stock },
  lines: readonly OrderLine[],
): Promise<Result<undefined, OutOfStock>> => {
  const wanted = held(lines);
  const short = wanted.length === 0 ? [] : await tx.stock.take(wanted);
  return short.length === 0 ? done : err({ code: "item.out-of-stock", options: short });
};

/** Every line that is counted when paid now holds what it sells. */
export const takingAll = (order: Order): Order => ({
  ...order,
  lines: order.lines.map((line) => (line.takeWhenPaid ? { ...line, taken: line.quantity } : line)),
});

/** A step: writes the order as paid, and takes the stock of lines that are counted when paid. */
export const payOrder = async (
  tx: { readonly orders: Orders; readonly stock: Stock },
  paid: Order,
): Promise<Result<Order, OutOfStock>> => {
  const order = takingAll(paid);
  written(await tx.orders.save(order));
  const late = order.lines.filter((line) => line.takeWhenPaid);
  if (late.length > 0) {
    const stock = await takeStock(tx, late);
    if (!stock.ok) return stock;
    await tx.orders.saveLines(order);
  }
  return ok(order);
};
