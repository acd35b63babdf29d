import type { Member } from "@cofshop/core/member";
import type { Order, OrderState } from "@cofshop/core/order";
import type { MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, itemIn, later, memberIn, orderIn, orderRow, paymentRow } from "./rows.ts";

const open: readonly OrderState[] = ["PAYMENT_PENDING", "PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING"];
const settled: readonly OrderState[] = ["WAITING_FOR_PAY", "DELIVERED", "COMPLETED", "CANCELLED"];

/** The account as it is written when it is closed. */
const gone = (member: Member): Member => ({
  ...member,
  state: "QUIT",
  email: `quit-${member.id}@withdrawn.invalid`,
  version: member.version + 1,
});

/** Certifies `OpenOrders`, and that nothing is begun for a member who quits without his knowing. */
export const openOrdersContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`OpenOrders: ${name}`, create, [], (its) => {
    const openOf = (member: MemberId, limit = 100) => commit(its(), (tx) => tx.openOrders.ofMember(member, limit));
    /** Closes the account, and answers what the member hears of open orders; with any the account stays. */
    const quit = (member: Member) =>
      its().unitOfWork.run(async (tx) => {
        await tx.members.save(gone(member));
        const orders = await tx.openOrders.ofMember(member.id, 1);
        return orders.length === 0 ? ({ ok: true, value: "gone" } as const) : ({ ok: false, error: "open" } as const);
      });

    test("an order is open from its payment's beginning until it is delivered or cancelled, for its own member", async () => {
      const { id } = await memberIn(its());
      const rows: Order[] = [];
      for (const [index, state] of [...settled, ...open].entries()) {
        // Placed in pairs, the later states first; of two of one moment the newer id stands first.
        rows.push(await orderIn(its(), { memberId: id, state, placedAt: later(-Math.floor(index / 2)) }));
        await orderIn(its(), { state });
      }
      const expected = reversed(rows.slice(settled.length)).map((order) => order.id);
      expect(await openOf(id)).toEqual(expected);
      expect(await openOf(id, 3)).toEqual(expected.slice(0, 3));
      expect(await openOf(freshId<MemberId>())).toEqual([]);
    });

    test("nothing is begun for a member who has quit, or is none; the transaction goes on", async () => {
      const order = await orderIn(its());
      const member = await its().unitOfWork.reads.members.byId(order.memberId);
      if (member === undefined) throw new Error("an order has a member");
      expect(await quit(member)).toMatchObject({ ok: true });
      const item = await itemIn(its());
      const kept = await memberIn(its());
      const [late, nobodys, next] = [member.id, freshId<MemberId>(), kept.id].map((id) => orderRow(id, item));
      const payment = paymentRow(order);
      const answers = await commit(its(), async (tx) => [
        late && (await tx.orders.insert(late)),
        nobodys && (await tx.orders.insert(nobodys)),
        await tx.payments.insert(payment),
        await tx.payments.insert(paymentRow(order, { memberId: freshId<MemberId>() })),
        next && (await tx.orders.insert(next)),
      ]);
      expect(answers).toEqual([false, false, false, false, true]);
      const { orders, payments } = its().unitOfWork.reads;
      expect([late && (await orders.byId(late.id)), await payments.byId(payment.id)]).toEqual([undefined, undefined]);
    });

    test("an order or a payment that is begun while its member quits is seen by him, or is not begun", async () => {
      const item = await itemIn(its());
      const race = async (index: number): Promise<void> => {
        const member = await memberIn(its());
        const waiting = orderRow(member.id, item);
        await commit(its(), (tx) => tx.orders.insert(waiting));
        const begin = commit(its(), async (tx) => {
          // They meet at different moments.
          for (const _ of upTo(index % 4)) await tx.orders.byId(waiting.id);
          if (index % 2 === 0) return tx.orders.insert(orderRow(member.id, item, { state: "PAID" }));
          const pending: Order = { ...waiting, state: "PAYMENT_PENDING", version: 2 };
          return (await tx.payments.insert(paymentRow(waiting))) && tx.orders.save(pending);
        });
        const [begun, left] = await Promise.all([begin, quit(member)]);
        expect([index, begun, left.ok]).toEqual([index, begun, !begun]);
        expect(await openOf(member.id)).toHaveLength(begun ? 1 : 0);
      };
      await Promise.all(upTo(runs * 2).map(race));
    });

    test("orders of one member do not wait for one another: two are begun at once", async () => {
      const item = await itemIn(its());
      const member = await memberIn(its());
      const begun = await Promise.all(
        upTo(10).map(() => commit(its(), (tx) => tx.orders.insert(orderRow(member.id, item, { state: "PAID" })))),
      );
      expect(begun.every(Boolean)).toBe(true);
      expect(await openOf(member.id)).toHaveLength(10);
      expect(await quit(member)).toMatchObject({ ok: false });
    });
  });
};
