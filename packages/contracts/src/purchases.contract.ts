import type { Item } from "@cofshop/core/item";
import type { OrderState } from "@cofshop/core/order";
import type { MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject } from "./contract.ts";
import { imageRow, itemIn, later, lineRow, memberIn, orderRow } from "./rows.ts";

const sold: readonly OrderState[] = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];
const unsold: readonly OrderState[] = ["WAITING_FOR_PAY", "PAYMENT_PENDING", "CANCELLED"];

/** Certifies `Purchases`: who has received what, and what sold most. */
export const purchasesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Purchases: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.purchases;
    /** An order of so many units of each option of some items. */
    const order = async (member: MemberId, state: OrderState, quantity: number, ...items: readonly Item[]) => {
      const [first] = items;
      if (first === undefined) throw new Error("an order is of something");
      const lines = items.flatMap((item) => item.options.map((option) => lineRow(item, option, quantity)));
      await commit(its(), (tx) => tx.orders.insert(orderRow(member, first, { state, lines })));
    };
    const popular = async (limit = 100) => (await reads().popular(limit)).map(({ id }) => id);

    test("a member has received what is in his own delivered or completed orders, and nothing else", async () => {
      const [one, two, three] = [await itemIn(its()), await itemIn(its()), await itemIn(its())];
      const [buyer, other] = [(await memberIn(its())).id, (await memberIn(its())).id];
      for (const state of [...sold.slice(0, 3), ...unsold]) await order(buyer, state, 1, one);
      await order(buyer, "DELIVERED", 1, two);
      await order(buyer, "COMPLETED", 1, three, two);
      await order(other, "COMPLETED", 1, one);
      const received = await Promise.all([one, two, three].map(({ id }) => reads().delivered(buyer, id)));
      expect(received).toEqual([false, true, true]);
      expect(await reads().delivered(other, two.id)).toBe(false);
      expect(await commit(its(), (tx) => tx.purchases.delivered(other, one.id))).toBe(true);
    });

    test("units count in every order from paid to completed and in no other, over all options and orders", async () => {
      const member = (await memberIn(its())).id;
      const [much, some, none] = [
        await itemIn(its(), { stock: [0, 0] }),
        await itemIn(its(), { stock: [0] }),
        await itemIn(its()),
      ];
      for (const state of sold) await order(member, state, 1, much);
      await order(member, "PAID", 9, some);
      for (const state of unsold) await order(member, state, 500, some, none);
      expect(await popular()).toEqual([much.id, some.id]);
      await order(member, "COMPLETED", 2, some);
      expect(await popular()).toEqual([some.id, much.id]);
    });

    test("most units come first, the newest item where they are equal, at most as many as asked", async () => {
      const member = (await memberIn(its())).id;
      const old = await itemIn(its(), { createdAt: later(-5) });
      const twins = [await itemIn(its()), await itemIn(its())];
      const best = await itemIn(its(), { createdAt: later(-9) });
      for (const item of [old, ...twins]) await order(member, "PAID", 3, item);
      await order(member, "SHIPPING", 4, best);
      const ranked = [best, ...[...twins].reverse(), old].map(({ id }) => id);
      expect(await popular()).toEqual(ranked);
      expect(await popular(2)).toEqual(ranked.slice(0, 2));
    });

    test("stopped and deleted items leave their places to others", async () => {
      const member = (await memberIn(its())).id;
      const [stopped, deleted, last] = [await itemIn(its()), await itemIn(its()), await itemIn(its())];
      for (const item of [stopped, deleted]) await order(member, "PAID", 50, item);
      await order(member, "PAID", 1, last);
      await commit(its(), async (tx) => {
        await tx.items.save({ ...stopped, state: "STOP", version: 2 });
        await tx.items.save({ ...deleted, state: "DELETED", version: 2 });
      });
      expect(await popular(1)).toEqual([last.id]);
    });

    test("a popular item is the row that lists show", async () => {
      const shown = imageRow({ type: "REPRESENTATIVE" });
      const item = await itemIn(its(), { discount: 15, images: [imageRow(), shown] });
      await order((await memberIn(its())).id, "PAID", 1, item);
      const list = await its().unitOfWork.reads.items.list(
        { sort: "newest", category: undefined, stopped: false },
        { after: undefined, limit: 5 },
      );
      expect(await reads().popular(5)).toEqual(list);
    });
  });
};
