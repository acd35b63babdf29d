import { fingerprintOf } from "./fingerprint.ts";
import type { AttemptReads, Attempts, Tally } from "./ports.ts";
import { done, err, type Result } from "./result.ts";

/** At most `limit` attempts in a window of `windowMs` that begins with the first of them. */
export type RateLimit = { readonly limit: number; readonly windowMs: number };

/**
 * How often something may be tried. Of passwords only wrong ones count, wherever they are typed; every valid sign-up and
 * every request for a new password does.
 */
export type RateLimits = {
  readonly loginPerAccount: RateLimit;
  readonly loginPerAddress: RateLimit;
  readonly signUpPerAddress: RateLimit;
  /** Letters asked for one account from one address. */
  readonly passwordResetPerAccount: RateLimit;
  /** Letters asked for from one address, and as often used ones. */
  readonly passwordResetPerAddress: RateLimit;
  /** Codes that no coupon has. */
  readonly couponCodesPerMember: RateLimit;
};

/**
 * For one account from one address 10 wrong passwords in 15 minutes and 5 requests for a new one an hour; for an address
 * 100 and 50, and 1,000 sign-ups an hour. For a member 20 wrong codes of coupons in 15 minutes.
 */
export const standardRateLimits: RateLimits = {
  loginPerAccount: { limit: 10, windowMs: 15 * 60_000 },
  loginPerAddress: { limit: 100, windowMs: 15 * 60_000 },
  signUpPerAddress: { limit: 1_000, windowMs: 3_600_000 },
  passwordResetPerAccount: { limit: 5, windowMs: 3_600_000 },
  passwordResetPerAddress: { limit: 50, windowMs: 3_600_000 },
  couponCodesPerMember: { limit: 20, windowMs: 15 * 60_000 },
};

export type RateLimited = { readonly code: "request.rate-limited"; readonly retryAfterMs: number };

/** A counter and how far it may go. */
export type Allowance = RateLimit & { readonly name: string };

/**
 * The counter of something that a caller does. Nothing that he sent is in its name as he sent it: names are stored,
 * and neither an e-mail address nor a page of nonsense belongs there.
 */
export const allowance = (what: string, facts: readonly string[], limit: RateLimit): Allowance => ({
  ...limit,
  name: `${what}:${fingerprintOf(facts)}`,
});

/**
 * The counters of what is tried at an account: one for the account from this address, one for the address. Without an
 * address all callers count as one for each account, and none for all.
 */
const accountAllowances = (
  what: string,
  email: string,
  address: string | undefined,
  perAccount: RateLimit,
  perAddress: RateLimit,
): readonly Allowance[] => {
  const account = allowance(`${what}-account`, [email, address ?? ""], perAccount);
  return address === undefined ? [account] : [account, allowance(`${what}-address`, [address], perAddress)];
};

/** The counters of wrong passwords, the same wherever they are typed: whoever guesses gets no second set of tries. */
export const passwordAllowances = (
  email: string,
  address: string | undefined,
  limits: RateLimits | "off",
): readonly Allowance[] =>
  limits === "off" ? [] : accountAllowances("login", email, address, limits.loginPerAccount, limits.loginPerAddress);

/** The counters of requests for a new password. */
export const resetAllowances = (
  email: string,
  address: string | undefined,
  limits: RateLimits | "off",
): readonly Allowance[] => {
  if (limits === "off") return [];
  const { passwordResetPerAccount, passwordResetPerAddress } = limits;
  return accountAllowances("password-reset", email, address, passwordResetPerAccount, passwordResetPerAddress);
};

/** The counter of codes that no coupon has. */
export const codeAllowances = (member: string, limits: RateLimits | "off"): readonly Allowance[] =>
  limits === "off" ? [] : [allowance("coupon-code", [member], limits.couponCodesPerMember)];

const refused = (allowances: readonly Allowance[], tallies: readonly Tally[], at: Date, over: number) => {
  const full = tallies.filter(({ name, count }) =>
    allowances.some((one) => one.name === name && count >= one.limit + over),
  );
  if (full.length === 0) return done;
  const retryAfterMs = Math.max(1, ...full.map(({ until }) => until.getTime() - at.getTime()));
  return err({ code: "request.rate-limited", retryAfterMs });
};

/** Refuses while a counter stands at its limit. */
export const requireAllowed = async (
  reads: { readonly attempts: AttemptReads },
  allowances: readonly Allowance[],
  at: Date,
): Promise<Result<undefined, RateLimited>> => {
  if (allowances.length === 0) return done;
  const tallies = await reads.attempts.tallies(
    allowances.map(({ name }) => name),
    at,
  );
  return refused(allowances, tallies, at, 0);
};

/** A step: counts an attempt, and refuses the one that is too many. The refusal must not roll the count back. */
export const countAttempt = async (
  tx: { readonly attempts: Attempts },
  allowances: readonly Allowance[],
  at: Date,
): Promise<Result<undefined, RateLimited>> => {
  if (allowances.length === 0) return done;
  const counted = allowances.map(({ name, windowMs }) => ({ name, until: new Date(at.getTime() + windowMs) }));
  return refused(allowances, await tx.attempts.count(counted, at), at, 1);
};
