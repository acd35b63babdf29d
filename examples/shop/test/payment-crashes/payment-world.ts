import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, uuidV7Ids } from "@cofshop/adapters-node";
import { portoneV2Gateway } from "@cofshop/adapters-portone";
import { type FakePortone, startFakePortone } from "@cofshop/adapters-portone/fake";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { openSqlite, type SqlDatabase } from "@cofshop/adapters-postgres/sqlite";
import {
  createShop,
  dayOf,
  expectOk,
  jobNamed,
  type MemberActor,
  type OptionId,
  runOnce,
  SEOUL,
  type Shop,
} from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import type { Order } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import { createDatabase } from "@cofshop/test-services";
import type { Engine, OpenTask } from "./told.ts";

/** What every customer has before he orders. */
export const POINTS = 5_000;
/** Stock of a thing that there is enough of. */
const PLENTY = 100;

/** A customer with his order as it was placed and his attempt to pay it. */
export type Customer = { readonly by: MemberActor; readonly order: Order; readonly payment: Payment };

export type PaymentWorld = {
  readonly fake: FakePortone;
  readonly shop: Shop;
  readonly database: SqlDatabase;
  readonly admin: MemberActor;
  readonly customers: readonly Customer[];
  /** Of both options, before anybody ordered: one is reserved when it is ordered, one counted when it is paid. */
  readonly stock: ReadonlyMap<OptionId, number>;
  readonly counted: OptionId;
  readonly place: OpenTask["place"];
  readonly portone: OpenTask["portone"];
  /** Every event of the shop so far, by type and subject. */
  readonly told: () => Promise<readonly { readonly type: string; readonly subject: string }[]>;
  /** Lets time pass for the shop and the provider. */
  readonly pass: (ms: number) => void;
  readonly aheadMs: () => number;
  readonly now: () => Date;
  close(): Promise<void>;
};

type Place = { readonly place: string; readonly open: () => Promise<SqlDatabase>; readonly drop: () => Promise<void> };

const migrated = {
  name: "payment_crashes",
  prepare: async (url: string): Promise<void> => (await openPostgres({ url })).close(),
};

const freshPlace = async (engine: Engine, postgresUrl: string): Promise<Place> => {
  if (engine === "postgres") {
    const { url, drop } = await createDatabase(postgresUrl, { template: migrated });
    return { place: url, open: () => openPostgres({ url }), drop };
  }
  const folder = await mkdtemp(join(tmpdir(), "cofshop-payment-crashes-"));
  const file = join(folder, "shop.db");
  return {
    place: file,
    open: () => openSqlite({ file, durability: "normal" }),
    drop: () => rm(folder, { recursive: true }),
  };
};

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const dayFromNow = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000), SEOUL);

export type WorldTerms = {
  readonly engine: Engine;
  readonly postgresUrl: string;
  readonly customers: number;
  /** One unit of what is counted at payment is missing. */
  readonly scarce: boolean;
  readonly random: () => number;
};

/**
 * A shop over a database of its own, and a fake PortOne: customers have ordered, each with a coupon, points and two
 * lines, and have the provider's window before them.
 */
export const openWorld = async ({
  engine,
  postgresUrl,
  customers: count,
  scarce,
  random,
}: WorldTerms): Promise<PaymentWorld> => {
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  try {
    const fake = await startFakePortone();
    closing.push(fake.close);
    const { place, open, drop } = await freshPlace(engine, postgresUrl);
    closing.push(drop);
    const database = await open();
    closing.push(database.close);

    let aheadMs = 0;
    const system = systemClock();
    const clock = { ...system, now: () => new Date(system.now().getTime() + aheadMs) };
    const { url, apiSecret, storeId, webhookSecret } = fake;
    const ports = {
      ...memoryPorts(),
      unitOfWork: database.unitOfWork,
      lock: database.lock,
      couponStock: database.couponStock,
      couponClaims: database.couponClaims,
      parkedClaims: database.parkedClaims,
      clock,
      ids: uuidV7Ids(),
      paymentGateway: portoneV2Gateway({ url, apiSecret, storeId, webhookSecrets: [webhookSecret], clock }),
    };
    const shop = createShop(ports, { rateLimits: "off" });
    const heard: { readonly type: string; readonly subject: string }[] = [];
    shop.events.subscribe("judge", "all", {
      send: async ({ type, subject }) => void heard.push({ type, subject }),
    });

    const person = (email: string) => ({ email, name: "하나", password: "password1", tel: "01012345678" });
    const enrolled = expectOk(await shop.member.createAdmin(person("admin@example.com")));
    const admin: MemberActor = { kind: "member", id: enrolled.id, role: "ADMIN" };
    const quantities = Array.from({ length: count }, () => [upTo(3), upTo(3)] as const);
    const wanted = quantities.reduce((sum, [, second]) => sum + second, 0);
    const options = [
      { description: "예약", stock: PLENTY },
      { description: "결제", stock: scarce ? wanted - 1 : PLENTY, inventory: "track" as const },
    ];
    const item = expectOk(await shop.item.register(admin, { name: "원두", price: 12_000, origin: "KR", options }));
    const [reserved, counted] = item.options;
    if (reserved === undefined || counted === undefined) throw new Error("the item has two options");
    const days = { validFrom: dayFromNow(-1), validTo: dayFromNow(30) };
    const coupon = expectOk(
      await shop.coupon.create(admin, { name: "환영 쿠폰", type: "FIXED", value: 5_000, ...days }),
    );

    const customers: Customer[] = [];
    for (const [index, [first, second]] of quantities.entries()) {
      const { id } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person(`${index}@example.com`)));
      const by: MemberActor = { kind: "member", id, role: "MEMBER" };
      expectOk(await shop.member.adjustPoints(admin, id, { amount: POINTS, reason: "환영합니다" }));
      const claimed = expectOk(await shop.coupon.claim(by, coupon.id));
      if (claimed.status !== "ISSUED") throw new Error("a coupon without limit is there at once");
      const lines = [
        { optionId: reserved.id, quantity: first },
        { optionId: counted.id, quantity: second },
      ];
      const terms = { lines, address, coupon: claimed.memberCouponId, usePoints: upTo(POINTS) };
      const order = expectOk(await shop.order.place(by, terms));
      const method = { pgProvider: "portone", payMethod: "CARD" };
      const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
      customers.push({ by, order, payment });
    }

    return {
      fake,
      shop,
      database,
      admin,
      customers,
      stock: new Map([reserved, counted].map(({ id, stock }) => [id, stock])),
      counted: counted.id,
      place,
      portone: { url, apiSecret, storeId, webhookSecret },
      told: async () => {
        expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), database.lock));
        return heard;
      },
      pass: (ms) => {
        aheadMs += ms;
        fake.advance(ms);
      },
      aheadMs: () => aheadMs,
      now: clock.now,
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
};
