import { expect, test } from "vitest";
import { anonymous, err, expectOk, type LoginId, type MemberActor, ok } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { LoggedIn, LogInCommand } from "../src/security/index.ts";
import { codeOf, password, runJob, signUp, type World, worldOf } from "./world.ts";

const email = "hana@example.com";
const newPassword = "quite another password";
const invalid = err({ code: "auth.token-invalid" });
const blocked = err({ code: "member.suspended" });
const ACCESS_LIFE = 15 * 60_000;

const logIn = async ({ shop }: World, differs: Partial<LogInCommand> = {}): Promise<LoggedIn> =>
  expectOk(await shop.security.logIn(anonymous, { email, password, ...differs }));
const refresh = ({ shop }: World, { refreshToken }: LoggedIn) => shop.security.refresh(anonymous, refreshToken);
const versionOf = async ({ ports }: World, { id }: MemberActor): Promise<number | undefined> =>
  (await ports.unitOfWork.reads.members.byId(id))?.version;

test("a password change asks for the old one, ends every session and notes when it was", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, ports } = world;
  const [phone, desk] = [await logIn(world), await logIn(world)];
  ports.clock.advance(60_000);
  const wrong = { oldPassword: "not the password", password: newPassword };
  expect(await shop.member.changePassword(by, wrong)).toEqual(err({ code: "auth.bad-credentials" }));
  expect(codeOf(await refresh(world, phone))).toBe("ok");

  expect(await shop.member.changePassword(by, { oldPassword: password, password: newPassword })).toEqual(ok(undefined));
  for (const session of [phone, desk]) expect(await refresh(world, session)).toEqual(invalid);
  expect(codeOf(await shop.security.logIn(anonymous, { email, password }))).toBe("auth.bad-credentials");
  const { member } = await logIn(world, { password: newPassword });
  expect(member.passwordChangedAt).toEqual(ports.clock.now());
  const told = (await world.told()).filter(({ subject }) => subject === by.id);
  expect(told.map(({ type, sequence, data }) => [type, sequence, data])).toEqual([
    ["member.signed-up", 1, { role: "MEMBER" }],
    ["member.password-changed", 2, {}],
  ]);
  expect(JSON.stringify(told)).not.toContain("plain:");
});

test("a new password ends the advice to change it", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  world.ports.clock.advance(91 * 86_400_000);
  expect((await logIn(world)).passwordChangeRequired).toBe(true);
  expectOk(await world.shop.member.changePassword(by, { oldPassword: password, password: newPassword }));
  expect((await logIn(world, { password: newPassword })).passwordChangeRequired).toBe(false);
});

test("a suspended member gets nothing new at once, and nothing at all after one access token's life", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin, ports } = world;
  const session = await logIn(world);
  expectOk(await shop.member.changeState(admin, by.id, "SUSPENDED"));
  expect(await refresh(world, session)).toEqual(invalid);
  expect(await shop.security.logOutEverywhere(anonymous, session.refreshToken)).toEqual(invalid);
  expect(await shop.security.logIn(anonymous, { email, password })).toEqual(blocked);
  expect(await shop.member.changePassword(by, { oldPassword: password, password: newPassword })).toEqual(blocked);
  ports.clock.advance(ACCESS_LIFE);
  expect(codeOf(await shop.security.authenticate(session.accessToken))).toBe("auth.token-expired");

  expectOk(await shop.member.changeState(admin, by.id, "ACTIVE"));
  expect(await refresh(world, session)).toEqual(invalid);
  expect(codeOf(await refresh(world, await logIn(world)))).toBe("ok");
  const told = (await world.told()).filter(({ type }) => type === "member.state-changed");
  const { id } = admin;
  expect(told.map(({ sequence, data }) => [sequence, data])).toEqual([
    [2, { from: "ACTIVE", to: "SUSPENDED", by: `member:${id}` }],
    [3, { from: "SUSPENDED", to: "ACTIVE", by: `member:${id}` }],
  ]);
});

