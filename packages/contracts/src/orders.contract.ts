import type { Member } from "@cofshop/core/member";
import type { Order, OrderFilter, OrderState, OrderSummary, RefundRequest, RefundStatus } from "@cofshop/core/order";
import { type MemberCouponId, money, type OrderId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, itemIn, later, lineRow, memberIn, noon, orderIn, orderRow } from "./rows.ts";
import { walk } from "./walk.ts";

const summaryOf = ({ lines, history: _, spentLots: __, refundRequests, ...order }: Order): OrderSummary => ({
  ...order,
  refundStatus: refundRequests.at(-1)?.status,
  firstItem: lines[0]?.itemName ?? "",
  lineCount: lines.length,
});

/** The order's next version, in another state. */
const moved = (order: Order, to: OrderState, differs: Partial<Order> = {}): Order => ({
  ...order,
  state: to,
  version: order.version + 1,
  history: [
    ...order.history,
    { from: order.state, to, at: later(60_000), by: "system:test", reason: "시험", refund: undefined },
  ],
  ...differs,
});

/** A request for one unit of an order's first line. */
const request = ({ lines: [line] }: Order, status: RefundStatus, decided = status !== "REQUESTED"): RefundRequest => ({
  status,
  by: "member:test",
  reason: "'향'이 달라요",
  lines: line === undefined ? [] : [{ lineId: line.id, quantity: 1 }],
  requestedAt: later(10),
  processedAt: decided ? later(20) : undefined,
  processReason: decided ? "확인했습니다" : undefined,
  grant: decided ? { from: "DELIVERED", amount: money(9_000), points: money(1_000), restock: true } : undefined,
});

