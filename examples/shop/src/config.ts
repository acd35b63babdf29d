import { money, zone } from "@cofshop/core";
import { z } from "zod";
import { CannotStart } from "./cannot-start.ts";
import {
  amount,
  databaseUrl,
  delay,
  duration,
  either,
  inHome,
  oneOf,
  origins,
  redisUrl,
  signingSecret,
  timeZone,
  webhookSecrets,
  wholeNumber,
} from "./environment-values.ts";

const environment = z
  .object({
    NODE_ENV: oneOf("development", "test", "production").default("development"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: wholeNumber(0, 65_535, "a port number up to 65535, 0 for any free one").default(3000),
    DATABASE_URL: databaseUrl.default({ kind: "sqlite", file: inHome("data/shop.db") }),
    REDIS_URL: redisUrl.optional(),
    REDIS_KEYS: oneOf("legacy", "tagged").default("legacy"),
    ELASTICSEARCH_URL: z
      .url({ protocol: /^https?$/, error: "an address such as https://search.example.com:9200" })
      .optional(),
    ELASTICSEARCH_API_KEY: z.string().optional(),
    ELASTICSEARCH_INDEX: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "small letters, digits and hyphens")
      .default("cofshop-items"),
    COUPON_ACK: oneOf("durable", "redis").default("durable"),
    DATA_DIR: z.string().min(1).default("data").transform(inHome),
    JWT_SECRET: signingSecret.optional(),
    JWT_PREVIOUS_SECRETS: z
      .string()
      .transform((text) => text.split(",").filter((secret) => secret !== ""))
      .pipe(z.array(signingSecret))
      .default([]),
    ACCESS_TOKEN_TTL: duration.default(15 * 60_000),
    REFRESH_TOKEN_TTL: duration.default(7 * 86_400_000),
    COOKIE_SECURE: either("true", "false").default(true),
    CORS_ORIGINS: origins.default([]),
    RATE_LIMITS: either("on", "off").default(true),
    TRUST_PROXY: wholeNumber(0, 10, "how many proxies stand before the shop, at most 10").default(0),
    PORTONE_API_URL: z.url({ protocol: /^https?$/, error: "an address such as https://api.portone.io" }).optional(),
    PORTONE_API_SECRET: z.string().optional(),
    PORTONE_STORE_ID: z.string().optional(),
    PORTONE_CHANNEL_KEY: z.string().optional(),
    PORTONE_WEBHOOK_SECRET: webhookSecrets.default([]),
    PORTONE_TEST_CHANNEL: either("accepted", "refused").default(false),
    PORTONE_V1_KEY: z.string().optional(),
    PORTONE_V1_SECRET: z.string().optional(),
    FILE_DIR: z.string().min(1).transform(inHome).optional(),
    UPLOAD_TTL: duration.default(180 * 60_000),
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "an address such as https://s3.example.com" }).optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name")
      .optional(),
    S3_ACCESS_KEY: z.string().optional(),
    S3_SECRET_KEY: z.string().optional(),
    METRICS_HOST: z.string().min(1).default("127.0.0.1"),
    METRICS_PORT: wholeNumber(0, 65_535, "a port number up to 65535, 0 for any free one").optional(),
    METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
    JOBS: either("on", "off").default(true),
    DRAIN_DELAY: delay.optional(),
    ADMIN_EMAIL: z.email("an e-mail address").max(254, "an e-mail address").optional(),
    ADMIN_PASSWORD: z.string().min(8, "8 to 128 characters").max(128, "8 to 128 characters").optional(),
    SEED: oneOf("demo", "off").default("demo"),
    TZ_SHOP: timeZone.default(zone("Asia/Seoul")),
    DELIVERY_FEE_DEFAULT: amount.default(money(3_000)),
    FREE_DELIVERY_FROM: amount.default(money(50_000)),
    ORDER_AUTO_CANCEL_AFTER: duration.default(30 * 60_000),
    ORDER_AUTO_CONFIRM_AFTER: duration.default(7 * 86_400_000),
    REFUND_WINDOW: duration.default(7 * 86_400_000),
    LOG_LEVEL: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent").default("info"),
  })
  .refine(({ NODE_ENV, JWT_SECRET }) => NODE_ENV !== "production" || JWT_SECRET !== undefined, {
    path: ["JWT_SECRET"],
    message: "needed in production",
  })
  .refine(({ NODE_ENV, COOKIE_SECURE }) => NODE_ENV !== "production" || COOKIE_SECURE, {
    path: ["COOKIE_SECURE"],
    message: "true in production: the refresh token must not travel in the clear",
  })
  .refine(({ NODE_ENV, RATE_LIMITS }) => NODE_ENV !== "production" || RATE_LIMITS, {
    path: ["RATE_LIMITS"],
    message: "on in production: passwords could be guessed",
  })
  .refine(({ PORTONE_API_SECRET, PORTONE_STORE_ID }) => !PORTONE_API_SECRET || PORTONE_STORE_ID !== undefined, {
    path: ["PORTONE_STORE_ID"],
    message: "goes with PORTONE_API_SECRET",
  })
  .refine(({ PORTONE_API_SECRET, PORTONE_V1_KEY }) => !PORTONE_API_SECRET || PORTONE_V1_KEY === undefined, {
    path: ["PORTONE_V1_KEY"],
    message: "not together with PORTONE_API_SECRET: a shop is paid through V2 or V1",
  })
  .refine(({ PORTONE_V1_KEY, PORTONE_V1_SECRET }) => !PORTONE_V1_KEY === !PORTONE_V1_SECRET, {
    path: ["PORTONE_V1_SECRET"],
    message: "goes with PORTONE_V1_KEY",
  })
  .refine(({ NODE_ENV, PORTONE_TEST_CHANNEL }) => NODE_ENV !== "production" || !PORTONE_TEST_CHANNEL, {
    path: ["PORTONE_TEST_CHANNEL"],
    message: "refused in production: goods would be paid with play money",
  })
  .superRefine(({ S3_ENDPOINT, FILE_DIR, ...given }, context) => {
    for (const name of ["S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"] as const) {
      if ((S3_ENDPOINT === undefined) !== (given[name] === undefined))
        context.addIssue({ code: "custom", path: [name], message: "goes with S3_ENDPOINT" });
    }
    if (S3_ENDPOINT !== undefined && FILE_DIR !== undefined)
      context.addIssue({ code: "custom", path: ["FILE_DIR"], message: "not together with S3_ENDPOINT" });
  })
  .refine(({ ADMIN_EMAIL, ADMIN_PASSWORD }) => ADMIN_EMAIL === undefined || ADMIN_PASSWORD !== undefined, {
    path: ["ADMIN_PASSWORD"],
    message: "goes with ADMIN_EMAIL",
  })
  .refine(({ ADMIN_EMAIL, ADMIN_PASSWORD }) => ADMIN_PASSWORD === undefined || ADMIN_EMAIL !== undefined, {
    path: ["ADMIN_EMAIL"],
    message: "goes with ADMIN_PASSWORD",
  });

