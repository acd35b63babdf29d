import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { err, type Result } from "../shared/result.ts";
import { type Blocked, changeProfile, checkName, checkTel, refuseBlocked } from "./member.ts";
import type { Members, MembershipReads } from "./ports.ts";
import { type MemberNotFound, type MemberView, shownMember } from "./view-profile.ts";

export type ChangeProfilePorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly members: Members; readonly memberships: Pick<MembershipReads, "ofMembers">; readonly outbox: Outbox },
    unknown
  >;
  readonly clock: Clock;
};
export type Profile = { readonly name?: string | undefined; readonly tel?: string | undefined };

/** Changes what is given of a member's own name and telephone number. */
export type ChangeProfile = (
  by: Actor,
  profile: Profile,
) => Promise<Result<MemberView, Forbidden | InvalidInput | MemberNotFound | Blocked>>;

export const makeChangeProfile =
  ({ unitOfWork, clock }: ChangeProfilePorts): ChangeProfile =>
  async (by, { name, tel }) => {
    if (by.kind !== "member") return forbidden;
    const wrong = (name === undefined ? undefined : checkName(name)) ?? (tel === undefined ? undefined : checkTel(tel));
    if (wrong) return wrong;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const member = await tx.members.byId(by.id);
      if (member === undefined) return err({ code: "member.not-found" });
      const free = refuseBlocked(member);
      if (!free.ok) return free;
      const { state, events } = changeProfile(member, { name: name?.trim(), tel });
      written(await tx.members.save(state));
      await tx.outbox.append(events, at);
      return shownMember(tx, state, at);
    });
  };
