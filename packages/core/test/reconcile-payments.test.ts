import { expect, test } from "vitest";
import { err, expectOk, jobNamed, ok } from "../src/index.ts";
import { approve, ask, paidOrder } from "./orders-to-refund.ts";
import { giveBackInConsole, hear, soundPaymentOf, statesOf, withProvider } from "./provider.ts";
import { itemOnSale, optionOf, payOrder, placeOrder, preparePayment, runJob, type World } from "./world.ts";

const DAY = 86_400_000;

/** A shop with an order that was paid, and one whose payment has begun. */
const begin = async () => {
  const its = await withProvider();
  const { world, by } = its;
  const option = optionOf(await itemOnSale(world));
  const paid = await payOrder(world, by, (await placeOrder(world, by, option)).id);
  const open = await preparePayment(world, by, (await placeOrder(world, by, option)).id);
  return { ...its, option, paid, open };
};

const reconcile = async ({ shop, admin, ports }: World) => {
  const to = new Date(ports.clock.now().getTime() + 1);
  return expectOk(await shop.payment.reconcile(admin, { from: new Date(to.getTime() - 2 * DAY), to }));
};
const differences = async ({ shop, admin }: World) => expectOk(await shop.payment.differences(admin, {})).content;
const alerts = async (world: World) =>
  (await world.told()).filter(({ type }) => type === "payment.difference-found").map(({ data }) => data);

test("where shop and provider agree there is nothing to report", async () => {
  const { world } = await begin();
  expect(await reconcile(world)).toEqual({ attempts: 1, corrected: 0, differences: 0 });
  expect(await differences(world)).toEqual([]);
});

test("what the shop has missed it has afterwards, once: a payment, and a refund by hand", async () => {
  const { world, by, paid, open } = await begin();
  world.ports.paymentGateway.pay(open, "paid");
  await giveBackInConsole(world, paid);
  expect(await reconcile(world)).toEqual({ attempts: 2, corrected: 2, differences: 0 });
  expect(await statesOf(world, by, open)).toEqual(["PAID", "PAID"]);
  expect(await statesOf(world, by, paid)).toEqual(["CANCELLED", "REFUNDED"]);
  expect(await reconcile(world)).toEqual({ attempts: 2, corrected: 0, differences: 0 });
});

test("money of an attempt that the shop never made is reported and told once, also when a webhook tells of it", async () => {
  const { world, paid } = await begin();
  const stranger = { ...paid, merchantUid: `cofshop${"1".repeat(32)}` };
  world.ports.paymentGateway.pay(stranger, "paid");
  expect(await hear(world, stranger.merchantUid)).toEqual(ok("unknown"));
  for (let night = 0; night < 3; night += 1) expect((await reconcile(world)).differences).toBe(1);
  const there = { state: "paid", amount: paid.price, currency: "KRW", refunded: 0 };
  expect(await differences(world)).toMatchObject([
    { merchantUid: stranger.merchantUid, cause: "unknown-here", here: undefined, there },
  ]);
  expect(await alerts(world)).toEqual([{ merchantUid: stranger.merchantUid, cause: "unknown-here" }]);
});

test("money that the provider does not know of, or not as the shop does, is reported until both agree again", async () => {
  const { world, paid, words } = await begin();
  words.set(paid.merchantUid, undefined);
  expect((await reconcile(world)).differences).toBe(1);
  expect(await differences(world)).toMatchObject([{ cause: "unknown-there", there: undefined }]);
  words.set(paid.merchantUid, { state: "failed" });
  expect((await reconcile(world)).differences).toBe(1);
  words.set(paid.merchantUid, { amount: paid.price + 1 });
  expect((await reconcile(world)).differences).toBe(1);
  expect(await differences(world)).toMatchObject([{ cause: "amount", there: { amount: paid.price + 1 } }]);
  words.clear();
  expect(await reconcile(world)).toEqual({ attempts: 1, corrected: 0, differences: 0 });
  expect(await differences(world)).toEqual([]);
  words.set(paid.merchantUid, undefined);
  expect((await reconcile(world)).differences).toBe(1);
  const told = (await alerts(world)).map((data) => data.cause);
  expect(told).toEqual(["unknown-there", "state", "amount", "unknown-there"]);
});

