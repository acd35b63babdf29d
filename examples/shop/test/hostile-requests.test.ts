import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { type RunningShop, startShop } from "../src/server.ts";

// Reads what the shop says of itself in /openapi.json and sends it everything that it did not ask for.

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minLength?: number;
};
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Attempt = { readonly method: string; readonly path: string; readonly body?: string };

const UNKNOWN_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

/** What breaks databases and parsers: NUL, lone surrogates, numbers past every integer, shapes instead of values. */
const hostile: readonly unknown[] = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "'; DROP TABLE cof_member; --",
  "x".repeat(5_000),
  "2026-02-30",
  "9999-12-31",
  "-infinity",
  -1,
  1.5,
  2_147_483_648,
  2 ** 60,
  1e308,
  true,
  null,
  [],
  [[]],
  {},
  { $gt: "" },
];
const hostileSegments = [
  "%00",
  "%ED%A0%80",
  "%",
  "..%2F..",
  "null",
  "0",
  UNKNOWN_ID.toUpperCase(),
  `${UNKNOWN_ID}%00`,
  "ⅷ",
];
const hostileQueries = [
  "%00",
  "%FF",
  "-1",
  "1e9",
  "99999999999999999999",
  "newest~NaN~x",
  "price-asc~-1~0",
  "a&a=b",
  "2026-02-30",
  "0001-01-01",
];

const pathsTo = (value: unknown, trail: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value !== "object" || value === null
    ? [trail]
    : [trail, ...Object.entries(value).flatMap(([key, inner]) => pathsTo(inner, [...trail, key]))];

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? replaced(inner, rest, by) : inner));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, inner]) => [name, name === key ? replaced(inner, rest, by) : inner]),
  );
};

const attemptsOn = (document: Document): readonly Attempt[] => {
  /** A value that a schema allows, as far as a schema tells. */
  const sample = (schema: Schema): unknown => {
    const named = schema.$ref?.split("/").at(-1);
    if (named !== undefined) return sample(document.components.schemas[named] ?? {});
    const [choice] = schema.anyOf ?? schema.oneOf ?? [];
    if (choice !== undefined) return sample(choice);
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.properties !== undefined) {
      return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, sample(inner)]));
    }
    if (schema.items !== undefined) return [sample(schema.items)];
    if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
    if (schema.format === "uuid") return UNKNOWN_ID;
    if (schema.format === "email") return "somebody@example.com";
    return "x".repeat(Math.max(9, schema.minLength ?? 0));
  };
  const bodiesOf = ({ requestBody }: Operation): readonly unknown[] => {
    const schema = requestBody?.content["application/json"]?.schema;
    if (schema === undefined) return [];
    const right = sample(schema);
    return [right, ...pathsTo(right).flatMap((trail) => hostile.map((value) => replaced(right, trail, value)))];
  };

  return Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.entries(operations).flatMap(([name, operation]): readonly Attempt[] => {
      const method = name.toUpperCase();
      const path = template.replaceAll(/\{\w+\}/g, UNKNOWN_ID);
      const segments = template.includes("{") ? hostileSegments : [];
      const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
      return [
        ...segments.map((segment) => ({ method, path: template.replaceAll(/\{\w+\}/g, segment) })),
        ...queries.flatMap((query) =>
          hostileQueries.map((value) => ({ method, path: `${path}?${query.name}=${value}` })),
        ),
        ...bodiesOf(operation).map((body) => ({ method, path, body: JSON.stringify(body) })),
      ];
    }),
  );
};

const admin = { email: "admin@example.com", memberPwd: "a long enough password" };

const resists = (databaseUrl: (home: string) => Promise<string>): void => {
  let shop: RunningShop;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "cofshop-hostile-"));
    shop = await startShop(
      readConfig({
        PORT: "0",
        DATA_DIR: home,
        DATABASE_URL: await databaseUrl(home),
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.memberPwd,
        LOG_LEVEL: "silent",
        JOBS: "off",
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await shop.close();
    await rm(home, { recursive: true });
  });

  test("nothing that an admin can send is answered with a 5xx, and every refusal has a code", async () => {
    const signedIn = await fetch(`${shop.url}/api/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(admin),
    });
    const { body: answer } = (await signedIn.json()) as {
      readonly body: { readonly data: { readonly accessToken: string } };
    };
    const headers = { authorization: `Bearer ${answer.data.accessToken}`, "content-type": "application/json" };
    const document = (await (await fetch(`${shop.url}/openapi.json`)).json()) as Document;
    const attempts = attemptsOn(document);
    expect(attempts.length).toBeGreaterThan(2_000);

    const broken: string[] = [];
    const send = async ({ method, path, body }: Attempt): Promise<void> => {
      const response = await fetch(shop.url + path, { method, headers, body: body ?? null, redirect: "manual" });
      const text = await response.text();
      const refused = response.status >= 400 && path.startsWith("/api/");
      const coded = !refused || /"code":"[a-z]+\.[a-z-]+"/.test(text);
      if (response.status >= 500 || !coded)
        broken.push(`${method} ${path} ${body?.slice(0, 200) ?? ""} → ${response.status} ${text}`);
    };
    for (let from = 0; from < attempts.length; from += 16) await Promise.all(attempts.slice(from, from + 16).map(send));
    expect(broken.slice(0, 10)).toEqual([]);
    expect((await fetch(`${shop.url}/readyz`)).status).toBe(200);
  }, 120_000);
};

describe("a shop on SQLite", () => resists(async (home) => `sqlite:${join(home, "shop.db")}`));

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("a shop on PostgreSQL", () => {
  let drop = async (): Promise<void> => undefined;
  resists(async () => {
    const database = await createDatabase(postgresUrl ?? "");
    drop = database.drop;
    return database.url;
  });
  afterAll(() => drop());
});