const demoEnvironment = z.object({
  DEMO_URL: z.url({ protocol: /^https?$/, error: "an address such as http://localhost:3000" }).optional(),
  DEMO_ADMIN_EMAIL: z.string().optional(),
  DEMO_ADMIN_PASSWORD: z.string().optional(),
});

const rushEnvironment = z.object({ REDIS_URL: redisUrl.optional() });

export type Config = z.output<typeof environment>;

/** A variable that has no value is as good as absent: `PORT= npm start`. */
const given = (variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));

const read = <Schema extends z.ZodType>(schema: Schema, variables: NodeJS.ProcessEnv): z.output<Schema> => {
  const parsed = schema.safeParse(given(variables));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: [name], message }) => `  ${String(name)}: ${message}`);
  throw new CannotStart(`The environment is not right:\n${lines.join("\n")}`);
};

/**
 * The shop's settings from the environment; this file is the only place that reads it.
 *
 * @throws CannotStart with one line for each variable that is wrong. Values are not repeated: they may be secrets.
 */
export const readConfig = (variables: NodeJS.ProcessEnv = process.env): Config => read(environment, variables);

/** Which shop `npm run demo` plays in: none given means one of its own. */
export const readDemoConfig = (variables: NodeJS.ProcessEnv = process.env) => {
  const { DEMO_URL, DEMO_ADMIN_EMAIL: email, DEMO_ADMIN_PASSWORD: memberPwd } = read(demoEnvironment, variables);
  const admin = email === undefined || memberPwd === undefined ? undefined : { email, memberPwd };
  return { url: DEMO_URL === undefined ? undefined : new URL(DEMO_URL).origin, admin };
};

/** Which Redis serves `npm run demo:rush`: none given means one of its own, where there is a program for it. */
export const readRushConfig = (variables: NodeJS.ProcessEnv = process.env) => read(rushEnvironment, variables);
