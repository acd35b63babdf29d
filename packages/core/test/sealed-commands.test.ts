import { expect, test } from "vitest";
import type { Reply } from "../src/idempotency/index.ts";
import { commandKey, expectOk, ok, type Result, type Seal } from "../src/index.ts";
import { address, codeOf, itemOnSale, optionOf, payOrder, placeOrder, signUp, worldOf } from "./world.ts";

const begin = async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const item = await itemOnSale(world);
  return { ...world, by, optionId: optionOf(item), item };
};
type Begun = Awaited<ReturnType<typeof begin>>;
type Sealing = Seal<unknown>;
type Command = (seal: Sealing) => Promise<Result<unknown, { readonly code: string }>>;
const delivered = async (world: Begun) => {
  const { id } = await placeOrder(world, world.by, world.optionId);
  await payOrder(world, world.by, id);
  for (const state of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await world.shop.order.move(world.admin, id, state));
  }
  return id;
};
/** What makes something, after all that it needs is there. */
const commands: Readonly<Record<string, (world: Begun) => Promise<Command>>> = {
  "order.place": async ({ shop, by, optionId }) => {
    return (seal) => shop.order.place(by, { lines: [{ optionId, quantity: 1 }], address, seal });
  },
  "order.placeFromCart": async ({ shop, by, optionId, item }) => {
    expectOk(await shop.cart.add(by, { lines: [{ itemId: item.id, optionId, quantity: 1 }] }));
    return (seal) => shop.order.placeFromCart(by, { address, seal });
  },
  "chat.open": async ({ shop, by }) => {
    return (seal) => shop.chat.open(by, { seal });
  },
  "chat.send": async ({ shop, by }) => {
    const { id: roomId } = expectOk(await shop.chat.open(by)).room;
    return (seal) => shop.chat.send(by, { roomId, message: "여보세요?", messageType: "TEXT", seal });
  },
  "order.requestRefund": async (world) => {
    const id = await delivered(world);
    return (seal) => world.shop.order.requestRefund(world.by, id, { reason: "향이 달라요", seal });
  },
  "cart.add": async ({ shop, by, optionId, item }) => {
    return (seal) => shop.cart.add(by, { lines: [{ itemId: item.id, optionId, quantity: 1 }], seal });
  },
  "item.addCategory": async ({ shop, admin }) => {
    return (seal) => shop.item.addCategory(admin, { name: "커피", seal });
  },
  "item.adjustStock": async ({ shop, admin, optionId }) => {
    return (seal) => shop.item.adjustStock(admin, optionId, { delta: 1, seal });
  },
  "item.writeReview": async (world) => {
    await delivered(world);
    return (seal) => world.shop.item.writeReview(world.by, world.item.id, { rating: 4, content: "좋아요", seal });
  },
  "member.adjustPoints": async ({ shop, admin, by }) => {
    return (seal) => shop.member.adjustPoints(admin, by.id, { amount: 100, reason: "환영", seal });
  },
};

/** Is never answered, as by a process that is no more. */
const never = new Promise<never>(() => undefined);

test.each(Object.entries(commands))(
  "%s stores its answer with what it makes: whoever dies afterwards has answered",
  async (route, prepare) => {
    const world = await begin();
    const command = await prepare(world);
    const ask = (answer: (seal?: Seal<string>) => Promise<Reply>) =>
      world.shop.idempotency.answerOnce(world.by, { route, key: commandKey("once"), input: "a" }, answer);
    let made = "";
    await new Promise<void>((committed) => {
      void ask(async (seal) => {
        const sealing: Sealing = async (tx, value) => {
          made = JSON.stringify(value);
          await seal?.(tx, made);
        };
        expect(codeOf(await command(sealing))).toBe("ok");
        committed();
        return never;
      });
    });
    expect(made).not.toBe("");
    expect(await ask(() => never)).toEqual(ok({ text: made, replayed: true }));
  },
);
