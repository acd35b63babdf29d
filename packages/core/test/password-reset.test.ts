import { expect, test } from "vitest";
import { anonymous, err, expectOk, idOf, type MemberActor, ok, type PasswordResetId, system } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { PasswordHasher, PasswordResetLetter } from "../src/security/index.ts";
import { withOpenWorks } from "./open-works.ts";
import { codeOf, password, runJob, signUp, type World, worldOf } from "./world.ts";

const email = "hana@example.com";
const newPassword = "quite another password";
const mailer = system("mailer");
const MINUTE = 60_000;
const invalid = err({ code: "auth.token-invalid" });

/** Asks for a letter, and answers the id that the shop tells of. */
const ask = async (world: World, address = email): Promise<PasswordResetId> => {
  const before = (await world.told()).length;
  expect(await world.shop.security.requestPasswordReset(anonymous, { email: address })).toEqual(ok(undefined));
  const told = (await world.told()).slice(before);
  expect(told.map(({ type, sequence, data }) => [type, sequence, data])).toEqual([
    ["member.password-reset-requested", 1, {}],
  ]);
  return idOf<PasswordResetId>(told[0]?.subject ?? "");
};
const letterOf = async ({ shop }: World, id: PasswordResetId): Promise<PasswordResetLetter | undefined> =>
  expectOk(await shop.security.passwordResetLetter(mailer, id));
const tokenOf = async (world: World, address = email): Promise<string> =>
  (await letterOf(world, await ask(world, address)))?.token ?? "";
const confirm = ({ shop }: World, token: string, secret = newPassword) =>
  shop.security.confirmPasswordReset(anonymous, { token, password: secret });
const logIn = async ({ shop }: World, secret: string): Promise<string> =>
  codeOf(await shop.security.logIn(anonymous, { email, password: secret }));

const withMember = async (): Promise<World & { readonly by: MemberActor }> => {
  const world = await worldOf();
  return { ...world, by: await signUp(world, "hana") };
};

test("a letter replaces the password once and ends every session; it opens none", async () => {
  const world = await withMember();
  const { shop, ports, by } = world;
  const session = expectOk(await shop.security.logIn(anonymous, { email, password }));
  ports.clock.advance(MINUTE + 234);
  const id = await ask(world, " HANA@example.com ");
  const letter = await letterOf(world, id);
  expect(letter).toEqual({
    to: email,
    name: "hana",
    token: expect.any(String),
    expiresAt: new Date(Math.floor((ports.clock.now().getTime() + 30 * MINUTE) / 1000) * 1000),
  });
  expect(await letterOf(world, id)).toEqual(letter);
  const token = letter?.token ?? "";
  expect(await confirm(world, token)).toEqual(ok(undefined));
  expect(await shop.security.refresh(anonymous, session.refreshToken)).toEqual(invalid);
  expect([await logIn(world, password), await logIn(world, newPassword)]).toEqual(["auth.bad-credentials", "ok"]);

  expect(await confirm(world, token, "a third password")).toEqual(invalid);
  expect(await letterOf(world, id)).toBeUndefined();
  const told = (await world.told()).filter(({ subject }) => subject === by.id).map(({ type }) => type);
  expect(told).toEqual(["member.signed-up", "member.password-changed"]);
});

test("nothing that is stored or told is a token, or makes one", async () => {
  const world = await withMember();
  const id = await ask(world);
  const token = (await letterOf(world, id))?.token ?? "";
  const row = await world.ports.unitOfWork.reads.passwordResets.byId(id);
  expect(Object.keys(row ?? {}).sort()).toEqual(["expiresAt", "id", "memberId", "requestedAt", "usedAt"]);
  expect(JSON.stringify([row, await world.told()])).not.toContain(token);
  for (const guess of [id, `listed-${id}`, "", "none"]) expect(await confirm(world, guess)).toEqual(invalid);
});

test("only the newest letter of a member is good, and letters for others do not matter", async () => {
  const world = await withMember();
  await signUp(world, "duri");
  const [first, second] = [await tokenOf(world), await tokenOf(world)];
  const other = await tokenOf(world, "duri@example.com");
  expect(await confirm(world, first)).toEqual(invalid);
  expectOk(await confirm(world, second));
  expect(await logIn(world, newPassword)).toBe("ok");
  expectOk(await confirm(world, other));
});

test("a letter is good for 30 minutes, and told to be old afterwards", async () => {
  const world = await withMember();
  const id = await ask(world);
  const token = (await letterOf(world, id))?.token ?? "";
  world.ports.clock.advance(30 * MINUTE - 1);
  expect((await letterOf(world, id))?.token).toBe(token);
  world.ports.clock.advance(1);
  expect(await confirm(world, token)).toEqual(err({ code: "auth.token-expired" }));
  expect(await letterOf(world, id)).toBeUndefined();
  const fresh = await tokenOf(world);
  world.ports.clock.advance(29 * MINUTE);
  expectOk(await confirm(world, fresh));
});

test("no other token is taken for a letter's, and a letter's for no other", async () => {
  const world = await withMember();
  const { security } = world.shop;
  const session = expectOk(await security.logIn(anonymous, { email, password }));
  const token = await tokenOf(world);
  for (const other of [session.accessToken, session.refreshToken]) expect(await confirm(world, other)).toEqual(invalid);
  expect(await security.authenticate(token)).toEqual(invalid);
  expect(await security.refresh(anonymous, token)).toEqual(invalid);
  expect(await security.logOutEverywhere(anonymous, token)).toEqual(invalid);
  expectOk(await confirm(world, token));
});

