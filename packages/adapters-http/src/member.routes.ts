import { MAX_AMOUNT, type MemberId } from "@cofshop/core";
import type { MemberUseCases } from "@cofshop/core/member";
import type { SecurityUseCases } from "@cofshop/core/security";
import { z } from "zod";
import { addressOf } from "./address.ts";
import { created, feedOf, noContent, okay, tableOf } from "./answer.ts";
import { feedQuery, id, pageQuery, password, text } from "./fields.ts";
import {
  balanceView,
  loginView,
  memberState,
  membershipView,
  memberView,
  newMemberView,
  pointsView,
  role,
} from "./member.views.ts";
import { del, get, type PathParams, patch, post, type Route } from "./route.ts";

const memberInPath: PathParams<{ id: MemberId }> = {
  schema: z.object({ id: id<MemberId>() }),
  absent: { code: "member.not-found" },
};

const telPattern = /^\d{9,11}$/;
const tel = z
  .string()
  .refine((digits) => telPattern.test(digits), { params: { rule: "tel" } })
  .meta({ pattern: telPattern.source, examples: ["01012345678"] });

const signUpBody = z.strictObject({
  email: z.email().max(254),
  memberName: text(1, 50),
  memberPwd: password(8),
  tel,
});
const profileBody = z.strictObject({ memberName: text(1, 50).optional(), tel: tel.optional() });
/** The old one is looser, as in signing in: whoever has it wrong is told no more than that. */
const passwordBody = z.strictObject({ oldPassword: z.string().min(1).max(128), password: password(8) });
const withdrawBody = z.strictObject({ password: z.string().min(1).max(128) });
const stateBody = z.strictObject({ memberState: memberState.exclude(["QUIT"]) });
const signedAmount = z
  .int()
  .min(-MAX_AMOUNT)
  .max(MAX_AMOUNT)
  .refine((amount) => amount !== 0, { params: { rule: "not-zero" } });
const pointBody = z.strictObject({ amount: signedAmount, reason: text(1, 200) });
const roleBody = z.strictObject({ role: role.exclude(["ADMIN"]) });

const tableQuery = z.strictObject({
  ...pageQuery,
  state: memberState.exactOptional(),
  role: role.exactOptional(),
  email: z.email().max(254).exactOptional(),
});

type MemberShop = {
  readonly member: MemberUseCases;
  readonly security: Pick<SecurityUseCases, "logins">;
};

export const memberRoutes = (shop: MemberShop): readonly Route[] => [...ownRoutes(shop), ...adminRoutes(shop)];

const ownRoutes = ({ member }: MemberShop): readonly Route[] => [
  post("/members/signup", {
    summary: "Sign up",
    access: "anonymous",
    body: signUpBody,
    refusals: ["member.email-taken", "request.rate-limited"],
    answer: created(newMemberView, () => "/members/me"),
    run: ({ by, body: { email, memberName, memberPwd, tel }, request }) =>
      member.signUp(by, { email, name: memberName, password: memberPwd, tel, address: addressOf(request) }),
  }),
  get("/members/me", {
    summary: "The caller's own profile",
    access: "member",
    answer: okay(memberView),
    run: ({ by }) => member.profile(by),
  }),
  patch("/members/me", {
    summary: "Change the caller's name or telephone number",
    access: "member",
    body: profileBody,
    answer: okay(memberView),
    run: ({ by, body: { memberName, tel } }) => member.changeProfile(by, { name: memberName, tel }),
  }),
  patch("/members/me/password", {
    summary: "Change the caller's password; every session ends, this one too",
    access: "member",
    body: passwordBody,
    // A key would keep a fast fingerprint of both passwords for a day. Repeating it does no harm.
    keyed: false,
    refusals: ["request.rate-limited"],
    answer: noContent,
    run: ({ by, body, request }) => member.changePassword(by, { ...body, address: addressOf(request) }),
  }),
  del("/members/me", {
    summary: "Close the caller's account for good; refused while an order is on its way",
    access: "member",
    body: withdrawBody,
    // As above: the password is its input.
    keyed: false,
    refusals: ["member.open-orders", "request.rate-limited"],
    answer: noContent,
    run: ({ by, body: { password }, request }) => member.withdraw(by, { password, address: addressOf(request) }),
  }),
  get("/members/me/points", {
    summary: "The caller's points: what can be spent now, and every change of them, newest first",
    access: "member",
    query: z.strictObject(feedQuery),
    answer: okay(pointsView),
    run: ({ by, query }) => member.points(by, query),
  }),
  get("/members/me/membership", {
    summary: "The caller's tier, and the way to the next one",
    access: "member",
    answer: okay(membershipView),
    run: ({ by }) => member.membership(by),
  }),
];

const adminRoutes = ({ member, security }: MemberShop): readonly Route[] => [
  get("/members", {
    summary: "All members, newest first",
    access: "admin",
    query: tableQuery,
    answer: okay(tableOf(memberView)),
    run: ({ by, query }) => member.list(by, query),
  }),
  get("/members/:id", {
    summary: "One member: the caller, or anyone for an admin",
    access: "member",
    params: memberInPath,
    answer: okay(memberView),
    run: ({ by, params }) => member.view(by, params.id),
  }),
  get("/members/history/:id", {
    summary: "Who signed in to an account when and from where, newest first: one's own, or any for an admin",
    access: "member",
    params: memberInPath,
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(loginView)),
    run: ({ by, params, query }) => security.logins(by, params.id, query),
  }),
  get("/members/:id/points", {
    summary: "One member's points, as the member sees them: the caller's own, or anyone's for an admin",
    access: "member",
    params: memberInPath,
    query: z.strictObject(feedQuery),
    answer: okay(pointsView),
    run: ({ by, params, query }) => member.pointsOf(by, params.id, query),
  }),
  patch("/members/:id/state", {
    summary: "Suspend a member or let one in again; every session of the member ends",
    access: "admin",
    params: memberInPath,
    body: stateBody,
    answer: noContent,
    run: ({ by, params, body }) => member.changeState(by, params.id, body.memberState),
  }),
  patch("/members/:id/role", {
    summary: "Make a member a seller or a plain member; every session of the member ends",
    access: "admin",
    params: memberInPath,
    body: roleBody,
    answer: noContent,
    run: ({ by, params, body }) => member.changeRole(by, params.id, body.role),
  }),
  patch("/members/:id/point", {
    summary: "Add points to a member or take some away, never more than there are",
    access: "admin",
    params: memberInPath,
    body: pointBody,
    answer: okay(balanceView),
    run: ({ by, params, body, seal }) => member.adjustPoints(by, params.id, { ...body, seal }),
  }),
];
