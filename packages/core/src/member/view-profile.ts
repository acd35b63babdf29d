import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type Account, accountOf } from "./member.ts";
import type { MemberReads } from "./ports.ts";

export type MemberNotFound = { readonly code: "member.not-found" };
export type ViewProfilePorts = { readonly unitOfWork: UnitOfWork<unknown, { readonly members: MemberReads }> };

/** A member's own data. */
export type ViewProfile = (by: Actor) => Promise<Result<Account, Forbidden | MemberNotFound>>;

export const makeViewProfile =
  ({ unitOfWork }: ViewProfilePorts): ViewProfile =>
  async (by) => {
    if (by.kind !== "member") return forbidden;
    const member = await unitOfWork.reads.members.byId(by.id);
    return member === undefined ? err({ code: "member.not-found" }) : ok(accountOf(member));
  };
