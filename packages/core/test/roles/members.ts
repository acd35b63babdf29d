import { idOf, type PasswordResetId } from "../../src/index.ts";
import { password } from "../world.ts";
import { admins, everybody, forbidden, hosts, people, type Row } from "./fixture.ts";

const unknownReset = idOf<PasswordResetId>("00000000-0000-7000-8000-ffffffffffff");
const forgetful = { email: "member@example.com" };
const noMember = "member.not-found";
const self = [noMember, "ok", noMember, noMember, noMember, "ok", "ok"];

export const members: readonly Row[] = [
  [
    "member.signUp",
    ({ shop }, by) => shop.member.signUp(by, { email: "new@example.com", name: "새봄", password, tel: "01012345678" }),
    everybody,
  ],
  ["member.profile", ({ shop }, by) => shop.member.profile(by), people],
  ["member.changeProfile", ({ shop }, by) => shop.member.changeProfile(by, { name: "새 이름" }), people],
  [
    "member.changePassword",
    ({ shop }, by) => shop.member.changePassword(by, { oldPassword: password, password: "another password" }),
    people,
  ],
  [
    "member.withdraw",
    ({ shop, admin }, by) => shop.member.withdraw(by, { password: by === admin ? "not the password" : password }),
    [forbidden, "member.open-orders", "ok", "ok", "ok", "auth.bad-credentials", forbidden],
  ],
  ["member.withdraw", ({ shop, other }, by) => shop.member.withdraw(by, { member: other }), hosts],
  ["member.changeState", ({ shop, other }, by) => shop.member.changeState(by, other, "SUSPENDED"), admins],
  ["member.changeRole", ({ shop, other }, by) => shop.member.changeRole(by, other, "SELLER"), admins],
  ["member.membership", ({ shop }, by) => shop.member.membership(by), people],
  ["member.points", ({ shop }, by) => shop.member.points(by, {}), people],
  ["member.pointsOf", ({ shop, unpaid }, by) => shop.member.pointsOf(by, unpaid.memberId, {}), self],
  [
    "member.adjustPoints",
    ({ shop, other }, by) => shop.member.adjustPoints(by, other, { amount: 100, reason: "축하합니다" }),
    admins,
  ],
  ["member.view", ({ shop, unpaid }, by) => shop.member.view(by, unpaid.memberId), self],
  ["member.list", ({ shop }, by) => shop.member.list(by, {}), admins],
  ["security.logins", ({ shop, unpaid }, by) => shop.security.logins(by, unpaid.memberId, {}), self],
  ["security.requestPasswordReset", ({ shop }, by) => shop.security.requestPasswordReset(by, forgetful), everybody],
  ["security.passwordResetLetter", ({ shop }, by) => shop.security.passwordResetLetter(by, unknownReset), hosts],
  [
    "security.confirmPasswordReset",
    ({ shop }, by) => shop.security.confirmPasswordReset(by, { token: "none", password }),
    everybody.map(() => "auth.token-invalid"),
  ],
  ["security.logIn", ({ shop }, by) => shop.security.logIn(by, { email: "member@example.com", password }), everybody],
];
