import type { CouponId } from "@cofshop/core";
import { type Commands, refusalCodeOf } from "./commands.ts";
import type { KeyStrategy } from "./coupon-keys.ts";
import { claim } from "./coupon-scripts.ts";

/** What the claim script answers to no member at all, where claims are taken. */
const KNOWN = 5;

/** The claim script, if it is loaded where the coupon is kept; it is never handed over here. Nothing where it is not. */
export const askClaimScript = async (
  commands: Commands,
  keys: KeyStrategy,
  coupon: CouponId,
  ...args: readonly (string | number)[]
): Promise<readonly number[] | undefined> => {
  const { stock, issued, order, seq } = keys.ofCoupon(coupon);
  const { stream } = keys.lineOf(coupon);
  try {
    const answer = await commands.call("evalsha", claim.sha, 5, stock, issued, order, seq, stream, ...args);
    return Array.isArray(answer) ? answer.map(Number) : undefined;
  } catch (cause) {
    if (refusalCodeOf(cause) === "NOSCRIPT") return undefined;
    throw cause;
  }
};

/** Whether claims of a coupon are taken at this moment: its memory is there, and the gate is open. */
export const probe = async (commands: Commands, keys: KeyStrategy, coupon: CouponId): Promise<"open" | "shut"> =>
  (await askClaimScript(commands, keys, coupon, ""))?.[1] === KNOWN ? "open" : "shut";
