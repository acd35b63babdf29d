import { type AdjustPoints, type AdjustPointsPorts, makeAdjustPoints } from "./adjust-points.ts";
import {
  type AdministerMemberPorts,
  type ChangeMemberRole,
  type ChangeMemberState,
  makeChangeMemberRole,
  makeChangeMemberState,
} from "./administer-member.ts";
import { type ChangePassword, type ChangePasswordPorts, makeChangePassword } from "./change-password.ts";
import { type ChangeProfile, type ChangeProfilePorts, makeChangeProfile } from "./change-profile.ts";
import type { MembershipPolicies } from "./settle-membership.ts";
import {
  type CreateStaff,
  type Enrol,
  makeCreateStaff,
  makeEnrol,
  makeSignUp,
  type SignUp,
  type SignUpPorts,
  type SignUpTerms,
} from "./sign-up.ts";
import {
  type ListMembers,
  makeListMembers,
  makeViewMember,
  type ViewMember,
  type ViewMembersPorts,
} from "./view-members.ts";
import {
  makeViewMembership,
  makeViewPoints,
  makeViewPointsOf,
  type ViewMembership,
  type ViewPoints,
  type ViewPointsOf,
  type ViewPointsOfPorts,
} from "./view-membership.ts";
import { makeViewProfile, type ViewProfile, type ViewProfilePorts } from "./view-profile.ts";
import { makeWithdraw, type Withdraw, type WithdrawPorts, type WithdrawTx } from "./withdraw.ts";

export type { AdjustPoints, AdjustPointsCommand, AdjustPointsPorts, AdjustPointsRefusal } from "./adjust-points.ts";
export type {
  AdministerMemberPorts,
  AdministerRefusal,
  ChangeMemberRole,
  ChangeMemberState,
  LastAdmin,
  MemberIllegalTransition,
} from "./administer-member.ts";
export type { ChangePassword, ChangePasswordPorts, PasswordRefusal } from "./change-password.ts";
export type { ChangeProfile, ChangeProfilePorts, Profile } from "./change-profile.ts";
export { type ExpirePointsPorts, makeExpirePoints } from "./expire-points.ts";
export {
  type Account,
  accountOf,
  actorOf,
  type Blocked,
  changePassword,
  checkEmail,
  checkPassword,
  emailOf,
  type GivenRole,
  type GivenState,
  type HasQuit,
  type Member,
  type MemberEvent,
  type MemberState,
  NO_PASSWORD,
  refuseBlocked,
  WITHDRAWN_NAME,
} from "./member.ts";
export { balanceOf, type Membership, type MembershipEvent, type PointLot, usableAt } from "./membership.ts";
export {
  type Booking,
  type InsufficientPoints,
  type Occasion,
  type PointEntry,
  type PointKind,
  type PointPolicy,
  partOf,
  standardPoints,
} from "./points.ts";
export type {
  MemberFilter,
  MemberLogins,
  MemberReads,
  MemberSessions,
  Members,
  MembershipReads,
  Memberships,
  OpenOrders,
  Spending,
} from "./ports.ts";
export { makeRecalculateTiers, type RecalculateTiersPorts } from "./recalculate-tiers.ts";
export {
  holdStanding,
  type MembershipPolicies,
  type PointsOfOrder,
  restorePoints,
  settleMembership,
  spendPoints,
  standingOf,
  tierPercentOf,
} from "./settle-membership.ts";
export type { CreateStaff, EmailTaken, Enrol, Person, SignUp, SignUpCommand, SignUpPorts } from "./sign-up.ts";
export { standardTiers, type Tier, type TierPolicy } from "./tier.ts";
export {
  type ListMembers,
  type MemberTableRequest,
  maySee,
  type ViewMember,
  type ViewMembersPorts,
} from "./view-members.ts";
export type {
  MembershipView,
  PointsView,
  ViewMembership,
  ViewMembershipPorts,
  ViewPoints,
  ViewPointsOf,
} from "./view-membership.ts";
export type { MemberNotFound, MemberView, ViewProfile, ViewProfilePorts } from "./view-profile.ts";
export type { OrdersOpen, Withdraw, WithdrawPorts, WithdrawRefusal } from "./withdraw.ts";

export type MemberPorts<Tx extends WithdrawTx = WithdrawTx> = WithdrawPorts<Tx> &
  SignUpPorts &
  ViewProfilePorts &
  ChangeProfilePorts &
  ChangePasswordPorts &
  AdministerMemberPorts &
  ViewMembersPorts &
  ViewPointsOfPorts &
  AdjustPointsPorts;
export type MemberPolicies = SignUpTerms & MembershipPolicies;
export type MemberUseCases = {
  readonly signUp: SignUp;
  readonly createAdmin: CreateStaff;
  readonly createSeller: CreateStaff;
  readonly enrol: Enrol;
  readonly profile: ViewProfile;
  readonly changeProfile: ChangeProfile;
  readonly changePassword: ChangePassword;
  readonly withdraw: Withdraw;
  readonly changeState: ChangeMemberState;
  readonly changeRole: ChangeMemberRole;
  readonly view: ViewMember;
  readonly list: ListMembers;
  readonly membership: ViewMembership;
  readonly points: ViewPoints;
  readonly pointsOf: ViewPointsOf;
  readonly adjustPoints: AdjustPoints;
};

export const memberUseCases = <Tx extends WithdrawTx>(
  ports: MemberPorts<Tx>,
  policies: MemberPolicies,
): MemberUseCases => ({
  signUp: makeSignUp(ports, policies),
  createAdmin: makeCreateStaff(ports, "ADMIN"),
  createSeller: makeCreateStaff(ports, "SELLER"),
  enrol: makeEnrol(ports),
  profile: makeViewProfile(ports),
  changeProfile: makeChangeProfile(ports),
  changePassword: makeChangePassword(ports, policies),
  withdraw: makeWithdraw(ports, policies),
  changeState: makeChangeMemberState(ports),
  changeRole: makeChangeMemberRole(ports),
  view: makeViewMember(ports),
  list: makeListMembers(ports),
  membership: makeViewMembership(ports, policies),
  points: makeViewPoints(ports, policies),
  pointsOf: makeViewPointsOf(ports, policies),
  adjustPoints: makeAdjustPoints(ports, policies),
});
