import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CannotStart } from "../src/cannot-start.ts";
import { readConfig, readDemoConfig } from "../src/config.ts";
import { environmentPage, environmentTable } from "../src/environment-table.ts";

const good = () => randomBytes(64).toString("base64url");

/** What the boot would print. */
const complaint = (variables: NodeJS.ProcessEnv): string => {
  try {
    readConfig(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(CannotStart);
    return error instanceof Error ? error.message : "";
  }
  throw new Error("the environment was taken as right");
};

test("an empty environment starts a shop on SQLite for this machine alone", () => {
  expect(readConfig({})).toMatchObject({
    NODE_ENV: "development",
    HOST: "127.0.0.1",
    PORT: 3000,
    DATABASE_URL: { kind: "sqlite", file: expect.stringMatching(/data.shop\.db$/) },
    ACCESS_TOKEN_TTL: 900_000,
    COOKIE_SECURE: true,
    CORS_ORIGINS: [],
    RATE_LIMITS: true,
    JOBS: true,
    SEED: "demo",
    TZ_SHOP: "Asia/Seoul",
    ORDER_AUTO_CANCEL_AFTER: 1_800_000,
    ORDER_AUTO_CONFIRM_AFTER: 604_800_000,
    REFUND_WINDOW: 604_800_000,
  });
});

test("docs/environment.md tells of every variable: npm run docs:environment", async () => {
  await expect(environmentPage()).toMatchFileSnapshot(
    fileURLToPath(new URL("../../../docs/environment.md", import.meta.url)),
  );
  expect(Object.keys(environmentTable).length).toBeGreaterThan(30);
});

test("what the table calls a default is what the shop takes when nobody says anything", () => {
  const without = readConfig({});
  for (const [name, { default: text }] of Object.entries(environmentTable)) {
    if (text !== undefined) expect(readConfig({ [name]: text })).toEqual(without);
  }
  // Everything else has no value at all, or an empty list of them.
  const others = Object.entries(environmentTable).filter(([, line]) => line.default === undefined);
  const values = new Map<string, unknown>(Object.entries(without));
  expect(others.filter(([name]) => String(values.get(name) ?? "") !== "")).toEqual([]);
});

test("a shop that is told to stop may have no delay, and none is longer than five minutes", () => {
  expect(readConfig({ DRAIN_DELAY: "0s" }).DRAIN_DELAY).toBe(0);
  expect(readConfig({ DRAIN_DELAY: "5m" }).DRAIN_DELAY).toBe(300_000);
  for (const DRAIN_DELAY of ["6m", "1h", "10"]) expect(complaint({ DRAIN_DELAY })).toContain("DRAIN_DELAY: a delay");
});

test("a variable without a value is as good as absent", () => {
  expect(readConfig({ PORT: "", JWT_SECRET: "", ADMIN_EMAIL: "" })).toEqual(readConfig({}));
});

test("right values are read", () => {
  const [secret, former] = [good(), good()];
  const config = readConfig({
    PORT: "0",
    HOST: "::1",
    DATABASE_URL: "postgres://cof:shop@db.internal:5432/shop",
    JWT_SECRET: secret,
    JWT_PREVIOUS_SECRETS: `${former},${secret}`,
    ACCESS_TOKEN_TTL: "10s",
    REFRESH_TOKEN_TTL: "12h",
    COOKIE_SECURE: "false",
    CORS_ORIGINS: "https://shop.example.com, http://localhost:5173",
    RATE_LIMITS: "off",
    JOBS: "off",
    TZ_SHOP: "Europe/Berlin",
    FREE_DELIVERY_FROM: "0",
    REFUND_WINDOW: "14d",
  });
  expect(config).toMatchObject({
    PORT: 0,
    HOST: "::1",
    DATABASE_URL: { kind: "postgres", url: "postgres://cof:shop@db.internal:5432/shop" },
    JWT_PREVIOUS_SECRETS: [former, secret],
    ACCESS_TOKEN_TTL: 10_000,
    REFRESH_TOKEN_TTL: 43_200_000,
    COOKIE_SECURE: false,
    CORS_ORIGINS: ["https://shop.example.com", "http://localhost:5173"],
    RATE_LIMITS: false,
    JOBS: false,
    FREE_DELIVERY_FROM: 0,
    REFUND_WINDOW: 1_209_600_000,
  });
  expect(readConfig({ DATABASE_URL: "memory:" }).DATABASE_URL).toEqual({ kind: "memory" });
  expect(readConfig({ DATABASE_URL: "sqlite:/var/shop.db" }).DATABASE_URL).toEqual({
    kind: "sqlite",
    file: "/var/shop.db",
  });
});

describe("a wrong value stops the boot, is named, and is not repeated", () => {
  const wrong: readonly (readonly [variable: string, value: string])[] = [
    ["NODE_ENV", "staging-7341"],
    ["PORT", "70341"],
    ["PORT", "0x7341"],
    ["PORT", "3e3"],
    ["PORT", " "],
    ["PORT", "-7341"],
    ["DATABASE_URL", "mysql://root:geheim@localhost/shop"],
    ["DATABASE_URL", "postgres://cof:geheim@[/shop"],
    ["DATABASE_URL", "file:/geheim/shop.db"],
    ["JWT_SECRET", "geheim"],
    ["JWT_SECRET", "change-me-".repeat(8)],
    ["JWT_SECRET", "geheimnis".repeat(12)],
    ["JWT_PREVIOUS_SECRETS", `${good()},geheim`],
    ["ACCESS_TOKEN_TTL", "7341"],
    ["ACCESS_TOKEN_TTL", "0s"],
    ["REFRESH_TOKEN_TTL", "9999d"],
    ["COOKIE_SECURE", "perhaps"],
    ["RATE_LIMITS", "7341"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "https://*.geheim.example"],
    ["CORS_ORIGINS", "https://geheim.example/"],
    ["CORS_ORIGINS", "http://7341.example,geheim.example"],
    ["CORS_ORIGINS", "null"],
    ["TRUST_PROXY", "7341"],
    ["JOBS", "sometimes"],
    ["ADMIN_EMAIL", "geheim"],
    ["ADMIN_PASSWORD", "geheim"],
    ["SEED", "flowers"],
    ["TZ_SHOP", "Mars/Olympus"],
    ["DELIVERY_FEE_DEFAULT", "7341.5"],
    ["FREE_DELIVERY_FROM", "9999999999"],
    ["ORDER_AUTO_CANCEL_AFTER", "30 minutes"],
    ["ORDER_AUTO_CONFIRM_AFTER", "a week"],
    ["REFUND_WINDOW", "two weeks"],
    ["REFUND_WINDOW", "0d"],
    ["LOG_LEVEL", "shouting"],
    ["UPLOAD_TTL", "three hours"],
    ["S3_BUCKET", "geheim"],
    ["S3_ACCESS_KEY", "geheim"],
    ["S3_SECRET_KEY", "geheim"],
  ];
  test.each(wrong)("%s=%s", (variable, value) => {
    const pair = { ADMIN_EMAIL: "admin@cofshop.example", ADMIN_PASSWORD: "long enough" };
    const said = complaint({ ...pair, [variable]: value });
    expect(said.split("\n")).toEqual([expect.any(String), expect.stringMatching(`^  ${variable}: .`)]);
    if (value.trim().length > 3) expect(said).not.toContain(value.slice(0, 12));
    expect(said).not.toContain("geheim");
  });
});

test("everything that is wrong is told at once", () => {
  const said = complaint({ PORT: "x", JOBS: "x", TZ_SHOP: "x" });
  expect(said.match(/^ {2}\w+/gm)).toEqual(["  PORT", "  JOBS", "  TZ_SHOP"]);
});

test("an admin needs an e-mail address and a password", () => {
  expect(complaint({ ADMIN_EMAIL: "admin@cofshop.example" })).toContain("ADMIN_PASSWORD: goes with ADMIN_EMAIL");
  expect(complaint({ ADMIN_PASSWORD: "long enough" })).toContain("ADMIN_EMAIL: goes with ADMIN_PASSWORD");
});

test("a bucket needs its endpoint, its name and both keys, and takes the place of a folder", () => {
  const bucket = { S3_ENDPOINT: "https://s3.example.com", S3_BUCKET: "files", S3_ACCESS_KEY: "a", S3_SECRET_KEY: "b" };
  expect(readConfig(bucket)).toMatchObject(bucket);
  for (const name of ["S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"]) {
    expect(complaint({ ...bucket, [name]: "" })).toContain(`${name}: goes with S3_ENDPOINT`);
  }
  expect(complaint({ ...bucket, S3_ENDPOINT: "s3" })).toContain("S3_ENDPOINT: an address");
  expect(complaint({ ...bucket, FILE_DIR: "files" })).toContain("FILE_DIR: not together with S3_ENDPOINT");
  expect(readConfig({})).toMatchObject({ UPLOAD_TTL: 180 * 60_000 });
});

test("production needs a secret of its own and cookies over https", () => {
  expect(complaint({ NODE_ENV: "production" })).toContain("JWT_SECRET: needed in production");
  for (const JWT_SECRET of ["short", "your-256-bit-secret".repeat(4), "a".repeat(64)]) {
    expect(complaint({ NODE_ENV: "production", JWT_SECRET })).toContain("JWT_SECRET: the secret ");
  }
  const insecure = { NODE_ENV: "production", JWT_SECRET: good(), COOKIE_SECURE: "false" };
  expect(complaint(insecure)).toContain("COOKIE_SECURE: true in production");
  expect(complaint({ NODE_ENV: "production", JWT_SECRET: good(), RATE_LIMITS: "off" })).toContain("RATE_LIMITS: on in");
  expect(readConfig({ NODE_ENV: "production", JWT_SECRET: good() })).toMatchObject({
    COOKIE_SECURE: true,
    RATE_LIMITS: true,
  });
});

test("the demo plays where DEMO_URL says, in a shop of its own without it", () => {
  expect(readDemoConfig({})).toEqual({ url: undefined, admin: undefined });
  const admin = { DEMO_ADMIN_EMAIL: "a@cofshop.example", DEMO_ADMIN_PASSWORD: "long enough" };
  expect(readDemoConfig({ DEMO_URL: "http://localhost:3000/docs", ...admin })).toEqual({
    url: "http://localhost:3000",
    admin: { email: "a@cofshop.example", memberPwd: "long enough" },
  });
  expect(() => readDemoConfig({ DEMO_URL: "localhost" })).toThrow("DEMO_URL: an address");
});
