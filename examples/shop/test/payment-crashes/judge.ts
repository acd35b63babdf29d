import { expectOk, type OptionId, type OrderLineId } from "@cofshop/core";
import type { MemberCoupon } from "@cofshop/core/coupon";
import type { Order } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import { type Customer, type PaymentWorld, POINTS } from "./payment-world.ts";

/**
 * What must hold when all has settled. `state`: every order ended as it may. `money`: the provider's ledger, the payment
 * and the order say the same. `once`: one cancellation for a refund, nothing is told twice, and what happened is told.
 * `stock`, `coupon`, `points`: exact. `differences`: nobody has to decide anything. `settled`: the jobs came to an end.
 * `night`: nothing was left to the nightly reconciliation. `fault`: what was to go wrong did.
 */
export type Invariant =
  | "state"
  | "money"
  | "once"
  | "stock"
  | "coupon"
  | "points"
  | "differences"
  | "settled"
  | "night"
  | "fault";
export type Violation = { readonly invariant: Invariant; readonly what: string };

export type Ending = "PAID" | "CANCELLED";
/** How an order may end, and which of its lines are gone when it is still PAID then. */
export type Expected = { readonly endings: readonly Ending[]; readonly gone: readonly OrderLineId[] };

type Account = {
  /** As it was placed. */
  readonly placed: Order;
  readonly order: Order;
  readonly payment: Payment;
  readonly coupon: MemberCoupon | undefined;
  readonly points: { readonly balance: number; readonly sum: number; readonly owed: number };
  readonly provider: { readonly paid: number; readonly givenBack: number; readonly cancellations: readonly string[] };
};
/** What is left of a run. */
export type Books = {
  readonly accounts: readonly Account[];
  /** Of every option: before anybody ordered, and now. */
  readonly stock: ReadonlyMap<OptionId, { readonly before: number; readonly now: number }>;
  readonly counted: OptionId;
  /** Counters that disagreed with their movements. */
  readonly repaired: number;
  readonly differences: readonly string[];
  /** How often each event was told: `order.paid <id>`. */
  readonly told: ReadonlyMap<string, number>;
};

const accountOf = async (
  { shop, database: { unitOfWork }, fake }: PaymentWorld,
  { by, order, payment: { id, merchantUid } }: Customer,
): Promise<Account> => {
  const payment = await unitOfWork.reads.payments.byId(id);
  if (payment === undefined) throw new Error(`the attempt ${id} is gone`);
  const { balance, owed, content } = expectOk(await shop.member.points(by, {}));
  const coupon = order.memberCouponId && (await unitOfWork.reads.memberCoupons.byId(order.memberCouponId));
  return {
    placed: order,
    order: expectOk(await shop.order.view(by, order.id)),
    payment,
    coupon: coupon?.held,
    points: { balance, owed, sum: content.reduce((sum, { amount }) => sum + amount, 0) },
    provider: {
      paid: fake.paid(merchantUid),
      givenBack: fake.givenBack(merchantUid),
      cancellations: fake.cancellations(merchantUid).map(({ status }) => status),
    },
  };
};

export const readBooks = async (world: PaymentWorld): Promise<Books> => {
  const { shop, database, admin, customers, stock, counted } = world;
  const accounts: Account[] = [];
  for (const customer of customers) accounts.push(await accountOf(world, customer));
  const left = await database.unitOfWork.reads.items.sellables([...stock.keys()]);
  const told = new Map<string, number>();
  for (const { type, subject } of await world.told()) {
    const name = `${type} ${subject}`;
    told.set(name, (told.get(name) ?? 0) + 1);
  }
  const differences = expectOk(await shop.payment.differences(admin, {})).content;
  return {
    accounts,
    stock: new Map(left.map(({ option: { id, stock: now } }) => [id, { before: stock.get(id) ?? 0, now }])),
    counted,
    repaired: expectOk(await shop.item.repairStock(admin)).length,
    differences: differences.map(({ merchantUid, cause }) => `${merchantUid}: ${cause}`),
    told,
  };
};

/** The reference: what is left of an order as it was placed, when these lines are gone. */
const remainsOf = ({ finalPrice, lines, usedPoints }: Order, gone: readonly OrderLineId[]) => {
  const kept = lines.filter(({ id }) => !gone.includes(id));
  const returned = lines.filter(({ id }) => gone.includes(id));
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
  return {
    lines: kept,
    money: kept.length === 0 ? 0 : finalPrice - sum(returned.map((each) => each.lineTotal - each.coupon - each.points)),
    points: kept.length === 0 ? 0 : usedPoints - sum(returned.map(({ points }) => points)),
    coupon: kept.length === 0 ? "AVAILABLE" : "USED",
  };
};

