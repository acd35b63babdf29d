import {
  type AnyEvent,
  createShop,
  expectOk,
  jobNamed,
  type MemberActor,
  type OptionId,
  type OrderId,
  type Recorded,
  runOnce,
  type Shop,
  type ShopOptions,
} from "../src/index.ts";
import type { Item, RegisterItemCommand } from "../src/item/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { Address, Order } from "../src/order/index.ts";
import type { Payment } from "../src/payment/index.ts";

/** A shop over memory, with an admin. Its clock stands still, its ids count: the same story, the same rows. */
export type World = {
  readonly shop: Shop;
  readonly ports: MemoryPorts;
  readonly admin: MemberActor;
  /** Everything that was told so far, in the order in which the relay delivered it. */
  readonly told: () => Promise<readonly Recorded<AnyEvent>[]>;
};

export const address: Address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
export const password = "a long enough password";
export const card = { pgProvider: "sandbox", payMethod: "card" };
export const staff = { email: "admin@example.com", name: "관리자", password, tel: "0212345678" };

export const worldOf = async (ports: MemoryPorts = memoryPorts(), options: ShopOptions = {}): Promise<World> => {
  const shop = createShop(ports, options);
  const events: Recorded<AnyEvent>[] = [];
  shop.events.subscribe("witness", "all", { send: async (event) => void events.push(event) });
  const admin = expectOk(await shop.member.createAdmin(staff));
  const world: World = {
    shop,
    ports,
    admin: { kind: "member", id: admin.id, role: "ADMIN" },
    told: async () => {
      await runJob(world, "relay-events");
      return events;
    },
  };
  return world;
};

/** Runs a job to the end of its work; answers how much it did, or why it did not run. */
export const runJob = async (
  { shop, ports }: Pick<World, "shop" | "ports">,
  name: string,
): Promise<number | "lock.busy" | "lock.lost"> => {
  const outcome = await runOnce(jobNamed(shop.jobs, name), ports.lock);
  return outcome.ok ? outcome.value.done : outcome.error.code;
};

export const signUp = async ({ shop }: Pick<World, "shop">, name: string): Promise<MemberActor> => {
  const command = { email: `${name}@example.com`, name, password, tel: "01012345678" };
  const member = expectOk(await shop.member.signUp({ kind: "anonymous" }, command));
  return { kind: "member", id: member.id, role: member.role };
};

export const sellerOf = async ({ shop }: Pick<World, "shop">, name: string): Promise<MemberActor> => {
  const command = { email: `${name}@example.com`, name, password, tel: "01012345678" };
  const member = expectOk(await shop.member.createSeller(command));
  return { kind: "member", id: member.id, role: member.role };
};

export const plainItem: RegisterItemCommand = {
  name: "에티오피아 예가체프",
  price: 10_000,
  origin: "Ethiopia",
  options: [{ description: "200 g", stock: 10 }],
};

export const itemOnSale = async (
  { shop, admin }: Pick<World, "shop" | "admin">,
  differs: Partial<RegisterItemCommand> = {},
  by: MemberActor = admin,
): Promise<Item> => expectOk(await shop.item.register(by, { ...plainItem, ...differs }));

export const optionOf = ({ options: [first] }: Item): OptionId => {
  if (first === undefined) throw new Error("an item has an option");
  return first.id;
};

export const placeOrder = async (
  { shop }: Pick<World, "shop">,
  by: MemberActor,
  optionId: OptionId,
  quantity = 1,
): Promise<Order> => expectOk(await shop.order.place(by, { lines: [{ optionId, quantity }], address }));

export const preparePayment = async (
  { shop }: Pick<World, "shop">,
  by: MemberActor,
  order: OrderId,
): Promise<Payment> => expectOk(await shop.payment.prepare(by, order, card)).payment;

export const payOrder = async ({ shop, ports }: World, by: MemberActor, order: OrderId): Promise<Payment> => {
  const payment = await preparePayment({ shop }, by, order);
  ports.paymentGateway.pay(payment, "paid");
  return expectOk(await shop.payment.verify(by, payment.id));
};

export const stockOf = async ({ ports }: Pick<World, "ports">, options: readonly OptionId[]): Promise<number[]> => {
  const found = await ports.unitOfWork.reads.items.sellables(options);
  return options.map((id) => found.find(({ option }) => option.id === id)?.option.stock ?? Number.NaN);
};

export type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };
/** What an answer says, in one word. */
export const codeOf = (answer: Answer): string => (answer.ok ? "ok" : answer.error.code);
