import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { money, type Zone, zone } from "@cofshop/core";
import { z } from "zod";

/** `10s`, `30m`, `12h`, `7d` as ms. */
const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, "a duration such as 10s, 30m, 12h or 7d")
  .transform((text) => {
    const unit = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[text.slice(-1)] ?? 0;
    return Number(text.slice(0, -1)) * unit;
  });

const amount = z.coerce
  .number("an amount in won")
  .int("a whole amount in won")
  .min(0)
  .max(1_000_000_000)
  .transform(money);

const timeZone = z.string().transform((name, context): Zone => {
  try {
    return zone(name);
  } catch {
    context.addIssue({ code: "custom", message: "an IANA time zone such as Asia/Seoul" });
    return z.NEVER;
  }
});

/** Relative paths mean the example's folder, wherever the process was started. */
const home = fileURLToPath(new URL("..", import.meta.url));
const inHome = (path: string): string => (isAbsolute(path) ? path : resolve(home, path));

const database = z.string().transform((url, context) => {
  if (url === "memory:") return { kind: "memory" } as const;
  if (url === "sqlite::memory:") return { kind: "sqlite", file: ":memory:" } as const;
  if (/^sqlite:./.test(url)) return { kind: "sqlite", file: inHome(url.slice("sqlite:".length)) } as const;
  if (/^postgres(ql)?:\/\/./.test(url)) return { kind: "postgres", url } as const;
  context.addIssue({ code: "custom", message: "sqlite:<file>, postgres://… or memory:" });
  return z.NEVER;
});

const environment = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number("a port number").int().min(0).max(65_535).default(3000),
    DATABASE_URL: database.default({ kind: "sqlite", file: inHome("data/shop.db") }),
    DATA_DIR: z.string().min(1).default("data").transform(inHome),
    JWT_SECRET: z.string().optional(),
    JWT_PREVIOUS_SECRETS: z
      .string()
      .transform((text) => text.split(",").filter((secret) => secret !== ""))
      .default([]),
    ACCESS_TOKEN_TTL: duration.default(15 * 60_000),
    REFRESH_TOKEN_TTL: duration.default(7 * 86_400_000),
    COOKIE_SECURE: z.stringbool().default(true),
    TRUST_PROXY: z.coerce.number("how many proxies stand before the shop").int().min(0).max(10).default(0),
    JOBS: z.stringbool({ truthy: ["on"], falsy: ["off"], error: "on or off" }).default(true),
    ADMIN_EMAIL: z.string().optional(),
    ADMIN_PASSWORD: z.string().optional(),
    SEED: z.enum(["demo", "off"]).default("demo"),
    TZ_SHOP: timeZone.default(zone("Asia/Seoul")),
    DELIVERY_FEE_DEFAULT: amount.default(money(3_000)),
    FREE_DELIVERY_FROM: amount.default(money(50_000)),
    ORDER_AUTO_CANCEL_AFTER: duration.default(30 * 60_000),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .refine(({ NODE_ENV, JWT_SECRET }) => NODE_ENV !== "production" || JWT_SECRET !== undefined, {
    path: ["JWT_SECRET"],
    message: "needed in production",
  })
  .refine(({ NODE_ENV, COOKIE_SECURE }) => NODE_ENV !== "production" || COOKIE_SECURE, {
    path: ["COOKIE_SECURE"],
    message: "true in production: the refresh token must not travel in the clear",
  })
  .refine(({ ADMIN_EMAIL, ADMIN_PASSWORD }) => (ADMIN_EMAIL === undefined) === (ADMIN_PASSWORD === undefined), {
    path: ["ADMIN_PASSWORD"],
    message: "ADMIN_EMAIL and ADMIN_PASSWORD go together",
  });

export type Config = z.output<typeof environment>;

/** A variable that has no value is as good as absent: `PORT= npm start`. */
const given = (variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));

const read = <Schema extends z.ZodType>(schema: Schema, variables: NodeJS.ProcessEnv): z.output<Schema> => {
  const parsed = schema.safeParse(given(variables));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The environment is not right:\n${lines.join("\n")}`);
};

/**
 * The shop's settings from the environment; the only place that reads it.
 *
 * @throws Error with one line for each variable that is wrong. Values are not repeated: they may be secrets.
 */
export const readConfig = (variables: NodeJS.ProcessEnv = process.env): Config => read(environment, variables);

const demoEnvironment = z.object({
  DEMO_URL: z.url({ protocol: /^https?$/, error: "an address such as http://localhost:3000" }).optional(),
  DEMO_ADMIN_EMAIL: z.string().optional(),
  DEMO_ADMIN_PASSWORD: z.string().optional(),
});

/** Which shop `npm run demo` plays in: none given means one of its own. */
export const readDemoConfig = (variables: NodeJS.ProcessEnv = process.env) => {
  const { DEMO_URL, DEMO_ADMIN_EMAIL: email, DEMO_ADMIN_PASSWORD: memberPwd } = read(demoEnvironment, variables);
  const admin = email === undefined || memberPwd === undefined ? undefined : { email, memberPwd };
  return { DEMO_URL: DEMO_URL === undefined ? undefined : new URL(DEMO_URL).origin, admin };
};
