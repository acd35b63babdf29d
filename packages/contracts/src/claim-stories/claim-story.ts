import { createShop, expectOk, type Shop, type ShopPorts } from "@cofshop/core";
import { type ClaimWorker, type Coupon, makeClaimWorker, type Sequence, type WrittenClaim } from "@cofshop/core/coupon";
import { isDay, type MemberActor, type MemberCouponId } from "@cofshop/core/shared";
import { type FreshShop, freshShop, type ShopSubject, signUpMany } from "../fresh-shop.ts";
import { type Dying, dyingPorts } from "./dying-worker.ts";

type CouponPorts = Pick<ShopPorts, "couponStock" | "couponClaims" | "parkedClaims">;
/** `since-snapshot`: the stock is again as it was when the last snapshot was made. */
export type Loss = "everything" | "since-snapshot";

/** What stories of claims are told on. */
export type ClaimSubject = ShopSubject &
  CouponPorts & {
    /** Moves the time of the stock on, where it does not go on by itself. */
    readonly pass?: (ms: number) => void;
    /** Makes the stock lose what it knows, as a crash of its server may. Absent: it cannot. */
    readonly lose?: (how: Loss) => Promise<void>;
    readonly snapshot?: () => Promise<void>;
  };

/** A coupon that is given out, by two processes, one of which answers before anything is written. */
export type ClaimStory = {
  readonly fresh: FreshShop;
  readonly subject: ClaimSubject;
  readonly durable: Shop;
  readonly quick: Shop;
  readonly worker: ClaimWorker;
  readonly dying: Dying;
  readonly coupon: Coupon;
  readonly members: readonly MemberActor[];
  /** What members were told that they have, by their number. */
  readonly issued: Map<number, { readonly id: MemberCouponId; readonly sequence: Sequence | undefined }>;
  /** Members from whom it was taken back. */
  readonly revoked: Set<number>;
};

export const CROWD = 8;
export const UNITS = 3;

const claims = { ackWaitMs: 200, backlog: { length: 1e9, oldestMs: Number.MAX_SAFE_INTEGER } };
const validity = (text: string) => {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
};

export const beginClaims = async (subject: ClaimSubject): Promise<ClaimStory> => {
  const fresh = await freshShop(subject);
  const { ports, dying } = dyingPorts(fresh.ports, subject.pass);
  const members = await signUpMany(fresh, CROWD);
  const durable = createShop(ports, { claims: { ...claims, ack: "durable" } });
  const quick = createShop(ports, { claims: { ...claims, ack: "won" } });
  const [validFrom, validTo] = [validity("2026-01-01"), validity("2026-12-31")];
  const terms = { name: "선착순", type: "FIXED", value: 1_000, validFrom, validTo, quantity: UNITS } as const;
  const coupon = expectOk(await durable.coupon.create(fresh.admin, terms));
  await subject.snapshot?.();
  const worker = makeClaimWorker(ports);
  return { fresh, subject, durable, quick, worker, dying, coupon, members, issued: new Map(), revoked: new Set() };
};

export const couponNow = async ({ fresh, coupon }: ClaimStory): Promise<Coupon> =>
  (await fresh.ports.unitOfWork.reads.coupons.byId(coupon.id)) ?? coupon;

/** Everything that is written of the coupon, in the order of the sequences. */
export const claimsNow = ({ fresh, coupon }: ClaimStory): Promise<readonly WrittenClaim[]> =>
  fresh.ports.unitOfWork.reads.memberCoupons.claimsAfter(coupon.id, 0, 1_000);
