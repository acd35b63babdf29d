import { expect, test } from "vitest";
import { anonymous, err, type MemberActor, type RateLimits, standardRateLimits } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { PasswordHasher } from "../src/security/index.ts";
import { codeOf, password, runJob, signUp, type World, worldOf } from "./world.ts";

const email = "hana@example.com";
const home = "203.0.113.7";
const MINUTE = 60_000;
const limited = "request.rate-limited";
const bad = "auth.bad-credentials";

const logIn = async (
  { shop }: World,
  given: { readonly email?: string; readonly password?: string; readonly address?: string | undefined } = {},
): Promise<string> => codeOf(await shop.security.logIn(anonymous, { email, password, address: home, ...given }));

const fail = async (world: World, times: number, given: Parameters<typeof logIn>[1] = {}): Promise<string[]> => {
  const codes: string[] = [];
  for (let n = 0; n < times; n += 1) codes.push(await logIn(world, { password: "a wrong password", ...given }));
  return codes;
};

const withMember = async (rateLimits: RateLimits | "off" = standardRateLimits): Promise<World> => {
  const world = await worldOf(memoryPorts(), { rateLimits });
  await signUp(world, "hana");
  return world;
};

test("ten wrong passwords are told so, after that nobody from there is told anything for 15 minutes", async () => {
  const world = await withMember();
  expect(await fail(world, 10)).toEqual(Array(10).fill(bad));
  world.ports.clock.advance(5 * MINUTE);
  expect(await fail(world, 1)).toEqual([limited]);
  expect(await world.shop.security.logIn(anonymous, { email: "HANA@example.com", password, address: home })).toEqual(
    err({ code: limited, retryAfterMs: 10 * MINUTE }),
  );
  expect(await logIn(world, { address: "203.0.113.8" })).toBe("ok");
  world.ports.clock.advance(10 * MINUTE);
  expect(await logIn(world)).toBe("ok");
});

test("an account that does not exist is limited like one that does", async () => {
  const world = await withMember();
  const [known, unknown] = [await fail(world, 12), await fail(world, 12, { email: "nobody@example.com" })];
  expect(unknown).toEqual(known);
  expect(await fail(world, 12, { email: "\u0000 no address at all" })).toEqual(known);
});

test("right passwords do not count, and take no count back", async () => {
  const world = await withMember();
  for (let n = 0; n < 30; n += 1) expect(await logIn(world)).toBe("ok");
  await fail(world, 9);
  expect(await logIn(world)).toBe("ok");
  expect(await fail(world, 2)).toEqual([bad, limited]);
});

test("an address may fail a hundred times in all, whichever accounts it tries", async () => {
  const world = await withMember();
  const codes: string[] = [];
  for (let n = 0; n < 102; n += 1) codes.push(...(await fail(world, 1, { email: `user${n}@example.com` })));
  expect(codes.slice(0, 100)).toEqual(Array(100).fill(bad));
  expect(codes.slice(100)).toEqual([limited, limited]);
  expect(await logIn(world)).toBe(limited);
});

test("of many guesses at once no more are answered than of guesses in a row", async () => {
  const world = await withMember();
  const guesses = Array.from({ length: 60 }, () => fail(world, 1));
  const codes = (await Promise.all(guesses)).flat();
  expect(codes.filter((code) => code === bad)).toHaveLength(10);
  expect(codes.filter((code) => code === limited)).toHaveLength(50);
});

test("a right password that is verified after the tenth failure is not told from a wrong one", async () => {
  const ports = memoryPorts();
  let go: () => void = () => undefined;
  const tenFailed = new Promise<void>((resolve) => {
    go = resolve;
  });
  const passwordHasher: PasswordHasher = {
    hash: ports.passwordHasher.hash,
    verify: async (given, hash) => {
      if (given === password) await tenFailed;
      return ports.passwordHasher.verify(given, hash);
    },
  };
  const world = await worldOf({ ...ports, passwordHasher });
  await signUp(world, "hana");
  const right = logIn(world);
  await fail(world, 10);
  go();
  expect(await right).toBe(limited);
});

test("a refused attempt leaves its count, under a name that nobody's e-mail can be read from", async () => {
  const ports = memoryPorts();
  const names: string[] = [];
  const unitOfWork: typeof ports.unitOfWork = {
    ...ports.unitOfWork,
    runSingle: (work) =>
      ports.unitOfWork.runSingle((tx) => {
        const count: typeof tx.attempts.count = (attempts, at) => {
          names.push(...attempts.map(({ name }) => name));
          return tx.attempts.count(attempts, at);
        };
        return work({ ...tx, attempts: { ...tx.attempts, count } });
      }),
  };
  const world = await worldOf({ ...ports, unitOfWork });
  await fail(world, 12);
  expect(names).toEqual(
    Array(10)
      .fill([...new Set(names)])
      .flat(),
  );
  expect(names.join()).toMatch(/^(login-(account|address):[0-9a-f]{16},?)+$/);
  const tallies = await ports.unitOfWork.reads.attempts.tallies([...new Set(names)], ports.clock.now());
  expect(tallies.map(({ count }) => count)).toEqual([10, 10]);
});

