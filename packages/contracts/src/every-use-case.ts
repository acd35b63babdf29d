import { type Call, commandKey, expectOk, idOf, type ShopPolicies } from "@cofshop/core";
import type { CartAddition } from "@cofshop/core/cart";
import type {
  CategoryId,
  EventId,
  ItemId,
  MemberActor,
  OptionId,
  OrderId,
  PaymentId,
  ReviewId,
} from "@cofshop/core/shared";
import { upTo } from "./contract.ts";
import {
  address,
  card,
  deliver,
  type FreshShop,
  freshShop,
  itemOnSale,
  oneOf,
  password,
  payAtProvider,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  type ShopSubject,
  signUp,
} from "./fresh-shop.ts";
import { freshId, optionsOf } from "./rows.ts";

/** One call of the story, with what it answered. */
export type Told = { readonly call: string; readonly answer: unknown };
export type Story = { readonly told: readonly Told[]; readonly shop: FreshShop["shop"] };

const key = commandKey("once");
const unknownItem = freshId<ItemId>();
const unknownOption = freshId<OptionId>();
const unknownOrder = freshId<OrderId>();
const unknownPayment = freshId<PaymentId>();
const unknownReview = freshId<ReviewId>();
const unknownCategory = freshId<CategoryId>();
const unknownEvent = freshId<EventId>();

const membersAndSessions = async (fresh: FreshShop): Promise<MemberActor> => {
  const { member, security } = fresh.shop;
  const by = await signUp(fresh, "hana");
  const twin = { email: "HANA@example.com", name: "하나", password, tel: "01000000000" };
  await member.signUp({ kind: "anonymous" }, twin);
  await member.createSeller({ ...twin, email: "seller@example.com" });
  const host = { email: "host@example.com", name: "주인", tel: "01000000001" };
  await member.enrol(host);
  await member.enrol(host);
  await member.profile(by);
  await member.changeProfile(by, { name: "김하나" });
  await security.logIn({ kind: "anonymous" }, { email: "hana@example.com", password: "a wrong password" });
  const tokens = expectOk(await security.logIn({ kind: "anonymous" }, { email: "hana@example.com", password }));
  await security.authenticate(tokens.accessToken);
  fresh.ports.clock.advance(1_000);
  const renewed = expectOk(await security.refresh(by, tokens.refreshToken));
  await security.refresh(by, tokens.refreshToken);
  fresh.ports.clock.advance(60_000);
  // The old token again, a minute later: theft, which ends the session although the answer is a refusal.
  await security.refresh(by, tokens.refreshToken);
  await security.refresh(by, renewed.refreshToken);
  await security.logOut(by, renewed.refreshToken);
  await administration(fresh, by);
  return by;
};

const edges = async ({ shop, ports }: FreshShop, by: MemberActor): Promise<void> => {
  const request = { route: "POST /orders", key, input: { quantity: 1 } };
  const answer = async () => ({ text: "done", keep: true });
  const { answerOnce } = shop.idempotency;
  await answerOnce(by, request, async () => ({ text: "busy", keep: false }));
  await answerOnce(by, request, async () => {
    await answerOnce(by, request, answer);
    return answer();
  });
  await answerOnce(by, request, answer);
  await answerOnce(by, { ...request, input: { quantity: 2 } }, answer);

  const guess = { email: "hana@example.com", password: "a wrong password", address: "203.0.113.7" };
  for (const _ of upTo(11)) await shop.security.logIn({ kind: "anonymous" }, guess);
  await shop.security.logIn({ kind: "anonymous" }, { ...guess, password });
  ports.clock.advance(15 * 60_000);
  await shop.security.logIn({ kind: "anonymous" }, { ...guess, password });
  const { email: _, ...rest } = guess;
  await shop.member.signUp(
    { kind: "anonymous" },
    { ...rest, email: "dul@example.com", name: "둘", tel: "01000000000" },
  );
};

