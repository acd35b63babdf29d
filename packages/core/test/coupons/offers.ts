import type { Claimed, Coupon, CouponFields, MemberCoupon } from "../../src/coupon/index.ts";
import { type Day, expectOk, isDay, type MemberActor, type MemberCouponId, type ShopOptions } from "../../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../../src/memory/index.ts";
import { signUp, type World, worldOf } from "../world.ts";

export const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
};

/** 3,000 won off, for the whole of January; the clock of a fresh world reads noon of its second day. */
export const fields: CouponFields = {
  name: "새해 쿠폰",
  type: "FIXED",
  value: 3_000,
  validFrom: day("2026-01-01"),
  validTo: day("2026-01-31"),
};
export const DAY = 86_400_000;

export const offer = async (
  { shop, admin }: Pick<World, "shop" | "admin">,
  differs: Partial<CouponFields> = {},
): Promise<Coupon> => expectOk(await shop.coupon.create(admin, { ...fields, ...differs }));

/** A shop with a limited coupon and so many members. */
export const begin = async (
  quantity: number,
  members: number,
  { ports = memoryPorts(), options = {} }: { readonly ports?: MemoryPorts; readonly options?: ShopOptions } = {},
) => {
  const world = await worldOf(ports, options);
  const coupon = await offer(world, { quantity });
  return { world, coupon, crowd: await crowdOf(world, members) };
};

export const crowdOf = async (world: World, size: number): Promise<readonly MemberActor[]> => {
  const crowd: MemberActor[] = [];
  for (let index = 0; index < size; index += 1) crowd.push(await signUp(world, `member-${index}`));
  return crowd;
};

/** Lets everything that can go on without time passing go on. */
export const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** One of the crowd; a story that names somebody who is not there is wrong. */
export const nth = (crowd: readonly MemberActor[], index: number): MemberActor => {
  const member = crowd[index];
  if (member === undefined) throw new RangeError(`there are ${crowd.length} members`);
  return member;
};

export const claim = async ({ shop }: World, by: MemberActor, { id }: Coupon): Promise<Claimed> =>
  expectOk(await shop.coupon.claim(by, id));

/** Claims, and answers the id of what was won. */
export const won = async (world: World, by: MemberActor, coupon: Coupon): Promise<MemberCouponId> => {
  const claimed = await claim(world, by, coupon);
  if (claimed.status !== "ISSUED") throw new Error("it is not written yet");
  return claimed.memberCouponId;
};

export const rowOf = ({ ports }: World, by: MemberActor, { id }: Coupon): Promise<MemberCoupon | undefined> =>
  ports.unitOfWork.reads.memberCoupons.ofMemberAndCoupon(by.id, id);

/** Sequence and member of everything that is written of a coupon, in order. */
export const writtenOf = async ({ ports }: World, { id }: Coupon) =>
  (await ports.unitOfWork.reads.memberCoupons.claimsAfter(id, 0, 1_000)).map(
    ({ sequence, member }) => [sequence, member] as const,
  );

/** Ports on which nobody brings claims into the database, until told to. */
export const idlePorts = (ports: MemoryPorts = memoryPorts()) => {
  let idle = true;
  const { couponClaims } = ports;
  const stubborn: MemoryPorts = {
    ...ports,
    couponClaims: { ...couponClaims, take: async (...args) => (idle ? [] : couponClaims.take(...args)) },
  };
  return {
    ports: stubborn,
    work: () => {
      idle = false;
    },
    rest: () => {
      idle = true;
    },
  };
};
