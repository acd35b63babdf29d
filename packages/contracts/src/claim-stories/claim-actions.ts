import { expectOk, never } from "@cofshop/core";
import type { Claimed, ClaimRefusal } from "@cofshop/core/coupon";
import type { Result } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect } from "vitest";
import { codeOf } from "../contract.ts";
import { type ClaimStory, CROWD, type Loss } from "./claim-story.ts";
import { type Death, deaths } from "./dying-worker.ts";
import type { ReferenceCoupon } from "./reference-coupon.ts";

export type ClaimAction =
  | { readonly do: "claim"; readonly member: number; readonly durable: boolean; readonly heard: boolean }
  | { readonly do: "revoke"; readonly member: number }
  | { readonly do: "add units"; readonly units: number }
  | { readonly do: "move"; readonly to: "CANCELLED" | "AVAILABLE" }
  | { readonly do: "work"; readonly death: Death | undefined }
  | { readonly do: "ask again" }
  | { readonly do: "reconcile" }
  | { readonly do: "let time pass" }
  | { readonly do: "decide"; readonly requeue: boolean }
  | { readonly do: "snapshot" }
  | { readonly do: "lose"; readonly how: Loss };

/** A few of them again and again, the others now and then. */
const member = fc.oneof(fc.nat(2), fc.nat(CROWD - 1));
const claim = fc.record({ do: fc.constant("claim" as const), member, durable: fc.boolean(), heard: fc.boolean() });
const death = fc.option(fc.constantFrom(...deaths), { nil: undefined });

/** Whatever may happen while the stock keeps its memory. */
export const calmAction: fc.Arbitrary<ClaimAction> = fc.oneof(
  { weight: 8, arbitrary: claim },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("work" as const), death }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("revoke" as const), member }) },
  fc.record({ do: fc.constant("add units" as const), units: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ do: fc.constant("move" as const), to: fc.constantFrom("CANCELLED" as const, "AVAILABLE" as const) }),
  fc.constant({ do: "ask again" } as const),
  fc.constant({ do: "reconcile" } as const),
  fc.constant({ do: "let time pass" } as const),
);

/** Whatever may happen at all. */
export const action: fc.Arbitrary<ClaimAction> = fc.oneof(
  { weight: 6, arbitrary: calmAction },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("lose" as const),
      how: fc.constantFrom("everything" as const, "since-snapshot" as const),
    }),
  },
  fc.constant({ do: "snapshot" } as const),
  fc.record({ do: fc.constant("decide" as const), requeue: fc.boolean() }),
);

/** Works until nothing is handed out any more; a worker that dies leaves the rest to the next. */
export const work = ({ worker, dying }: ClaimStory): Promise<void> =>
  dying.during(async () => {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      if ((await worker.settle(never, 0)).done === 0) return;
    }
  });

/** Everything that was put aside is sent again, or given up. */
export const decide = async ({ durable, fresh: { admin } }: ClaimStory, requeue: boolean): Promise<void> => {
  const { content } = expectOk(await durable.coupon.parkedClaims(admin, {}));
  const { requeueParkedClaim, discardParkedClaim } = durable.coupon;
  for (const { id } of content) await (requeue ? requeueParkedClaim : discardParkedClaim)(admin, id);
};

const rowOf = ({ fresh, coupon, members }: ClaimStory, index: number) => {
  const by = members[index];
  return by && fresh.ports.unitOfWork.reads.memberCoupons.ofMemberAndCoupon(by.id, coupon.id);
};

/**
 * What a member was told holds, now and for good. Of two claims at the same moment the one that won may be answered
 * last, so only where things are done one after another nobody wins what he has been told of.
 */
const note = async (story: ClaimStory, index: number, claimed: Claimed, atOnce: boolean): Promise<void> => {
  const before = story.issued.get(index);
  if (before !== undefined) {
    expect(claimed).toMatchObject({ status: "ISSUED", memberCouponId: before.id, sequence: before.sequence });
    if (!atOnce) expect(claimed.fresh).toBe(false);
  }
  if (claimed.status !== "ISSUED") return;
  const { memberCouponId: id, sequence } = claimed;
  expect(await rowOf(story, index)).toMatchObject({ id, sequence });
  story.issued.set(index, { id, sequence });
};

const expectAnswer = (reference: ReferenceCoupon, index: number, answer: Result<Claimed, ClaimRefusal>): void => {
  const expected = reference.claim(index);
  if (typeof expected === "string") expect(codeOf(answer)).toBe(expected);
  else expect(expectOk(answer)).toMatchObject(expected);
};

/** Does one thing; where the reference is given, the shop has to answer as it does. */
export const perform = async (
  story: ClaimStory,
  act: ClaimAction,
  how: { readonly reference?: ReferenceCoupon; readonly atOnce?: boolean } = {},
): Promise<void> => {
  const { reference, atOnce = false } = how;
  const { durable, quick, coupon, members, fresh, dying, subject } = story;
  const { admin, ports } = fresh;
  switch (act.do) {
    case "claim": {
      const by = members[act.member];
      if (by === undefined) return;
      const asked = () => (act.durable ? durable : quick).coupon.claim(by, coupon.id);
      const wasRevoked = story.revoked.has(act.member);
      const answer = await (act.durable ? dying.during(asked) : asked());
      if (reference !== undefined) {
        expectAnswer(reference, act.member, answer);
        if (codeOf(answer) === "coupon.sold-out") expect(await rowOf(story, act.member)).toBeUndefined();
      }
      if (wasRevoked) expect(codeOf(answer)).toBe("coupon.revoked");
      if (answer.ok && act.heard && !story.revoked.has(act.member)) await note(story, act.member, answer.value, atOnce);
      return;
    }
    case "revoke": {
      const by = members[act.member];
      if (by === undefined) return;
      const answer = await durable.coupon.revoke(admin, coupon.id, by.id);
      if (!answer.ok) return expect(codeOf(answer)).toMatch(/^coupon\.(not-usable|claim-not-found)$/);
      story.revoked.add(act.member);
      return reference?.revoke(act.member);
    }
    case "add units":
      expectOk(await durable.coupon.addStock(admin, coupon.id, { delta: act.units }));
      if (reference !== undefined) reference.quantity += act.units;
      return;
    case "move":
      expectOk(await durable.coupon.changeState(admin, coupon.id, act.to));
      if (reference !== undefined) reference.isOpen = act.to === "AVAILABLE";
      return;
    case "work":
      if (act.death !== undefined) dying.dieAt(act.death);
      await work(story).catch((cause: unknown) => expect(String(cause)).toMatch(/the worker dies/));
      return dying.live();
    case "ask again":
      // Whoever was told that he has one, as he does whose first answer was lost on the way.
      for (const index of story.issued.keys()) {
        await perform(story, { do: "claim", member: index, durable: false, heard: true }, how);
      }
      return;
    case "reconcile": {
      const { corrections, lost } = expectOk(await durable.coupon.reconcile(admin));
      if (reference !== undefined) expect([corrections, lost]).toEqual([0, 0]);
      return;
    }
    case "let time pass":
      return ports.clock.advance(1_000);
    case "decide":
      return decide(story, act.requeue);
    case "snapshot":
      return subject.snapshot?.();
    case "lose":
      return subject.lose?.(act.how);
  }
};
