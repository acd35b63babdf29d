import { expect, test } from "vitest";
import { err, expectOk, type MemberActor, ok } from "../src/index.ts";
import type { MemberState } from "../src/member/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { LoggedIn, PasswordHasher } from "../src/security/index.ts";
import { strictStore } from "./strict-store.ts";
import { password, signUp, type World, worldOf } from "./world.ts";

const nobody = { kind: "anonymous" } as const;
const email = "hana@example.com";
const invalid = err({ code: "auth.token-invalid" });
const expired = err({ code: "auth.token-expired" });
const DAY = 86_400_000;

const logIn = async ({ shop }: World): Promise<LoggedIn> =>
  expectOk(await shop.security.logIn(nobody, { email, password }));

/** As an admin's use case of a later release would. */
const become = async ({ ports }: World, { id }: MemberActor, state: MemberState): Promise<void> => {
  await ports.unitOfWork.run(async (tx) => {
    const member = await tx.members.byId(id);
    if (member !== undefined) await tx.members.save({ ...member, state, version: member.version + 1 });
    return ok(undefined);
  });
};

test("a wrong password and an unknown e-mail are refused alike, after the same work", async () => {
  const ports = memoryPorts();
  const verified: (string | undefined)[] = [];
  const passwordHasher: PasswordHasher = {
    hash: ports.passwordHasher.hash,
    verify: (given, hash) => {
      verified.push(hash);
      return ports.passwordHasher.verify(given, hash);
    },
  };
  const world = await worldOf({ ...ports, passwordHasher });
  await signUp(world, "hana");
  const wrong = await world.shop.security.logIn(nobody, { email, password: "not the password" });
  const unknown = await world.shop.security.logIn(nobody, { email: "nobody@example.com", password });
  expect(wrong).toEqual(err({ code: "auth.bad-credentials" }));
  expect(unknown).toEqual(wrong);
  expect(verified.map((hash) => hash === undefined)).toEqual([false, true]);
});

test("what no e-mail address can be is refused like an unknown one, and never thrown at", async () => {
  const world = await worldOf(strictStore().ports);
  await signUp(world, "hana");
  for (const text of ["", "\u0000", `${email}\u0000`, "x".repeat(10_000), "한글", "a@b"]) {
    const answer = await world.shop.security.logIn(nobody, { email: text, password });
    expect([text.slice(0, 20), answer]).toEqual([text.slice(0, 20), err({ code: "auth.bad-credentials" })]);
  }
});

test("that an account is suspended or closed is told only to whoever knows its password", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  for (const [state, code] of [
    ["SUSPENDED", "member.suspended"],
    ["QUIT", "member.quit"],
  ] as const) {
    await become(world, member, state);
    expect(await world.shop.security.logIn(nobody, { email, password: "not the password" })).toEqual(
      err({ code: "auth.bad-credentials" }),
    );
    expect(await world.shop.security.logIn(nobody, { email, password })).toEqual(err({ code }));
  }
});

test("an access token speaks for its member until it expires, a refresh token never does", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  const { shop, ports } = world;
  const { accessToken, refreshToken } = await logIn(world);
  expect(await shop.security.authenticate(accessToken)).toEqual(ok(member));
  expect(await shop.security.authenticate(refreshToken)).toEqual(invalid);
  expect(await shop.security.refresh(nobody, accessToken)).toEqual(invalid);
  ports.clock.advance(15 * 60_000);
  expect(await shop.security.authenticate(accessToken)).toEqual(expired);
  for (const text of ["", "nonsense", "\u0000", "a.b.c", "한글"]) {
    expect(await shop.security.authenticate(text)).toEqual(invalid);
    expect(await shop.security.refresh(nobody, text)).toEqual(invalid);
    expect(await shop.security.logOut(nobody, text)).toEqual(invalid);
  }
});

test("an access token opens a connection that lasts as long as it is good, and none once its session was ended", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  const { shop, ports, admin } = world;
  const admit = async () => {
    const { accessToken, refreshToken } = await logIn(world);
    const by = { ...member, role: expectOk(await shop.security.authenticate(accessToken)).role };
    const expiresAt = new Date(Math.floor(ports.clock.now().getTime() / 1000 + 15 * 60) * 1000);
    expect(await shop.security.admit(accessToken)).toEqual(ok({ by, expiresAt }));
    return { accessToken, refreshToken };
  };
  const ends: readonly ((refreshToken: string) => Promise<unknown>)[] = [
    (refreshToken) => shop.security.logOut(nobody, refreshToken),
    (refreshToken) => shop.security.logOutEverywhere(nobody, refreshToken),
    () => shop.member.changeRole(admin, member.id, "SELLER"),
    () => shop.member.changePassword(member, { oldPassword: password, password }),
    () => shop.member.changeState(admin, member.id, "SUSPENDED"),
  ];
  for (const end of ends) {
    const { accessToken, refreshToken } = await admit();
    await end(refreshToken);
    expect((await shop.security.authenticate(accessToken)).ok).toBe(true);
    expect(await shop.security.admit(accessToken)).toEqual(invalid);
    ports.clock.advance(1_000);
  }
  await shop.member.changeState(admin, member.id, "ACTIVE");
  const { accessToken } = await admit();
  ports.clock.advance(15 * 60_000);
  expect(await shop.security.admit(accessToken)).toEqual(expired);
  expect(await shop.security.admit("nonsense")).toEqual(invalid);
});

