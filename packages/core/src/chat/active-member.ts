import { type Blocked, type MemberReads, refuseBlocked } from "../member/index.ts";
import type { MemberId } from "../shared/ids.ts";
import { err, type Result } from "../shared/result.ts";

/** A step: why a member may not write, if that is why a guarded write of his did nothing. */
export const activeMember = async (
  tx: { readonly members: MemberReads },
  id: MemberId,
): Promise<Result<undefined, Blocked>> => {
  const member = await tx.members.byId(id);
  return member === undefined ? err({ code: "member.quit" }) : refuseBlocked(member);
};
