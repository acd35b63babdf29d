import { setTimeout as sleep } from "node:timers/promises";
import { expectOk } from "@cofshop/core";
import { randomFrom, shuffled } from "../coupon-crashes/random.ts";
import { judge, readBooks, type Violation } from "./judge.ts";
import { type Customer, openWorld, type PaymentWorld } from "./payment-world.ts";
import { type ShopProcess, startShop } from "./processes.ts";
import type { Scenario } from "./scenarios.ts";
import { CUSTOMERS, MINUTE, tales, timesOf } from "./tales.ts";
import type { Death, Done, Engine } from "./told.ts";

/** What came of a run. */
export type Run = {
  readonly engine: Engine;
  readonly seed: number;
  readonly orders: number;
  readonly killed: boolean;
  readonly violations: readonly Violation[];
};

const HOUR = 60 * MINUTE;
const ROUNDS = 6;
/** How long a process may live on that has answered its last webhook. */
const LIVES_MS = 1_000;
const slice = { after: undefined, limit: 100 };

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
 * One run: customers have paid or are about to; a process does its part and dies at the point of the scenario; another
 * one lives and does what it would do anyway; then the judge looks.
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
  const receive = async (process: ShopProcess): Promise<Done> => {
    const listening = await process.tell({ listen: true });
    fake.sendWebhooksTo(`${listening.url}/payments/webhooks/portone`);
    return listening;
  };

  const goWrong = async (survivor: ShopProcess): Promise<void> => {
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
    // Of what the one that dies has done at the provider, another one may hear first.
    if ((story === "refund" || story === "late") && random() < 0.5) await receive(survivor);
    const work = tale.work(world, random() < 0.5);
    const working = work === "listen" ? receive(process) : process.tell({ work });
    const worked = working.catch(() => undefined);
    if (work === "listen") await worked;
    await tale.meanwhile?.(world, random);
    if (work === "listen") await fake.webhooksSent();
    const died = await Promise.race([process.ended, work === "listen" ? sleep(LIVES_MS) : worked]);
    killed = died === "SIGKILL";
    if (!killed) await process.tell({ close: true });
    if (work === "listen") fake.sendWebhooksTo(undefined);
    // Customers may have been faster than whoever was to cancel their orders.
    if (killed !== (dies !== undefined) && story !== "cancel")
      violations.push({ invariant: "fault", what: `${JSON.stringify(died)} instead of death ${time} ${dies}` });
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

  const settle = async (survivor: ShopProcess): Promise<void> => {
    const pass = async (ms: number): Promise<void> => {
      world.pass(ms);
      await survivor.tell({ pass: ms });
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
      await survivor.tell({ work: { run } });
      await again;
      if (provider === "later")
        for (const { payment } of customers) fake.finishCancels(payment.merchantUid, "SUCCEEDED");
      settled = await isSettled(world);
    }
    if (!settled) violations.push({ invariant: "settled", what: `something is due after ${ROUNDS} rounds` });
    await fake.webhooksSent();
    const { did: [corrected = 0] = [] } = await survivor.tell({ work: { run: ["reconcile-payments"] } });
    await survivor.tell({ close: true });
    // Nobody else notices what was done by hand at the provider when its webhook is lost.
    if (corrected > 0 && story !== "webhook")
      violations.push({ invariant: "night", what: `${corrected} attempts were left to the night` });
  };

  try {
    const expected = await tale.begin(world, random);
    const survivor = await open();
    await goWrong(survivor);
    fake.heal();
    await settle(survivor);
    violations.push(...judge(await readBooks(world), expected));
    return { engine, seed, orders: customers.length, killed, violations };
  } finally {
    await world.close();
  }
};
