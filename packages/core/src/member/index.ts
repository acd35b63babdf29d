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
import { makeViewProfile, type ViewProfile, type ViewProfilePorts } from "./view-profile.ts";

export type { ChangeProfile, ChangeProfilePorts, Profile } from "./change-profile.ts";
export {
  type Account,
  accountOf,
  actorOf,
  checkEmail,
  emailOf,
  type Member,
  type MemberEvent,
  type MemberState,
} from "./member.ts";
export type { MemberReads, Members } from "./ports.ts";
export type { CreateStaff, EmailTaken, Enrol, Person, SignUp, SignUpCommand, SignUpPorts } from "./sign-up.ts";
export type { MemberNotFound, ViewProfile, ViewProfilePorts } from "./view-profile.ts";

export type MemberPorts = SignUpPorts & ViewProfilePorts & ChangeProfilePorts;
export type MemberUseCases = {
  readonly signUp: SignUp;
  readonly createAdmin: CreateStaff;
  readonly createSeller: CreateStaff;
  readonly enrol: Enrol;
  readonly profile: ViewProfile;
  readonly changeProfile: ChangeProfile;
};

export const memberUseCases = (ports: MemberPorts, terms: SignUpTerms): MemberUseCases => ({
  signUp: makeSignUp(ports, terms),
  createAdmin: makeCreateStaff(ports, "ADMIN"),
  createSeller: makeCreateStaff(ports, "SELLER"),
  enrol: makeEnrol(ports),
  profile: makeViewProfile(ports),
  changeProfile: makeChangeProfile(ports),
});
