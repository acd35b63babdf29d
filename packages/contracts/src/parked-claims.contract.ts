import type { ParkedClaim } from "@cofshop/core/coupon";
import type { ParkedClaimId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, upTo } from "./contract.ts";
import { type CouponClaimsSubject, wonClaims } from "./coupon-claims.contract.ts";
import { freshId } from "./rows.ts";

const now = { waitMs: 0, idleMs: 60_000 };
const anew = { waitMs: 0, idleMs: 0 };

/** What every place promises where claims lie that could not be written. */
export const parkedClaimsContract = (name: string, create: () => Promise<CouponClaimsSubject>): void => {
  contract(`ParkedClaims: ${name}`, create, [], (its) => {
    /** So many claims, put aside one after the other. */
    const park = async (count: number) => {
      const claims = await wonClaims(its(), count);
      for (const delivery of await its().couponClaims.take(count, now)) {
        await its().couponClaims.park(delivery, "beyond-stock");
        its().pass?.(1);
      }
      return claims;
    };
    const all = (): Promise<readonly ParkedClaim[]> => its().parkedClaims.list({ after: undefined, limit: 100 });
    const only = async (): Promise<ParkedClaim> => {
      const [one, ...others] = await all();
      if (one === undefined || others.length > 0) throw new Error("exactly one was put aside");
      return one;
    };

    test("what is put aside is listed with its reason and found by its id, and not handed out any more", async () => {
      const [claim] = await park(1);
      const parked = await only();
      expect(parked).toMatchObject({ claim, cause: "beyond-stock", attempts: 1 });
      expect(await its().parkedClaims.byId(parked.id)).toEqual(parked);
      expect(await its().couponClaims.take(5, anew)).toEqual([]);
    });

    test("the list is walked newest first, each claim once", async () => {
      const claims = await park(5);
      const walked: ParkedClaim[] = [];
      for (const _ of upTo(4)) {
        const last = walked.at(-1);
        const after = last && { key: last.parkedAt.getTime(), id: last.id };
        walked.push(...(await its().parkedClaims.list({ after, limit: 2 })));
      }
      const sequences = walked.map(({ claim }) => claim?.sequence ?? 0);
      expect([...sequences].sort((a, b) => a - b)).toEqual(claims.map(({ sequence }) => sequence));
      const times = walked.map(({ parkedAt }) => parkedAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => b - a));
    });

    test("what is sent again is handed out as new, and not put aside any more; once", async () => {
      const claims = await park(1);
      const { id } = await only();
      expect([await its().parkedClaims.requeue(id), await its().parkedClaims.requeue(id)]).toEqual([true, false]);
      expect(await all()).toEqual([]);
      const again = await its().couponClaims.take(5, now);
      expect(again.map(({ claim, attempts }) => ({ claim, attempts }))).toEqual([{ claim: claims[0], attempts: 1 }]);
    });

    test("what is discarded is gone, once", async () => {
      await park(1);
      const { id } = await only();
      expect([await its().parkedClaims.discard(id), await its().parkedClaims.discard(id)]).toEqual([true, false]);
      expect([await all(), await its().parkedClaims.byId(id)]).toEqual([[], undefined]);
      expect(await its().couponClaims.take(5, anew)).toEqual([]);
    });

    test("of racing decisions about one claim exactly one is carried out", async () => {
      await park(1);
      const { id } = await only();
      const { requeue, discard } = its().parkedClaims;
      const decisions = await Promise.all(upTo(10).map((index) => (index % 2 === 0 ? requeue(id) : discard(id))));
      expect(decisions.filter((carriedOut) => carriedOut)).toHaveLength(1);
    });

    test("what was never put aside is absent", async () => {
      const id = freshId<ParkedClaimId>();
      const { parkedClaims } = its();
      expect(await parkedClaims.byId(id)).toBeUndefined();
      expect([await parkedClaims.requeue(id), await parkedClaims.discard(id)]).toEqual([false, false]);
    });
  });
};
