import { setTimeout as sleep } from "node:timers/promises";
import { expectOk } from "@cofshop/core";
import { randomFrom, shuffled } from "../coupon-crashes/random.ts";
import { type Expected, judge, readBooks, type Violation } from "./judge.ts";
import { type Customer, openWorld, type PaymentWorld } from "./payment-world.ts";
import { type ShopProcess, startShop } from "./processes.ts";
import type { Scenario, Story } from "./scenarios.ts";
import type { Death, Engine, Work } from "./told.ts";

/** What came of a run. */
export type Run = {
  readonly engine: Engine;
  readonly seed: number;
  readonly orders: number;
  readonly killed: boolean;
  readonly violations: readonly Violation[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CUSTOMERS = 3;
const ROUNDS = 6;
/** How long a process may live on that has answered its last webhook. */
const LIVES_MS = 1_000;
const slice = { after: undefined, limit: 100 };

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

const tales: Readonly<Record<Story, Tale>> = {
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
const timesOf = ({ dies, story }: Scenario): number => {
  if (story === "cancel") return 1;
  const { commits } = tales[story];
  return CUSTOMERS * (dies === "before-commit" || dies === "after-commit" ? commits : 1);
};

const isSettled = async ({ database: { unitOfWork }, now }: PaymentWorld): Promise<boolean> => {
  const { payments, orders } = unitOfWork.reads;
  const left = await Promise.all([
    payments.refundsDue(slice),
    payments.toCheck(now(), slice),
    orders.refundsPending(slice),
  ]);
  return left.every((rows) => rows.length === 0);
};

/**
 * One run: customers have paid or are about to; a process does its part and dies at the point of the scenario; others
 * come and do what they would do anyway; then the judge looks.
 */
export const runScenario = async (
  scenario: Scenario,
  engine: Engine,
  seed: number,
  { postgresUrl }: { readonly postgresUrl: string },
): Promise<Run> => {
  const { story, dies, provider, trick } = scenario;
  const tale = tales[story];
  const random = randomFrom(seed);
  const scarce = story !== "refund" && random() < 0.3;
  const world = await openWorld({ engine, postgresUrl, customers: CUSTOMERS, scarce, random });
  const { fake, shop, admin, customers } = world;
  const violations: Violation[] = [];
  let killed = false;

  const open = (death?: Death): Promise<ShopProcess> => {
    const { place, portone } = world;
    return startShop({ engine, place, portone, aheadMs: world.aheadMs(), dies: death, trick });
  };

  /** The provider's webhooks go to a process that serves the shop. */
  const receive = async (process: ShopProcess): Promise<void> => {
    const { url } = await process.tell({ listen: true });
    fake.sendWebhooksTo(`${url}/payments/webhooks/portone`);
  };

  const goWrong = async (): Promise<void> => {
    const time = 1 + Math.floor(random() * timesOf(scenario));
    const process = await open(dies && { at: dies, time, calls: tale.calls });
    if (provider === "answer-lost")
      fake.inject({ kind: "drop", when: "after" }, { calls: /cancel$/, times: CUSTOMERS });
    if (provider === "gateway-timeout")
      fake.inject({ kind: "html", status: 504, when: "after" }, { calls: /cancel$/, times: CUSTOMERS });
    if (provider === "later") fake.nextCancels(...customers.map(() => "REQUESTED" as const));
    // The provider finishes what was asked of it after the one who asked is dead.
    if (dies === "amid-call")
      fake.inject({ kind: "delay", ms: 60 + 60 * random() }, { calls: new RegExp(tale.calls), times: CUSTOMERS });
    const work = tale.work(world, random() < 0.5);
    const working = work === "listen" ? receive(process) : process.tell({ work });
    const worked = working.then(
      () => true,
      () => false,
    );
    if (work === "listen") await worked;
    await tale.meanwhile?.(world, random);
    if (work === "listen") await fake.webhooksSent();
    fake.sendWebhooksTo(undefined);
    const died = await Promise.race([process.ended, work === "listen" ? sleep(LIVES_MS) : worked]);
    killed = died === "SIGKILL";
    if (!killed) await process.tell({ close: true });
    // Customers may have been faster than whoever was to cancel their orders.
    if (killed !== (dies !== undefined) && story !== "cancel")
      violations.push({ invariant: "fault", what: `it ended with ${died}, ${dies} for time ${time}` });
  };

  /** Customers look at their payments again, and the admin at requests that wait for him. */
  const comeAgain = async (): Promise<void> => {
    const each = async ({ by, order, payment }: Customer): Promise<void> => {
      if (story === "verify" || story === "cancel") await shop.payment.verify(by, payment.id);
      if (story !== "refund") return;
      const { refundRequests } = expectOk(await shop.order.view(by, order.id));
      if (refundRequests.at(-1)?.status === "REQUESTED")
        await shop.order.decideRefund(admin, order.id, { status: "APPROVED", restock: false });
    };
    await Promise.all(customers.map(each));
  };

  const settle = async (): Promise<void> => {
    const process = await open();
    const pass = async (ms: number): Promise<void> => {
      world.pass(ms);
      await process.tell({ pass: ms });
    };
    // Some come so much later that the provider has forgotten its idempotency keys.
    if (random() < 0.4) await pass(4 * HOUR);
    const jobs = ["sweep-payments", "return-money", "execute-refunds"];
    let settled = false;
    for (let round = 0; round < ROUNDS && !settled; round += 1) {
      await pass(2 * MINUTE);
      const run = shuffled(story === "cancel" ? [...jobs, "auto-cancel-orders"] : jobs, random);
      const comes = round === 0 && (story === "refund" || random() < 0.5);
      const again = comes ? comeAgain() : undefined;
      await process.tell({ work: { run } });
      await again;
      if (provider === "later")
        for (const { payment } of customers) fake.finishCancels(payment.merchantUid, "SUCCEEDED");
      settled = await isSettled(world);
    }
    if (!settled) violations.push({ invariant: "settled", what: `something is due after ${ROUNDS} rounds` });
    const { did: [corrected = 0] = [] } = await process.tell({ work: { run: ["reconcile-payments"] } });
    await process.tell({ close: true });
    // Nobody else notices what was done by hand at the provider when its webhook is lost.
    if (corrected > 0 && story !== "webhook")
      violations.push({ invariant: "night", what: `${corrected} attempts were left to the night` });
  };

  try {
    const expected = await tale.begin(world, random);
    await goWrong();
    fake.heal();
    await settle();
    violations.push(...judge(await readBooks(world), expected));
    return { engine, seed, orders: customers.length, killed, violations };
  } finally {
    await world.close();
  }
};
