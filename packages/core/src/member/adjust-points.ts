import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { CommandKey, MemberId } from "../shared/ids.ts";
import { type InvalidInput, invalid, text, whole } from "../shared/input.ts";
import { MAX_AMOUNT, type Money } from "../shared/money.ts";
import type { Clock, CommandKeys, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { usableAt } from "./membership.ts";
import { adjust, bookingOf, endOfEarned, type InsufficientPoints } from "./points.ts";
import type { Members, Memberships } from "./ports.ts";
import { holdStanding, type MembershipPolicies } from "./settle-membership.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type AdjustPointsPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly members: Members;
      readonly memberships: Memberships;
      readonly commandKeys: CommandKeys;
      readonly storedReplies: ReplyKeeping;
    },
    unknown
  >;
  readonly clock: Clock;
};
export type AdjustPointsCommand = {
  /** Signed, not zero, a billion at most. */
  readonly amount: number;
  /** For the member's ledger, 1 to 200 characters. */
  readonly reason: string;
  readonly key?: CommandKey | undefined;
  readonly seal?: Seal<{ readonly balance: Money }> | undefined;
};
export type AdjustPointsRefusal = Forbidden | InvalidInput | MemberNotFound | InsufficientPoints | KeyReused;

/**
 * Adds points to a member, or takes some away, never more than there are; answers the balance. Admins only. What is
 * added ends like earned points. With a key, a repeated call changes nothing.
 */
export type AdjustPoints = (
  by: Actor,
  member: MemberId,
  command: AdjustPointsCommand,
) => Promise<Result<{ readonly balance: Money }, AdjustPointsRefusal>>;

const checkAmount = (amount: number) =>
  amount === 0 ? invalid("amount", "not zero") : whole("amount", amount, -MAX_AMOUNT, MAX_AMOUNT);

export const makeAdjustPoints =
  ({ unitOfWork, clock }: AdjustPointsPorts, policies: MembershipPolicies): AdjustPoints =>
  async (by, id, command) => {
    if (!isAdmin(by)) return forbidden;
    const { amount, reason } = command;
    const wrong = checkAmount(amount) ?? text("reason", reason, 1, 200);
    if (wrong) return wrong;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const member = await tx.members.byId(id);
      if (member === undefined || member.state === "QUIT") return err({ code: "member.not-found" });
      const noted =
        by.kind === "member"
          ? await rememberCommand(tx, by.id, command, `member.adjust-points:${id}`, id, at)
          : ok(undefined);
      if (!noted.ok) return noted;
      const before = await holdStanding(tx, id, policies);
      if (noted.value !== undefined) return ok({ balance: usableAt(before, at) });
      const expiresAt = endOfEarned(policies.points, at, policies.zone);
      const adjusted = adjust(bookingOf(before), amount, expiresAt, { by, at, reason });
      if (!adjusted.ok) return adjusted;
      written(await tx.memberships.save(adjusted.value, before));
      return sealed(tx, command, { balance: usableAt(adjusted.value.membership, at) });
    });
  };
