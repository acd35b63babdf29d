import {
  commandKey,
  createShop,
  type Day,
  type EventId,
  expectOk,
  idOf,
  jobNamed,
  type OptionId,
  ok,
  type PasswordResetId,
  type Result,
  runOnce,
  SEOUL,
  type Seal,
  type Shop,
} from "@cofshop/core";
import type { Item } from "@cofshop/core/item";
import { memoryPorts } from "@cofshop/core/memory";
import type { Order } from "@cofshop/core/order";
import type { MemberActor } from "@cofshop/core/shared";
import { makeCountSales } from "@cofshop/core/statistics";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";

/** Counts as peers.md does: a statement is one driver call but those that frame transactions. */
const counter = () => {
  let sent: string[] = [];
  const frames = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i;
  return {
    onStatement: (sql: string) => void sent.push(sql),
    of: async (work: () => Promise<unknown>) => {
      sent = [];
      await work();
      const transactions = sent.filter((sql) => /^\s*BEGIN/i.test(sql)).length;
      return { statements: sent.filter((sql) => !frames.test(sql)).length, transactions };
    },
  };
};

const firstOption = ({ options: [first] }: Item): OptionId => {
  if (first === undefined) throw new Error("an item without options");
  return first.id;
};

type World = { readonly database: FreshDatabase; readonly count: ReturnType<typeof counter> };

const shopOn = async ({ database }: World) => {
  const ports = { ...memoryPorts(), ...database };
  const shop = createShop(ports);
  const admin = expectOk(
    await shop.member.createAdmin({ email: "a@example.com", name: "a", password: "password1", tel: "021234567" }),
  );
  const by: MemberActor = { kind: "member", id: admin.id, role: "ADMIN" };
  const items: Item[] = [];
  for (let number = 0; number < 25; number += 1) {
    const options = ["200g", "500g"].map((description) => ({ description, stock: 100 }));
    const images = [{ url: "/images/1.webp", name: "1.webp", type: "REPRESENTATIVE" as const }];
    items.push(
      expectOk(await shop.item.register(by, { name: `원두 ${number}`, price: 9_900, origin: "KR", options, images })),
    );
  }
  return { shop, by, items, ports, gateway: ports.paymentGateway, clock: ports.clock };
};

