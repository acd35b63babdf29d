import { commandKey, expectOk, type OptionId } from "@cofshop/core";
import type { Payment } from "@cofshop/core/payment";
import type { MemberActor, OrderId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOf, contract, upTo } from "./contract.ts";
import {
  address,
  card,
  deliver,
  type FreshShop,
  freshShop,
  itemOnSale,
  oneOf,
  orderNow,
  payAtProvider,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  type ShopSubject,
  signUp,
  signUpMany,
  stockDifferences,
  stockNow,
} from "./fresh-shop.ts";
import { seed } from "./property.ts";
import { optionsOf } from "./rows.ts";

/** How many take part. The defaults are what the shop is promised to stand; fewer make a quicker test of less. */
export type ShopRaceSizes = {
  /** Buyers of one option that has two thirds as many units. Default 150. */
  readonly buyers?: number;
  /** Buyers of three options with a quarter as many units each. Default 200. */
  readonly crowd?: number;
  /** Orders in the storm of cancellations, and in the race of paying and cancelling. Default 40. */
  readonly orders?: number;
};

const countOf = (codes: readonly string[], code: string): number => codes.filter((each) => each === code).length;

/** Races of whole use cases on one shop: nothing is sold, paid or given back twice, and nothing gets lost. */
export const shopRaces = (
  name: string,
  create: () => Promise<ShopSubject>,
  { buyers = 150, crowd = 200, orders = 40 }: ShopRaceSizes = {},
): void => {
  contract(`Races of the shop: ${name}`, create, [], (its) => {
    const one = ([option]: readonly OptionId[]): readonly OptionId[] => (option === undefined ? [] : [option]);

    test(`${buyers} buyers of two thirds as many units: each unit is sold once, everyone else is told that it is out of stock`, async () => {
      const fresh = await freshShop(its());
      const units = Math.floor((buyers * 2) / 3);
      const options = optionsOf(await itemOnSale(fresh, [units]));
      const members = await signUpMany(fresh, buyers);
      const answers = await Promise.all(
        members.map((by) => fresh.shop.order.place(by, { lines: oneOf(options), address })),
      );
      const codes = answers.map(codeOf);
      expect([countOf(codes, "ok"), countOf(codes, "item.out-of-stock")]).toEqual([units, buyers - units]);
      expect(await stockNow(fresh, options)).toEqual([0]);
      expect(expectOk(await fresh.shop.order.list(fresh.admin, {})).totalElements).toBe(units);
      expect(await stockDifferences(fresh)).toEqual([]);
    });

    test(`${crowd} buyers of three options in any order: nothing but sold or out of stock, and the counters are exact`, async () => {
      const fresh = await freshShop(its());
      const units = Math.floor(crowd / 4);
      const options = optionsOf(await itemOnSale(fresh, [units, units, units]));
      const members = await signUpMany(fresh, crowd);
      const choices = fc.sample(fc.shuffledSubarray([...options], { minLength: 1 }), { numRuns: crowd, seed });
      const answers = await Promise.all(
        members.map((by, index) => fresh.shop.order.place(by, { lines: oneOf(choices[index] ?? []), address })),
      );
      const codes = answers.map(codeOf);
      expect(countOf(codes, "ok") + countOf(codes, "item.out-of-stock")).toBe(crowd);
      const sold = choices.filter((_, index) => answers[index]?.ok).flat();
      const left = options.map((option) => units - sold.filter((each) => each === option).length);
      expect(await stockNow(fresh, options)).toEqual(left);
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      const gone = options.filter((_, index) => left[index] === 0);
      const refused = choices.filter((_, index) => !answers[index]?.ok);
      expect(refused.every((choice) => choice.some((option) => gone.includes(option)))).toBe(true);
      expect(await stockDifferences(fresh)).toEqual([]);
    });

    test("a storm of cancelling, automatic cancelling, moving and confirming gives stock back exactly once", async () => {
      const fresh = await freshShop(its(), { autoCancelAfterMs: -60_000 });
      const options = optionsOf(await itemOnSale(fresh, [orders, orders]));
      const members = await signUpMany(fresh, orders);
      const placed = await Promise.all(members.map((by) => placeOrder(fresh, by, oneOf(options))));
      const delivered = new Set<OrderId>();
      for (const [index, by] of members.entries()) {
        const order = placed[index];
        if (order === undefined || index % 4 === 0) continue;
        if (index % 4 === 1) await preparePayment(fresh, by, order.id);
        else await payOrder(fresh, by, order.id);
        if (index % 4 === 3) await deliver(fresh, order.id);
        if (index % 4 === 3) delivered.add(order.id);
      }
      await fresh.told();
      const { cancel, confirm, move } = fresh.shop.order;
      const storm = members.flatMap((by, index) => {
        const id = placed[index]?.id;
        return id === undefined
          ? []
          : [
              cancel(by, id, "changed my mind"),
              move(fresh.admin, id, "PREPARING_FOR_SHIPMENT"),
              confirm(by, id),
              cancel(by, id, "changed it again"),
            ];
      });
      const jobs = upTo(3).map(() => runJob(fresh, "auto-cancel-orders"));
      const [answers] = await Promise.all([Promise.all(storm), Promise.all(jobs)]);
      const codes = answers.map(codeOf);
      await runJob(fresh, "auto-cancel-orders");
      const allowed = ["ok", "order.cannot-cancel", "order.illegal-transition", "lock.busy"];
      expect(codes.filter((code) => !allowed.includes(code))).toEqual([]);

      const after = await Promise.all(placed.map(({ id }) => orderNow(fresh, id)));
      const expected = after.map(({ id }, index) => {
        if (index % 4 < 2) return "CANCELLED";
        return delivered.has(id) ? "COMPLETED" : "PREPARING_FOR_SHIPMENT";
      });
      expect(after.map(({ state }) => state)).toEqual(expected);
      const kept = after.filter(({ state }) => state !== "CANCELLED").length;
      expect(await stockNow(fresh, options)).toEqual([orders - kept, orders - kept]);
      expect(await stockDifferences(fresh)).toEqual([]);
      const cancelled = (await fresh.told()).filter(({ type }) => type === "order.cancelled");
      expect(cancelled).toHaveLength(orders - kept);
    });

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

    test("of ten orders at once from one cart one is placed, and what is added meanwhile is ordered or still there", async () => {
      const fresh = await freshShop(its());
      const by = await signUp(fresh, "buyer");
      const item = await itemOnSale(fresh, [100]);
      const lines = optionsOf(item).map((optionId) => ({ itemId: item.id, optionId, quantity: 1 }));
      const add = async () => codeOf(await fresh.shop.cart.add(by, { lines }));
      expect(await add()).toBe("ok");
      const orders = await Promise.all(upTo(10).map(() => fresh.shop.order.placeFromCart(by, { address })));
      expect([countOf(orders.map(codeOf), "ok"), countOf(orders.map(codeOf), "cart.empty")]).toEqual([1, 9]);
      expect(await stockNow(fresh, optionsOf(item))).toEqual([99]);

      const ordering = upTo(10).map(() => fresh.shop.order.placeFromCart(by, { address }));
      const adding = upTo(20).map(add);
      const [answers, added] = await Promise.all([Promise.all(ordering), Promise.all(adding)]);
      const ordered = answers.flatMap((answer) => (answer.ok ? answer.value.lines : []));
      const left = expectOk(await fresh.shop.cart.view(by)).lines;
      const units = [...ordered, ...left].reduce((sum, { quantity }) => sum + quantity, 0);
      expect([countOf(added, "ok"), units]).toEqual([20, 20]);
    });

    test("20 orders at once under one key are one order", async () => {
      const fresh = await freshShop(its());
      const by = await signUp(fresh, "buyer");
      const options = optionsOf(await itemOnSale(fresh, [50]));
      const command = { lines: oneOf(options), address, key: commandKey("the same click") };
      const answers = await Promise.all(upTo(20).map(() => fresh.shop.order.place(by, command)));
      const [first, ...others] = answers.map(expectOk);
      for (const other of others) expect(other).toEqual(first);
      expect(await stockNow(fresh, options)).toEqual([49]);
      expect(expectOk(await fresh.shop.order.mine(by, {})).content).toHaveLength(1);
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
  });
};