/** A password that changes, a colleague who comes and goes, and what is on record about them. */
const administration = async ({ shop, admin }: FreshShop, by: MemberActor): Promise<void> => {
  const { member, security } = shop;
  const changed = "an even longer password";
  await member.changePassword(by, { oldPassword: "a wrong password", password: changed });
  await member.changePassword(by, { oldPassword: password, password: changed });
  await security.logIn(by, { email: "hana@example.com", password });
  const phone = { email: "hana@example.com", password: changed, ip: "203.0.113.7", device: "Phone" };
  const tokens = expectOk(await security.logIn(by, phone));
  await security.logOutEverywhere(by, tokens.refreshToken);
  await security.logOutEverywhere(by, tokens.refreshToken);
  await security.logins(by, by.id, { size: 1 });
  await security.logins(by, admin.id, {});

  const colleague = { email: "colleague@example.com", name: "동료", password, tel: "0212345678" };
  const { id } = expectOk(await member.signUp({ kind: "anonymous" }, colleague));
  await member.changeRole(admin, id, "SELLER");
  await member.changeState(admin, id, "SUSPENDED");
  await member.changeState(admin, id, "SUSPENDED");
  await security.logIn(by, colleague);
  await member.changeState(admin, id, "ACTIVE");
  await member.changeState(admin, admin.id, "SUSPENDED");
  await member.view(admin, id);
  await member.view(by, id);
  await member.list(admin, { role: "SELLER" });
};

/** A forgotten password, and somebody who has had enough of it all. */
const forgettingAndLeaving = async (fresh: FreshShop): Promise<void> => {
  const { member, security } = fresh.shop;
  const nobody = { kind: "anonymous" } as const;
  const by = await signUp(fresh, "mori");
  const email = "mori@example.com";
  await fresh.told();
  for (const known of [email, email, "nobody@example.com"])
    await security.requestPasswordReset(nobody, { email: known });
  const told = await fresh.told();
  const asked = told.filter(({ type }) => type === "member.password-reset-requested");
  const letters: string[] = [];
  for (const { subject } of asked) {
    const letter = await security.passwordResetLetter({ kind: "system", name: "letters" }, idOf(subject));
    if (letter.ok && letter.value !== undefined) letters.push(letter.value.token);
  }
  const remembered = "a password to remember";
  for (const token of [...letters, ...letters, "no token"]) {
    await security.confirmPasswordReset(nobody, { token, password: remembered });
  }
  await security.logIn(nobody, { email, password: remembered });
  await member.withdraw(by, { password });
  await member.withdraw(by, { password: remembered });
  await member.withdraw({ kind: "system", name: "host" }, { member: by.id });
  await member.withdraw(fresh.admin, { password });
};

const catalogue = async (fresh: FreshShop): Promise<readonly OptionId[]> => {
  const { shop, admin } = fresh;
  const coffee = expectOk(await shop.item.addCategory(admin, { name: "커피" }));
  const beans = expectOk(await shop.item.addCategory(admin, { name: "원두", parentId: coffee.id }));
  await shop.item.addCategory(admin, { name: "커피" });
  await shop.item.addCategory(admin, { name: "에스프레소", key: commandKey("category") });
  await shop.item.addCategory(admin, { name: "에스프레소", key: commandKey("category") });
  await shop.item.removeCategory(admin, coffee.id);
  const tea = expectOk(await shop.item.addCategory(admin, { name: "차" }));
  await shop.item.removeCategory(admin, tea.id);
  await shop.item.categories(admin);
  await shop.item.categoryChildren(admin, coffee.id);
  await shop.item.categoryPath(admin, beans.id);
  await shop.item.categoryPath(admin, unknownCategory);

  const fields = { name: "콜롬비아", price: 12_000, origin: "Colombia", categoryIds: [beans.id], key };
  const options = [{ description: "200 g", stock: 30 }];
  const item = expectOk(await shop.item.register(admin, { ...fields, options }));
  await shop.item.register(admin, { ...fields, options });
  const [first = unknownOption] = optionsOf(item);
  const addOptions = [{ description: "1 kg", stock: 20, surcharge: 30_000 }];
  await shop.item.edit(admin, item.id, { price: 13_000, changeOptions: [{ id: first, discount: 10 }], addOptions });
  await shop.item.edit(admin, unknownItem, { price: 1 });
  await shop.item.adjustStock(admin, first, { delta: 5, key: commandKey("delivery") });
  await shop.item.adjustStock(admin, first, { delta: 5, key: commandKey("delivery") });
  await shop.item.adjustStock(admin, first, { expected: 1, stock: 9 });
  await shop.item.adjustStock(admin, first, { delta: -1_000 });
  const other = await itemOnSale(fresh, [5, { stock: 3, inventory: "track" }]);
  await shop.item.changeState(admin, other.id, "STOP");
  await shop.item.changeState(admin, other.id, "SELL");
  await shop.item.view(admin, item.id);
  await shop.item.list(admin, { categoryId: coffee.id, sort: "price-asc" });
  return [first, ...optionsOf(other)];
};

