import {
  type AdministerMemberPorts,
  type ChangeMemberRole,
  type ChangeMemberState,
  makeChangeMemberRole,
  makeChangeMemberState,
} from "./administer-member.ts";
import { type ChangePassword, type ChangePasswordPorts, makeChangePassword } from "./change-password.ts";
import { type ChangeProfile, type ChangeProfilePorts, makeChangeProfile } from "./change-profile.ts";
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
import { makeViewProfile, type ViewProfile, type ViewProfilePorts } from "./view-profile.ts";
import { makeWithdraw, type Withdraw, type WithdrawPorts } from "./withdraw.ts";

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
export type { MemberFilter, MemberLogins, MemberReads, MemberSessions, Members, OpenOrders } from "./ports.ts";
export type { CreateStaff, EmailTaken, Enrol, Person, SignUp, SignUpCommand, SignUpPorts } from "./sign-up.ts";
export {
  type ListMembers,
  type MemberTableRequest,
  maySee,
  type ViewMember,
  type ViewMembersPorts,
} from "./view-members.ts";
export type { MemberNotFound, ViewProfile, ViewProfilePorts } from "./view-profile.ts";
export type { OrdersOpen, Withdraw, WithdrawPorts, WithdrawRefusal } from "./withdraw.ts";

export type MemberPorts = SignUpPorts &
  ViewProfilePorts &
  ChangeProfilePorts &
  ChangePasswordPorts &
  WithdrawPorts &
  AdministerMemberPorts &
  ViewMembersPorts;
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
};

export const memberUseCases = (ports: MemberPorts, terms: SignUpTerms): MemberUseCases => ({
  signUp: makeSignUp(ports, terms),
  createAdmin: makeCreateStaff(ports, "ADMIN"),
  createSeller: makeCreateStaff(ports, "SELLER"),
  enrol: makeEnrol(ports),
  profile: makeViewProfile(ports),
  changeProfile: makeChangeProfile(ports),
  changePassword: makeChangePassword(ports, terms),
  withdraw: makeWithdraw(ports, terms),
  changeState: makeChangeMemberState(ports),
  changeRole: makeChangeMemberRole(ports),
  view: makeViewMember(ports),
  list: makeListMembers(ports),
});
