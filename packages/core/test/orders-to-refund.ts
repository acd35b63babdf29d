import { expectOk, type MemberActor, type OrderLineId } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import { address, itemOnSale, payOrder, signUp, type World, worldOf } from "./world.ts";

export const steps = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const;

/** A paid order of three units at 10,000 and one at 15,000 won, brought so many steps on its way. */
export const paidOrder = async (world: World, by: MemberActor, { way = 0, usePoints = 0, confirm = false } = {}) => {
  const { shop, admin } = world;
  const item = await itemOnSale(world, {
    options: [
      { description: "200 g", stock: 10 },
      { description: "500 g", stock: 10, surcharge: 5_000, inventory: "track" },
    ],
  });
  const [small, large] = item.options;
  if (small === undefined || large === undefined) throw new Error("the item has two options");
  if (usePoints > 0) expectOk(await shop.member.adjustPoints(admin, by.id, { amount: usePoints, reason: "환영" }));
  const lines = [
    { optionId: small.id, quantity: 3 },
    { optionId: large.id, quantity: 1 },
  ];
  const order = expectOk(await shop.order.place(by, { lines, address, usePoints }));
  await payOrder(world, by, order.id);
  for (const step of steps.slice(0, way)) expectOk(await shop.order.move(admin, order.id, step));
  if (confirm) expectOk(await shop.order.confirm(by, order.id));
  const [first, second] = order.lines;
  if (first === undefined || second === undefined) throw new Error("the order has two lines");
  return { id: order.id, first: first.id, second: second.id, options: [small.id, large.id] };
};
export const begin = async (ports: MemoryPorts = memoryPorts()) => {
  const world = await worldOf(ports);
  return { world, by: await signUp(world, "hana") };
};
export const ask = (
  { shop }: World,
  by: MemberActor,
  id: Order["id"],
  ...lines: readonly (readonly [OrderLineId, number])[]
) =>
  shop.order.requestRefund(by, id, {
    reason: "향이 달라요",
    lines: lines.length === 0 ? undefined : lines.map(([lineId, quantity]) => ({ lineId, quantity })),
  });
export const approve = ({ shop, admin }: World, id: Order["id"], restock = false) =>
  shop.order.decideRefund(admin, id, { status: "APPROVED", restock });
export const paymentOf = async ({ ports }: World, id: Order["id"]) =>
  (await ports.unitOfWork.reads.payments.ofOrder(id))[0];
export const atProvider = async (world: World, id: Order["id"]) => {
  const payment = await paymentOf(world, id);
  return expectOk(await world.ports.paymentGateway.read(payment?.merchantUid ?? ""));
};
