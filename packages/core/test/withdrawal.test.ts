import { expect, test } from "vitest";
import {
  type Actor,
  anonymous,
  err,
  expectOk,
  idOf,
  type MemberActor,
  type MemberId,
  money,
  type OrderId,
  ok,
  system,
} from "../src/index.ts";
import type { Account } from "../src/member/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { PasswordHasher } from "../src/security/index.ts";
import { withOpenWorks } from "./open-works.ts";
import {
  address,
  card,
  codeOf,
  itemOnSale,
  optionOf,
  password,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  signUp,
  type World,
  worldOf,
} from "./world.ts";

const email = "hana@example.com";
const host = system("host");
const invalid = err({ code: "auth.token-invalid" });

const withdraw = ({ shop }: World, by: Actor) => shop.member.withdraw(by, { password });
const accountOf = async ({ shop, admin }: World, { id }: MemberActor): Promise<Account> =>
  expectOk(await shop.member.view(admin, id));
const hashOf = async ({ ports }: World, id: MemberId) => (await ports.unitOfWork.reads.members.byId(id))?.passwordHash;

test("a closed account has nothing left that tells who it was, and no way in", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin, ports } = world;
  const device = { ip: "203.0.113.7", device: "Phone" };
  const session = expectOk(await shop.security.logIn(anonymous, { email, password, ...device }));
  const before = await accountOf(world, by);

  expect(await withdraw(world, by)).toEqual(ok(undefined));
  expect(await accountOf(world, by)).toEqual({
    ...before,
    state: "QUIT",
    email: `quit-${by.id}@withdrawn.invalid`,
    name: "탈퇴한 회원",
    tel: "",
    version: 2,
  });
  expect(await hashOf(world, by.id)).toBe("!");
  expect(await shop.security.refresh(anonymous, session.refreshToken)).toEqual(invalid);
  expect(await ports.unitOfWork.reads.logins.ofMember(by.id, { after: undefined, limit: 10 })).toEqual([]);
  for (const address of [email, `quit-${by.id}@withdrawn.invalid`]) {
    for (const secret of [password, "!", ""]) {
      const answer = await shop.security.logIn(anonymous, { email: address, password: secret });
      expect(answer).toEqual(err({ code: "auth.bad-credentials" }));
    }
  }
  const quit = expectOk(await shop.member.list(admin, { state: "QUIT" }));
  expect(quit.content.map(({ id }) => id)).toEqual([by.id]);
  const told = (await world.told()).filter(({ subject }) => subject === by.id);
  expect(told.map(({ type, sequence, data }) => [type, sequence, data])).toEqual([
    ["member.signed-up", 1, { role: "MEMBER" }],
    ["member.withdrawn", 2, { by: `member:${by.id}` }],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/hana|0101234/);
});

test("the e-mail is free at once, for another member who has nothing of the first", async () => {
  const world = await worldOf();
  const first = await signUp(world, "hana");
  const order = await placeOrder(world, first, optionOf(await itemOnSale(world)));
  expectOk(await withdraw(world, first));
  const second = await signUp(world, "hana");
  expect(second.id).not.toBe(first.id);
  expect(expectOk(await world.shop.order.mine(second, {})).content).toEqual([]);
  expect(expectOk(await world.shop.order.view(world.admin, order.id)).memberId).toBe(first.id);
  expectOk(await withdraw(world, second));
  expect(codeOf(await world.shop.member.signUp(anonymous, { email, name: "하나", password, tel: "01012345678" }))).toBe(
    "ok",
  );
});

test("an order keeps its member from its payment's beginning to its delivery, and no longer", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin } = world;
  const option = optionOf(await itemOnSale(world));
  const [paid, pending] = [await placeOrder(world, by, option), await placeOrder(world, by, option)];
  const refused = (order: OrderId) => err({ code: "member.open-orders", orders: [order] });
  const kept = async (order: OrderId) => expect(await withdraw(world, by)).toEqual(refused(order));

  await preparePayment(world, by, pending.id);
  await kept(pending.id);
  expectOk(await shop.order.cancel(by, pending.id, "changed my mind"));
  await payOrder(world, by, paid.id);
  await kept(paid.id);
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING"] as const) {
    expectOk(await shop.order.move(admin, paid.id, step));
    await kept(paid.id);
    expect(await shop.member.withdraw(host, { member: by.id })).toEqual(refused(paid.id));
  }
  expect(await accountOf(world, by)).toMatchObject({ state: "ACTIVE", email, version: 1 });
  expectOk(await shop.order.move(admin, paid.id, "DELIVERED"));
  expectOk(await withdraw(world, by));
  world.ports.clock.advance(8 * 86_400_000);
  expect(await runJob(world, "auto-confirm-orders")).toBe(1);
});

test("a refusal names at most 20 open orders, the oldest first", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const option = optionOf(await itemOnSale(world, { options: [{ description: "200 g", stock: 30 }] }));
  const orders: string[] = [];
  for (let n = 0; n < 22; n += 1) {
    world.ports.clock.advance(1);
    const { id } = await placeOrder(world, by, option);
    await preparePayment(world, by, id);
    orders.push(id);
  }
  expect(await withdraw(world, by)).toEqual(err({ code: "member.open-orders", orders: orders.slice(0, 20) }));
});

