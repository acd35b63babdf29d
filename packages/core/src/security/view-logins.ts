import { type MemberNotFound, type MemberReads, maySee } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Login } from "./login.ts";
import type { LoginReads } from "./ports.ts";

export type ViewLoginsPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly members: Pick<MemberReads, "byId">; readonly logins: LoginReads }
  >;
};

/** A member's sign-ins, newest first: one's own, or anyone's for an admin. */
export type ViewLogins = (
  by: Actor,
  member: MemberId,
  request: FeedRequest,
) => Promise<Result<Feed<Login>, MemberNotFound | BadCursor | InvalidInput>>;

export const makeViewLogins =
  ({ unitOfWork }: ViewLoginsPorts): ViewLogins =>
  async (by, id, request) => {
    const { members, logins } = unitOfWork.reads;
    const member = maySee(by, id) ? await members.byId(id) : undefined;
    if (member === undefined) return err({ code: "member.not-found" });
    const slice = sliceOf("logins", request);
    if (!slice.ok) return slice;
    const rows = await logins.ofMember(id, slice.value);
    return ok(feedOf("logins", slice.value, rows, (row) => ({ key: row.at.getTime(), id: row.id })));
  };