/** Certifies `Orders`: nothing is lost on the way, one change per version, lists that miss and repeat nothing. */
export const ordersContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Orders: ${name}`, create, [], (its) => {
    const read = (id: OrderId) => its().unitOfWork.reads.orders.byId(id);
    const save = (order: Order) => commit(its(), (tx) => tx.orders.save(order));

    test("an order comes back with every field, and an unknown one is absent", async () => {
      const item = await itemIn(its(), { stock: [0, 0, 0] });
      const member = await memberIn(its());
      const full = orderRow(member.id, item, {
        state: "DELIVERED",
        lines: item.options.map((option, index) => ({
          ...lineRow(item, option, 3 + index),
          itemName: `이름 ${index} "'\\ 🫘`,
          surcharge: money(500),
          discount: 7,
          unitPrice: money(9_999),
          lineTotal: money(9_999 * (3 + index)),
          points: money(index * 1_000),
          coupon: money(index * 500),
          refunded: 1 + index,
          takeWhenPaid: index === 1,
          taken: index,
        })),
        tierDiscount: money(1_000),
        memberCouponId: freshId<MemberCouponId>(),
        couponDiscount: money(1_500),
        usedPoints: money(3_000),
        spentLots: [
          { amount: money(1_000), expiresAt: later(1_000) },
          { amount: money(2_000), expiresAt: later(2_000) },
        ],
        refundedAmount: money(9_000),
        earnedPoints: money(77),
        completedAt: later(3),
        deliveryRequest: "문 앞에 놓아 주세요\n'고맙습니다'",
        paidAt: later(1),
        deliveredAt: later(2),
        version: 7,
        finalPrice: money(999_999_999),
      });
      const asked = [request(full, "REJECTED"), request(full, "REQUESTED")];
      const plain = orderRow(member.id, item, { refundRequests: asked });
      await commit(its(), async (tx) => {
        await tx.orders.insert(full);
        await tx.orders.insert(plain);
        expect(await tx.orders.byId(full.id)).toEqual(full);
      });
      expect(await read(full.id)).toEqual(full);
      expect(await read(plain.id)).toEqual(plain);
      expect(await read(freshId<OrderId>())).toBeUndefined();
    });

    test("a change is written over the version before it and no other, and leaves the lines alone", async () => {
      const order = await orderIn(its());
      const paid = moved(order, "PAID", {
        paidAt: later(5),
        deliveredAt: later(6),
        completedAt: later(7),
        refundedAmount: money(1_000),
        earnedPoints: money(12),
        refundRequests: [request(order, "APPROVED")],
      });
      const without = { ...paid, lines: paid.lines.map((line) => ({ ...line, taken: 0, refunded: 1 })) };
      expect(await save({ ...paid, version: 3 })).toBe(false);
      expect(await save({ ...paid, id: freshId<OrderId>() })).toBe(false);
      expect(await read(order.id)).toEqual(order);
      expect(await save(without)).toBe(true);
      expect(await save(without)).toBe(false);
      expect(await read(order.id)).toEqual(paid);
      const again = moved(paid, "PREPARING_FOR_SHIPMENT");
      expect(await save(again)).toBe(true);
      expect(await read(order.id)).toEqual(again);
    });

    test("of 20 racing changes of one version exactly one is written, with its history", async () => {
      const order = await orderIn(its());
      const changes = upTo(20).map((index) => moved(order, index % 2 === 0 ? "PAID" : "CANCELLED"));
      const written = await Promise.all(changes.map(save));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await read(order.id)).toEqual(changes[written.indexOf(true)]);
    });

    test("what the lines hold, and what of them was refunded, is written by saveLines", async () => {
      const order = await orderIn(its());
      const released = moved(order, "CANCELLED", {
        lines: order.lines.map((line, index) => ({ ...line, taken: index, refunded: 1 - index })),
      });
      await commit(its(), async (tx) => {
        expect(await tx.orders.save(released)).toBe(true);
        await tx.orders.saveLines(released);
      });
      expect(await read(order.id)).toEqual(released);
    });

    /** Eight orders of one member, in pairs that were placed in the same millisecond. */
    const placeEight = async (member: Member): Promise<readonly Order[]> => {
      const item = await itemIn(its(), { stock: [0, 0] });
      const orders = upTo(8).map((index) => orderRow(member.id, item, { placedAt: later(Math.floor(index / 2)) }));
      await commit(its(), async (tx) => {
        for (const order of orders) await tx.orders.insert(order);
      });
      return orders;
    };

    test("a member's orders come newest first, each exactly once at any page size, and nobody else's among them", async () => {
      const member = await memberIn(its());
      const orders = await placeEight(member);
      await orderIn(its());
      const newestFirst = reversed(orders).map(summaryOf);
      for (const size of [1, 3, 8, 20]) {
        const rows = await walk(
          size,
          (slice) => its().unitOfWork.reads.orders.ofMember(member.id, slice),
          (row) => ({ key: row.placedAt.getTime(), id: row.id }),
        );
        expect(rows).toEqual(newestFirst);
      }
    });

    test("the table filters by state, member and time of placing, pages newest first and counts all that match", async () => {
      const member = await memberIn(its());
      const orders = await placeEight(member);
      const draft = await orderIn(its(), { placedAt: later(10_000), state: "PAID" });
      const stranger = moved(draft, "PAID", {
        refundRequests: [request(draft, "REJECTED"), request(draft, "REQUESTED")],
      });
      expect(await save(stranger)).toBe(true);
      const all = reversed([...orders, stranger]);
      const table = (filter: Partial<OrderFilter>, page = 0, size = 20) => {
        const whole = {
          state: undefined,
          refundStatus: undefined,
          from: undefined,
          to: undefined,
          memberId: undefined,
          ...filter,
        };
        return its().unitOfWork.reads.orders.table(whole, { page, size });
      };
      const answer = (rows: readonly Order[], total = rows.length) => ({ rows: rows.map(summaryOf), total });
      expect(await table({})).toEqual(answer(all));
      expect(await table({}, 1, 4)).toEqual(answer(all.slice(4, 8), 9));
      expect(await table({}, 9, 4)).toEqual(answer([], 9));
      expect(await table({ memberId: member.id })).toEqual(answer(reversed(orders)));
      expect(await table({ state: "PAID" })).toEqual(answer([stranger]));
      expect(await table({ refundStatus: "REQUESTED" })).toEqual(answer([stranger]));
      expect(await table({ refundStatus: "REJECTED" })).toEqual(answer([]));
      expect(await table({ from: later(1), to: later(3) })).toEqual(answer(reversed(orders.slice(2, 6))));
      expect(await table({ memberId: member.id, state: "PAID" })).toEqual(answer([]));
    });

    test("unpaid orders placed before an instant are found oldest first, paid and cancelled ones are not", async () => {
      const states: readonly OrderState[] = ["PAYMENT_PENDING", "PAID", "WAITING_FOR_PAY", "CANCELLED", "COMPLETED"];
      const orders: Order[] = [];
      for (const [index, state] of states.entries()) {
        orders.push(await orderIn(its(), { state, placedAt: new Date(noon.getTime() - 10 * (index + 1)) }));
      }
      await orderIn(its(), { placedAt: noon });
      const unpaid = orders.filter(({ state }) => state === "PAYMENT_PENDING" || state === "WAITING_FOR_PAY");
      const oldestFirst = reversed(unpaid).map(({ id }) => id);
      const before = async (at: Date, limit: number) => {
        const rows = await its().unitOfWork.reads.orders.unpaidBefore(at, { after: undefined, limit });
        return rows.map(({ id }) => id);
      };
      expect(await before(noon, 10)).toEqual(oldestFirst);
      expect(await before(noon, 1)).toEqual(oldestFirst.slice(0, 1));
      expect(await before(new Date(noon.getTime() - 30), 10)).toEqual([]);
    });

    test("orders delivered before an instant and not completed yet are found oldest first, and a walk meets each once", async () => {
      const delivered: Order[] = [];
      for (const state of ["DELIVERED", "COMPLETED", "DELIVERED", "SHIPPING"] as const) {
        const deliveredAt = state === "SHIPPING" ? undefined : new Date(noon.getTime() - 100 + delivered.length);
        const order = await orderIn(its(), { state, deliveredAt });
        if (state === "DELIVERED") delivered.push(order);
      }
      const { orders } = its().unitOfWork.reads;
      const [first] = await orders.deliveredBefore(noon, { after: undefined, limit: 1 });
      const after = first && { key: first.deliveredAt.getTime(), id: first.id };
      const rest = await orders.deliveredBefore(noon, { after, limit: 10 });
      expect([first, ...rest]).toEqual(delivered.map(({ id, deliveredAt }) => ({ id, deliveredAt })));
      expect(await orders.deliveredBefore(new Date(noon.getTime() - 200), { after: undefined, limit: 10 })).toEqual([]);
    });

    test("orders that were paid in a time come whole, the first paid first, whatever became of them, and a walk meets each once", async () => {
      const paid: Order[] = [];
      for (const state of ["PAID", "CANCELLED", "COMPLETED", "REFUND_PENDING"] as const) {
        const item = await itemIn(its(), { stock: [1, 2] });
        const order = orderRow((await memberIn(its())).id, item, { state, paidAt: later(paid.length >> 1) });
        await commit(its(), (tx) => tx.orders.insert(order));
        paid.push(order);
      }
      await orderIn(its(), { state: "PAID", paidAt: later(2) });
      await orderIn(its(), { state: "PAID", paidAt: later(-1) });
      await orderIn(its(), { state: "CANCELLED" });
      const { orders } = its().unitOfWork.reads;
      for (const step of [1, 3, 10]) {
        const rows = await walk(
          step,
          (slice) => orders.paidBetween(noon, later(2), slice),
          ({ paidAt, id }) => ({ key: paidAt?.getTime() ?? 0, id }),
        );
        expect(rows).toEqual([paid[1], paid[0], paid[3], paid[2]]);
      }
      expect(await orders.paidBetween(later(3), later(9), { after: undefined, limit: 9 })).toEqual([]);
    });

    test("orders whose money is on its way back are found oldest first, and no others", async () => {
      const pending: Order[] = [];
      for (const state of ["REFUND_PENDING", "PAID", "REFUND_PENDING", "CANCELLED"] as const) {
        const order = await orderIn(its(), { state, placedAt: later(pending.length) });
        if (state === "REFUND_PENDING") pending.push(order);
      }
      const { orders } = its().unitOfWork.reads;
      const rows = await walk(
        1,
        (slice) => orders.refundsPending(slice),
        ({ placedAt, id }) => ({ key: placedAt.getTime(), id }),
      );
      expect(rows).toEqual(pending.map(({ id, placedAt }) => ({ id, placedAt })));
    });
  });
};