test("a last access token orders and pays nothing more, free things neither; what waited is cancelled by itself", async () => {
  for (const free of [false, true]) {
    const price = free ? { unitPrice: () => money(0), deliveryFee: () => money(0) } : {};
    const world = await worldOf(memoryPorts(), price);
    const by = await signUp(world, "hana");
    const { shop, ports, admin } = world;
    const item = await itemOnSale(world);
    const optionId = optionOf(item);
    const waiting = free ? undefined : await placeOrder(world, by, optionId);
    expectOk(await shop.cart.add(by, { lines: [{ itemId: item.id, optionId, quantity: 1 }] }));
    expectOk(await withdraw(world, by));

    const quit = err({ code: "member.quit" });
    expect(await shop.order.place(by, { lines: [{ optionId, quantity: 1 }], address })).toEqual(quit);
    expect(await shop.order.placeFromCart(by, { address })).toEqual(quit);
    expect(expectOk(await shop.cart.view(by)).lines).toHaveLength(1);
    if (waiting === undefined) continue;
    expect(await shop.payment.prepare(by, waiting.id, card)).toEqual(quit);
    ports.clock.advance(31 * 60_000);
    expect(await runJob(world, "auto-cancel-orders")).toBe(1);
    expect(expectOk(await shop.order.view(admin, waiting.id)).state).toBe("CANCELLED");
    expect(expectOk(await shop.item.view(admin, item.id)).item.options[0]?.stock).toBe(10);
  }
});

test("whoever has left does nothing more in his own name, and nobody opens the account again", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin } = world;
  expectOk(await withdraw(world, by));
  const bad = err({ code: "auth.bad-credentials" });
  const illegal = err({ code: "member.illegal-transition", state: "QUIT" });
  expect(await withdraw(world, by)).toEqual(bad);
  expect(await shop.member.changePassword(by, { oldPassword: password, password: "another password" })).toEqual(bad);
  expect(await shop.member.changeProfile(by, { name: "하나" })).toEqual(err({ code: "member.quit" }));
  expect(await shop.member.changeState(admin, by.id, "ACTIVE")).toEqual(illegal);
  expect(await shop.member.changeRole(admin, by.id, "SELLER")).toEqual(illegal);
  expect(await shop.member.withdraw(host, { member: by.id })).toEqual(illegal);
  expect(await accountOf(world, by)).toMatchObject({ name: "탈퇴한 회원", state: "QUIT", version: 2 });
});

test("a host closes the account of a member whom it signs in itself, or who is suspended; nobody else does", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const enrolled = expectOk(await shop.member.enrol({ email, name: "하나", tel: "01012345678" }));
  const own: MemberActor = { kind: "member", id: enrolled.id, role: "MEMBER" };
  expect(await shop.member.withdraw(own, { password: "!" })).toEqual(err({ code: "auth.bad-credentials" }));
  for (const by of [own, admin, anonymous]) {
    expect(await shop.member.withdraw(by, { member: enrolled.id })).toEqual(err({ code: "auth.forbidden" }));
  }
  expectOk(await shop.member.withdraw(host, { member: enrolled.id }));
  const told = (await world.told()).filter(({ type }) => type === "member.withdrawn");
  expect(told.map(({ data }) => data)).toEqual([{ by: "system:host" }]);

  const suspended = await signUp(world, "duri");
  expectOk(await shop.member.changeState(admin, suspended.id, "SUSPENDED"));
  expect(await withdraw(world, suspended)).toEqual(err({ code: "member.suspended" }));
  expectOk(await shop.member.withdraw(host, { member: suspended.id }));
  const nobody = idOf<MemberId>("00000000-0000-7000-8000-ffffffffffff");
  expect(await shop.member.withdraw(host, { member: nobody })).toEqual(err({ code: "member.not-found" }));
});

test("the last admin stays, by his own will and by the host's", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const last = err({ code: "member.last-admin" });
  expect([await withdraw(world, admin), await shop.member.withdraw(host, { member: admin.id })]).toEqual([last, last]);
  const { id } = expectOk(await shop.member.createAdmin({ email, name: "하나", password, tel: "01012345678" }));
  expectOk(await withdraw(world, admin));
  expect(await shop.member.withdraw(host, { member: id })).toEqual(last);
  const left = expectOk(await shop.member.list(host, { role: "ADMIN" })).content;
  expect(left.map(({ state }) => state)).toEqual(["ACTIVE", "QUIT"]);
});

test("reviews stay, under the name of nobody", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin } = world;
  const item = await itemOnSale(world);
  const order = await placeOrder(world, by, optionOf(item));
  await payOrder(world, by, order.id);
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(admin, order.id, step));
  }
  expectOk(await shop.item.writeReview(by, item.id, { rating: 5, content: "향이 오래가요" }));
  expectOk(await withdraw(world, by));
  const { content } = expectOk(await shop.item.reviews(anonymous, item.id, {}));
  expect(content.map(({ author, rating, content: words }) => [author, rating, words])).toEqual([
    ["탈퇴한 회원", 5, "향이 오래가요"],
  ]);
  expect(expectOk(await shop.item.view(anonymous, item.id)).item.rating).toEqual({ sum: 5, count: 1 });
});

test("the password is verified once, and no hash is computed while a transaction is open", async () => {
  const ports = memoryPorts();
  const work: string[] = [];
  const { unitOfWork, openWorks } = withOpenWorks(ports.unitOfWork);
  const watched =
    <Args extends readonly unknown[], R>(name: string, run: (...args: Args) => Promise<R>) =>
    (...args: Args): Promise<R> => {
      work.push(`${name} in ${openWorks()} works`);
      return run(...args);
    };
  const passwordHasher: PasswordHasher = {
    hash: watched("hash", ports.passwordHasher.hash),
    verify: watched("verify", ports.passwordHasher.verify),
  };
  const world = await worldOf({ ...ports, passwordHasher, unitOfWork });
  const by = await signUp(world, "hana");
  work.length = 0;
  expectOk(await withdraw(world, by));
  expect(work).toEqual(["verify in 0 works"]);
});
