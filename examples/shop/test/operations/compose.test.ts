import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../../src/config.ts";

const textOf = (name: string) => readFile(new URL(`../../../../${name}`, import.meta.url), "utf8");

const service = z.object({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.unknown().optional(),
  stop_grace_period: z.string().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const project = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

const raw = async (): Promise<unknown> => parse(await textOf("compose.yml"), { merge: true });
const compose = async () => project.parse(await raw());

test("compose.yml is what the Compose Specification's own schema takes, and its check finds a mistake", async () => {
  // A linter brings the schema along, whose rules are not asked here.
  const linter = createRequire(import.meta.url).resolve("dclint/package.json");
  const schema: object = JSON.parse(await readFile(join(dirname(linter), "schemas/compose.schema.json"), "utf8"));
  const valid = new Ajv({ strict: false, validateSchema: false, validateFormats: false }).compile(schema);
  const file = await raw();
  expect([valid(file), valid.errors]).toEqual([true, null]);
  expect(valid({ services: { shop: { image: 7 } } })).toBe(false);
  expect(valid({ services: { shop: { image: "cofshop", restarts: "always" } } })).toBe(false);
});

/** `${NAME:?why}` and `${NAME:-default}`, as docker fills them in. */
const filled = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const value = variables[name] ?? "";
    if (value === "" && kind === "?") throw new Error(`${name}: ${rest}`);
    return value === "" ? rest : value;
  });

test("the shop starts with what compose.yml gives it, once its secrets are chosen, and not before", async () => {
  const { services } = await compose();
  const secrets = {
    JWT_SECRET: Array.from({ length: 90 }, (_, n) => ((n * 7919) % 36).toString(36)).join(""),
    POSTGRES_PASSWORD: "one",
    REDIS_PASSWORD: "two",
  };
  const environment = (chosen: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(services["shop-1"]?.environment ?? {}).map(([name, text]) => [name, filled(text, chosen)]),
    );
  for (const missing of Object.keys(secrets)) {
    expect(() => environment({ ...secrets, [missing]: "" })).toThrow(missing);
  }
  expect(readConfig({ NODE_ENV: "production", ...environment(secrets) })).toMatchObject({
    DATABASE_URL: { kind: "postgres" },
    REDIS_URL: "redis://default:two@redis:6379",
    TRUST_PROXY: 1,
    DRAIN_DELAY: 5_000,
    COOKIE_SECURE: true,
  });
});

test("every variable of compose.yml is one that the shop reads", async () => {
  const config = await readFile(new URL("../../src/config.ts", import.meta.url), "utf8");
  const { services } = await compose();
  const unknown = Object.keys(services["shop-1"]?.environment ?? {}).filter(
    (name) => !new RegExp(`^ +${name}: `, "m").test(config),
  );
  expect(unknown).toEqual([]);
});

test("both instances are the same, wait for what they need, and have more time to go than they take", async () => {
  const { services } = await compose();
  const { "shop-1": one, "shop-2": other, proxy } = services;
  expect(one).toEqual(other);
  expect(Object.entries(one?.depends_on ?? {})).toEqual(
    ["postgres", "redis", "elasticsearch"].map((name) => [name, { condition: "service_healthy" }]),
  );
  expect(Object.keys(proxy?.depends_on ?? {})).toEqual(["shop-1", "shop-2"]);
  const seconds = (text = "0s") => Number(text.replace("s", ""));
  expect(seconds(one?.stop_grace_period)).toBeGreaterThan(seconds(one?.environment["DRAIN_DELAY"]) + 2 * 10);
});

test("only the proxy has a port, on loopback unless told otherwise; what is stored is stored in named volumes", async () => {
  const { services, volumes } = await compose();
  const open = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
  expect(open.map(([name, { ports }]) => [name, ports.map((port) => filled(port, {}))])).toEqual([
    ["proxy", ["127.0.0.1:8080:8080"]],
  ]);
  const mounted = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(":")[0] ?? ""));
  expect(new Set(mounted.filter((name) => !name.startsWith("./")))).toEqual(new Set(Object.keys(volumes)));
  for (const stored of ["postgres", "redis", "elasticsearch"]) expect(services[stored]?.healthcheck).toBeDefined();
});

test("the proxy asks whether an instance wants work, more often than one serves on that is told to stop", async () => {
  const proxy = await textOf("examples/shop/deploy/Caddyfile");
  expect(proxy).toMatch(/reverse_proxy shop-1:3000 shop-2:3000 \{/);
  expect(proxy).toMatch(/health_uri \/readyz\n\s*health_interval 1s\n\s*health_timeout 2s/);
  expect(proxy).not.toMatch(/lb_try|lb_retries/);
});
