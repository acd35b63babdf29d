import type { Account, MemberUseCases } from "@cofshop/core/member";
import { z } from "zod";
import { addressOf } from "./address.ts";
import { created, okay, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, password, text, timeOrNull } from "./fields.ts";
import { get, patch, post, type Route } from "./route.ts";

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

const memberView: View<Account> = view(
  z.strictObject({
    memberId: out.id,
    email: z.string(),
    memberName: z.string(),
    tel: z.string(),
    role: z.enum(["MEMBER", "SELLER", "ADMIN"]),
    memberState: z.enum(["ACTIVE", "SUSPENDED", "QUIT"]),
    createdAt: out.time,
    lastPasswordChange: out.time,
    lastLogin: out.time.nullable(),
  }),
  (member) => ({
    memberId: member.id,
    email: member.email,
    memberName: member.name,
    tel: member.tel,
    role: member.role,
    memberState: member.state,
    createdAt: instant(member.createdAt),
    lastPasswordChange: instant(member.passwordChangedAt),
    lastLogin: timeOrNull(member.lastLoginAt),
  }),
);

export const memberRoutes = ({ member }: { readonly member: MemberUseCases }): readonly Route[] => [
  post("/members/signup", {
    summary: "Sign up",
    access: "anonymous",
    body: signUpBody,
    answer: created(memberView, () => "/members/me"),
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
];