const carts = async ({ shop }: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const lines: CartAddition[] = [];
  for (const optionId of options) lines.push({ itemId: await itemOf(shop, by, optionId), optionId, quantity: 2 });
  await shop.cart.add(by, { lines: lines.slice(0, 1) });
  await shop.cart.add(by, { lines, key: commandKey("cart") });
  await shop.cart.add(by, { lines, key: commandKey("cart") });
  await shop.cart.changeQuantity(by, options[0] ?? unknownOption, 3);
  await shop.cart.changeQuantity(by, unknownOption, 3);
  await shop.cart.removeLine(by, options[1] ?? unknownOption);
  await shop.cart.view(by);
  const order = await shop.order.placeFromCart(by, {
    options: options.slice(0, 1),
    address,
    key: commandKey("basket"),
  });
  await shop.order.placeFromCart(by, { options: options.slice(0, 1), address, key: commandKey("basket") });
  await shop.cart.clear(by);
  await shop.order.placeFromCart(by, { address });
  if (order.ok) await shop.order.cancel(by, order.value.id, "the story goes on");
};

/** Somebody who fills a cart, signs in as the member, and goes on as a guest with a cart that the job forgets. */
const guests = async ({ shop }: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { token } = expectOk(await shop.cart.openGuest({ kind: "anonymous" }));
  await shop.cart.authenticateGuest("no token at all");
  const guest = expectOk(await shop.cart.authenticateGuest(token));
  await shop.cart.merge(by, guest);
  const lines: CartAddition[] = [];
  for (const optionId of options) lines.push({ itemId: await itemOf(shop, by, optionId), optionId, quantity: 2 });
  await shop.cart.add(guest, { lines, key: commandKey("cart") });
  await shop.cart.add(guest, { lines, key: commandKey("cart") });
  await shop.cart.add(by, { lines: lines.slice(0, 1) });
  await shop.cart.view(guest);
  await shop.cart.merge(guest, guest);
  await shop.cart.merge(by, guest);
  await shop.cart.merge(by, guest);
  await shop.cart.view(by);
  await shop.cart.clear(by);
  await shop.cart.add(guest, { lines: lines.slice(0, 1) });
};

const itemOf = async (shop: FreshShop["shop"], by: MemberActor, option: OptionId): Promise<ItemId> => {
  const rows = expectOk(await shop.item.list(by, {})).content;
  for (const { id } of rows) {
    const { item } = expectOk(await shop.item.view(by, id));
    if (optionsOf(item).includes(option)) return id;
  }
  return unknownItem;
};

