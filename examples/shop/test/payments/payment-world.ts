import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startFakePortone } from "@cofshop/adapters-portone/fake";
import {
  type Clock,
  createShop,
  dayOf,
  expectOk,
  jobNamed,
  type MemberActor,
  plusDays,
  type Recorded,
  runOnce,
  type ShopPorts,
  system,
} from "@cofshop/core";
import type { Order } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import type { AnyEvent } from "@cofshop/core/shared";
import { makeApp } from "../../src/app.ts";
import { compose, tokens } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { makeLog } from "../../src/log.ts";
import { privateWordsIn } from "../private-words.ts";
import { freshFolder } from "../shop-in-process.ts";

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
export const card = { pgProvider: "portone", payMethod: "CARD" };
const by = system("test");

export type WorldOptions = {
  /** Default: a SQLite file of its own. */
  readonly databaseUrl?: string | undefined;
  /** Paid through PortOne V1, whose webhooks are not signed. Default: V2. */
  readonly v1?: boolean;
  /** Ports as the test wants them. */
  readonly ports?: (ports: ShopPorts) => ShopPorts;
};

/** The example over HTTP, paid through a PortOne that a test plays, with a clock that goes ahead when it is told to. */
export const openPaymentWorld = async ({
  databaseUrl,
  v1 = false,
  ports: changed = (ports) => ports,
}: WorldOptions = {}) => {
  const folder = await freshFolder();
  const fake = await startFakePortone();
  const config = readConfig({
    DATABASE_URL: databaseUrl ?? `sqlite:${join(folder.path, "shop.db")}`,
    DATA_DIR: folder.path,
    LOG_LEVEL: "trace",
    RATE_LIMITS: "off",
    PORTONE_API_URL: fake.url,
    PORTONE_STORE_ID: fake.storeId,
    ...(v1
      ? { PORTONE_V1_KEY: fake.impKey, PORTONE_V1_SECRET: fake.impSecret }
      : { PORTONE_API_SECRET: fake.apiSecret, PORTONE_WEBHOOK_SECRET: fake.webhookSecret }),
  });
  const logged: string[] = [];
  const parts = await compose(config, makeLog(config, { write: (line) => void logged.push(line) }));
  let ahead = 0;
  const real = parts.resolve(tokens.ports).clock;
  const clock: Clock = { ...real, now: () => new Date(real.now().getTime() + ahead) };
  const ports = changed({ ...parts.resolve(tokens.ports), clock });
  const shop = createShop(ports);
  parts.registerInstance(tokens.shop, shop);
  const told: Recorded<AnyEvent>[] = [];
  shop.events.subscribe("witness", "all", { send: async (event) => void told.push(event) });
  const server = createServer(makeApp(parts)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const webhookUrl = `http://127.0.0.1:${port}/api/payments/webhooks/${v1 ? "iamport" : "portone"}`;

  const enrol = async (name: string, more: { readonly role?: "SELLER" } = {}): Promise<MemberActor> => {
    const person = { email: `${name}@example.com`, name, tel: "01012345678", ...more };
    const { id, role } = expectOk(await shop.member.enrol(person));
    return { kind: "member", id, role };
  };
  const item = expectOk(
    await shop.item.register(await enrol("seller", { role: "SELLER" }), {
      name: "예가체프",
      price: 10_000,
      origin: "에티오피아",
      options: [{ description: "200 g", stock: 100 }],
    }),
  );
  const today = dayOf(clock.now(), config.TZ_SHOP);
  const terms = { name: "환영", type: "FIXED", value: 1_000, validFrom: today, validTo: plusDays(today, 7) } as const;
  const coupon = expectOk(await shop.coupon.create(by, terms));
  const run = async (...jobs: readonly string[]): Promise<void> => {
    for (const job of jobs) expectOk(await runOnce(jobNamed(shop.jobs, job), ports.lock));
  };

  return {
    fake,
    shop,
    ports,
    webhookUrl,
    run,
    enrol,
    advance: (ms: number) => {
      ahead += ms;
    },
    /** Two of the item with a coupon and 500 points, and a payment begun: 21,500 won with delivery. */
    begin: async (name = "hana"): Promise<{ member: MemberActor; order: Order; payment: Payment }> => {
      const member = await enrol(name);
      expectOk(await shop.member.adjustPoints(by, member.id, { amount: 500, reason: "환영" }));
      const claimed = expectOk(await shop.coupon.claim(member, coupon.id));
      if (claimed.status !== "ISSUED") throw new Error("a coupon without a limit is there at once");
      const lines = item.options.map(({ id }) => ({ optionId: id, quantity: 2 }));
      const used = { coupon: claimed.memberCouponId, usePoints: 500 };
      const order = expectOk(await shop.order.place(member, { lines, address, ...used }));
      const { payment } = expectOk(await shop.payment.prepare(member, order.id, card));
      return { member, order, payment };
    },
    hear: async (webhook: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }) =>
      (await fetch(webhookUrl, { method: "POST", headers: webhook.headers, body: new Uint8Array(webhook.body) }))
        .status,
    stateOf: async ({ member, payment }: { readonly member: MemberActor; readonly payment: Payment }) => [
      expectOk(await shop.order.view(member, payment.orderId)).state,
      expectOk(await shop.payment.view(member, payment.id)).state,
    ],
    /** What an order holds, or has given back: units left in stock, points, and whether the coupon can be used. */
    holds: async (member: MemberActor) => ({
      stock: expectOk(await shop.item.view(by, item.id)).item.options[0]?.stock,
      points: expectOk(await shop.member.points(member, {})).balance,
      coupon: (await ports.unitOfWork.reads.memberCoupons.ofMemberAndCoupon(member.id, coupon.id))?.state,
    }),
    events: async (type: string) => {
      await run("relay-events");
      return told.filter((event) => event.type === type);
    },
    differences: async () => expectOk(await shop.payment.differences(by, {})).content,
    refund: (
      payment: Payment,
      lines?: readonly { readonly lineId: Order["lines"][number]["id"]; readonly quantity: number }[],
    ) => shop.payment.refund(by, payment.id, { reason: "불량", lines }),
    /** Everything that the shop logged so far, however it is told of, and that nobody may read there. */
    leaks: () => {
      const { apiSecret, webhookSecret, impSecret } = fake;
      // The fake's payment companies put a card and a telephone number into their messages.
      return privateWordsIn(logged.join(""), [apiSecret, webhookSecret, impSecret]);
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await parts.resolve(tokens.database).close();
      await fake.close();
      await folder.close();
    },
  };
};
export type PaymentWorld = Awaited<ReturnType<typeof openPaymentWorld>>;
