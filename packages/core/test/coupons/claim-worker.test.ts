import { expect, test } from "vitest";
import { type Delivery, type MemberCoupons, type Sequence, stockTermsOf } from "../../src/coupon/index.ts";
import { createShop, expectOk, jobNamed, type Result, runOnce, Unavailable, type UnitOfWork } from "../../src/index.ts";
import { type MemoryPorts, memoryCouponStock, memoryPorts } from "../../src/memory/index.ts";
import { runJob, type World } from "../world.ts";
import { begin, claim, idlePorts, nth, rowOf, settle, won, writtenOf } from "./offers.ts";

const answeredAtOnce = { ack: "won", ackWaitMs: 5_000, backlog: { length: 10_000, oldestMs: 1e9 } } as const;
const parkedOf = async ({ shop, admin }: World) => expectOk(await shop.coupon.parkedClaims(admin, {})).content;
const backlogOf = async ({ ports }: World) => (await ports.couponClaims.backlog()).length;

/** The same database, in which writing claims may be replaced. */
const settling = (ports: MemoryPorts, replace: (settle: MemberCoupons["settle"]) => MemberCoupons["settle"]) => {
  type Ports = MemoryPorts["unitOfWork"] extends UnitOfWork<infer Tx, unknown> ? Tx : never;
  const { run, runSingle, reads } = ports.unitOfWork;
  const replaced = (tx: Ports): Ports => ({
    ...tx,
    memberCoupons: { ...tx.memberCoupons, settle: replace(tx.memberCoupons.settle) },
  });
  const unitOfWork: MemoryPorts["unitOfWork"] = {
    run: <R extends Result<unknown, unknown>>(work: (tx: Ports) => Promise<R>) => run((tx) => work(replaced(tx))),
    runSingle,
    reads,
  };
  return { ...ports, unitOfWork };
};

/** Ports whose next batch has these deliveries too. */
const handedBack = (ports: MemoryPorts) => {
  const extra: Delivery[] = [];
  const { couponClaims } = ports;
  const more: MemoryPorts = {
    ...ports,
    couponClaims: {
      ...couponClaims,
      take: async (...args) => [...extra.splice(0), ...(await couponClaims.take(...args))],
    },
  };
  return { ports: more, handBack: (...deliveries: readonly Delivery[]) => void extra.push(...deliveries) };
};

test("what cannot be read, is of no coupon or member, or is beyond the stock is put aside with the reason; the rest is written", async () => {
  const { ports: idle, work } = idlePorts();
  const { ports, handBack } = handedBack(idle);
  const { world, coupon, crowd } = await begin(2, 4, { ports, options: { claims: answeredAtOnce } });
  for (const by of crowd.slice(0, 2)) await claim(world, by, coupon);
  const terms = stockTermsOf(coupon);
  if (terms === undefined) throw new Error("the coupon is limited");
  const generous = { ...terms, version: 9, lastSequence: 3 };
  await ports.couponStock.follow(generous);
  await claim(world, nth(crowd, 2), coupon);
  const unheardOf = { ...generous, coupon: ports.ids.next<typeof coupon.id>() };
  await ports.couponStock.open(unheardOf);
  const wish = {
    id: ports.ids.next<never>(),
    coupon: unheardOf.coupon,
    member: nth(crowd, 3).id,
    at: ports.clock.now(),
  };
  await ports.couponStock.claim(wish);
  work();
  handBack({ receipt: "rubbish", attempts: 1, claim: undefined, raw: "\u0001rubbish" });
  expect(await runJob(world, "settle-claims")).toBe(5);
  expect((await writtenOf(world, coupon)).map(([sequence]) => sequence)).toEqual([1, 2]);
  expect((await parkedOf(world)).map(({ cause }) => cause).sort()).toEqual(["beyond-stock", "unknown", "unreadable"]);
  expect(await backlogOf(world)).toBe(0);
  expect(await runJob(world, "settle-claims")).toBe(0);
});

