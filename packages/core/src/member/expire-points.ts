import { written } from "../shared/breakage.ts";
import type { MemberId } from "../shared/ids.ts";
import type { Clock, Signal, UnitOfWork } from "../shared/ports.ts";
import { ok } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { bookingOf, expire } from "./points.ts";
import type { MembershipReads, Memberships } from "./ports.ts";

export type ExpirePointsPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly memberships: Memberships }, { readonly memberships: MembershipReads }>;
  readonly clock: Clock;
};

/** Writes points off that have ended, a batch at a call. Nobody could spend them any more; now the ledger says so. */
export const makeExpirePoints = ({
  unitOfWork,
  clock,
}: ExpirePointsPorts): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const writeOff = async (id: MemberId): Promise<boolean> => {
    const at = clock.now();
    const { value } = await unitOfWork.run(async (tx) => {
      const before = await tx.memberships.hold(id);
      if (before === undefined) return ok(false);
      const booking = expire(bookingOf(before), at);
      if (booking.entries.length === 0) return ok(false);
      written(await tx.memberships.save(booking, before));
      return ok(true);
    });
    return value;
  };
  return makeWalk({
    rows: (slice) => unitOfWork.reads.memberships.ended(clock.now(), slice),
    position: ({ expiresAt, memberId }) => ({ key: expiresAt.getTime(), id: memberId }),
    visit: ({ memberId }) => writeOff(memberId),
  });
};
