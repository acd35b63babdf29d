import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { secretWeakness } from "@cofshop/adapters-node";
import { MAX_AMOUNT, type Money, money, type Zone, zone } from "@cofshop/core";
import { z } from "zod";

/** What a variable of the environment may hold. Messages say what would be right and never what was given. */

/** Digits only: `1e3`, `0x10` and a blank are numbers to JavaScript, and mistakes to everybody else. */
export const wholeNumber = (min: number, max: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,10}$/, what)
    .transform(Number)
    .refine((number) => number >= min && number <= max, what);

export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  z.enum(words, `one of ${words.join(", ")}`);

/** A switch that is written in two words, `on` and `off`. */
export const either = (yes: string, no: string) =>
  z.stringbool({ truthy: [yes], falsy: [no], case: "sensitive", error: `${yes} or ${no}` });

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 3_650 * 86_400_000;

/** `10s`, `30m`, `12h`, `7d` as ms. */
export const duration = z
  .string()
  .regex(/^\d{1,9}[smhd]$/, "a duration such as 10s, 30m, 12h or 7d")
  .transform((text) => Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0))
  .refine((ms) => ms > 0 && ms <= LONGEST_MS, "a duration from 1s to 3650d");

const LONGEST_DELAY_MS = 300_000;

/** As above, and `0s`. */
export const delay = z
  .string()
  .regex(/^\d{1,6}[sm]$/, "a delay such as 0s, 10s or 1m")
  .transform((text) => Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0))
  .refine((ms) => ms <= LONGEST_DELAY_MS, "a delay from 0s to 5m");

export const amount = wholeNumber(0, MAX_AMOUNT, `a whole amount in won, at most ${MAX_AMOUNT}`).transform(
  (won): Money => money(won),
);

export const timeZone = z.string().transform((name, context): Zone => {
  try {
    return zone(name);
  } catch {
    context.addIssue({ code: "custom", message: "an IANA time zone such as Asia/Seoul" });
    return z.NEVER;
  }
});

/** Relative paths mean the example's folder, wherever the process was started. */
const home = fileURLToPath(new URL("..", import.meta.url));
export const inHome = (path: string): string => (isAbsolute(path) ? path : resolve(home, path));

export const databaseUrl = z.string().transform((url, context) => {
  if (url === "memory:") return { kind: "memory" } as const;
  if (url === "sqlite::memory:") return { kind: "sqlite", file: ":memory:" } as const;
  if (/^sqlite:./.test(url)) return { kind: "sqlite", file: inHome(url.slice("sqlite:".length)) } as const;
  if (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)) return { kind: "postgres", url } as const;
  context.addIssue({ code: "custom", message: "sqlite:<file>, postgres://<user>:<password>@<host>/<name> or memory:" });
  return z.NEVER;
});

export const redisUrl = z
  .string()
  .refine((url) => /^rediss?:\/\/./.test(url) && URL.canParse(url), "redis://<user>:<password>@<host>:<port>/<number>");

/** Origins as browsers send them, with commas between them: a wildcard would let every page act for its visitors. */
export const origins = z
  .string()
  .transform((text) => text.split(",").map((origin) => origin.trim()))
  .refine(
    (list) => list.every((one) => /^https?:[^*]+$/.test(one) && URL.canParse(one) && new URL(one).origin === one),
    "exact origins such as https://shop.example.com, with commas between them",
  );

/** What tokens are signed with. */
/** Several while one replaces the other, with commas between them. */
export const webhookSecrets = z
  .string()
  .transform((text) => text.split(","))
  .pipe(
    z.array(
      z.string().regex(/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/, "base64 after whsec_, as PortOne's console shows it"),
    ),
  );

export const signingSecret = z.string().superRefine((secret, context) => {
  const weakness = secretWeakness(secret);
  if (weakness !== undefined) context.addIssue({ code: "custom", message: weakness });
});
