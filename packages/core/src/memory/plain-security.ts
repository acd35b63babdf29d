import type { Claims, PasswordHasher, TokenSigner } from "../security/index.ts";
import { err, ok } from "../shared/result.ts";

/** Passwords as they are, with a mark. For tests that sign up thousands; never for people. */
export const plainTextPasswords: PasswordHasher = {
  hash: async (password) => `plain:${password}`,
  verify: async (password, hash) => hash === `plain:${password}`,
};

type Issued = { readonly claims: Claims; readonly from: number; readonly until: number };

/** Tokens that are numbers in a list of what this signer issued: nothing else is valid. For one process. */
export const listedTokens = (): TokenSigner => {
  const issued: Issued[] = [];
  const numbers = new Map<string, number>();
  return {
    sign: async (claims, issuedAt, expiresAt) => {
      const entry: Issued = { claims, from: issuedAt.getTime(), until: expiresAt.getTime() };
      const text = JSON.stringify(entry);
      const number = numbers.get(text) ?? issued.push(entry) - 1;
      numbers.set(text, number);
      return `listed-${number}`;
    },
    verify: async <Use extends Claims["use"]>(token: string, use: Use, at: Date) => {
      const entry = /^listed-\d+$/.test(token) ? issued[Number(token.slice(7))] : undefined;
      const isUse = (claims: Claims): claims is Extract<Claims, { readonly use: Use }> => claims.use === use;
      if (entry === undefined || !isUse(entry.claims)) return err({ code: "auth.token-invalid" });
      if (entry.until <= at.getTime()) return err({ code: "auth.token-expired" });
      return ok({ ...entry.claims, expiresAt: new Date(entry.until) });
    },
  };
};