test("a claim on which the database breaks holds up no other, and is put aside at its fifth attempt", async () => {
  const { ports: idle, work } = idlePorts();
  const poisoned = new Set<string>();
  const ports = settling(idle, (write) => (claims) => {
    if (claims.some(({ member }) => poisoned.has(member))) throw new RangeError("a value that no column takes");
    return write(claims);
  });
  const { world, coupon, crowd } = await begin(5, 5, { ports, options: { claims: answeredAtOnce } });
  poisoned.add(nth(crowd, 1).id);
  for (const by of crowd) await claim(world, by, coupon);
  work();
  await runJob(world, "settle-claims");
  expect((await writtenOf(world, coupon)).map(([sequence]) => sequence)).toEqual([1, 3, 4, 5]);
  for (let attempts = 1; attempts < 5; attempts += 1) {
    expect(await parkedOf(world)).toEqual([]);
    ports.clock.advance(10_000);
    await runJob(world, "settle-claims");
  }
  expect(await parkedOf(world)).toMatchObject([{ cause: "a value that no column takes", claim: { sequence: 2 } }]);
  poisoned.clear();
  const [parked] = await parkedOf(world);
  if (parked !== undefined) expectOk(await world.shop.coupon.requeueParkedClaim(world.admin, parked.id));
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 1), coupon)).toMatchObject({ sequence: 2 });
});

test("a claim that is written is not put aside because it could not be acknowledged", async () => {
  const { ports: idle, work } = idlePorts();
  let breaks = true;
  const broken = settling(idle, (write) => (claims) => {
    if (breaks && claims.length > 1) throw new RangeError("something about one of them");
    return write(claims);
  });
  const ports: MemoryPorts = {
    ...broken,
    couponClaims: {
      ...broken.couponClaims,
      acknowledge: (deliveries) =>
        breaks ? Promise.reject(new Error("the connection broke")) : broken.couponClaims.acknowledge(deliveries),
    },
  };
  const { world, coupon, crowd } = await begin(5, 2, { ports, options: { claims: answeredAtOnce } });
  for (const by of crowd) await claim(world, by, coupon);
  work();
  for (let attempts = 0; attempts < 7; attempts += 1) {
    await expect(runJob(world, "settle-claims")).rejects.toThrow("the connection broke");
    ports.clock.advance(10_000);
  }
  expect([await parkedOf(world), await backlogOf(world)]).toEqual([[], 2]);
  breaks = false;
  await runJob(world, "settle-claims");
  expect([await parkedOf(world), await backlogOf(world), (await writtenOf(world, coupon)).length]).toEqual([[], 0, 2]);
});

test("while the database is away claims stay on their way, however often it is tried", async () => {
  const { ports: idle, work } = idlePorts();
  let away = true;
  const ports = settling(idle, (write) => (claims) => {
    if (away) throw new Unavailable("the database is away", { retryAfterMs: 1_000 });
    return write(claims);
  });
  const { world, coupon, crowd } = await begin(5, 3, { ports, options: { claims: answeredAtOnce } });
  for (const by of crowd) await claim(world, by, coupon);
  work();
  for (let attempts = 0; attempts < 8; attempts += 1) {
    await expect(runJob(world, "settle-claims")).rejects.toThrow("away");
    ports.clock.advance(10_000);
  }
  expect([await backlogOf(world), await parkedOf(world)]).toEqual([3, []]);
  away = false;
  await runJob(world, "settle-claims");
  expect([await backlogOf(world), (await writtenOf(world, coupon)).length]).toEqual([0, 3]);
});

/** The first member's claim is in a worker's hands when the stock loses everything, and the second gets his sequence. */
const takenSequence = async (quantity: number, ports = memoryPorts()) => {
  const { ports: idle, work } = idlePorts(ports);
  const { ports: more, handBack } = handedBack(idle);
  const { world, coupon, crowd } = await begin(quantity, 3, { ports: more, options: { claims: answeredAtOnce } });
  await claim(world, nth(crowd, 0), coupon);
  const inHands = await ports.couponClaims.take(10, { waitMs: 0, idleMs: 0 });
  ports.lose();
  await claim(world, nth(crowd, 1), coupon);
  work();
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 1), coupon)).toMatchObject({ sequence: 1 });
  handBack(...inHands);
  return { world, coupon, crowd, inHands, handBack };
};

