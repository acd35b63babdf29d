import { type Actor, type Forbidden, forbidden, isAdmin, type Role } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Page, type PageRequest, pageOf, tableOf } from "../shared/page.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { checkEmail, emailOf, type MemberState } from "./member.ts";
import type { MemberReads, MembershipReads } from "./ports.ts";
import { type MemberNotFound, type MemberView, shownMember, shownMembers } from "./view-profile.ts";

export type ViewMembersPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    {
      readonly members: Pick<MemberReads, "byId" | "table">;
      readonly memberships: Pick<MembershipReads, "ofMembers">;
    }
  >;
  readonly clock: Clock;
};

/** One member: oneself, or anyone for an admin. */
export type ViewMember = (by: Actor, id: MemberId) => Promise<Result<MemberView, MemberNotFound>>;

export type MemberTableRequest = PageRequest & {
  readonly state?: MemberState | undefined;
  readonly role?: Role | undefined;
  /** The whole address. */
  readonly email?: string | undefined;
};
/** All members, newest first. Admins only. */
export type ListMembers = (
  by: Actor,
  request: MemberTableRequest,
) => Promise<Result<Page<MemberView>, Forbidden | BadCursor | InvalidInput>>;

/** Whether somebody may know of a member: it is himself, or he is an admin. */
export const maySee = (by: Actor, id: MemberId): boolean => isAdmin(by) || (by.kind === "member" && by.id === id);

export const makeViewMember =
  ({ unitOfWork: { reads }, clock }: ViewMembersPorts): ViewMember =>
  async (by, id) =>
    shownMember(reads, maySee(by, id) ? await reads.members.byId(id) : undefined, clock.now());

export const makeListMembers =
  ({ unitOfWork: { reads }, clock }: ViewMembersPorts): ListMembers =>
  async (by, { state, role, email, ...request }) => {
    if (!isAdmin(by)) return forbidden;
    const address = email === undefined ? undefined : emailOf(email);
    const wrong = address === undefined ? undefined : checkEmail(address);
    if (wrong) return wrong;
    const page = pageOf(request);
    if (!page.ok) return page;
    const filter = { state, role, email: address };
    const { rows, total } = await reads.members.table(filter, page.value);
    return ok(tableOf(page.value, { rows: await shownMembers(reads, rows, clock.now()), total }));
  };
