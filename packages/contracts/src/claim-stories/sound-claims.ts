import { expectOk } from "@cofshop/core";
import { expect } from "vitest";
import { decide, work } from "./claim-actions.ts";
import { type ClaimStory, claimsNow, couponNow } from "./claim-story.ts";
import type { ReferenceCoupon } from "./reference-coupon.ts";

/** At every moment: not more than there are units, one for each member, and whoever was told so has his. */
export const expectSoundClaims = async (story: ClaimStory): Promise<void> => {
  const { members, issued } = story;
  const written = await claimsNow(story);
  const { quantity = 0 } = await couponNow(story);
  const held = written.filter(({ member }) => member !== undefined);
  expect(held.filter(({ revoked }) => !revoked).length).toBeLessThanOrEqual(quantity);
  expect(new Set(held.map(({ member }) => member)).size).toBe(held.length);
  expect(new Set(written.map(({ sequence }) => sequence)).size).toBe(written.length);
  for (const [index, { sequence }] of issued) {
    expect(held).toContainEqual(expect.objectContaining({ sequence, member: members[index]?.id }));
  }
};

/** Makes the stock and the database agree; answers whether they did. */
const agree = async ({ durable, fresh: { admin } }: ClaimStory): Promise<boolean> => {
  const { corrections, lost } = expectOk(await durable.coupon.reconcile(admin));
  return corrections === 0 && lost === 0;
};

/** Brings everything that is on its way to its end, decides about what was put aside, and lets everybody claim once more. */
const settleEverything = async (story: ClaimStory): Promise<void> => {
  const { durable, fresh, coupon, members, dying } = story;
  dying.live();
  expectOk(await durable.coupon.changeState(fresh.admin, coupon.id, "AVAILABLE"));
  for (const requeue of [true, true, false]) {
    await agree(story);
    await work(story);
    await decide(story, requeue);
  }
  for (let rounds = 0; rounds < 5 && !(await agree(story)); rounds += 1) await work(story);
  for (const by of members) {
    fresh.ports.clock.advance(1_000);
    await dying.during(() => durable.coupon.claim(by, coupon.id));
  }
  await work(story);
  expect(await agree(story)).toBe(true);
};

/** Once all faults are over and everybody has asked: sequences 1 to n, all units given out, stock and database agree. */
export const expectSettledClaims = async (story: ClaimStory, reference?: ReferenceCoupon): Promise<void> => {
  const { fresh, coupon, members, revoked } = story;
  const { couponStock, couponClaims, parkedClaims } = fresh.ports;
  await settleEverything(story);
  await expectSoundClaims(story);
  const written = await claimsNow(story);
  const { quantity = 0 } = await couponNow(story);
  expect(written.map(({ sequence }) => sequence)).toEqual(written.map((_, index) => index + 1));
  const live = written.filter((each) => each.member !== undefined && !each.revoked).length;
  expect(live).toBe(Math.min(quantity, members.length - revoked.size));
  expect((await couponStock.remaining([coupon.id])).get(coupon.id)).toBe(quantity - live);
  for (const by of members) {
    const row = written.find(({ member }) => member === by.id);
    const standing = await couponStock.standing(by.id, coupon.id);
    const outcome = row?.revoked ? "revoked" : "claimed";
    if (row === undefined) expect(standing).toBeUndefined();
    else expect(standing).toMatchObject({ outcome, sequence: row.sequence });
  }
  expect((await couponClaims.backlog()).length).toBe(0);
  expect(await parkedClaims.list({ after: undefined, limit: 10 })).toEqual([]);
  for (const [index, { sequence }] of reference?.places ?? []) {
    expect(written[sequence - 1]?.member).toBe(members[index]?.id);
  }
};