test("a new role needs a new session, and an old access token dies with its life", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin } = world;
  const before = await logIn(world);
  expectOk(await shop.member.changeRole(admin, by.id, "SELLER"));
  expect(await refresh(world, before)).toEqual(invalid);
  const { accessToken } = await logIn(world);
  expect(expectOk(await shop.security.authenticate(accessToken))).toMatchObject({ id: by.id, role: "SELLER" });
  expectOk(await shop.member.changeRole(admin, by.id, "MEMBER"));
  expect((await logIn(world)).member.role).toBe("MEMBER");
  const told = (await world.told()).filter(({ type }) => type === "member.role-changed");
  expect(told.map(({ data }) => data)).toMatchObject([
    { from: "MEMBER", to: "SELLER" },
    { from: "SELLER", to: "MEMBER" },
  ]);
});

test("the state or role that a member has already is no change: nothing is told, no session ends", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin } = world;
  const session = await logIn(world);
  expectOk(await shop.member.changeState(admin, by.id, "ACTIVE"));
  expectOk(await shop.member.changeRole(admin, by.id, "MEMBER"));
  expectOk(await shop.member.changeState(admin, admin.id, "ACTIVE"));
  expect([await versionOf(world, by), codeOf(await refresh(world, session))]).toEqual([1, "ok"]);
});

test("a closed account stays closed, and has no rights to change", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin, ports } = world;
  await ports.unitOfWork.run(async (tx) => {
    const member = await tx.members.byId(by.id);
    return ok(member && (await tx.members.save({ ...member, state: "QUIT", version: 2 })));
  });
  const refusal = err({ code: "member.illegal-transition", state: "QUIT" });
  expect(await shop.member.changeState(admin, by.id, "ACTIVE")).toEqual(refusal);
  expect(await shop.member.changeRole(admin, by.id, "SELLER")).toEqual(refusal);
});

test("an admin who was suspended cannot let himself in again by his last access token", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const rival = expectOk(await shop.member.createAdmin({ email, name: "하나", password, tel: "01012345678" }));
  const by: MemberActor = { kind: "member", id: rival.id, role: "ADMIN" };
  expectOk(await shop.member.changeState(admin, by.id, "SUSPENDED"));
  const forbidden = err({ code: "auth.forbidden" });
  expect(await shop.member.changeState(by, by.id, "ACTIVE")).toEqual(forbidden);
  expect(await shop.member.changeState(by, admin.id, "SUSPENDED")).toEqual(forbidden);
  expect(await shop.member.changeRole(by, admin.id, "MEMBER")).toEqual(forbidden);
});

test("the last admin can neither be suspended nor lose the role, by himself, others or the process", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const last = err({ code: "member.last-admin" });
  for (const by of [admin, { kind: "system", name: "test" } as const]) {
    expect(await shop.member.changeState(by, admin.id, "SUSPENDED")).toEqual(last);
    expect(await shop.member.changeRole(by, admin.id, "SELLER")).toEqual(last);
  }
  const second = expectOk(await shop.member.createAdmin({ email, name: "하나", password, tel: "01012345678" }));
  expectOk(await shop.member.changeRole(admin, admin.id, "MEMBER"));
  expect(await shop.member.changeState({ kind: "system", name: "test" }, second.id, "SUSPENDED")).toEqual(last);
});

test("logging out everywhere ends all devices, and a used-up token has nothing to say", async () => {
  const world = await worldOf();
  await signUp(world, "hana");
  const { security } = world.shop;
  const [phone, desk] = [await logIn(world), await logIn(world)];
  expectOk(await security.logOut(anonymous, desk.refreshToken));
  expect(await security.logOutEverywhere(anonymous, desk.refreshToken)).toEqual(invalid);
  expect(await security.logOutEverywhere(anonymous, phone.accessToken)).toEqual(invalid);
  const { refreshToken } = expectOk(await refresh(world, phone));
  expectOk(await security.logOutEverywhere(anonymous, refreshToken));
  expect(await security.refresh(anonymous, refreshToken)).toEqual(invalid);
});

