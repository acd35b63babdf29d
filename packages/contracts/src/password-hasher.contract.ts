import type { PasswordHasher } from "@cofshop/core/security";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";

export type PasswordHasherSubject = Subject & { readonly passwordHasher: PasswordHasher };
export type PasswordHasherFeatures = {
  /** A hash tells nothing: not the password, not who has the same one. Default true; off for tests' plain text. */
  readonly hides?: boolean;
  /** Asking without a hash takes as long as with one. Default true. */
  readonly takesTheSameTime?: boolean;
};

const passwords = ["a long enough password", "비밀번호🫘비밀번호🫘", "  blanks are part of it  ", "x".repeat(128)];

const millisecondsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (const _ of upTo(5)) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
};

/** Certifies a `PasswordHasher`. */
export const passwordHasherContract = (
  name: string,
  create: () => Promise<PasswordHasherSubject>,
  { hides = true, takesTheSameTime = true }: PasswordHasherFeatures = {},
): void => {
  const features = [
    { on: hides, promise: "a hash tells nothing about its password" },
    { on: takesTheSameTime, promise: "verifying without a hash takes the same time" },
  ];
  contract(`PasswordHasher: ${name}`, create, features, (its) => {
    test("a password fits its own hash and no other does, to the last character", async () => {
      const { passwordHasher } = its();
      for (const password of passwords) {
        const hash = await passwordHasher.hash(password);
        expect(await passwordHasher.verify(password, hash)).toBe(true);
        // bcrypt would ignore what comes after 72 bytes.
        for (const wrong of [`${password}!`, `${password.slice(0, -1)}!`, password.toUpperCase(), ""]) {
          if (wrong !== password) expect(await passwordHasher.verify(wrong, hash), wrong).toBe(false);
        }
      }
    });

    test("without a hash no password is right", async () => {
      for (const password of passwords) expect(await its().passwordHasher.verify(password, undefined)).toBe(false);
    });

    if (hides) {
      test("two hashes of one password differ and do not hold it", async () => {
        const [password = ""] = passwords;
        const [one, two] = [await its().passwordHasher.hash(password), await its().passwordHasher.hash(password)];
        expect(one).not.toBe(two);
        expect(one).not.toContain(password);
      });
    }

    if (takesTheSameTime) {
      test("without a hash it takes as long, so that nobody learns which accounts exist", async () => {
        const { passwordHasher } = its();
        const hash = await passwordHasher.hash("a long enough password");
        const withHash = await millisecondsOf(() => passwordHasher.verify("a wrong password", hash));
        const without = await millisecondsOf(() => passwordHasher.verify("a wrong password", undefined));
        expect(without).toBeGreaterThan(withHash / 3);
        expect(without).toBeLessThan(withHash * 3);
      });
    }
  });
};
