import { setTimeout as sleep } from "node:timers/promises";
import { expectOk } from "@cofshop/core";
import { shuffled } from "../coupon-crashes/random.ts";
import type { Expected } from "./judge.ts";
import type { Customer, PaymentWorld } from "./payment-world.ts";
import type { Scenario, Story } from "./scenarios.ts";
import type { Work } from "./told.ts";

export const CUSTOMERS = 3;
export const MINUTE = 60_000;

const READS = "^GET /payments/[^/]+$";
const CANCELS = "^POST /payments/[^/]+/cancel$";

type Tale = {
  /** The calls that a death is about. */
  readonly calls: string;
  /** How many transactions each order takes. */
  readonly commits: number;
  /** All that happens before. Answers how every order may end. */
  readonly begin: (world: PaymentWorld, random: () => number) => Promise<readonly Expected[]>;
  /** What the process does. */
  readonly work: (world: PaymentWorld, atOnce: boolean) => Work | "listen";
  /** What happens meanwhile. */
  readonly meanwhile?: (world: PaymentWorld, random: () => number) => Promise<unknown>;
};

const payAll = ({ fake, customers }: PaymentWorld): void => {
  for (const { payment } of customers) fake.pay(payment.merchantUid);
};
const payAndVerifyAll = async (world: PaymentWorld): Promise<void> => {
  payAll(world);
  for (const { by, payment } of world.customers) expectOk(await world.shop.payment.verify(by, payment.id));
};
const allEnd = ({ customers }: PaymentWorld, ...endings: Expected["endings"]): readonly Expected[] =>
  customers.map(() => ({ endings, gone: [] }));

/** Every story, up to where the process is dead or done. */
export const tales: Readonly<Record<Story, Tale>> = {
  verify: {
    calls: READS,
    commits: 1,
    begin: async (world) => {
      payAll(world);
      return allEnd(world, "PAID");
    },
    work: ({ customers }, atOnce) => ({
      verify: customers.map(({ by, payment }) => ({ by, payment: payment.id })),
      atOnce,
    }),
  },
  refund: {
    calls: CANCELS,
    commits: 3,
    begin: async (world) => {
      await payAndVerifyAll(world);
      const expected: Expected[] = [];
      for (const [index, { by, order }] of world.customers.entries()) {
        // The cheaper line of the first, so that as much could go back again.
        const cheap = [...order.lines].sort((one, other) => one.lineTotal - other.lineTotal).slice(0, 1);
        const lines = index === 1 ? undefined : cheap.map(({ id, quantity }) => ({ lineId: id, quantity }));
        expectOk(await world.shop.order.requestRefund(by, order.id, { reason: "마음이 바뀌었어요", lines }));
        const gone = lines?.map(({ lineId }) => lineId) ?? [];
        expected.push({ endings: [lines === undefined ? "CANCELLED" : "PAID"], gone });
      }
      return expected;
    },
    work: ({ customers, admin }, atOnce) => ({ approve: customers.map(({ order }) => order.id), by: admin, atOnce }),
  },
  late: {
    calls: CANCELS,
    commits: 2,
    begin: async (world) => {
      for (const { by, order } of world.customers)
        expectOk(await world.shop.order.cancel(by, order.id, "다시 생각해 볼게요"));
      payAll(world);
      world.pass(2 * MINUTE);
      return allEnd(world, "CANCELLED");
    },
    work: () => ({ run: ["sweep-payments", "return-money"] }),
  },
  webhook: {
    calls: READS,
    commits: 1,
    begin: async (world) => {
      const [first] = world.customers;
      if (first === undefined) throw new Error("nobody is there");
      world.fake.pay(first.payment.merchantUid);
      expectOk(await world.shop.payment.verify(first.by, first.payment.id));
      return world.customers.map((each) => ({ endings: [each === first ? "CANCELLED" : "PAID"], gone: [] }));
    },
    work: () => "listen",
    // What the first has paid is given back by hand, and the others pay.
    meanwhile: async ({ fake, customers }, random) => {
      for (const { payment } of shuffled(customers, random)) {
        if (payment === customers[0]?.payment) fake.cancelInConsole(payment.merchantUid);
        else fake.pay(payment.merchantUid);
      }
    },
  },
  cancel: {
    calls: READS,
    commits: 1,
    begin: async (world, random) => {
      world.pass(31 * MINUTE);
      // Some answers are old when they arrive, and others late.
      for (let index = 0; index < CUSTOMERS; index += 1) {
        const when = random() < 0.5 ? "before" : "after";
        world.fake.inject({ kind: "delay", ms: 80 * random(), when }, { calls: /^GET/ });
      }
      return allEnd(world, "PAID", "CANCELLED");
    },
    work: () => ({ run: ["auto-cancel-orders"] }),
    meanwhile: async ({ fake, shop, customers }, random) => {
      const pay = async ({ by, payment }: Customer): Promise<void> => {
        await sleep(200 * random());
        fake.pay(payment.merchantUid);
        if (random() < 0.5) await shop.payment.verify(by, payment.id);
      };
      // One of three may never pay.
      const paying = random() < 0.5 ? customers : customers.slice(1);
      await Promise.all(paying.map(pay));
    },
  },
};

/** How often a process may come to the point before it dies there. */
export const timesOf = ({ dies, story }: Scenario): number => {
  if (story === "cancel") return 1;
  const { commits } = tales[story];
  return CUSTOMERS * (dies === "before-commit" || dies === "after-commit" ? commits : 1);
};
