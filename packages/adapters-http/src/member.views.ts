import type { Account } from "@cofshop/core/member";
import type { Login } from "@cofshop/core/security";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, timeOrNull } from "./fields.ts";

export const role = z.enum(["MEMBER", "SELLER", "ADMIN"]);
export const memberState = z.enum(["ACTIVE", "SUSPENDED", "QUIT"]);

export const memberView: View<Account> = view(
  z.strictObject({
    memberId: out.id,
    email: z.string(),
    memberName: z.string(),
    tel: z.string(),
    role,
    memberState,
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

export const loginView: View<Login> = view(
  z.strictObject({
    memberId: out.id,
    loginDt: out.time,
    ipAddress: z.string().nullable(),
    device: z.string().nullable(),
  }),
  ({ memberId, at, ip, device }) => ({
    memberId,
    loginDt: instant(at),
    ipAddress: ip ?? null,
    device: device ?? null,
  }),
);
