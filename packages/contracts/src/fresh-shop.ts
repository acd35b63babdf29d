import {
  createShop,
  expectOk,
  jobNamed,
  type Lock,
  type Money,
  type Recorded,
  runOnce,
  type Shop,
  type ShopEvent,
  type ShopOptions,
  type ShopPorts,
} from "@cofshop/core";
import { writtenAtOnce } from "@cofshop/core/coupon";
import type { Item, OptionDraft, RegisterItemCommand } from "@cofshop/core/item";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import type { Address, Order, ShippingState, WantedLine } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import type { MemberActor, OptionId, OrderId } from "@cofshop/core/shared";
import { type StoreSubject, upTo } from "./contract.ts";
import { stockOf } from "./rows.ts";
import { hearingWebhooks } from "./webhooks.ts";

type CouponPorts = Pick<ShopPorts, "couponStock" | "couponClaims" | "parkedClaims">;
/**
 * What a whole shop is tried on: where it keeps its data, its lock, and the search over its items and the stock of its
 * coupons if those are parts of it. The kit brings the rest, from memory.
 */
export type ShopSubject = StoreSubject & { readonly lock: Lock } & Partial<CouponPorts & Pick<ShopPorts, "itemSearch">>;

export type FreshShop = {
  readonly shop: Shop;
  readonly ports: ShopPorts & Pick<MemoryPorts, "clock" | "paymentGateway">;
  /** What chat told to whoever had a room open. */
  readonly chatBroadcast: MemoryPorts["chatBroadcast"];
  readonly admin: MemberActor;
  /** Everything that the shop told since the last time somebody asked, in order for each subject. */
  readonly told: () => Promise<readonly Recorded<ShopEvent>[]>;
};

export const address: Address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
export const password = "a long enough password";
export const card = { pgProvider: "sandbox", payMethod: "card" };

const couponPortsOf = ({ couponStock, couponClaims, parkedClaims }: ShopSubject): Partial<CouponPorts> =>
  couponStock && couponClaims && parkedClaims ? { couponStock, couponClaims, parkedClaims } : {};

/** With nobody who moves the clock, a worker takes what is there and does not wait for more. */
const withoutWaiting = ({ couponClaims }: Pick<CouponPorts, "couponClaims">): CouponPorts["couponClaims"] =>
  couponClaims === writtenAtOnce.couponClaims
    ? couponClaims
    : { ...couponClaims, take: (limit, terms) => couponClaims.take(limit, { ...terms, waitMs: 0 }) };

/** A new shop with an admin, on an empty store. Its clock stands still, its ids count: the same story, the same rows. */
export const freshShop = async (subject: ShopSubject, options: ShopOptions = {}): Promise<FreshShop> => {
  const world = memoryPorts();
  const { unitOfWork, lock, itemSearch = world.itemSearch } = subject;
  const merged = { ...world, ...couponPortsOf(subject), unitOfWork, lock, itemSearch };
  const ports = hearingWebhooks({ ...merged, couponClaims: withoutWaiting(merged) });
  const shop = createShop(ports, options);
  const events: Recorded<ShopEvent>[] = [];
  shop.events.subscribe("witness", "all", { send: async (event) => void events.push(event) });
  const admin = expectOk(
    await shop.member.createAdmin({ email: "admin@example.com", name: "관리자", password, tel: "0212345678" }),
  );
  const fresh: FreshShop = {
    shop,
    ports,
    chatBroadcast: merged.chatBroadcast,
    admin: { kind: "member", id: admin.id, role: "ADMIN" },
    told: async () => {
      await runJob(fresh, "relay-events");
      return events.splice(0);
    },
  };
  return fresh;
};

/** Runs a job to the end of its work; answers how much it did, nothing when another process is at it. */
export const runJob = async (fresh: FreshShop, name: string): Promise<number | undefined> => {
  const outcome = await runOnce(jobNamed(fresh.shop.jobs, name), fresh.ports.lock);
  return outcome.ok ? outcome.value.done : undefined;
};

export const signUp = async ({ shop }: FreshShop, name: string): Promise<MemberActor> => {
  const command = { email: `${name}@example.com`, name, password, tel: "01012345678" };
  const member = expectOk(await shop.member.signUp({ kind: "anonymous" }, command));
  return { kind: "member", id: member.id, role: member.role };
};

export const signUpMany = async (fresh: FreshShop, count: number): Promise<readonly MemberActor[]> => {
  const members: MemberActor[] = [];
  for (const index of upTo(count)) members.push(await signUp(fresh, `buyer-${index}`));
  return members;
};

/** An item on sale, with an option for each draft or plain number of units. */
export const itemOnSale = async (
  { shop, admin }: FreshShop,
  options: readonly (number | Partial<OptionDraft>)[],
  differs: Partial<RegisterItemCommand> = {},
): Promise<Item> => {
  const drafts = options.map(
    (option, index): OptionDraft => ({
      description: `option ${index}`,
      stock: 0,
      ...(typeof option === "number" ? { stock: option } : option),
    }),
  );
  const command = { name: "에티오피아 예가체프", price: 10_000, origin: "Ethiopia", options: drafts, ...differs };
  return expectOk(await shop.item.register(admin, command));
};

/** One unit of each. */
export const oneOf = (options: readonly OptionId[]): readonly WantedLine[] =>
  options.map((optionId) => ({ optionId, quantity: 1 }));

export const placeOrder = async ({ shop }: FreshShop, by: MemberActor, lines: readonly WantedLine[]): Promise<Order> =>
  expectOk(await shop.order.place(by, { lines, address }));

/** An attempt to pay that the provider waits for. */
export const preparePayment = async ({ shop }: FreshShop, by: MemberActor, order: OrderId): Promise<Payment> =>
  expectOk(await shop.payment.prepare(by, order, card)).payment;

/** What the customer does in the provider's window. The shop has not heard of it yet. */
export const payAtProvider = ({ ports }: FreshShop, payment: Payment, price: Money = payment.price): void =>
  ports.paymentGateway.pay({ ...payment, price }, "paid");

export const payOrder = async (fresh: FreshShop, by: MemberActor, order: OrderId): Promise<Payment> => {
  const payment = await preparePayment(fresh, by, order);
  payAtProvider(fresh, payment);
  return expectOk(await fresh.shop.payment.verify(by, payment.id));
};

const steps: readonly Exclude<ShippingState, "COMPLETED">[] = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"];

/** A paid order, brought to its customer's door. */
export const deliver = async ({ shop, admin }: FreshShop, order: OrderId): Promise<void> => {
  for (const step of steps) expectOk(await shop.order.move(admin, order, step));
};

export const orderNow = async ({ shop, admin }: FreshShop, id: OrderId): Promise<Order> =>
  expectOk(await shop.order.view(admin, id));

export const stockNow = ({ ports }: FreshShop, options: readonly OptionId[]): Promise<readonly number[]> =>
  stockOf(ports, options);

/** Every counter that disagrees with its movements less what orders hold: none, unless something is broken. */
export const stockDifferences = async ({ shop, admin }: FreshShop): Promise<readonly unknown[]> =>
  expectOk(await shop.item.repairStock(admin));