test("who has no letter to get is asked for like anybody, and the sender hears of nobody", async () => {
  const world = await withMember();
  const { shop, admin } = world;
  const suspended = await signUp(world, "duri");
  expectOk(await shop.member.changeState(admin, suspended.id, "SUSPENDED"));
  expectOk(await shop.member.enrol({ email: "host@example.com", name: "손님", tel: "01012345678" }));
  const gone = await signUp(world, "mori");
  expectOk(await shop.member.withdraw(gone, { password }));
  const left = `quit-${gone.id}@withdrawn.invalid`;
  for (const address of ["nobody@example.com", "duri@example.com", "host@example.com", "mori@example.com", left]) {
    expect([address, await letterOf(world, await ask(world, address))]).toEqual([address, undefined]);
  }
  expect(await letterOf(world, idOf<PasswordResetId>("00000000-0000-7000-8000-ffffffffffff"))).toBeUndefined();
});

test("a known and an unknown e-mail take the same calls, one by one", async () => {
  const ports = memoryPorts();
  let calls: string[] = [];
  const watch = <Group extends object>(group: Group, path: string): Group =>
    new Proxy(group, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name);
        if (typeof found === "object" && found !== null) return watch(found, `${path}.${String(name)}`);
        if (typeof found !== "function") return found;
        return (...args: readonly unknown[]): unknown => {
          calls.push(`${path}.${String(name)}`);
          return Reflect.apply(found, target, args);
        };
      },
    });
  const { run, runSingle, reads } = ports.unitOfWork;
  const unitOfWork: typeof ports.unitOfWork = {
    run: (work) => run((tx) => work(watch(tx, "tx"))),
    runSingle: (work) => runSingle((tx) => work(watch(tx, "single"))),
    reads: watch(reads, "reads"),
  };
  const hasher = watch(ports.passwordHasher, "hasher");
  const world = await worldOf({ ...ports, unitOfWork, passwordHasher: hasher });
  await signUp(world, "hana");
  const of = async (address: string): Promise<readonly string[]> => {
    calls = [];
    await world.shop.security.requestPasswordReset(anonymous, { email: address, address: "203.0.113.7" });
    return calls;
  };
  const expected = ["single.attempts.count", "reads.members.byEmail", "tx.passwordResets.insert", "tx.outbox.append"];
  expect([await of(email), await of("nobody@example.com"), await of(email)]).toEqual([expected, expected, expected]);
});

test("a suspension after the letter keeps it from working, and the old password is there when it ends", async () => {
  const world = await withMember();
  const { shop, admin, by } = world;
  const id = await ask(world);
  const token = (await letterOf(world, id))?.token ?? "";
  expectOk(await shop.member.changeState(admin, by.id, "SUSPENDED"));
  expect(await letterOf(world, id)).toBeUndefined();
  expect(await confirm(world, token)).toEqual(err({ code: "member.suspended" }));
  expectOk(await shop.member.changeState(admin, by.id, "ACTIVE"));
  expect(await logIn(world, password)).toBe("ok");
  // The refusal took nothing: the letter was not used up.
  expectOk(await confirm(world, token));
});

test("a password that was changed since, or an account that was closed, makes the letter void", async () => {
  const world = await withMember();
  const { shop, ports, by } = world;
  const id = await ask(world);
  const token = (await letterOf(world, id))?.token ?? "";
  ports.clock.advance(1);
  expectOk(await shop.member.changePassword(by, { oldPassword: password, password: "remembered after all" }));
  expect(await letterOf(world, id)).toBeUndefined();
  expect(await confirm(world, token)).toEqual(invalid);
  expect(await logIn(world, "remembered after all")).toBe("ok");

  const late = await tokenOf(world);
  expectOk(await shop.member.withdraw(by, { password: "remembered after all" }));
  expect(await confirm(world, late)).toEqual(err({ code: "member.quit" }));
});

test("one hash is computed for a letter that is good, none for any other and none inside of a transaction", async () => {
  const ports = memoryPorts();
  const hashed: number[] = [];
  const { unitOfWork, openWorks } = withOpenWorks(ports.unitOfWork);
  const passwordHasher: PasswordHasher = {
    ...ports.passwordHasher,
    hash: (given) => {
      hashed.push(openWorks());
      return ports.passwordHasher.hash(given);
    },
  };
  const world = await worldOf({ ...ports, passwordHasher, unitOfWork });
  await signUp(world, "hana");
  const [old, token] = [await tokenOf(world), await tokenOf(world)];
  hashed.length = 0;
  for (const bad of [old, "none", ""]) expect(await confirm(world, bad)).toEqual(invalid);
  expect(hashed).toEqual([]);
  expectOk(await confirm(world, token));
  expect(await confirm(world, token)).toEqual(invalid);
  expect(hashed).toEqual([0]);
});

test("letters are for the process alone: an admin who could read them could be anybody", async () => {
  const world = await withMember();
  const id = await ask(world);
  for (const by of [world.admin, world.by, anonymous]) {
    expect(await world.shop.security.passwordResetLetter(by, id)).toEqual(err({ code: "auth.forbidden" }));
  }
});

test("requests go a day after they expired", async () => {
  const world = await withMember();
  const id = await ask(world);
  await ask(world, "nobody@example.com");
  world.ports.clock.advance(86_400_000);
  expect(await runJob(world, "prune-password-resets")).toBe(0);
  world.ports.clock.advance(31 * MINUTE);
  expect(await runJob(world, "prune-password-resets")).toBe(2);
  expect(await world.ports.unitOfWork.reads.passwordResets.byId(id)).toBeUndefined();
});