test("sign-ups from one address are limited, taken e-mails and all, and come back with the next hour", async () => {
  const limits = { ...standardRateLimits, signUpPerAddress: { limit: 3, windowMs: 60 * MINUTE } };
  const { shop, ports } = await worldOf(memoryPorts(), { rateLimits: limits });
  const join = async (name: string, address: string | undefined = home) =>
    codeOf(
      await shop.member.signUp(anonymous, {
        email: `${name}@example.com`,
        name,
        password,
        tel: "01012345678",
        address,
      }),
    );
  expect([await join("a"), await join("a"), await join("not an address"), await join("b"), await join("c")]).toEqual([
    "ok",
    "member.email-taken",
    "request.invalid",
    "ok",
    limited,
  ]);
  expect(await join("d", "203.0.113.8")).toBe("ok");
  ports.clock.advance(60 * MINUTE);
  expect(await join("e")).toBe("ok");
});

test("without an address the account alone is limited; with `off` nothing is", async () => {
  const world = await withMember();
  expect((await fail(world, 11, { address: undefined })).at(-1)).toBe(limited);
  expect(await logIn(world)).toBe("ok");
  const free = await withMember("off");
  expect(new Set(await fail(free, 150))).toEqual(new Set([bad]));
});

test("counters go once their window is over", async () => {
  const world = await withMember();
  await fail(world, 3);
  expect(await runJob(world, "prune-attempts")).toBe(0);
  world.ports.clock.advance(16 * MINUTE);
  expect(await runJob(world, "prune-attempts")).toBe(2);
});

const changePassword = async (
  { shop }: World,
  by: MemberActor,
  oldPassword: string,
  address: string | undefined = home,
): Promise<string> => codeOf(await shop.member.changePassword(by, { oldPassword, password: `${password}!`, address }));
const withdraw = async ({ shop }: World, by: MemberActor, secret: string, address = home): Promise<string> =>
  codeOf(await shop.member.withdraw(by, { password: secret, address }));

test("wrong passwords count wherever they are typed: an access token buys no further guesses", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const codes: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    codes.push(await changePassword(world, by, "a guess"), await withdraw(world, by, "a guess"));
    codes.push(...(await fail(world, 1)));
  }
  expect(codes).toEqual([...Array(10).fill(bad), limited, limited]);
  const refusal = err({ code: limited, retryAfterMs: 15 * MINUTE });
  const change = { oldPassword: password, password: "another password", address: home };
  expect(await world.shop.member.changePassword(by, change)).toEqual(refusal);
  expect(await world.shop.member.withdraw(by, { password, address: home })).toEqual(refusal);
  expect(await logIn(world)).toBe(limited);
  expect(await changePassword(world, by, "a guess", "203.0.113.8")).toBe(bad);
  world.ports.clock.advance(15 * MINUTE);
  expect(await withdraw(world, by, password)).toBe("ok");
});

test("right old passwords do not count; without an address the account alone does; with `off` nothing does", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  let secret = password;
  for (let n = 0; n < 15; n += 1) {
    const next = `${password} ${n}`;
    const change = { oldPassword: secret, password: next, address: home };
    expect(codeOf(await world.shop.member.changePassword(by, change))).toBe("ok");
    secret = next;
  }
  for (let n = 0; n < 10; n += 1) expect(codeOf(await world.shop.member.withdraw(by, { password: "x" }))).toBe(bad);
  expect(codeOf(await world.shop.member.withdraw(by, { password: secret }))).toBe(limited);
  expect(await withdraw(world, by, secret)).toBe("ok");

  const free = await worldOf(memoryPorts(), { rateLimits: "off" });
  const member = await signUp(free, "hana");
  for (let n = 0; n < 15; n += 1) expect(await withdraw(free, member, "a guess")).toBe(bad);
});

test("of many guesses at an old password at once no more are answered than of guesses in a row", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const codes = await Promise.all(Array.from({ length: 40 }, () => withdraw(world, by, "a guess")));
  expect(codes.filter((code) => code === bad)).toHaveLength(10);
  expect(codes.filter((code) => code === limited)).toHaveLength(30);
});

test("letters are asked for five times an hour for an account and fifty for an address, known or not", async () => {
  const world = await withMember();
  const ask = async (mail: string, address: string | undefined = home): Promise<string> =>
    codeOf(await world.shop.security.requestPasswordReset(anonymous, { email: mail, address }));
  for (const mail of [email, "nobody@example.com"]) {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(await ask(mail));
    expect(codes).toEqual([...Array(5).fill("ok"), limited]);
  }
  expect(await ask(email, "203.0.113.8")).toBe("ok");
  const codes: string[] = [];
  for (let n = 0; n < 40; n += 1) codes.push(await ask(`user${n}@example.com`));
  // The two that were refused above counted too.
  expect(codes).toEqual([...Array(38).fill("ok"), limited, limited]);
  world.ports.clock.advance(60 * MINUTE);
  expect(await ask(email)).toBe("ok");
});

test("letters are used at most fifty times an hour from an address, and the fifty-first is not looked at", async () => {
  const world = await withMember();
  const confirm = async (address: string): Promise<string> =>
    codeOf(await world.shop.security.confirmPasswordReset(anonymous, { token: "none", password, address }));
  const codes: string[] = [];
  for (let n = 0; n < 52; n += 1) codes.push(await confirm(home));
  expect(codes).toEqual([...Array(50).fill("auth.token-invalid"), limited, limited]);
  expect(await confirm("203.0.113.8")).toBe("auth.token-invalid");
});
