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
  checkEmail,
  emailOf,
  type GivenRole,
  type GivenState,
  type Member,
  type MemberEvent,
  type MemberState,
  refuseBlocked,
} from "./member.ts";
export type { MemberFilter, MemberReads, MemberSessions, Members } from "./ports.ts";
export type { CreateStaff, EmailTaken, Enrol, Person, SignUp, SignUpCommand, SignUpPorts } from "./sign-up.ts";
export {
  type ListMembers,
  type MemberTableRequest,
  maySee,
  type ViewMember,
  type ViewMembersPorts,
} from "./view-members.ts";
export type { MemberNotFound, ViewProfile, ViewProfilePorts } from "./view-profile.ts";

export type MemberPorts = SignUpPorts &
  ViewProfilePorts &
  ChangeProfilePorts &
  ChangePasswordPorts &
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
  changePassword: makeChangePassword(ports),
  changeState: makeChangeMemberState(ports),
  changeRole: makeChangeMemberRole(ports),
  view: makeViewMember(ports),
  list: makeListMembers(ports),
});
