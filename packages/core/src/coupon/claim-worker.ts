import { CommitUnknown, Unavailable } from "../shared/breakage.ts";
import { never } from "../shared/job.ts";
import type { Clock, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { ok } from "../shared/result.ts";
import type { WonClaim } from "./claim.ts";
import { issuedEvents } from "./member-coupon.ts";
import type { CouponClaims, CouponStock, Delivery, MemberCoupons, Settlement } from "./ports.ts";

export type ClaimWorkerPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly memberCoupons: MemberCoupons; readonly outbox: Outbox }, unknown>;
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly clock: Clock;
};

/** A batch is one transaction. */
const BATCH = 500;
/** Who took claims and did not acknowledge them for so long is taken for dead. */
const IDLE_MS = 10_000;
/** A claim on which the database itself breaks is put aside at this attempt. */
const MAX_ATTEMPTS = 5;

type Readable = Delivery & { readonly claim: WonClaim };
const isReadable = (delivery: Delivery): delivery is Readable => delivery.claim !== undefined;

export type ClaimWorker = {
  /** Writes one batch, for which it waits up to `waitMs`. `more`: there may be others already. */
  readonly settle: (signal: Signal, waitMs: number) => Promise<{ readonly done: number; readonly more: boolean }>;
  /** Writes what is on its way until nothing is, unless a `settle` is about to. Answers at once. */
  readonly nudge: () => void;
};

/**
 * Brings won claims into the database. They are acknowledged after the commit, so a worker that dies at any moment
 * leaves them to the next one, for whom writing them again changes nothing.
 */
export const makeClaimWorker = ({ unitOfWork, couponStock, couponClaims, clock }: ClaimWorkerPorts): ClaimWorker => {
  const write = async (claims: readonly WonClaim[]): Promise<readonly Settlement[]> => {
    const at = clock.now();
    const { value } = await unitOfWork.run(async (tx) => {
      const settlements = await tx.memberCoupons.settle(claims);
      const fresh = claims.filter((_, index) => settlements[index] === "written");
      if (fresh.length > 0) await tx.outbox.append(issuedEvents(fresh), at);
      return ok(settlements);
    });
    return value;
  };

  /**
   * Its sequence went to somebody else when the stock lost its memory: the member gets a new one. Whoever dies in
   * between leaves the delivery, and it is done again: a member who has a new one by then keeps that.
   */
  const claimAgain = async (delivery: Readable): Promise<void> => {
    const { id, coupon, member, at } = delivery.claim;
    await couponStock.takeBack(delivery.claim, "void");
    const { outcome } = await couponStock.claim({ id, coupon, member, at });
    if (outcome === "claimed" || outcome === "revoked") await couponClaims.drop([delivery]);
    // He won and there is none left for him: somebody has to decide.
    else if (outcome !== "rebuilding") await couponClaims.park(delivery, "sequence-taken");
  };

  const conclude = async (deliveries: readonly Readable[], settlements: readonly Settlement[]): Promise<void> => {
    const inDatabase = deliveries.filter((_, index) => /^(written|already)$/.test(settlements[index] ?? ""));
    if (inDatabase.length > 0) await couponClaims.acknowledge(inDatabase);
    if (inDatabase.length === deliveries.length) return;
    for (const [index, delivery] of deliveries.entries()) {
      const settlement = settlements[index];
      if (settlement === "sequence-taken") await claimAgain(delivery);
      else if (settlement === "member-has-one") await couponClaims.drop([delivery]);
      else if (settlement === "beyond-stock" || settlement === "unknown") await couponClaims.park(delivery, settlement);
    }
  };

  /** What breaks alone, and again and again, is put aside; anything else stays for its next attempt. */
  const oneByOne = async (deliveries: readonly Readable[]): Promise<void> => {
    for (const delivery of deliveries) {
      let settlements: readonly Settlement[];
      try {
        settlements = await write([delivery.claim]);
      } catch (cause) {
        if (cause instanceof Unavailable || cause instanceof CommitUnknown) throw cause;
        if (delivery.attempts < MAX_ATTEMPTS) continue;
        await couponClaims.park(delivery, cause instanceof Error ? cause.message : String(cause));
        continue;
      }
      await conclude([delivery], settlements);
    }
  };

  const batch = async (signal: Signal, waitMs: number): Promise<number> => {
    const deliveries = await couponClaims.take(BATCH, { waitMs, idleMs: IDLE_MS, signal });
    const readable = deliveries.filter(isReadable);
    for (const delivery of deliveries) {
      if (!isReadable(delivery)) await couponClaims.park(delivery, "unreadable");
    }
    if (readable.length === 0) return deliveries.length;
    let settlements: readonly Settlement[];
    try {
      settlements = await write(readable.map(({ claim }) => claim));
    } catch (cause) {
      if (cause instanceof Unavailable) throw cause;
      await oneByOne(readable);
      return deliveries.length;
    }
    await conclude(readable, settlements);
    return deliveries.length;
  };

  /** How many wait for claims, or write them, and look again afterwards. */
  let attending = 0;
  let draining = false;
  let nudged = false;
  const drain = async (): Promise<void> => {
    draining = true;
    try {
      while (nudged) {
        nudged = false;
        if ((await batch(never, 0)) === BATCH) nudged = true;
      }
    } catch {
      // Whoever waits hears nothing and says that it is on its way; the next attempt is the next nudge's or job's.
    } finally {
      draining = false;
    }
  };

  const drainIfNudged = (): void => {
    if (nudged && attending === 0 && !draining) void drain();
  };

  return {
    settle: async (signal, waitMs) => {
      attending += 1;
      nudged = false;
      let done = 0;
      try {
        done = await batch(signal, waitMs);
      } finally {
        attending -= 1;
        // Of a claim that came as the wait was ending nobody else would hear.
        if (done === 0 || signal.aborted) drainIfNudged();
      }
      return { done, more: done > 0 };
    },
    nudge: () => {
      nudged = true;
      drainIfNudged();
    },
  };
};
