import { expect, test } from "vitest";
import { stockTermsOf } from "../../src/coupon/index.ts";
import { err, expectOk, idOf, type ParkedClaimId } from "../../src/index.ts";
import { codeOf, runJob } from "../world.ts";
import { begin, claim, idlePorts, nth, rowOf } from "./offers.ts";

const claims = { ack: "won", ackWaitMs: 5_000, backlog: { length: 100, oldestMs: 1e9 } } as const;

/** A stock that gave out more than there is: the last claim is put aside. */
const oversold = async () => {
  const { ports, work } = idlePorts();
  const { world, coupon, crowd } = await begin(1, 3, { ports, options: { claims } });
  const terms = stockTermsOf(coupon);
  if (terms === undefined) throw new Error("the coupon is limited");
  await ports.couponStock.follow({ ...terms, version: 2, lastSequence: 2 });
  for (const by of crowd.slice(0, 2)) await claim(world, by, coupon);
  work();
  await runJob(world, "settle-claims");
  const [parked] = expectOk(await world.shop.coupon.parkedClaims(world.admin, {})).content;
  if (parked === undefined) throw new Error("one was put aside");
  return { world, coupon, crowd, parked };
};

test("a claim that was put aside is written once what stood in its way is mended", async () => {
  const { world, coupon, crowd, parked } = await oversold();
  const { shop, admin } = world;
  expect(parked).toMatchObject({ cause: "beyond-stock", claim: { sequence: 2, member: nth(crowd, 1).id } });
  expectOk(await shop.coupon.requeueParkedClaim(admin, parked.id));
  expect(codeOf(await shop.coupon.requeueParkedClaim(admin, parked.id))).toBe("coupon.parked-claim-not-found");
  await runJob(world, "settle-claims");
  const [again] = expectOk(await shop.coupon.parkedClaims(admin, {})).content;
  if (again === undefined) throw new Error("nothing was mended");
  expectOk(await shop.coupon.addStock(admin, coupon.id, { delta: 1 }));
  expectOk(await shop.coupon.requeueParkedClaim(admin, again.id));
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 1), coupon)).toMatchObject({ sequence: 2, state: "AVAILABLE" });
  expect(expectOk(await shop.coupon.parkedClaims(admin, {})).content).toEqual([]);
});

test("a claim that is given up was never its member's: he can claim again, and its unit is offered by the next reconciliation", async () => {
  const { world, coupon, crowd, parked } = await oversold();
  const { shop, admin } = world;
  expectOk(await shop.coupon.discardParkedClaim(admin, parked.id));
  const gone = err({ code: "coupon.parked-claim-not-found" });
  expect(await shop.coupon.discardParkedClaim(admin, parked.id)).toEqual(gone);
  expect(await shop.coupon.discardParkedClaim(admin, idOf<ParkedClaimId>(coupon.id))).toEqual(gone);
  expect(expectOk(await shop.coupon.viewClaim(nth(crowd, 1), coupon.id)).status).toBe("NONE");
  expectOk(await shop.coupon.addStock(admin, coupon.id, { delta: 1 }));
  expect(expectOk(await shop.coupon.reconcile(admin))).toMatchObject({ lost: 1 });
  expect(await claim(world, nth(crowd, 1), coupon)).toMatchObject({ sequence: 3, fresh: true });
});

test("a claim that is given up while the stock is compared with the database is not sent again", async () => {
  const { world, coupon, crowd, parked } = await oversold();
  const { shop, admin, ports } = world;
  await Promise.all([shop.coupon.reconcile(admin), shop.coupon.discardParkedClaim(admin, parked.id)]);
  expect(expectOk(await shop.coupon.viewClaim(nth(crowd, 1), coupon.id)).status).toBe("NONE");
  expect((await ports.couponClaims.backlog()).length).toBe(0);
});