test("every sign-in is on record with address and device, newest first; a failed one is not", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { shop, admin, ports } = world;
  const devices = ["Phone", "데스크", "Tablet"];
  for (const device of devices) {
    ports.clock.advance(1_000);
    await logIn(world, { ip: "203.0.113.7", device });
  }
  await shop.security.logIn(anonymous, { email, password: "not the password", device: "Thief" });
  await shop.security.logIn(anonymous, { email: "admin@example.com", password, device: "Staff" });
  const first = expectOk(await shop.security.logins(by, by.id, { size: 2 }));
  const { nextCursor: cursor = "" } = first;
  const rest = expectOk(await shop.security.logins(admin, by.id, { size: 2, cursor }));
  expect([...first.content, ...rest.content].map(({ device }) => device)).toEqual([...devices].reverse());
  expect(first.content[0]).toMatchObject({ memberId: by.id, at: ports.clock.now(), ip: "203.0.113.7" });
  expect(rest.nextCursor).toBeUndefined();
});

test("what a program says of itself keeps nobody out: it is cut, and freed of what no database stores", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  await logIn(world);
  await logIn(world, { ip: "", device: "\u0000" });
  await logIn(world, { ip: "1".repeat(100), device: `a\u0000${"x".repeat(300)}` });
  await logIn(world, { device: `${"x".repeat(254)}🫘` });
  const kept = expectOk(await world.shop.security.logins(by, by.id, {})).content;
  expect(kept.map(({ ip, device }) => [ip?.length, device?.length])).toEqual([
    [undefined, 254],
    [64, 254],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test("the table of members is walked page by page and filtered by state, role and whole e-mail", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const people: MemberActor[] = [];
  for (const name of ["hana", "duri", "sena"]) {
    world.ports.clock.advance(1_000);
    people.push(await signUp(world, name));
  }
  const [hana, duri, sena] = people.map(({ id }) => id);
  if (duri === undefined || hana === undefined) throw new Error("three people signed up");
  expectOk(await shop.member.changeState(admin, duri, "SUSPENDED"));
  expectOk(await shop.member.changeRole(admin, hana, "SELLER"));
  const idsOf = async (request: Parameters<typeof shop.member.list>[1]) =>
    expectOk(await shop.member.list(admin, request)).content.map(({ id }) => id);
  expect(await idsOf({})).toEqual([sena, duri, hana, admin.id]);
  expect(expectOk(await shop.member.list(admin, { page: 1, size: 3 }))).toMatchObject({
    content: [{ id: admin.id }],
    totalElements: 4,
    totalPages: 2,
  });
  expect(await idsOf({ state: "SUSPENDED" })).toEqual([duri]);
  expect(await idsOf({ role: "SELLER" })).toEqual([hana]);
  expect(await idsOf({ email: " Sena@Example.com" })).toEqual([sena]);
});

test("sign-ins are on record for half a year, or as long as the shop says, and go in batches", async () => {
  for (const [days, options] of [
    [180, {}],
    [30, { loginHistoryKeptMs: 30 * 86_400_000 }],
  ] as const) {
    const world = await worldOf(memoryPorts(), options);
    const by = await signUp(world, "hana");
    const old = { id: world.ports.ids.next<LoginId>(), memberId: by.id, at: world.ports.clock.now() };
    await world.ports.unitOfWork.run(async (tx) => {
      for (let n = 0; n < 501; n += 1) {
        const id = world.ports.ids.next<LoginId>();
        await tx.logins.insert({ ...old, id, ip: "203.0.113.7", device: undefined });
      }
      return ok(undefined);
    });
    world.ports.clock.advance(1_000);
    await logIn(world);
    world.ports.clock.advance(days * 86_400_000 - 1_000);
    expect(await runJob(world, "prune-logins")).toBe(0);
    world.ports.clock.advance(1);
    expect(await runJob(world, "prune-logins")).toBe(501);
    expect(expectOk(await world.shop.security.logins(by, by.id, {})).content).toHaveLength(1);
  }
});
