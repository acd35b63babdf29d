import { type ChangeProfile, type ChangeProfilePorts, makeChangeProfile } from "./change-profile.ts";
import { type CreateStaff, makeCreateStaff, makeSignUp, type SignUp, type SignUpPorts } from "./sign-up.ts";
import { makeViewProfile, type ViewProfile, type ViewProfilePorts } from "./view-profile.ts";

export type { ChangeProfile, ChangeProfilePorts, Profile } from "./change-profile.ts";
export { checkEmail, emailOf, type Member, type MemberEvent, type MemberState } from "./member.ts";
export type { MemberReads, Members } from "./ports.ts";
export type { CreateStaff, EmailTaken, SignUp, SignUpCommand, SignUpPorts } from "./sign-up.ts";
export type { MemberNotFound, ViewProfile, ViewProfilePorts } from "./view-profile.ts";

export type MemberPorts = SignUpPorts & ViewProfilePorts & ChangeProfilePorts;
export type MemberUseCases = {
  readonly signUp: SignUp;
  readonly createAdmin: CreateStaff;
  readonly createSeller: CreateStaff;
  readonly profile: ViewProfile;
  readonly changeProfile: ChangeProfile;
};

export const memberUseCases = (ports: MemberPorts): MemberUseCases => ({
  signUp: makeSignUp(ports),
  createAdmin: makeCreateStaff(ports, "ADMIN"),
  createSeller: makeCreateStaff(ports, "SELLER"),
  profile: makeViewProfile(ports),
  changeProfile: makeChangeProfile(ports),
});