test("a refund of the shop's own that is under way is no difference, nor is a shipped order whose money all went back by hand", async () => {
  const { world, by } = await withProvider();
  const { shop, admin } = world;
  const { id } = await paidOrder(world, by, { way: 3 });
  const payment = await soundPaymentOf(world, id);
  expectOk(await ask(world, by, id));
  const { refund } = world.ports.paymentGateway;
  // The money goes, and the answer is lost.
  const lost = async (...args: Parameters<typeof refund>) => {
    await refund(...args);
    return err({ code: "payment.provider-timeout" } as const);
  };
  Object.assign(world.ports.paymentGateway, { refund: lost });
  expect(expectOk(await approve(world, id)).state).toBe("REFUND_PENDING");
  expect(await reconcile(world)).toEqual({ attempts: 1, corrected: 0, differences: 0 });
  Object.assign(world.ports.paymentGateway, { refund });
  await runJob(world, "execute-refunds");
  // The delivery fee was kept, until somebody gave that back too.
  await giveBackInConsole(world, payment);
  expect(await reconcile(world)).toEqual({ attempts: 1, corrected: 1, differences: 0 });
  expect(expectOk(await shop.order.view(admin, id)).state).toBe("CANCELLED");
});

test("what is refunded while the night goes through its list is no difference: nobody is told of what was so a moment ago", async () => {
  const { world, by } = await withProvider();
  const { id, first } = await paidOrder(world, by);
  expectOk(await ask(world, by, id, [first, 1]));
  const { changes } = world.ports.paymentGateway;
  const listedBefore = async (...within: Parameters<typeof changes>) => {
    const page = await changes(...within);
    expectOk(await approve(world, id));
    return page;
  };
  Object.assign(world.ports.paymentGateway, { changes: listedBefore });
  expect(await reconcile(world)).toEqual({ attempts: 1, corrected: 0, differences: 0 });
  expect(await differences(world)).toEqual([]);
  expect(await alerts(world)).toEqual([]);
});

test("a night that is told to stop ends after the attempt that it is at, and the next one does the rest", async () => {
  const { world, by, open, option } = await begin();
  const { ports, shop } = world;
  const other = await preparePayment(world, by, (await placeOrder(world, by, option)).id);
  for (const payment of [open, other]) ports.paymentGateway.pay(payment, "paid");
  ports.clock.advance(1_000);
  const stopping = new AbortController();
  const { changes } = ports.paymentGateway;
  const stoppedBefore = async (...within: Parameters<typeof changes>) => {
    const page = await changes(...within);
    stopping.abort();
    return page;
  };
  Object.assign(ports.paymentGateway, { changes: stoppedBefore });
  const job = jobNamed(shop.jobs, "reconcile-payments");
  expect(await job.run({ fence: 1, signal: stopping.signal })).toEqual({ done: 0, more: false });
  expect([await statesOf(world, by, open), await statesOf(world, by, other)]).toEqual([
    ["PAYMENT_PENDING", "READY"],
    ["PAYMENT_PENDING", "READY"],
  ]);
  Object.assign(ports.paymentGateway, { changes });
  expect(await runJob(world, "reconcile-payments")).toBe(2);
});

test("every night the two days before are gone through; a provider that is down is a failure that is tried again", async () => {
  const { world, by, open } = await begin();
  world.ports.paymentGateway.pay(open, "paid");
  world.ports.clock.advance(1_000);
  expect(await runJob(world, "reconcile-payments")).toBe(1);
  expect(await statesOf(world, by, open)).toEqual(["PAID", "PAID"]);
  const down = err({ code: "payment.provider-timeout" });
  Object.assign(world.ports.paymentGateway, { changes: async () => down });
  await expect(runJob(world, "reconcile-payments")).rejects.toThrow("payment.provider-timeout");
});
