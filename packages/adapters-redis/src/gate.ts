import type { CouponId } from "@cofshop/core";
import { type Commands, refusalCodeOf, type Script } from "./commands.ts";
import type { KeyStrategy } from "./coupon-keys.ts";
import { claim } from "./coupon-scripts.ts";

/**
 * What a script answers that is loaded while Redis has its memory, and is never handed over here; undefined where it
 * is not loaded.
 */
export const runGated = async (
  commands: Commands,
  { sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> => {
  try {
    return await commands.call("evalsha", sha, keys.length, ...keys, ...args);
  } catch (cause) {
    if (refusalCodeOf(cause) === "NOSCRIPT") return undefined;
    throw cause;
  }
};

export const askClaimScript = async (
  commands: Commands,
  keys: KeyStrategy,
  coupon: CouponId,
  ...args: readonly (string | number)[]
): Promise<readonly number[] | undefined> => {
  const { stock, issued, order, seq } = keys.ofCoupon(coupon);
  const answer = await runGated(commands, claim, [stock, issued, order, seq, keys.lineOf(coupon).stream], args);
  return Array.isArray(answer) ? answer.map(Number) : undefined;
};

/** What the claim script answers to no member at all, where claims are taken. */
const KNOWN = 5;

/** Whether claims of a coupon are taken at this moment: its memory is there, and the gate is open. */
export const probe = async (commands: Commands, keys: KeyStrategy, coupon: CouponId): Promise<"open" | "shut"> =>
  (await askClaimScript(commands, keys, coupon, ""))?.[1] === KNOWN ? "open" : "shut";
