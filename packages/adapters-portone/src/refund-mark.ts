import { createHash } from "node:crypto";
import type { GatewayRefund } from "@cofshop/core/payment";

/** In UTF-16 units; providers take 256 bytes or more. */
const LONGEST_REASON = 80;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const markOf = (key: string): string => `[${/^[\w:.-]{1,80}$/.test(key) ? key : hashOf(key)}]`;

/** The reason of a refund as the provider keeps it. It begins with the refund's key, by which it is found again. */
export const markedReason = ({ key, reason }: Pick<GatewayRefund, "key" | "reason">): string =>
  `${markOf(key)} ${[...reason].slice(0, LONGEST_REASON).join("")}`.trim();

/** Only the beginning counts: what follows may be a customer's words, and nobody else's refund is found by them. */
export const isMarked = (reason: string | undefined, key: string): boolean => reason?.startsWith(markOf(key)) === true;

/**
 * The Idempotency-Key of a request: a quoted string of 16 to 256 ASCII characters. The same parts make the same one, and
 * other parts another.
 */
export const idempotencyKey = (...parts: readonly (string | number)[]): string => {
  const plain = parts.every((part) => /^[\w.-]+(:[\w.-]+)?$/.test(String(part))) ? parts.join("/") : "";
  return `"cofshop-refund/${plain !== "" && plain.length <= 200 ? plain : hashOf(JSON.stringify(parts))}"`;
};
