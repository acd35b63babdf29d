import { zero } from "@cofshop/core";
import type { Account, MembershipView, MemberView, PointEntry, PointsView } from "@cofshop/core/member";
import type { Login } from "@cofshop/core/security";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, timeOrNull } from "./fields.ts";

export const role = z.enum(["MEMBER", "SELLER", "ADMIN"]);
export const memberState = z.enum(["ACTIVE", "SUSPENDED", "QUIT"]);

const member = z.strictObject({
  memberId: out.id,
  email: z.string(),
  memberName: z.string(),
  tel: z.string(),
  role,
  memberState,
  /** What can be spent now. */
  point: out.amount,
  createdAt: out.time,
  lastPasswordChange: out.time,
  lastLogin: out.time.nullable(),
});
export const memberView: View<MemberView> = view(member, (shown) => ({
  memberId: shown.id,
  email: shown.email,
  memberName: shown.name,
  tel: shown.tel,
  role: shown.role,
  memberState: shown.state,
  point: shown.points,
  createdAt: instant(shown.createdAt),
  lastPasswordChange: instant(shown.passwordChangedAt),
  lastLogin: timeOrNull(shown.lastLoginAt),
}));

/** A member who has just signed up has no points. */
export const newMemberView: View<Account> = {
  schema: memberView.schema,
  of: (account) => memberView.of({ ...account, points: zero }),
};

const pointEntry = z.strictObject({
  kind: z.enum(["EARN", "SPEND", "RESTORE", "TAKE_BACK", "ADJUST", "EXPIRE"]),
  /** Signed. */
  amount: z.int(),
  /** After this line. */
  balance: out.amount,
  orderId: out.id.nullable(),
  reason: z.string().nullable(),
  createdAt: out.time,
});
const entryOf = ({ kind, amount, balance, order, reason, at }: PointEntry): z.output<typeof pointEntry> => ({
  kind,
  amount,
  balance,
  orderId: order ?? null,
  reason: reason ?? null,
  createdAt: instant(at),
});

export const pointsView: View<PointsView> = view(
  z
    .strictObject({
      /** What can be spent now. */
      balance: out.amount,
      /** Taken back after it had been spent; what is earned next settles it first. */
      pointsOwed: out.amount,
      content: z.array(pointEntry),
      nextCursor: z.string().nullable(),
    })
    .meta({ id: "Points" }),
  ({ balance, owed, content, nextCursor }) => ({
    balance,
    pointsOwed: owed,
    content: content.map(entryOf),
    nextCursor: nextCursor ?? null,
  }),
);

export const balanceView: View<{ readonly balance: number }> = view(
  z.strictObject({ balance: out.amount }),
  ({ balance }) => ({ balance }),
);

export const membershipView: View<MembershipView> = view(
  z
    .strictObject({
      tier: z.string(),
      /** Off every unit price, in percent. */
      discount: z.int(),
      /** What counts for the tier today. */
      spent: out.amount,
      next: z.strictObject({ tier: z.string(), discount: z.int(), missing: out.amount }).nullable(),
    })
    .meta({ id: "Membership" }),
  ({ tier, spent, next }) => ({
    tier: tier.name,
    discount: tier.percent,
    spent,
    next: next === undefined ? null : { tier: next.tier.name, discount: next.tier.percent, missing: next.missing },
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