const goneOf = ({ placed, order }: Account, { gone }: Expected): readonly OrderLineId[] =>
  order.state === "CANCELLED" ? placed.lines.map(({ id }) => id) : gone;

/** How many of an option an order was placed with. */
const quantityOf = ({ lines }: Order, option: OptionId): number =>
  lines.find(({ optionId }) => optionId === option)?.quantity ?? 0;

/** Whether it may have been too late: of what is counted when it is paid, all others who ever paid left it too few. */
const mayBeShort = ({ placed }: Account, { accounts, stock, counted }: Books): boolean => {
  const others = accounts.filter(({ order }) => order.id !== placed.id && order.paidAt !== undefined);
  const taken = others.reduce((sum, other) => sum + quantityOf(other.placed, counted), 0);
  return (stock.get(counted)?.before ?? 0) - taken < quantityOf(placed, counted);
};

const judgeAccount = (account: Account, expected: Expected, books: Books): readonly Violation[] => {
  const { told } = books;
  const { placed, order, payment, coupon, points, provider } = account;
  const wrong: Violation[] = [];
  const check = (invariant: Invariant, what: string, found: unknown, right: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(right))
      wrong.push({ invariant, what: `${placed.id}: ${what} ${JSON.stringify(found)}, not ${JSON.stringify(right)}` });
  };
  const remains = remainsOf(placed, goneOf(account, expected));

  const endings: readonly string[] = expected.endings;
  // Who paid for what was sold out meanwhile has his money back.
  const isShort = order.state === "CANCELLED" && mayBeShort(account, books);
  if (!endings.includes(order.state) && !isShort) check("state", "it is", order.state, endings);
  const wasPaid = order.paidAt !== undefined;
  const moved = provider.givenBack > 0 ? 1 : 0;
  check("money", "the provider keeps", provider.paid - provider.givenBack, remains.money);
  check("money", "the order has given back", order.refundedAmount, wasPaid ? placed.finalPrice - remains.money : 0);
  check("money", "the payment has given back", payment.refundedAmount, order.refundedAmount);
  const states = provider.paid === 0 ? ["READY", "FAILED"] : [remains.money > 0 ? "PAID" : "REFUNDED"];
  if (!states.includes(payment.state)) check("money", "the payment is", payment.state, states);
  check("once", "the provider cancelled", provider.cancellations, moved ? ["SUCCEEDED"] : []);

  const toldOf = (type: string, id: string): number => told.get(`${type} ${id}`) ?? 0;
  check("once", "told as paid", toldOf("order.paid", order.id), wasPaid ? 1 : 0);
  check("once", "payment told as paid", toldOf("payment.paid", payment.id), wasPaid ? 1 : 0);
  check("once", "told as refunded", toldOf("order.refunded", order.id), wasPaid ? moved : 0);
  check("once", "payment told as refunded", toldOf("payment.refunded", payment.id), moved);
  const cancelled = !wasPaid && order.state === "CANCELLED";
  check("once", "told as cancelled", toldOf("order.cancelled", order.id), cancelled ? 1 : 0);

  check("coupon", "its coupon is", coupon?.state, remains.coupon);
  check("coupon", "its coupon is used on", coupon?.orderId, remains.lines.length > 0 ? placed.id : undefined);
  check("points", "his points are", points, {
    balance: POINTS - remains.points,
    owed: 0,
    sum: POINTS - remains.points,
  });
  const taken = order.lines.map((line) => [line.id, line.taken]);
  const kept = new Set(remains.lines.map(({ id }) => id));
  const right = placed.lines.map(({ id, quantity }) => [id, kept.has(id) ? quantity : 0]);
  check("stock", "its lines hold", taken, right);
  return wrong;
};

/** Everything that a run must show when it is over; `expectedOf` in the order of the books' accounts. */
export const judge = (books: Books, expectedOf: readonly Expected[]): readonly Violation[] => {
  const wrong: Violation[] = [];
  const held = new Map<OptionId, number>();
  for (const [index, account] of books.accounts.entries()) {
    const expected = expectedOf[index] ?? { endings: [], gone: [] };
    wrong.push(...judgeAccount(account, expected, books));
    for (const { optionId, quantity } of remainsOf(account.placed, goneOf(account, expected)).lines)
      held.set(optionId, (held.get(optionId) ?? 0) + quantity);
  }
  for (const [option, { before, now }] of books.stock) {
    const right = before - (held.get(option) ?? 0);
    if (now !== right) wrong.push({ invariant: "stock", what: `${now} left of ${option}, not ${right}` });
  }
  if (books.repaired > 0) wrong.push({ invariant: "stock", what: `${books.repaired} counters were repaired` });
  wrong.push(...books.differences.map((what): Violation => ({ invariant: "differences", what })));
  return wrong;
};
