import fc from "fast-check";
import { expect, test } from "vitest";
import { type MemberActor, system } from "../src/index.ts";
import { advance, cancel, markPending, type Order, pay } from "../src/order/order.ts";
import { canMove, type OrderState } from "../src/order/order-state.ts";
import { always } from "./property.ts";
import { itemOnSale, optionOf, placeOrder, signUp, worldOf } from "./world.ts";

/** decisions.md, "Order": who may follow whom. */
const table: Readonly<Record<OrderState, readonly OrderState[]>> = {
  WAITING_FOR_PAY: ["PAYMENT_PENDING", "PAID", "CANCELLED"],
  PAYMENT_PENDING: ["PAID", "CANCELLED"],
  PAID: ["PREPARING_FOR_SHIPMENT", "REFUND_PENDING"],
  PREPARING_FOR_SHIPMENT: ["SHIPPING", "REFUND_PENDING"],
  SHIPPING: ["DELIVERED", "REFUND_PENDING"],
  DELIVERED: ["COMPLETED", "REFUND_PENDING"],
  COMPLETED: ["REFUND_PENDING"],
  REFUND_PENDING: ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED", "CANCELLED"],
  CANCELLED: [],
};
const states: readonly OrderState[] = [
  "WAITING_FOR_PAY",
  "PAYMENT_PENDING",
  "PAID",
  "PREPARING_FOR_SHIPMENT",
  "SHIPPING",
  "DELIVERED",
  "COMPLETED",
  "REFUND_PENDING",
  "CANCELLED",
];
const shipping: readonly OrderState[] = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];

const by = system("test");
const at = new Date("2026-01-02T04:00:00Z");
const moves = {
  pending: (order: Order) => markPending(order, by, at),
  pay: (order: Order) => pay(order, by, at),
  cancel: (order: Order) => cancel(order, by, "changed my mind", at),
  prepare: (order: Order) => advance(order, "PREPARING_FOR_SHIPMENT", by, at),
  ship: (order: Order) => advance(order, "SHIPPING", by, at),
  deliver: (order: Order) => advance(order, "DELIVERED", by, at),
  complete: (order: Order) => advance(order, "COMPLETED", by, at),
};
const move = fc.constantFrom<keyof typeof moves>("pending", "pay", "cancel", "prepare", "ship", "deliver", "complete");

const placed = async (): Promise<Order> => {
  const world = await worldOf();
  const member: MemberActor = await signUp(world, "hana");
  return placeOrder(world, member, optionOf(await itemOnSale(world)));
};

test("an order's states follow one another as decided, and in no other way", async () => {
  const order = await placed();
  for (const from of states) {
    for (const to of states)
      expect([from, to, canMove({ ...order, state: from }, to)]).toEqual([from, to, table[from].includes(to)]);
  }
});

test("every move goes where the table leads, and is refused with the order's state everywhere else", async () => {
  const order = await placed();
  const target: Readonly<Record<keyof typeof moves, OrderState>> = {
    pending: "PAYMENT_PENDING",
    pay: "PAID",
    cancel: "CANCELLED",
    prepare: "PREPARING_FOR_SHIPMENT",
    ship: "SHIPPING",
    deliver: "DELIVERED",
    complete: "COMPLETED",
  };
  always(
    fc.property(fc.constantFrom(...states), move, (from, name) => {
      const before: Order = { ...order, state: from };
      const moved = moves[name](before);
      // An order whose money is on its way back neither ships nor is paid: only the refund leads out of there.
      if (from === "REFUND_PENDING") {
        expect(moved.ok).toBe(false);
        return;
      }
      if (!table[from].includes(target[name])) {
        const code = name === "cancel" ? "order.cannot-cancel" : "order.illegal-transition";
        expect(moved).toEqual({ ok: false, error: { code, state: from } });
        return;
      }
      if (!moved.ok) throw new Error(`refused: ${moved.error.code}`);
      const { state, events } = moved.value;
      expect([state.state, state.version]).toEqual([target[name], before.version + 1]);
      expect(state.history.at(-1)).toMatchObject({ from, to: target[name], at, by: "system:test" });
      expect(events.map(({ subject, sequence }) => [subject, sequence])).toEqual([[order.id, state.version]]);
    }),
  );
});

test("no sequence of moves pays twice, revives a cancelled order or skips a step of shipping", async () => {
  const order = await placed();
  always(
    fc.property(fc.array(move, { maxLength: 30 }), (names) => {
      let now = order;
      const told: string[] = [];
      for (const name of names) {
        const moved = moves[name](now);
        if (!moved.ok) continue;
        now = moved.value.state;
        told.push(...moved.value.events.map(({ type }) => type));
      }
      const path = now.history.map(({ to }) => to);
      expect(path[0]).toBe("WAITING_FOR_PAY");
      expect(now.history.slice(1).map(({ from }) => from)).toEqual(path.slice(0, -1));
      expect(path.at(-1)).toBe(now.state);
      expect(path.filter((state) => state === "PAID").length).toBeLessThanOrEqual(1);
      expect(told.filter((type) => type === "order.paid")).toHaveLength(path.includes("PAID") ? 1 : 0);
      expect(path.slice(0, -1)).not.toContain("CANCELLED");
      const shipped = path.filter((state) => shipping.includes(state));
      expect(shipped).toEqual(shipping.slice(0, shipped.length));
      expect(now.version).toBe(path.length);
      expect([now.paidAt !== undefined, now.deliveredAt !== undefined]).toEqual([
        path.includes("PAID"),
        path.includes("DELIVERED"),
      ]);
    }),
    800,
  );
});

test("no sequence of moves changes what was bought, for how much and by whom", async () => {
  const order = await placed();
  always(
    fc.property(fc.array(move, { maxLength: 20 }), (names) => {
      let now = order;
      for (const name of names) {
        const moved = moves[name](now);
        if (moved.ok) now = moved.value.state;
      }
      const { state: _, version: __, history: ___, paidAt: ____, deliveredAt: _____, ...bought } = now;
      expect(order).toMatchObject(bought);
    }),
  );
});