const orders = async (fresh: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const command = { lines: oneOf(options), address, key };
  const order = expectOk(await shop.order.place(by, command));
  await shop.order.place(by, command);
  await shop.order.place(by, { lines: options.map((optionId) => ({ optionId, quantity: 999 })), address });
  const payment = await preparePayment(fresh, by, order.id);
  await shop.payment.prepare(by, order.id, card);
  await shop.payment.verify(by, payment.id);
  payAtProvider(fresh, payment);
  await shop.payment.verify(by, payment.id);
  await shop.payment.verify(by, payment.id);
  await shop.payment.view(by, payment.id);
  await shop.payment.byMerchantUid(by, payment.merchantUid);
  await shop.payment.verify(by, unknownPayment);
  await shop.order.cancel(by, order.id, "too late");
  await shop.order.confirm(by, order.id);
  await deliver(fresh, order.id);
  await shop.order.confirm(by, order.id);
  await shop.order.move(admin, unknownOrder, "SHIPPING");

  // Two units are left of the last option, which is counted when paid: the third buyer's money goes back.
  const last = oneOf(options.slice(-1));
  for (const _ of upTo(2)) await payOrder(fresh, by, (await placeOrder(fresh, by, last)).id);
  await placeOrder(fresh, by, oneOf(options.slice(0, 1)));
  ports.clock.advance(31 * 60_000);
  await shop.order.view(by, order.id);
  await shop.order.history(by, order.id);
  await shop.order.mine(by, { size: 2 });
};

/** What a buyer says of what he received, and what somebody says who did not. */
const reviews = async (fresh: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { item } = fresh.shop;
  const stranger = await signUp(fresh, "duri");
  const id = await itemOf(fresh.shop, by, options[0] ?? unknownOption);
  const praise = { rating: 5, content: "향이 오래가요", key: commandKey("praise") };
  const review = expectOk(await item.writeReview(by, id, praise));
  await item.writeReview(by, id, praise);
  await item.writeReview(by, id, { rating: 1, content: "또 왔어요" });
  await item.writeReview(stranger, id, praise);
  await item.editReview(by, review.id, { rating: 4, content: "향이 조금 약해졌어요" });
  await item.editReview(stranger, review.id, { rating: 1, content: "내 글이 아니에요" });
  await item.editReview(by, unknownReview, praise);
  await item.reviews(by, id, {});
  await item.view(by, id);
  await item.deleteReview(stranger, review.id);
  await item.deleteReview(fresh.admin, review.id);
  await item.deleteReview(by, review.id);
  await item.writeReview(by, id, { rating: 3, content: "다시 씁니다" });
  await item.populars(by, { limit: 2 });
};

/** Two customers who pay for what only one can have: the other's money is returned by a job. */
const lateMoney = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const scarce = oneOf(optionsOf(await itemOnSale(fresh, [{ stock: 1, inventory: "track" }])));
  const [first, second] = [await placeOrder(fresh, by, scarce), await placeOrder(fresh, by, scarce)];
  await payOrder(fresh, by, first.id);
  const late = await preparePayment(fresh, by, second.id);
  payAtProvider(fresh, late);
  await fresh.shop.payment.verify(by, late.id);
};

/** Points that an admin gave, spent on an order that completes, comes back in part and then whole; and points that end. */
const membership = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const gift = { amount: 1_500, reason: "환영합니다", key: commandKey("gift") };
  await shop.member.adjustPoints(admin, by.id, gift);
  await shop.member.adjustPoints(admin, by.id, gift);
  await shop.member.adjustPoints(admin, by.id, { amount: -1_000_000, reason: "너무 많아요" });
  const item = await itemOnSale(fresh, [{ stock: 5, surcharge: 300_000 }, 5]);
  const lines = oneOf(optionsOf(item));
  await shop.order.place(by, { lines, address, usePoints: 2_000 });
  const order = expectOk(await shop.order.place(by, { lines, address, usePoints: 1_000 }));
  await payOrder(fresh, by, order.id);
  await deliver(fresh, order.id);
  await shop.order.confirm(by, order.id);
  await shop.member.membership(by);
  await shop.member.points(by, { size: 2 });
  await shop.cart.add(by, { lines: lines.map((line) => ({ ...line, itemId: item.id })) });
  await shop.cart.view(by);
  await shop.cart.clear(by);

  const [first, second] = order.lines;
  if (first === undefined || second === undefined) throw new Error("the order has two lines");
  const ask = { reason: "향이 달라요", lines: [{ lineId: second.id, quantity: 1 }] };
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED" });
  await shop.order.requestRefund(by, order.id, { ...ask, lines: [{ lineId: second.id, quantity: 2 }] });
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.decideRefund(admin, order.id, { status: "REJECTED", reason: "사진을 보내 주세요" });
  await shop.order.requestRefund(by, order.id, ask);
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED", restock: true });
  await shop.order.requestRefund(by, order.id, { reason: "나머지도요" });
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED", reason: "네" });
  await shop.member.membership(by);
  await shop.member.points(by, {});
  const regretted = expectOk(await shop.order.place(by, { lines, address, usePoints: 500 }));
  await shop.order.cancel(by, regretted.id, "the story goes on");
  ports.clock.advance(1_000);
};

