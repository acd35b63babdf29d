import { type CouponId, idOf, type MemberCouponId } from "@cofshop/core";
import type { Sequence } from "@cofshop/core/coupon";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import { afterEach, beforeEach, expect, test } from "vitest";
import { offerCoupon } from "./goods.ts";
import { dataOf, openWorld, type Person, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let first: Person;
let second: Person;
let third: Person;
/** Whether won claims stay on their way for as long as anybody waits. */
let slow: boolean;
/** How many claims are on their way, besides those that are. */
let crowd: number;

const moodyStock = (ports: MemoryPorts): MemoryPorts => ({
  ...ports,
  couponClaims: {
    ...ports.couponClaims,
    take: async (...terms) => (slow ? [] : ports.couponClaims.take(...terms)),
    settled: async (claim, waitMs) => !slow && ports.couponClaims.settled(claim, waitMs),
    backlog: async () => {
      const { length, oldestMs } = await ports.couponClaims.backlog();
      return { length: length + crowd, oldestMs };
    },
  },
});

beforeEach(async () => {
  slow = false;
  crowd = 0;
  world = await openWorld({}, { ports: moodyStock(memoryPorts()) });
  admin = await world.enter("admin@example.com", "ADMIN");
  first = await world.enter("first@example.com");
  second = await world.enter("second@example.com");
  third = await world.enter("third@example.com");
});
afterEach(() => world.close());

const HOUR = 3_600_000;
const verdictOf = ({ status, code }: Reply) => [status, code];
const answerOf = ({ status, body }: Reply) => [status, body.data];
const claim = (coupon: string, { token }: Person, headers = {}) =>
  world.call("POST", `/memberCoupon/me/${coupon}`, { token, headers });
const standing = async (coupon: string, { token }: Person) =>
  dataOf(await world.call("GET", `/memberCoupon/me/${coupon}`, { token }));
const redeem = (code: unknown, { token }: Person) =>
  world.call("POST", "/memberCoupon/me/codes", { token, body: { code } });
const mine = async ({ token }: Person) =>
  dataOf<{ content: object[] }>(await world.call("GET", "/memberCoupon/me", { token })).content;
const remaining = async (coupon: string) =>
  dataOf<{ remaining: number | null }>(await world.call("GET", `/coupon/${coupon}`)).remaining;
const asAdmin = (method: string, path: string, body?: object) => world.call(method, path, { token: admin.token, body });
const claims = async (coupon: string) => dataOf(await asAdmin("GET", `/admin/coupons/${coupon}/claims`));

test("of a limited coupon each member gets one while there are some, numbered as they came", async () => {
  const coupon = await offerCoupon(world, admin, { couponCount: 2 });
  expect(await standing(coupon, first)).toEqual({ status: "NONE" });
  const won = await claim(coupon, first);
  expect(answerOf(won)).toEqual([201, { memberCouponId: expect.any(String), sequence: 1 }]);
  expect(won.headers.get("Location")).toBe("/api/memberCoupon/me");
  const again = await claim(coupon, first, { "Idempotency-Key": "of no use here" });
  expect([again.status, again.body.data]).toEqual([200, won.body.data]);
  expect([again.headers.get("Location"), again.headers.get("Idempotency-Replayed")]).toEqual([null, null]);
  expect(dataOf(await claim(coupon, second))).toMatchObject({ sequence: 2 });

  for (const _ of ["asked", "remembered"]) {
    expect(verdictOf(await claim(coupon, third))).toEqual([410, "coupon.sold-out"]);
    expect(answerOf(await claim(coupon, first))).toEqual([200, won.body.data]);
  }
  expect(await standing(coupon, first)).toEqual({ status: "ISSUED", sequence: 1 });
  expect(await standing(coupon, third)).toEqual({ status: "NONE" });
  expect(await remaining(coupon)).toBe(0);

  expect(dataOf(await asAdmin("POST", `/coupon/${coupon}/stock`, { delta: 1 }))).toEqual({ quantity: 3 });
  expect(await remaining(coupon)).toBe(1);
  expect(await claim(coupon, third)).toMatchObject({ status: 201, body: { data: { sequence: 3 } } });
});

test("of a coupon without limit each member gets one, without a number", async () => {
  const coupon = await offerCoupon(world, admin, { couponCount: undefined });
  const won = await claim(coupon, first);
  expect(answerOf(won)).toEqual([201, { memberCouponId: expect.any(String) }]);
  expect(answerOf(await claim(coupon, first))).toEqual([200, won.body.data]);
  expect(await standing(coupon, first)).toEqual({ status: "ISSUED" });
  expect(await mine(first)).toMatchObject([{ couponId: coupon, sequence: null, state: "AVAILABLE", orderId: null }]);
});

test("what a member has is told page by page, newest first, with its terms and its end", async () => {
  const older = await offerCoupon(world, admin);
  const newer = await offerCoupon(world, admin, { name: "둘째", validTo: "2026-01-31" });
  await claim(older, first);
  world.ports.clock.advance(1_000);
  await claim(newer, first);
  const page = (query: string) => world.call("GET", `/memberCoupon/me?${query}`, { token: first.token });
  const { content, nextCursor } = dataOf<{ content: object[]; nextCursor: string }>(await page("size=1"));
  expect(content).toEqual([
    {
      memberCouponId: expect.any(String),
      couponId: newer,
      name: "둘째",
      type: "FIXED",
      discountValue: 1_000,
      maxDiscountAmount: null,
      minOrderPrice: 0,
      validFrom: "2026-01-01",
      validTo: "2026-01-31",
      state: "AVAILABLE",
      couponState: "AVAILABLE",
      sequence: 1,
      issuedAt: "2026-01-02T03:00:01.000+00:00",
      usedAt: null,
      expiresAt: "2026-01-31T15:00:00.000+00:00",
      orderId: null,
    },
  ]);
  expect(dataOf(await page(`size=1&cursor=${nextCursor}`))).toMatchObject({
    content: [{ couponId: older }],
    nextCursor: null,
  });
  expect(await mine(second)).toEqual([]);
});

test("before its time a coupon says how long to wait, afterwards that it is closed, to all but those who have it", async () => {
  const window = { issueFrom: "2026-01-02T13:00:00+09:00", issueTo: "2026-01-02T14:00:00+09:00" };
  const coupon = await offerCoupon(world, admin, window);
  const early = await claim(coupon, first);
  expect([...verdictOf(early), early.headers.get("Retry-After")]).toEqual([409, "coupon.not-open", "3600"]);
  expect(early.body.data).toBeNull();
  world.ports.clock.advance(HOUR - 1);
  expect((await claim(coupon, first)).headers.get("Retry-After")).toBe("1");
  world.ports.clock.advance(1);
  expect((await claim(coupon, first)).status).toBe(201);
  world.ports.clock.advance(HOUR - 1);
  expect((await claim(coupon, second)).status).toBe(201);
  world.ports.clock.advance(1);
  expect(verdictOf(await claim(coupon, third))).toEqual([409, "coupon.closed"]);
  expect((await claim(coupon, first)).status).toBe(200);
});

test("a coupon with a code is for those who know it, whatever the case of its letters, and seen by admins alone", async () => {
  const coupon = await offerCoupon(world, admin, { code: "spring-2026", couponCount: 1 });
  for (const [token, sees] of [
    [undefined, false] as const,
    [first.token, false] as const,
    [admin.token, true] as const,
  ]) {
    const listed = dataOf<{ content: object[] }>(await world.call("GET", "/coupon", { token })).content;
    expect(listed).toMatchObject(sees ? [{ id: coupon, code: "SPRING-2026" }] : []);
    expect((await world.call("GET", `/coupon/${coupon}`, { token })).status).toBe(sees ? 200 : 404);
  }
  expect(verdictOf(await claim(coupon, first))).toEqual([404, "coupon.not-found"]);
  const won = await redeem(" Spring-2026 ", first);
  expect(answerOf(won)).toEqual([201, { memberCouponId: expect.any(String), sequence: 1 }]);
  expect(answerOf(await redeem("SPRING-2026", first))).toEqual([200, won.body.data]);
  expect(await mine(first)).toMatchObject([{ couponId: coupon }]);
  expect(JSON.stringify(await mine(first))).not.toMatch(/spring/i);
  expect(verdictOf(await redeem("SPRING-2026", second))).toEqual([410, "coupon.sold-out"]);
  for (const code of ["SUMMER-2026", "' OR 1=1 --", "\u200b"]) {
    expect(verdictOf(await redeem(code, second))).toEqual([404, "coupon.not-found"]);
  }
  for (const code of ["", "   ", "\u0000", "x".repeat(101), 1, null]) {
    const { status, body } = await redeem(code, second);
    expect([code, status, body.errors?.map(({ field }) => field)]).toEqual([code, 400, ["code"]]);
  }
  const body = { name: "x", type: "FIXED", discountValue: 1, validFrom: "2026-01-01", validTo: "2026-12-31" };
  expect(verdictOf(await asAdmin("POST", "/coupon", { ...body, code: "SPRING-2026" }))).toEqual([
    409,
    "coupon.code-taken",
  ]);
});

test("who has won and is not written yet is told so, and keeps his number until he is", async () => {
  const coupon = await offerCoupon(world, admin);
  slow = true;
  for (const _ of ["won", "asked again"]) {
    expect(answerOf(await claim(coupon, first))).toEqual([202, { status: "PENDING", couponId: coupon, sequence: 1 }]);
  }
  expect(await standing(coupon, first)).toEqual({ status: "PENDING", sequence: 1 });
  expect(await mine(first)).toEqual([]);
  expect(await claims(coupon)).toEqual({
    quantity: 100,
    live: 0,
    lastSequence: 0,
    revoked: 0,
    remaining: 99,
    backlog: { length: 1, oldestMs: 0 },
  });
  slow = false;
  expect(answerOf(await claim(coupon, first))).toEqual([200, { memberCouponId: expect.any(String), sequence: 1 }]);
  expect(await claims(coupon)).toMatchObject({ live: 1, lastSequence: 1, remaining: 99, backlog: { length: 0 } });
});

test("while too many claims are on their way, new ones are told when to come back", async () => {
  const coupon = await offerCoupon(world, admin);
  crowd = 200_000;
  const busy = await claim(coupon, first);
  expect([...verdictOf(busy), busy.headers.get("Retry-After")]).toEqual([503, "coupon.busy", "1"]);
  crowd = 0;
  world.ports.clock.advance(1_000);
  expect((await claim(coupon, first)).status).toBe(201);
  expect(world.broken).toEqual([]);
});

test("an admin takes an unused coupon back: its member cannot claim it again, its unit goes to the next one", async () => {
  const coupon = await offerCoupon(world, admin, { couponCount: 1 });
  await claim(coupon, first);
  const revoke = (person: Person) => asAdmin("DELETE", `/admin/coupons/${coupon}/claims/${person.id}`);
  expect((await revoke(first)).status).toBe(204);
  expect(verdictOf(await revoke(first))).toEqual([409, "coupon.not-usable"]);
  expect(verdictOf(await claim(coupon, first))).toEqual([409, "coupon.revoked"]);
  expect(await standing(coupon, first)).toEqual({ status: "REVOKED", sequence: 1 });
  expect(await mine(first)).toMatchObject([{ state: "REVOKED" }]);
  expect(await claim(coupon, second)).toMatchObject({ status: 201, body: { data: { sequence: 2 } } });
  expect(await claims(coupon)).toMatchObject({ quantity: 1, live: 1, lastSequence: 2, revoked: 1, remaining: 0 });
});

test("an admin has stock and database compared, and hears that they agree", async () => {
  const coupon = await offerCoupon(world, admin);
  await claim(coupon, first);
  const found = await asAdmin("POST", "/admin/coupons/reconcile");
  expect([...verdictOf(found), found.body.data]).toEqual([202, "A-OK", { coupons: 1, corrections: 0, lost: 0 }]);
});

test("claims that could not be written are listed for admins, sent again or given up", async () => {
  const { couponClaims, clock } = world.ports;
  const coupon = await offerCoupon(world, admin, { couponCount: 1 });
  const won = {
    id: idOf<MemberCouponId>("00000000-0000-7000-8000-0000000000aa"),
    coupon: idOf<CouponId>(coupon),
    member: first.id,
    sequence: 7 as Sequence,
    at: clock.now(),
  };
  await couponClaims.park({ receipt: "1", attempts: 5, claim: won, raw: "{}" }, "beyond-stock");
  clock.advance(1);
  await couponClaims.park({ receipt: "2", attempts: 1, claim: undefined, raw: "init=init" }, "unreadable");
  type Letter = { readonly id: string };
  const letters = async () =>
    dataOf<{ content: Letter[] }>(await asAdmin("GET", "/admin/coupons/dead-letters")).content;
  const [newest, oldest] = await letters();
  expect(newest).toMatchObject({ claim: null, raw: "init=init", cause: "unreadable", attempts: 1 });
  expect(oldest).toEqual({
    id: expect.any(String),
    claim: {
      memberCouponId: won.id,
      couponId: coupon,
      memberId: first.id,
      sequence: 7,
      claimedAt: "2026-01-02T03:00:00.000+00:00",
    },
    raw: "{}",
    cause: "beyond-stock",
    attempts: 5,
    parkedAt: "2026-01-02T03:00:00.000+00:00",
  });

  const path = (letter: Letter | undefined) => `/admin/coupons/dead-letters/${letter?.id}`;
  expect((await asAdmin("POST", `${path(oldest)}/requeue`)).status).toBe(204);
  expect((await asAdmin("DELETE", path(newest))).status).toBe(204);
  expect(await letters()).toEqual([]);
  expect(await couponClaims.backlog()).toMatchObject({ length: 1 });
  expect(verdictOf(await asAdmin("POST", `${path(oldest)}/requeue`))).toEqual([404, "coupon.parked-claim-not-found"]);
  expect(verdictOf(await asAdmin("DELETE", path(newest)))).toEqual([404, "coupon.parked-claim-not-found"]);
});
