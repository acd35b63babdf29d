import { holds } from "@cofshop/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { argon2idHasher } from "../src/index.ts";

const hasher = argon2idHasher();
const password = "correct horse battery staple";

const msOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

/** Takes turns, so that a busy machine is busy for each of them. */
const mediansOf = async (rounds: number, works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, work] of works.entries()) times[index]?.push(await msOf(work));
  return times.map(median);
};

test("a hash is argon2id with OWASP's parameters and a salt of its own", async () => {
  const [one, other] = await Promise.all([hasher.hash(password), hasher.hash(password)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
});

test("only the password that was hashed verifies, a kilobyte long or in any script", async () => {
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  await holds(
    fc.asyncProperty(fc.oneof(word, fc.constant("x".repeat(1_024))), word, async (right, wrong) => {
      const stored = await hasher.hash(right);
      expect(await hasher.verify(right, stored)).toBe(true);
      expect(await hasher.verify(wrong, stored)).toBe(right.normalize("NFC") === wrong.normalize("NFC"));
    }),
    { runs: 15 },
  );
});

test("all of a long password counts, beyond bcrypt's 72 bytes", async () => {
  const stored = await hasher.hash(`${"x".repeat(100)}a`);
  expect(await hasher.verify(`${"x".repeat(100)}b`, stored)).toBe(false);
});

test("a password is the same however its letters were composed", async () => {
  const stored = await hasher.hash("커피콩-é".normalize("NFD"));
  expect(await hasher.verify("커피콩-é".normalize("NFC"), stored)).toBe(true);
});

test("an unknown account, a wrong password and a damaged hash take the same time", async () => {
  const stored = await hasher.hash(password);
  const [wrong = 0, unknown = 0, damaged = 0] = await mediansOf(9, [
    () => hasher.verify("wrong", stored),
    () => hasher.verify("wrong", undefined),
    () => hasher.verify("wrong", "$2b$10$N9qo8uLOickgx2ZMRZoMye"),
  ]);
  for (const time of [unknown, damaged]) {
    expect(time / wrong).toBeGreaterThan(0.5);
    expect(time / wrong).toBeLessThan(3);
  }
});

test("without a hash nothing verifies", async () => {
  expect(await hasher.verify("", undefined)).toBe(false);
  expect(await hasher.verify(password, undefined)).toBe(false);
});

test("a stored text that is no argon2 hash, or a hash cut anywhere, answers false", async () => {
  const stored = await hasher.hash(password);
  const cut = fc.nat(stored.length - 1).map((length) => stored.slice(0, length));
  const bcrypt = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
  await holds(
    fc.asyncProperty(fc.oneof(cut, fc.string(), fc.constant(bcrypt)), async (damaged) => {
      expect(await hasher.verify(password, damaged)).toBe(false);
    }),
    { runs: 60 },
  );
});

test("a stored hash that asks for all the machine's memory is not tried", async () => {
  const stored = await hasher.hash(password);
  for (const terms of ["m=4294967295,t=2", "m=19456,t=4000000000"])
    expect(await hasher.verify(password, stored.replace("m=19456,t=2", terms))).toBe(false);
});

test("hashes made under other parameters stay good", async () => {
  const former = argon2idHasher({ memoryKiB: 12_288, passes: 3, parallelism: 2 });
  const stored = await former.hash(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=12288,t=3,p=2\$/);
  expect(await hasher.verify(password, stored)).toBe(true);
});

test("no more hashes than asked run at a time; further ones wait their turn", async () => {
  // Four times the work and more: beside it, the small one would end first.
  const large = await argon2idHasher({ memoryKiB: 131_072, passes: 4 }).hash(password);
  const endings = async (concurrency: number): Promise<readonly string[]> => {
    const bounded = argon2idHasher({ concurrency });
    const ended: string[] = [];
    await Promise.all([
      bounded.verify(password, large).then(() => ended.push("large")),
      bounded.hash(password).then(() => ended.push("small")),
    ]);
    return ended;
  };
  expect(await endings(1)).toEqual(["large", "small"]);
  expect(await endings(2)).toEqual(["small", "large"]);
});

test("a hundred sign-ups at once all get their hash", async () => {
  const hashes = await Promise.all(Array.from({ length: 100 }, (_, index) => hasher.hash(`password ${index}`)));
  expect(new Set(hashes).size).toBe(100);
});

test("parameters weaker than OWASP's sheet stop the boot with a sentence", () => {
  for (const weak of [{ memoryKiB: 8 }, { passes: 1 }, { memoryKiB: 4_096, passes: 100 }, { memoryKiB: Number.NaN }])
    expect(() => argon2idHasher(weak)).toThrow(/too weak: use 19456 KiB and 2 passes or more/);
  expect(() => argon2idHasher({ memoryKiB: 47_104, passes: 1 })).not.toThrow();
  expect(() => argon2idHasher({ memoryKiB: 7_168, passes: 5 })).not.toThrow();
});