const jobs = async (fresh: FreshShop, told: Told[]): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const run = async (name: string): Promise<void> => {
    told.push({ call: `job ${name}`, answer: await runJob(fresh, name) });
  };
  const sick = new Error("this consumer is broken on purpose");
  const dismiss = shop.events.subscribe("sick", ["order.paid"], {
    apply: async () => {
      throw sick;
    },
  });
  await run("auto-cancel-orders");
  await run("return-money");
  for (const _ of upTo(10)) {
    await run("relay-events");
    ports.clock.advance(10 * 60_000);
  }
  const parked = expectOk(await shop.events.parked(admin, {})).content;
  const [first = unknownEvent, second = unknownEvent] = parked.map(({ event }) => event.id);
  await shop.events.retryParked(admin, "sick", first);
  await shop.events.retryParked(admin, "sick", first);
  await shop.events.discardParked(admin, "sick", second);
  await run("relay-events");
  await shop.events.forgetConsumer(admin, "sick");
  dismiss();
  await shop.events.forgetConsumer(admin, "sick");
  ports.clock.advance(400 * 86_400_000);
  for (const { name } of shop.jobs) await run(name);
  await shop.item.repairStock(admin);
  await shop.item.list(admin, { sort: "newest" });
  await shop.order.list(admin, {});
};

/**
 * The store's own outbox makes the ids of events, and events of one moment stand in the order of their ids: these are
 * the only things that two tellings of the story may differ in.
 */
const comparable = (answer: unknown): unknown => {
  if (Array.isArray(answer)) {
    const list = answer.map(comparable);
    return list.every(isOfEvents) ? list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : list;
  }
  if (typeof answer !== "object" || answer === null || answer instanceof Date) return answer;
  const { id, ...rest } = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, comparable(value)]));
  return id === undefined || isOfEvents(rest) ? rest : { id, ...rest };
};
const isOfEvents = (each: unknown): boolean =>
  typeof each === "object" && each !== null && ("sequence" in each || "consumer" in each);

/** A life of a shop in which every use case and every job is called, most of them refused once too. */
export const tellStory = async (subject: ShopSubject, policies: Partial<ShopPolicies> = {}): Promise<Story> => {
  const told: Told[] = [];
  const around = async <R>({ module, useCase }: Call, run: () => Promise<R>): Promise<R> => {
    const answer = await run();
    told.push({ call: `${module}.${useCase}`, answer });
    return answer;
  };
  const fresh = await freshShop(subject, { ...policies, around });
  const by = await membersAndSessions(fresh);
  await edges(fresh, by);
  await forgettingAndLeaving(fresh);
  const options = await catalogue(fresh);
  await carts(fresh, by, options);
  await guests(fresh, by, options);
  await orders(fresh, by, options);
  await reviews(fresh, by, options);
  await lateMoney(fresh, by);
  await membership(fresh, by);
  await jobs(fresh, told);
  told.push({ call: "events", answer: await fresh.told() });
  return { told: told.map(({ call, answer }) => ({ call, answer: comparable(answer) })), shop: fresh.shop };
};
