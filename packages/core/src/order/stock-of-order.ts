import type { OutOfStock, Quantity, Stock } from "../item/index.ts";
import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { Order, OrderEvent, OrderLine } from "./order.ts";
import type { Orders } from "./ports.ts";

export type OrderNotFound = { readonly code: "order.not-found" };

const held = (lines: readonly OrderLine[]): readonly Quantity[] =>
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

/** A step: the order as paid, with the stock of lines that are counted when paid. */
export const payOrder = async (
  tx: { readonly orders: Orders; readonly stock: Stock; readonly outbox: Outbox },
  { state, events }: Changed<Order, OrderEvent>,
  at: Date,
): Promise<Result<Order, OutOfStock>> => {
  const order = takingAll(state);
  written(await tx.orders.save(order));
  const late = order.lines.filter((line) => line.takeWhenPaid);
  if (late.length > 0) {
    const stock = await takeStock(tx, late);
    if (!stock.ok) return stock;
    await tx.orders.saveTaken(order);
  }
  await tx.outbox.append(events, at);
  return ok(order);
};

/** A step: the order as cancelled, with everything it held given back. The guarded save makes that happen once. */
export const releaseOrder = async (
  tx: { readonly orders: Orders; readonly stock: Stock; readonly outbox: Outbox },
  { state, events }: Changed<Order, OrderEvent>,
  at: Date,
): Promise<Order> => {
  const back = held(state.lines);
  const released: Order = { ...state, lines: state.lines.map((line) => ({ ...line, taken: 0 })) };
  written(await tx.orders.save(released));
  if (back.length > 0) {
    await tx.orders.saveTaken(released);
    await tx.stock.give(back);
  }
  await tx.outbox.append(events, at);
  return released;
};
