import { MAX_FILES } from "@cofshop/core/file";
import type { z } from "zod";
import { type Access, cartTokenHeader } from "./access.ts";
import { statusOf } from "./codes.ts";
import { csrfHeader } from "./csrf.ts";
import { statusName } from "./envelope.ts";
import { idempotencyKeyHeader, replayedHeader } from "./idempotency.ts";
import { filesField } from "./multipart.ts";
import { refusalReference } from "./openapi-refusals.ts";
import { envelopeSchema, type Json, type SchemaOf } from "./openapi-schema.ts";
import type { Route } from "./route.ts";

const successes = ({ statuses, keyed, csv, bytes }: Route, schemaOf: SchemaOf): Json =>
  Object.fromEntries(
    Object.entries(statuses).map(([text, schema]) => {
      const status = Number(text);
      const headers: Json = {};
      if (status === 201) headers["Location"] = { required: true, schema: { type: "string" } };
      if (keyed) headers[replayedHeader] = { description: "Given before", schema: { const: "true" } };
      const response: Json = { description: statusName(status), headers };
      if (bytes) response["content"] = { "*/*": {} };
      if (schema !== undefined) {
        response["content"] = {
          "application/json": { schema: envelopeSchema(status, schemaOf(schema, "output")) },
          ...(csv ? { "text/csv": { schema: { type: "string" } } } : {}),
        };
      }
      return [text, response];
    }),
  );

/** Whether a body names things by their ids: they need not exist. */
const namesThings = (body: z.ZodType | undefined, schemaOf: SchemaOf): boolean =>
  body !== undefined && JSON.stringify(schemaOf(body, "input")).includes('"format":"uuid"');

/** The statuses of every refusal that the declaration allows. */
const refusedStatuses = (route: Route, schemaOf: SchemaOf): ReadonlySet<number> => {
  const { access, csrf, params, body, rawBody, form, keyed, refusals } = route;
  return new Set([
    400, // a parameter that nobody knows, at the least
    ...(body !== undefined || rawBody || form ? [413, 415] : []),
    ...(access === "anonymous" && !csrf ? [] : [401]),
    ...(access === "seller" || access === "admin" || csrf ? [403] : []),
    ...(params !== undefined || namesThings(body, schemaOf) ? [404] : []),
    ...(keyed ? [409, 422] : []),
    ...refusals.map((code) => statusOf[code]),
  ]);
};

const refusals = (route: Route, schemaOf: SchemaOf): Json =>
  Object.fromEntries([
    ...[...refusedStatuses(route, schemaOf)].map((status) => [status, refusalReference(status)]),
    ["5XX", refusalReference("5XX")],
  ]);

const fields = (schema: z.ZodType | undefined, where: "path" | "query", schemaOf: SchemaOf): readonly Json[] => {
  if (schema === undefined) return [];
  const { properties, required } = schemaOf(schema, "input");
  const names = Array.isArray(required) ? required : [];
  return Object.entries(properties ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: names.includes(name),
    schema: field,
  }));
};

const header = (name: string, required: boolean): Json => ({
  name,
  in: "header",
  required,
  schema: { type: "string" },
});

const parametersOf = ({ params, query, keyed, csrf, path }: Route, schemaOf: SchemaOf): readonly Json[] => [
  ...fields(params, "path", schemaOf),
  ...fields(query, "query", schemaOf),
  ...(keyed ? [header(idempotencyKeyHeader, false)] : []),
  ...(csrf ? [header(csrfHeader, true)] : []),
  ...(path === "/auth/login" ? [header(cartTokenHeader, false)] : []),
];

const security: Readonly<Record<Access, readonly Json[]>> = {
  anonymous: [],
  public: [{}, { accessToken: [] }],
  cart: [{ accessToken: [] }, { cartToken: [] }],
  member: [{ accessToken: [] }],
  seller: [{ accessToken: [] }],
  admin: [{ accessToken: [] }],
};

/** OpenAPI 3.1: a part without a schema of its own is bytes. */
const formOfFiles: Json = {
  schema: {
    type: "object",
    required: [filesField],
    additionalProperties: false,
    properties: { [filesField]: { type: "array", minItems: 1, maxItems: MAX_FILES, items: {} } },
  },
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** One route as an OpenAPI operation. */
export const operationOf = (route: Route, schemaOf: SchemaOf): Json => {
  const { method, path, summary, access, body, csrf } = route;
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== "");
  const operation: Json = {
    operationId: method + words.map(capitalised).join(""),
    tags: [path.split("/")[1]],
    summary,
    description: `Who: ${access === "cart" ? "member, or guest with a cart" : access}.`,
    security: csrf ? [{ refreshCookie: [], csrfCookie: [] }] : security[access],
    parameters: parametersOf(route, schemaOf),
    responses: { ...successes(route, schemaOf), ...refusals(route, schemaOf) },
  };
  if (body !== undefined) {
    const required = !body.safeParse(undefined).success;
    operation["requestBody"] = { required, content: { "application/json": { schema: schemaOf(body, "input") } } };
  }
  if (route.rawBody)
    operation["requestBody"] = { required: true, content: { "application/json": { schema: { type: "object" } } } };
  if (route.form) operation["requestBody"] = { required: true, content: { "multipart/form-data": formOfFiles } };
  return operation;
};
