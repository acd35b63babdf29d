import type { Payment, PaymentState } from "@cofshop/core/payment";
import type { OrderId, PaymentId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, thrownBy, upTo } from "./contract.ts";
import { freshId, later, orderIn, paymentRow } from "./rows.ts";

/** Certifies `Payments`: every attempt is kept, and one order is paid once. */
export const paymentsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Payments: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.payments;
    const insert = (payment: Payment) => commit(its(), (tx) => tx.payments.insert(payment));
    const save = (payment: Payment) => commit(its(), (tx) => tx.payments.save(payment));
    const become = (payment: Payment, state: PaymentState): Payment => ({
      ...payment,
      state,
      transactionId: "T-1",
      paidAt: later(9),
      nextCheckAt: later(11),
      version: payment.version + 1,
    });

    test("a payment comes back with every field, by id and by its name at the provider, and an unknown one is absent", async () => {
      const order = await orderIn(its());
      const full = paymentRow(order, {
        state: "REFUND_PENDING",
        orderName: "이름 O'Neill 🫘",
        transactionId: "imp_1'2",
        paidAt: later(2),
        checks: 3,
        nextCheckAt: later(5),
        version: 6,
      });
      const plain = paymentRow(order);
      for (const payment of [full, plain]) {
        await insert(payment);
        expect(await reads().byId(payment.id)).toEqual(payment);
        expect(await reads().byMerchantUid(payment.merchantUid)).toEqual(payment);
      }
      expect(await reads().byId(freshId<PaymentId>())).toBeUndefined();
      expect(await reads().byMerchantUid("nobody's")).toBeUndefined();
      await thrownBy(() => insert(paymentRow(order, { merchantUid: plain.merchantUid })));
    });

    test("the attempts of an order come oldest first, without those of others", async () => {
      const order = await orderIn(its());
      const attempts = upTo(4).map((index) => paymentRow(order, { requestedAt: later(-index) }));
      for (const attempt of attempts) await insert(attempt);
      await insert(paymentRow(await orderIn(its())));
      expect(await reads().ofOrder(order.id)).toEqual([...attempts].reverse());
      expect(await reads().ofOrder(freshId<OrderId>())).toEqual([]);
    });

    test("a change is written over the version before it and no other: of racing ones exactly one", async () => {
      const payment = paymentRow(await orderIn(its()));
      await insert(payment);
      expect(await save({ ...payment, version: 3 })).toBe(false);
      expect(await save({ ...become(payment, "FAILED"), id: freshId<PaymentId>() })).toBe(false);
      const changes = upTo(10).map((index) => ({ ...become(payment, "PAID"), transactionId: `T-${index}` }));
      const written = await Promise.all(changes.map(save));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await reads().byId(payment.id)).toEqual(changes[written.indexOf(true)]);
    });

    test("a second paid payment of one order throws and changes nothing, also in a race", async () => {
      const order = await orderIn(its());
      const attempts = upTo(5).map(() => paymentRow(order));
      for (const attempt of attempts) await insert(attempt);
      const settled = await Promise.allSettled(attempts.map((attempt) => save(become(attempt, "PAID"))));
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const after = await reads().ofOrder(order.id);
      expect(after.filter(({ state }) => state === "PAID")).toHaveLength(1);
      expect(after.filter(({ state }) => state === "READY")).toHaveLength(4);
      const late = after.find(({ state }) => state === "READY");
      if (late === undefined) throw new Error("four attempts are open");
      await thrownBy(() => save(become(late, "PAID")));
      expect(await save(become(late, "REFUND_PENDING"))).toBe(true);
    });

    test("payments to be asked about by an instant are open ones, those first that wait longest", async () => {
      const order = await orderIn(its());
      const at = (minute: number | undefined, state: PaymentState = "READY") =>
        paymentRow(order, { state, nextCheckAt: minute === undefined ? undefined : later(minute) });
      const [second, first, third] = [at(2), at(1), at(3)];
      for (const payment of [second, at(undefined), first, at(0, "FAILED"), third, at(4)]) await insert(payment);
      const toCheck = (limit: number, after?: Payment) =>
        reads().toCheck(later(3), {
          after: after?.nextCheckAt && { key: after.nextCheckAt.getTime(), id: after.id },
          limit,
        });
      expect(await toCheck(10)).toEqual([first, second, third]);
      expect(await toCheck(1)).toEqual([first]);
      expect(await toCheck(10, first)).toEqual([second, third]);
    });

    test("payments whose money came in within a time come oldest first, whatever became of them since", async () => {
      const at = async (minute: number | undefined, state: PaymentState) => {
        const paidAt = minute === undefined ? undefined : later(minute);
        const payment = paymentRow(await orderIn(its()), { state, paidAt });
        await insert(payment);
        return payment;
      };
      await at(undefined, "READY");
      const [second, first, third] = [await at(2, "PAID"), await at(1, "REFUNDED"), await at(3, "REFUND_PENDING")];
      await at(4, "PAID");
      await at(0, "PAID");
      const paid = (limit: number, after?: Payment) =>
        reads().paidWithin(
          { from: later(1), to: later(4) },
          { after: after?.paidAt && { key: after.paidAt.getTime(), id: after.id }, limit },
        );
      expect(await paid(10)).toEqual([first, second, third]);
      expect(await paid(1)).toEqual([first]);
      expect(await paid(10, first)).toEqual([second, third]);
    });

    test("that a payment is asked about later is counted once, and only while nobody has decided", async () => {
      const payment = paymentRow(await orderIn(its()), { nextCheckAt: later(1) });
      await insert(payment);
      const askLater = (checks: number, minute: number) =>
        commit(its(), (tx) => tx.payments.askLater({ id: payment.id, checks, nextCheckAt: later(minute) }));
      const counted = await Promise.all(upTo(5).map((minute) => askLater(1, minute)));
      expect(counted.filter(Boolean)).toHaveLength(1);
      const nextCheckAt = later(counted.indexOf(true));
      expect(await reads().byId(payment.id)).toEqual({ ...payment, checks: 1, nextCheckAt });
      expect(await askLater(3, 9)).toBe(false);
      expect(await askLater(2, 9)).toBe(true);
      const failed: Payment = { ...payment, state: "FAILED", checks: 2, nextCheckAt: undefined, version: 2 };
      expect(await save(failed)).toBe(true);
      expect(await askLater(3, 10)).toBe(false);
      expect(await reads().byId(payment.id)).toEqual(failed);
    });

    test("payments whose money is to go back come oldest first, at most as many as asked", async () => {
      const due: Payment[] = [];
      const states: readonly PaymentState[] = [
        "REFUND_PENDING",
        "REFUNDED",
        "READY",
        "REFUND_PENDING",
        "REFUND_PENDING",
      ];
      for (const [index, state] of states.entries()) {
        const payment = paymentRow(await orderIn(its()), { state, requestedAt: later(-index), paidAt: later(0) });
        await insert(payment);
        if (state === "REFUND_PENDING") due.unshift(payment);
      }
      expect(await reads().refundsDue({ after: undefined, limit: 10 })).toEqual(due);
      expect(await reads().refundsDue({ after: undefined, limit: 2 })).toEqual(due.slice(0, 2));
      const [first] = due;
      const after = first && { key: first.requestedAt.getTime(), id: first.id };
      expect(await reads().refundsDue({ after, limit: 10 })).toEqual(due.slice(1));
    });
  });
};