const costs = (open: (onStatement: (sql: string) => void) => Promise<FreshDatabase>): void => {
  let world: World | undefined;
  const begin = async (): Promise<World> => {
    const count = counter();
    world = { count, database: await open(count.onStatement) };
    return world;
  };
  afterEach(() => world?.database.close());

  /** A coupon of the member's, won of a limited one. */
  const couponOf = async ({ coupon }: Pick<Shop, "coupon">, by: MemberActor) => {
    const days = { validFrom: "2026-01-01" as Day, validTo: "2026-12-31" as Day };
    const offer = { name: "첫 주문", type: "FIXED", value: 1_000, quantity: 10, ...days } as const;
    const claimed = expectOk(await coupon.claim(by, expectOk(await coupon.create(by, offer)).id));
    if (claimed.status !== "ISSUED") throw new Error("a claim in SQL is written at once");
    return claimed.memberCouponId;
  };

  /** A checkout of two lines as peers.md counts it, warm, paid in part with so many points and a coupon. */
  const checkOut = async (usePoints: number, withCoupon = false) => {
    const { count, ...rest } = await begin();
    const { shop, by, items, gateway, clock } = await shopOn({ count, ...rest });
    // Of two ends, so that both a lot is used up and another one is touched.
    for (const amount of usePoints > 0 ? [100, 5_000] : []) {
      expectOk(await shop.member.adjustPoints(by, by.id, { amount, reason: "환영합니다" }));
      clock.advance(86_400_000);
    }
    const coupon = withCoupon ? await couponOf(shop, by) : undefined;
    const lines = items.slice(0, 2).map((item) => ({
      itemId: item.id,
      optionId: firstOption(item),
      quantity: 1,
    }));
    const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
    return count.of(async () => {
      expectOk(await shop.cart.add(by, { lines }));
      const order = expectOk(await shop.order.placeFromCart(by, { address, usePoints, coupon }));
      expect(order.usedPoints).toBe(usePoints);
      const { payment } = expectOk(
        await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }),
      );
      gateway.pay(payment, "paid");
      expect(expectOk(await shop.payment.verify(by, payment.id)).state).toBe("PAID");
    });
  };

  test("a checkout is 23 statements and 3 transactions; the promise is at most 25 and 3", async () => {
    expect(await checkOut(0)).toEqual({ statements: 23, transactions: 3 });
  });

  test("a checkout that spends points is 25 statements and 3 transactions, as promised", async () => {
    expect(await checkOut(200)).toEqual({ statements: 25, transactions: 3 });
  });

  test("a coupon is 2 statements more, to read and to use it, and no transaction", async () => {
    expect(await checkOut(0, true)).toEqual({ statements: 25, transactions: 3 });
    await world?.database.close();
    expect(await checkOut(200, true)).toEqual({ statements: 27, transactions: 3 });
  });

  test("a webhook that is repeated a thousand times is 1 statement without a transaction each, and changes nothing", async () => {
    const { count, ...rest } = await begin();
    const { by, items, gateway, ports } = await shopOn({ count, ...rest });
    const shop = createShop({
      ...ports,
      paymentGateway: {
        ...gateway,
        parseWebhook: async ({ body }) => ok({ merchantUid: new TextDecoder().decode(body), signed: true }),
      },
    });
    const lines = items.slice(0, 1).map((item) => ({ optionId: firstOption(item), quantity: 1 }));
    const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
    const order = expectOk(await shop.order.place(by, { lines, address }));
    const { payment } = expectOk(
      await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }),
    );
    gateway.pay(payment, "paid");
    const hear = () => shop.payment.hear({ headers: {}, body: new TextEncoder().encode(payment.merchantUid) });
    expect(await hear()).toEqual(ok("applied"));
    const before = expectOk(await shop.payment.view(by, payment.id));
    const repeated = await count.of(async () => {
      for (let times = 0; times < 1_000; times += 1) expect(await hear()).toEqual(ok("nothing-new"));
    });
    expect(repeated).toEqual({ statements: 1_000, transactions: 0 });
    expect(expectOk(await shop.payment.view(by, payment.id))).toEqual(before);
  });

  test("adding to a cart is 2 statements without a transaction, for a guest too; merging his is 6 in 1, an empty one 1", async () => {
    const { count, ...rest } = await begin();
    const { shop, by, items } = await shopOn({ count, ...rest });
    const { token } = expectOk(await shop.cart.openGuest({ kind: "anonymous" }));
    const guest = expectOk(await shop.cart.authenticateGuest(token));
    const lines = items.slice(0, 2).map((item) => ({ itemId: item.id, optionId: firstOption(item), quantity: 1 }));
    for (const who of [by, guest]) {
      const added = await count.of(async () => expectOk(await shop.cart.add(who, { lines })));
      expect(added).toEqual({ statements: 2, transactions: 0 });
    }
    const merged = await count.of(async () => {
      expect(expectOk(await shop.cart.merge(by, guest)).merged).toHaveLength(2);
    });
    const nothing = await count.of(async () => expectOk(await shop.cart.merge(by, guest)));
    // SQLite has nothing to hold: the transaction is alone.
    expect([5, 6]).toContain(merged.statements);
    expect(merged.transactions).toBe(1);
    expect(nothing).toEqual({ statements: 1, transactions: 0 });
  });

  test("signing in is 7 statements, 1 transaction and one look at a password; a stranger costs what a wrong password does: 3", async () => {
    const { count, database } = await begin();
    const { passwordHasher, ...rest } = memoryPorts();
    let checks = 0;
    const verify: typeof passwordHasher.verify = (password, hash) => {
      checks += 1;
      return passwordHasher.verify(password, hash);
    };
    const { unitOfWork, lock } = database;
    const shop = createShop({ ...rest, passwordHasher: { ...passwordHasher, verify }, unitOfWork, lock });
    const nobody = { kind: "anonymous" } as const;
    const person = { email: "hana@example.com", name: "하나", password: "password1", tel: "01012345678" };
    expectOk(await shop.member.signUp(nobody, person));
    const logIn = async (email: string, password: string) => {
      checks = 0;
      const cost = await count.of(() => shop.security.logIn(nobody, { email, password, address: "203.0.113.7" }));
      return { ...cost, checks };
    };
    await logIn(person.email, person.password); // warm
    expect(await logIn(person.email, person.password)).toEqual({ statements: 7, transactions: 1, checks: 1 });
    const wrong = await logIn(person.email, "password2");
    expect(wrong).toEqual({ statements: 3, transactions: 0, checks: 1 });
    expect(await logIn("stranger@example.com", "password2")).toEqual(wrong);
  });

  test("asking for a new password is 4 statements and 1 transaction for whoever asks; using the letter 7 and 1, leaving 10 and 1", async () => {
    const { count, ...rest } = await begin();
    const { shop } = await shopOn({ count, ...rest });
    const address = "203.0.113.7";
    const [hana, duri] = ["hana@example.com", "duri@example.com"];
    for (const email of [hana, duri]) {
      const person = { email, name: "하나", password: "password1", tel: "01012345678" };
      expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
    }
    const ask = (email: string) =>
      count.of(async () =>
        expectOk(await shop.security.requestPasswordReset({ kind: "anonymous" }, { email, address })),
      );
    const costs = [await ask(hana), await ask("nobody@example.com"), await ask(hana), await ask("nobody@example.com")];
    expect(costs).toEqual(costs.map(() => ({ statements: 4, transactions: 1 })));

    const asked: string[] = [];
    shop.events.subscribe("letters", ["member.password-reset-requested"], {
      send: async ({ subject }) => void asked.push(subject),
    });
    expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), rest.database.lock));
    const by = { kind: "system", name: "letters" } as const;
    let token = "";
    for (const id of asked) {
      token = expectOk(await shop.security.passwordResetLetter(by, idOf<PasswordResetId>(id)))?.token ?? token;
    }
    const confirmed = await count.of(async () => {
      const command = { token, password: "password2", address };
      expectOk(await shop.security.confirmPasswordReset({ kind: "anonymous" }, command));
    });
    const { member } = expectOk(
      await shop.security.logIn({ kind: "anonymous" }, { email: hana, password: "password2" }),
    );
    const left = await count.of(async () => {
      const actor: MemberActor = { kind: "member", id: member.id, role: "MEMBER" };
      expectOk(await shop.member.withdraw(actor, { password: "password2", address }));
    });
    expect([confirmed, left]).toEqual([
      { statements: 7, transactions: 1 },
      { statements: 10, transactions: 1 },
    ]);
  });

  test("a text is 2 statements and 1 transaction, 3 under a key; reading it is 4 without one, a page of history 2, typing 1", async () => {
    const { count, ...rest } = await begin();
    const { shop, by } = await shopOn({ count, ...rest });
    const { id: roomId } = expectOk(await shop.chat.open(by)).room;
    const text = { roomId, message: "여보세요?", messageType: "TEXT" } as const;
    const { id: messageId } = expectOk(await shop.chat.send(by, text)); // warm
    const costs = [
      await count.of(async () => expectOk(await shop.chat.send(by, text))),
      await count.of(async () => expectOk(await shop.chat.send(by, { ...text, key: commandKey("words") }))),
      await count.of(async () => expectOk(await shop.chat.read(by, { roomId, messageId }))),
      await count.of(async () => expectOk(await shop.chat.history(by, roomId, {}))),
      await count.of(async () => expectOk(await shop.chat.mine(by, {}))),
      await count.of(async () => expectOk(await shop.chat.typing(by, roomId))),
    ];
    expect(costs).toEqual([
      { statements: 2, transactions: 1 },
      { statements: 3, transactions: 1 },
      { statements: 4, transactions: 0 },
      { statements: 2, transactions: 0 },
      { statements: 1, transactions: 0 },
      { statements: 1, transactions: 0 },
    ]);
  });

  test("answering an order under a key is 2 statements more and no transaction, repeating the answer 2 in all", async () => {
    const { count, ...rest } = await begin();
    const { shop, by, items } = await shopOn({ count, ...rest });
    const lines = items.slice(0, 2).map((item) => ({ optionId: firstOption(item), quantity: 1 }));
    const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
    const place = (seal?: Seal<Order>) => shop.order.place(by, { lines, address, seal });
    const request = { route: "POST /orders", key: commandKey("keyed"), input: { lines, address } };
    const keyed = () =>
      shop.idempotency.answerOnce(by, request, async (seal) => {
        const order = expectOk(await place(seal && ((tx, placed) => seal(tx, placed.id))));
        return { text: order.id, keep: true };
      });

    const bare = await count.of(async () => expectOk(await place()));
    const first = await count.of(async () => expect(expectOk(await keyed()).replayed).toBe(false));
    const again = await count.of(async () => expect(expectOk(await keyed()).replayed).toBe(true));
    expect(first).toEqual({ statements: bare.statements + 2, transactions: bare.transactions });
    expect(again).toEqual({ statements: 2, transactions: 0 });
  });

  test("a list of 20 items is 1 statement and an item's page 3, without a transaction; the promise is at most 4", async () => {
    const { count, ...rest } = await begin();
    const { shop, by, items } = await shopOn({ count, ...rest });
    const list = await count.of(async () => {
      expect(expectOk(await shop.item.list(by, { size: 20 })).content).toHaveLength(20);
    });
    const detail = await count.of(async () => {
      for (const { id } of items.slice(0, 1)) expectOk(await shop.item.view(by, id));
    });
    expect([list, detail]).toEqual([
      { statements: 1, transactions: 0 },
      { statements: 3, transactions: 0 },
    ]);
  });

  test("statistics are 1 statement from what was counted, then none for ten seconds; counting a sale is 5 in 1 transaction", async () => {
    const { count, ...rest } = await begin();
    const { shop, by, items, gateway, clock, ports } = await shopOn({ count, ...rest });
    const lines = items.slice(0, 5).map((item) => ({ optionId: firstOption(item), quantity: 1 }));
    const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
    const order = expectOk(await shop.order.place(by, { lines, address }));
    const method = { pgProvider: "sandbox", payMethod: "CARD" };
    const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
    gateway.pay(payment, "paid");
    expectOk(await shop.payment.verify(by, payment.id));
    const sale = await ports.unitOfWork.reads.orders.byId(order.id);
    const counted = await count.of(async () => {
      // What the relay does for each event, after it has noted that it was taken in.
      const event = { id: ports.ids.next<EventId>(), at: clock.now(), subject: order.id, sequence: sale?.version ?? 0 };
      const apply = makeCountSales(SEOUL);
      const data = { memberId: by.id, finalPrice: 0, deliveryFee: 0, lines: [] };
      await ports.unitOfWork.run(async (tx) => ok(await apply({ ...event, type: "order.paid", version: 1, data }, tx)));
    });
    const { statistics } = shop;
    const answers: readonly (() => Promise<Result<unknown, { readonly code: string }>>)[] = [
      () => statistics.daily(by, {}),
      () => statistics.between(by, { start: "2025-01-03", end: "2026-01-03" }),
      () => statistics.topItems(by, { days: 366, limit: 100 }),
      () => statistics.byCategory(by, { days: 366 }),
      () => statistics.hourly(by),
    ];
    for (const answer of answers) {
      const cost = await count.of(async () => expectOk(await answer()));
      const again = await count.of(async () => expectOk(await answer()));
      expect([cost, again]).toEqual([
        { statements: 1, transactions: 0 },
        { statements: 0, transactions: 0 },
      ]);
    }
    expect(expectOk(await statistics.topItems(by, { days: 366, limit: 100 }))).toHaveLength(5);
    expect(counted).toEqual({ statements: 5, transactions: 1 });
  });

  test("a search is 3 statements, a page after the first 2, a word that nothing has 2, a misspelled one 5, a suggestion 1; registering an item 7 or 8", async () => {
    const { count, ...rest } = await begin();
    const { shop, by } = await shopOn({ count, ...rest });
    const beans = expectOk(await shop.item.addCategory(by, { name: "원두" }));
    const options = [{ description: "200g", stock: 0 }];
    const blend = { name: "하우스 블렌드", price: 9_900, origin: "KR", categoryIds: [beans.id], options };
    for (const _ of [1, 2]) expectOk(await shop.item.register(by, blend));
    const search = (text: string, more: { readonly cursor?: string; readonly size?: number } = {}) =>
      count.of(async () => expectOk(await shop.item.search(by, { text, ...more })));
    const first = expectOk(await shop.item.search(by, { text: "블렌드", size: 1 }));
    const costs = [
      await search("블렌드"),
      await search("블렌드", { size: 1, ...(first.nextCursor === undefined ? {} : { cursor: first.nextCursor }) }),
      await search("운동화"),
      await search("블랜드"),
      await count.of(async () => expect(expectOk(await shop.item.suggest(by, { text: "블렌" }))).toHaveLength(1)),
    ];
    expect(costs.map(({ statements }) => statements)).toEqual([3, 2, 2, 5, 1]);
    expect(costs.every(({ transactions }) => transactions === 0)).toBe(true);
    const registered = await count.of(async () => expectOk(await shop.item.register(by, blend)));
    // SQLite keeps the pieces of a text in a table of their own.
    expect([7, 8]).toContain(registered.statements);
  });

  test("popular items are 1 statement and an item's reviews 2, without a transaction; a review is 6 in 1", async () => {
    const { count, ...rest } = await begin();
    const { shop, by, items, gateway } = await shopOn({ count, ...rest });
    const [item] = items;
    if (item === undefined) throw new Error("there are items");
    const lines = [{ optionId: firstOption(item), quantity: 1 }];
    const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
    const order = expectOk(await shop.order.place(by, { lines, address }));
    const method = { pgProvider: "sandbox", payMethod: "CARD" };
    const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
    gateway.pay(payment, "paid");
    expectOk(await shop.payment.verify(by, payment.id));
    for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
      expectOk(await shop.order.move(by, order.id, step));
    }
    const written = await count.of(async () => {
      expectOk(await shop.item.writeReview(by, item.id, { rating: 5, content: "좋아요" }));
    });
    const popular = await count.of(async () => {
      expect(expectOk(await shop.item.populars(by, {}))).toHaveLength(1);
    });
    const reviews = await count.of(async () => {
      expect(expectOk(await shop.item.reviews(by, item.id, {})).content).toHaveLength(1);
    });
    expect([written, popular, reviews]).toEqual([
      { statements: 6, transactions: 1 },
      { statements: 1, transactions: 0 },
      { statements: 2, transactions: 0 },
    ]);
  });
};

describe("on SQLite", () => costs((onStatement) => freshSqlite({ onStatement })));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("on PostgreSQL", () =>
  costs((onStatement) => freshPostgres(url ?? "", { onStatement })),
);
