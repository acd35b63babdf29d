import { expectOk, type MemberActor, type OptionId, type OrderId, type Shop } from "@cofshop/core";
import type { MemoryPorts } from "@cofshop/core/memory";
import type { Payment, PaymentGateway } from "@cofshop/core/payment";
import { afterEach, describe, expect, inject, test } from "vitest";
import { MATRIX_MS, runDying, stride } from "./dying-process.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, shopOver } from "./world.ts";

type World = {
  readonly database: FreshDatabase;
  readonly shop: Shop;
  readonly ports: MemoryPorts;
  readonly admin: MemberActor;
  readonly by: MemberActor;
  readonly options: readonly OptionId[];
  readonly order: OrderId;
  readonly payment: Payment;
};
/** What a child says: it asks the provider, or came through after so many statements. */
type CameThrough = { readonly sent: number; readonly askedAt: readonly number[] };
type Said = { readonly merchantUid: string; readonly terms: Parameters<PaymentGateway["refund"]>[1] } | CameThrough;

const crashes = (engine: string, open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  /** A customer whose first order lifted him to RED, was paid in part with points, and is to be taken back by half. */
  const begin = async (): Promise<World> => {
    database = await open();
    const { shop, ports } = shopOver(database);
    const admin = await adminOf(shop);
    const person = { email: "hana@example.com", name: "하나", password: "password1", tel: "01012345678" };
    const { id } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
    const by: MemberActor = { kind: "member", id, role: "MEMBER" };
    const stocked = { description: "기계", stock: 10 };
    const options = [stocked, { ...stocked, description: "그라인더", inventory: "track" as const }];
    const machine = { name: "에스프레소 머신", price: 200_000, origin: "KR", options };
    const item = expectOk(await shop.item.register(admin, machine));
    expectOk(await shop.member.adjustPoints(admin, id, { amount: 5_000, reason: "환영합니다" }));
    const lines = item.options.map((option) => ({ optionId: option.id, quantity: 1 }));
    const order = expectOk(await shop.order.place(by, { lines, address, usePoints: 4_500 }));
    const method = { pgProvider: "sandbox", payMethod: "CARD" };
    const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
    ports.paymentGateway.pay(payment, "paid");
    expectOk(await shop.payment.verify(by, payment.id));
    for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
      expectOk(await shop.order.move(admin, order.id, step));
    }
    expectOk(await shop.order.confirm(by, order.id));
    const half = order.lines.slice(0, 1).map((line) => ({ lineId: line.id, quantity: 1 }));
    expectOk(await shop.order.requestRefund(by, order.id, { reason: "물이 새요", lines: half }));
    const optionIds = item.options.map((option) => option.id);
    return { database, shop, ports, admin, by, options: optionIds, order: order.id, payment };
  };

  /** A process that does what it is told; answers what it did when it came through, nothing when it was killed. */
  const elsewhere = ({ database: { place }, ports }: World, task: object): Promise<CameThrough | undefined> =>
    runDying("./refund.child.mjs", { engine, place, ...task }, (message, child) => {
      const said = message as Said;
      if ("sent" in said) return said;
      void ports.paymentGateway.refund(said.merchantUid, said.terms).then((answer) => child.send(answer));
      return undefined;
    });
  const approveElsewhere = (world: World, crashAt?: number) =>
    elsewhere(world, { by: world.admin, order: world.order, crashAt });

  /** Where the order, the money at the provider and in the books, points, tier and stock are. */
  const books = async ({ database: { unitOfWork }, shop, ports, admin, by, options, order, payment }: World) => {
    const { state, refundedAmount, earnedPoints, refundRequests } = expectOk(await shop.order.view(by, order));
    const { balance, owed, content } = expectOk(await shop.member.points(by, {}));
    expect([balance, owed]).toEqual([
      content.reduce((sum, { amount }) => sum + amount, 0),
      content.reduce((sum, entry) => sum + entry.owed, 0),
    ]);
    expect(expectOk(await shop.item.repairStock(admin))).toEqual([]);
    const left = await unitOfWork.reads.items.sellables(options);
    return {
      order: [state, refundRequests.at(-1)?.status, refundedAmount, earnedPoints],
      money: expectOk(await ports.paymentGateway.read(payment.merchantUid))?.refunded,
      noted: (await unitOfWork.reads.payments.byId(payment.id))?.refundedAmount,
      points: [balance, content.map(({ kind }) => kind)],
      tier: expectOk(await shop.member.membership(by)).tier.name,
      stock: options.map((id) => left.find(({ option }) => option.id === id)?.option.stock),
    };
  };
  const asked = {
    order: ["COMPLETED", "REQUESTED", 0, 3_955],
    money: 0,
    noted: 0,
    points: [4_455, ["EARN", "SPEND", "ADJUST"]],
    tier: "RED",
    stock: [9, 9],
  };
  const refunded = {
    order: ["COMPLETED", "REFUNDED", 197_750, 1_977],
    money: 197_750,
    noted: 197_750,
    points: [4_727, ["TAKE_BACK", "RESTORE", "EARN", "SPEND", "ADJUST"]],
    tier: "BASIC",
    stock: [10, 9],
  };

  test(
    "a refund killed before any of its statements gives the money, the points and the stock back once, when the job has come round",
    async () => {
      const whole = await begin();
      expect(await books(whole)).toEqual(asked);
      const counted = await approveElsewhere(whole);
      const { sent = 0, askedAt: [askedAt = 0] = [] } = counted ?? {};
      expect([sent > 20, counted?.askedAt.length]).toEqual([true, 1]);
      expect(await books(whole)).toEqual(refunded);
      await whole.database.close();

      // Between the provider's answer and the first that is written of it, always.
      const points = new Set([askedAt + 1]);
      for (let crashAt = 1; crashAt <= sent; crashAt += stride) points.add(crashAt);
      for (const crashAt of points) {
        const world = await begin();
        expect(await approveElsewhere(world, crashAt)).toBeUndefined();
        const { order, money } = await books(world);
        const [state, request] = order;
        const seen = `killed at ${crashAt}: ${state}, ${request}, ${money}`;
        if (crashAt === askedAt + 1) expect([state, money]).toEqual(["REFUND_PENDING", 197_750]);
        await elsewhere(world, { job: "execute-refunds" });
        if (request === "REQUESTED") {
          expect(await books(world), seen).toEqual(asked);
          expectOk(
            await world.shop.order.decideRefund(world.admin, world.order, { status: "APPROVED", restock: true }),
          );
        }
        expect(await books(world), seen).toEqual(refunded);
        await world.database.close();
      }
    },
    MATRIX_MS,
  );
};

const url = inject("postgresUrl");
describe("on SQLite", () => crashes("sqlite", () => freshSqlite()));
describe.runIf(url !== undefined)("on PostgreSQL", () => crashes("postgres", () => freshPostgres(url ?? "")));
