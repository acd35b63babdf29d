import { expectOk, type OptionId } from "@cofshop/core";
import type { Payment } from "@cofshop/core/payment";
import type { MemberActor } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { codeOf, countOf, upTo } from "./contract.ts";
import {
  card,
  type FreshShop,
  freshShop,
  itemOnSale,
  oneOf,
  orderNow,
  payAtProvider,
  placeOrder,
  preparePayment,
  runJob,
  type ShopSubject,
  signUp,
  signUpMany,
  stockDifferences,
  stockNow,
} from "./fresh-shop.ts";
import { optionsOf } from "./rows.ts";

/** Races of paying with paying again and with giving up. */
export const paymentRaces = (its: () => ShopSubject, orders: number): void => {
  const one = ([option]: readonly OptionId[]): readonly OptionId[] => (option === undefined ? [] : [option]);

  test("an order that is paid ten times at once is paid by one payment and told once", async () => {
    const fresh = await freshShop(its());
    const by = await signUp(fresh, "buyer");
    const { id } = await placeOrder(fresh, by, oneOf(optionsOf(await itemOnSale(fresh, [10]))));
    const prepared = await Promise.all(upTo(10).map(() => preparePayment(fresh, by, id)));
    expect(new Set(prepared.map((payment) => payment.id)).size).toBe(1);
    for (const payment of prepared) payAtProvider(fresh, payment);
    const verified = await Promise.all(prepared.map((payment) => fresh.shop.payment.verify(by, payment.id)));
    expect(verified.map((answer) => answer.ok && answer.value.state)).toEqual(upTo(10).map(() => "PAID"));
    expect(await orderNow(fresh, id)).toMatchObject({ state: "PAID" });
    expect(
      (await fresh.told())
        .filter(({ type }) => type.endsWith(".paid"))
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["order.paid", "payment.paid"]);
  });

  test("of ten attempts that were all paid at the provider one pays the order, and the others' money goes back", async () => {
    const fresh = await freshShop(its());
    const by = await signUp(fresh, "buyer");
    const { id } = await placeOrder(fresh, by, oneOf(optionsOf(await itemOnSale(fresh, [10]))));
    const methods = upTo(10).map((index) => ({ ...card, payMethod: `method-${index}` }));
    const prepared = await Promise.all(methods.map((method) => fresh.shop.payment.prepare(by, id, method)));
    const attempts = prepared.map((answer) => expectOk(answer).payment);
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(10);
    for (const attempt of attempts) payAtProvider(fresh, attempt);
    const codes = (await Promise.all(attempts.map((each) => fresh.shop.payment.verify(by, each.id)))).map(codeOf);
    expect([countOf(codes, "ok"), countOf(codes, "payment.refund-due")]).toEqual([1, 9]);
    await runJob(fresh, "return-money");
    const states = (await fresh.ports.unitOfWork.reads.payments.ofOrder(id)).map(({ state }) => state);
    expect([countOf(states, "PAID"), countOf(states, "REFUNDED")]).toEqual([1, 9]);
    expect((await fresh.told()).filter(({ type }) => type === "order.paid")).toHaveLength(1);
  });

  /** One customer who pays while he cancels, and while the shop cancels what was not paid in time. */
  const payAndCancel = (fresh: FreshShop, by: MemberActor, payment: Payment): Promise<readonly string[]> => {
    const pay = async () => {
      payAtProvider(fresh, payment);
      return codeOf(await fresh.shop.payment.verify(by, payment.id));
    };
    const cancel = async () => codeOf(await fresh.shop.order.cancel(by, payment.orderId, "changed my mind"));
    const autoCancel = async () => {
      await runJob(fresh, "auto-cancel-orders");
      return "ok";
    };
    return Promise.all([cancel(), autoCancel(), pay(), pay(), cancel()]);
  };

  test("paying against cancelling never leaves a paid order without its stock, nor a cancelled one with its money", async () => {
    const fresh = await freshShop(its(), { autoCancelAfterMs: -60_000 });
    const few = Math.floor(orders / 4);
    const item = await itemOnSale(fresh, [{ stock: orders }, { stock: few, inventory: "track" }]);
    const [reserved, counted] = [one(optionsOf(item)), one(optionsOf(item).slice(1))];
    const members = await signUpMany(fresh, orders);
    const placed = await Promise.all(
      members.map((by, index) => placeOrder(fresh, by, oneOf(index % 2 === 0 ? reserved : counted))),
    );
    const payments: Payment[] = [];
    for (const [index, by] of members.entries()) {
      for (const { id } of placed.slice(index, index + 1)) payments.push(await preparePayment(fresh, by, id));
    }
    const codes = await Promise.all(
      members.flatMap((by, index) => payments.slice(index, index + 1).map((each) => payAndCancel(fresh, by, each))),
    );
    const allowed = ["ok", "order.cannot-cancel", "payment.refund-due", "lock.busy"];
    expect(codes.flat().filter((code) => !allowed.includes(code))).toEqual([]);

    // What was too busy to be heard is asked again, as the customer's page and the shop's jobs do.
    const { reads } = fresh.ports.unitOfWork;
    for (const [index, by] of members.entries()) {
      for (const { id } of payments.slice(index, index + 1)) await fresh.shop.payment.verify(by, id);
    }
    await runJob(fresh, "return-money");
    const holding = { paid: 0, all: 0 };
    for (const { id } of placed) {
      const order = await orderNow(fresh, id);
      const states = (await reads.payments.ofOrder(id)).map(({ state }) => state);
      const taken = order.lines.map((line) => line.taken);
      expect([order.state, taken, states]).toEqual(
        order.state === "PAID" ? ["PAID", [1], ["PAID"]] : ["CANCELLED", [0], ["REFUNDED"]],
      );
      if (order.state === "PAID") holding.paid += 1;
      if (order.state === "PAID" && order.lines.some(({ optionId }) => counted.includes(optionId))) holding.all += 1;
    }
    const sold = [holding.paid - holding.all, holding.all];
    expect(await stockNow(fresh, optionsOf(item))).toEqual([orders - (sold[0] ?? 0), few - (sold[1] ?? 0)]);
    expect(await stockDifferences(fresh)).toEqual([]);
    expect((await fresh.told()).filter(({ type }) => type === "order.paid")).toHaveLength(holding.paid);
  });
};
