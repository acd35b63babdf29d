import { type Actor, type Forbidden, forbidden, isAdmin, type Role } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Page, type PageRequest, pageOf, tableOf } from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type Account, accountOf, checkEmail, emailOf, type MemberState } from "./member.ts";
import type { MemberReads } from "./ports.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type ViewMembersPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly members: Pick<MemberReads, "byId" | "table"> }>;
};

/** One member: oneself, or anyone for an admin. */
export type ViewMember = (by: Actor, id: MemberId) => Promise<Result<Account, MemberNotFound>>;

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
) => Promise<Result<Page<Account>, Forbidden | BadCursor | InvalidInput>>;

/** Whether somebody may know of a member: it is himself, or he is an admin. */
export const maySee = (by: Actor, id: MemberId): boolean => isAdmin(by) || (by.kind === "member" && by.id === id);

export const makeViewMember =
  ({ unitOfWork }: ViewMembersPorts): ViewMember =>
  async (by, id) => {
    const member = maySee(by, id) ? await unitOfWork.reads.members.byId(id) : undefined;
    return member === undefined ? err({ code: "member.not-found" }) : ok(accountOf(member));
  };

export const makeListMembers =
  ({ unitOfWork }: ViewMembersPorts): ListMembers =>
  async (by, { state, role, email, ...request }) => {
    if (!isAdmin(by)) return forbidden;
    const address = email === undefined ? undefined : emailOf(email);
    const wrong = address === undefined ? undefined : checkEmail(address);
    if (wrong) return wrong;
    const page = pageOf(request);
    if (!page.ok) return page;
    const filter = { state, role, email: address };
    const { rows, total } = await unitOfWork.reads.members.table(filter, page.value);
    return ok(tableOf(page.value, { rows: rows.map(accountOf), total }));
  };