test("a refresh token is good once: each use answers a new pair, and only the newest goes on", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  const { shop, ports } = world;
  let { refreshToken } = await logIn(world);
  const seen = new Set([refreshToken]);
  for (let turn = 1; turn <= 5; turn += 1) {
    ports.clock.advance(60_000);
    const next = expectOk(await shop.security.refresh(nobody, refreshToken));
    expect(await shop.security.authenticate(next.accessToken)).toEqual(ok(member));
    refreshToken = next.refreshToken;
    expect(seen.has(refreshToken)).toBe(false);
    seen.add(refreshToken);
  }
});

test("a lost reply does no harm: within ten seconds the used token answers the same successor", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { shop, ports } = world;
  const { refreshToken } = await logIn(world);
  ports.clock.advance(60_000);
  const first = expectOk(await shop.security.refresh(nobody, refreshToken));
  for (const later of [0, 1_000, 9_000]) {
    ports.clock.advance(later);
    expect(expectOk(await shop.security.refresh(nobody, refreshToken)).refreshToken).toBe(first.refreshToken);
  }
  expectOk(await shop.security.refresh(nobody, first.refreshToken));
});

test("ten uses at once of one token answer one successor and end nothing", async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const world = await worldOf(memoryPorts({ seed }));
    await signUp(world, "hana");
    const { refreshToken } = await logIn(world);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.shop.security.refresh(nobody, refreshToken)),
    );
    const successors = new Set(answers.map((answer) => expectOk(answer).refreshToken));
    expect(successors.size).toBe(1);
    for (const successor of successors) expectOk(await world.shop.security.refresh(nobody, successor));
  }
});

test("a used token after ten seconds is theft: it is refused, and the thief's and the member's tokens end with it", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { shop, ports } = world;
  const { refreshToken } = await logIn(world);
  const other = await logIn(world);
  const { refreshToken: newest } = expectOk(await shop.security.refresh(nobody, refreshToken));
  ports.clock.advance(10_001);
  expect(await shop.security.refresh(nobody, refreshToken)).toEqual(invalid);
  // The call refused and its trace stayed: the session is over for everybody who holds a token of it.
  expect(await shop.security.refresh(nobody, newest)).toEqual(invalid);
  expect(await shop.security.refresh(nobody, refreshToken)).toEqual(invalid);
  expectOk(await shop.security.refresh(nobody, other.refreshToken));
});

test("the token before the last is theft at once, however fast", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { shop } = world;
  const { refreshToken: first } = await logIn(world);
  const { refreshToken: second } = expectOk(await shop.security.refresh(nobody, first));
  const { refreshToken: third } = expectOk(await shop.security.refresh(nobody, second));
  expect(await shop.security.refresh(nobody, first)).toEqual(invalid);
  expect(await shop.security.refresh(nobody, third)).toEqual(invalid);
});

test("a refresh token that nobody used for seven days is expired, and each use makes it live as long again", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { shop, ports } = world;
  const idle = await logIn(world);
  let { refreshToken } = await logIn(world);
  for (let days = 6; days <= 24; days += 6) {
    ports.clock.advance(6 * DAY);
    ({ refreshToken } = expectOk(await shop.security.refresh(nobody, refreshToken)));
  }
  expect(await shop.security.refresh(nobody, idle.refreshToken)).toEqual(expired);
  ports.clock.advance(7 * DAY);
  expect(await shop.security.refresh(nobody, refreshToken)).toEqual(expired);
});

test("logging out ends its session with any of its tokens, and no other session", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { shop } = world;
  const [phone, desk] = [await logIn(world), await logIn(world)];
  const { refreshToken: newest } = expectOk(await shop.security.refresh(nobody, phone.refreshToken));
  expectOk(await shop.security.logOut(nobody, phone.refreshToken));
  expect(await shop.security.refresh(nobody, newest)).toEqual(invalid);
  expectOk(await shop.security.logOut(nobody, newest));
  expectOk(await shop.security.refresh(nobody, desk.refreshToken));
});

test("a suspended member's session is refused and over: it does not come back with the account", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  const { shop } = world;
  const { refreshToken } = await logIn(world);
  await become(world, member, "SUSPENDED");
  expect(await shop.security.refresh(nobody, refreshToken)).toEqual(err({ code: "member.suspended" }));
  await become(world, member, "ACTIVE");
  expect(await shop.security.refresh(nobody, refreshToken)).toEqual(invalid);
});

test("a refreshed access token carries the role that the member has now", async () => {
  const world = await worldOf();
  const member = await signUp(world, "hana");
  const { shop, ports } = world;
  const { refreshToken } = await logIn(world);
  await ports.unitOfWork.run(async (tx) => {
    const row = await tx.members.byId(member.id);
    if (row !== undefined) await tx.members.save({ ...row, role: "SELLER", version: row.version + 1 });
    return ok(undefined);
  });
  const { accessToken } = expectOk(await shop.security.refresh(nobody, refreshToken));
  expect(await shop.security.authenticate(accessToken)).toEqual(ok({ ...member, role: "SELLER" }));
});
