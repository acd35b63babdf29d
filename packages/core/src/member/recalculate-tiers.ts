import { system } from "../shared/actor.ts";
import { zero } from "../shared/money.ts";
import type { Slice } from "../shared/page.ts";
import type { Clock, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { done } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import type { MembershipReads, Memberships, Spending } from "./ports.ts";
import { type MembershipPolicies, settleMembership } from "./settle-membership.ts";
import { tierFor, windowStart } from "./tier.ts";

export type RecalculateTiersPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly memberships: Memberships; readonly spending: Spending; readonly outbox: Outbox },
    { readonly memberships: Pick<MembershipReads, "all">; readonly spending: Spending }
  >;
  readonly clock: Clock;
};

/** Brings every member's tier to what the window holds today, a batch at a call: money grows old without any order. */
export const makeRecalculateTiers = (
  { unitOfWork, clock }: RecalculateTiersPorts,
  policies: MembershipPolicies,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const { tiers, zone } = policies;
  const by = system("tiers");

  /** A batch of members, each with whether the money says something else than his tier. Two statements. */
  const judged = async (slice: Slice) => {
    const { memberships, spending } = unitOfWork.reads;
    const rows = await memberships.all(slice);
    const members = rows.map(({ memberId }) => memberId);
    const spent = await spending.since(members, windowStart(tiers, clock.now(), zone));
    return rows.map(({ memberId, tier }) => ({
      memberId,
      stale: tier !== tierFor(tiers, spent.get(memberId) ?? zero).name,
    }));
  };

  return makeWalk({
    rows: judged,
    position: ({ memberId }) => ({ key: 0, id: memberId }),
    visit: async ({ memberId, stale }) => {
      if (!stale) return false;
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        await settleMembership(tx, memberId, {}, { by, at }, policies);
        return done;
      });
      return true;
    },
  });
};
