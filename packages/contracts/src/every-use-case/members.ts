import { expectOk, idOf } from "@cofshop/core";
import type { MemberActor } from "@cofshop/core/shared";
import { type FreshShop, password, signUp } from "../fresh-shop.ts";

/** People who join, sign in and out, and a token that is shown twice. */
export const membersAndSessions = async (fresh: FreshShop): Promise<MemberActor> => {
  const { member, security } = fresh.shop;
  const by = await signUp(fresh, "hana");
  const twin = { email: "HANA@example.com", name: "하나", password, tel: "01000000000" };
  await member.signUp({ kind: "anonymous" }, twin);
  await member.createSeller({ ...twin, email: "seller@example.com" });
  const host = { email: "host@example.com", name: "주인", tel: "01000000001" };
  await member.enrol(host);
  await member.enrol(host);
  await member.profile(by);
  await member.changeProfile(by, { name: "김하나" });
  await security.logIn({ kind: "anonymous" }, { email: "hana@example.com", password: "a wrong password" });
  const tokens = expectOk(await security.logIn({ kind: "anonymous" }, { email: "hana@example.com", password }));
  await security.authenticate(tokens.accessToken);
  await security.admit(tokens.accessToken);
  fresh.ports.clock.advance(1_000);
  const renewed = expectOk(await security.refresh(by, tokens.refreshToken));
  await security.refresh(by, tokens.refreshToken);
  fresh.ports.clock.advance(60_000);
  // The old token again, a minute later: theft, which ends the session although the answer is a refusal.
  await security.refresh(by, tokens.refreshToken);
  await security.refresh(by, renewed.refreshToken);
  await security.logOut(by, renewed.refreshToken);
  await security.admit(tokens.accessToken);
  await administration(fresh, by);
  return by;
};

/** A password that changes, a colleague who comes and goes, and what is on record about them. */
const administration = async ({ shop, admin }: FreshShop, by: MemberActor): Promise<void> => {
  const { member, security } = shop;
  const changed = "an even longer password";
  await member.changePassword(by, { oldPassword: "a wrong password", password: changed });
  await member.changePassword(by, { oldPassword: password, password: changed });
  await security.logIn(by, { email: "hana@example.com", password });
  const phone = { email: "hana@example.com", password: changed, ip: "203.0.113.7", device: "Phone" };
  const tokens = expectOk(await security.logIn(by, phone));
  await security.logOutEverywhere(by, tokens.refreshToken);
  await security.logOutEverywhere(by, tokens.refreshToken);
  await security.logins(by, by.id, { size: 1 });
  await security.logins(by, admin.id, {});

  const colleague = { email: "colleague@example.com", name: "동료", password, tel: "0212345678" };
  const { id } = expectOk(await member.signUp({ kind: "anonymous" }, colleague));
  await member.changeRole(admin, id, "SELLER");
  await member.changeState(admin, id, "SUSPENDED");
  await member.changeState(admin, id, "SUSPENDED");
  await security.logIn(by, colleague);
  await member.changeState(admin, id, "ACTIVE");
  await member.changeState(admin, admin.id, "SUSPENDED");
  await member.view(admin, id);
  await member.view(by, id);
  await member.list(admin, { role: "SELLER" });
};

/** A forgotten password, and somebody who has had enough of it all. */
export const forgettingAndLeaving = async (fresh: FreshShop): Promise<void> => {
  const { member, security } = fresh.shop;
  const nobody = { kind: "anonymous" } as const;
  const by = await signUp(fresh, "mori");
  const email = "mori@example.com";
  await fresh.told();
  for (const known of [email, email, "nobody@example.com"])
    await security.requestPasswordReset(nobody, { email: known });
  const told = await fresh.told();
  const asked = told.filter(({ type }) => type === "member.password-reset-requested");
  const letters: string[] = [];
  for (const { subject } of asked) {
    const letter = await security.passwordResetLetter({ kind: "system", name: "letters" }, idOf(subject));
    if (letter.ok && letter.value !== undefined) letters.push(letter.value.token);
  }
  const remembered = "a password to remember";
  for (const token of [...letters, ...letters, "no token"]) {
    await security.confirmPasswordReset(nobody, { token, password: remembered });
  }
  await security.logIn(nobody, { email, password: remembered });
  await member.withdraw(by, { password });
  await member.withdraw(by, { password: remembered });
  await member.withdraw({ kind: "system", name: "host" }, { member: by.id });
  await member.withdraw(fresh.admin, { password });
};