test("a winner whose sequence went to somebody else gets a new one", async () => {
  const { world, coupon, crowd } = await takenSequence(2);
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 0), coupon)).toMatchObject({ sequence: 2 });
  expect(await claim(world, nth(crowd, 0), coupon)).toMatchObject({ status: "ISSUED", sequence: 2 });
  expect([await backlogOf(world), await parkedOf(world)]).toEqual([0, []]);
});

test("a winner whose sequence went to somebody else, and for whom none is left, is put aside until there is one", async () => {
  const { world, coupon, crowd } = await takenSequence(1);
  const { shop, admin } = world;
  await runJob(world, "settle-claims");
  const [parked] = await parkedOf(world);
  if (parked === undefined) throw new Error("his claim was put aside");
  expect(parked).toMatchObject({ cause: "sequence-taken", claim: { member: nth(crowd, 0).id } });
  expectOk(await shop.coupon.reconcile(admin));
  expect(expectOk(await shop.coupon.viewClaim(nth(crowd, 0), coupon.id)).status).toBe("NONE");
  expectOk(await shop.coupon.addStock(admin, coupon.id, { delta: 1 }));
  expectOk(await shop.coupon.requeueParkedClaim(admin, parked.id));
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 0), coupon)).toMatchObject({ sequence: 2 });
});

test("a winner who is to get a new sequence is not forgotten when the stock loses its memory just then", async () => {
  const ports = memoryPorts();
  const { world, coupon, crowd, inHands, handBack } = await takenSequence(2, ports);
  ports.lose();
  await runJob(world, "settle-claims");
  // It was not dropped: the one who took it has it still.
  expect(await parkedOf(world)).toEqual([]);
  expectOk(await world.shop.coupon.reconcile(world.admin));
  handBack(...inHands);
  await runJob(world, "settle-claims");
  expect(await rowOf(world, nth(crowd, 0), coupon)).toMatchObject({ sequence: 2 });
});

test("without a job a claim is written all the same; beside one it is left to the job, and after it to whoever comes", async () => {
  const ports = memoryPorts();
  let takes = 0;
  // Here it waits, as one on a clock that goes by itself.
  const { couponClaims, ...stock } = memoryCouponStock(ports);
  const counting: MemoryPorts = {
    ...ports,
    ...stock,
    couponClaims: {
      ...couponClaims,
      take: (...args) => {
        takes += 1;
        return couponClaims.take(...args);
      },
    },
  };
  const { world, coupon, crowd } = await begin(9, 4, { ports: counting });
  const before = takes;
  await won(world, nth(crowd, 0), coupon);
  expect(takes).toBe(before + 1);

  // A shop of its own: its job waits for claims.
  const shop = createShop(counting);
  const job = runOnce(jobNamed(shop.jobs, "settle-claims"), ports.lock);
  await settle();
  expect(takes).toBe(before + 2);
  expect(expectOk(await shop.coupon.claim(nth(crowd, 1), coupon.id))).toMatchObject({ status: "ISSUED" });
  await settle();
  // The one that brought it, and the job's next.
  expect(takes).toBe(before + 3);
  ports.clock.advance(60_000);
  expect(expectOk(await job)).toEqual({ done: 1 });
  expect(expectOk(await shop.coupon.claim(nth(crowd, 2), coupon.id))).toMatchObject({ status: "ISSUED" });
});

test("the same claim, written by two workers, is one row and told of once", async () => {
  const memory = memoryPorts();
  const { ports: idle, work } = idlePorts(memory);
  const { ports, handBack } = handedBack(idle);
  const { world, coupon, crowd } = await begin(5, 1, { ports, options: { claims: answeredAtOnce } });
  await claim(world, nth(crowd, 0), coupon);
  const [delivery] = await memory.couponClaims.take(1, { waitMs: 0, idleMs: 0 });
  if (delivery?.claim === undefined) throw new Error("one is on its way");
  work();
  handBack(delivery, delivery, { ...delivery, claim: { ...delivery.claim, sequence: 2 as Sequence } });
  await runJob(world, "settle-claims");
  expect(await writtenOf(world, coupon)).toEqual([[1, nth(crowd, 0).id]]);
  const issued = (await world.told()).filter(({ type }) => type === "coupon.issued");
  expect(issued.map(({ data }) => data["issued"])).toMatchObject([[{ sequence: 1 }]]);
});
