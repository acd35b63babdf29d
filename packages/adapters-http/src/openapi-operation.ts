import type { z } from "zod";
import { type Access, cartTokenHeader } from "./access.ts";
import { csrfHeader } from "./csrf.ts";
import { statusName } from "./envelope.ts";
import { idempotencyKeyHeader } from "./idempotency.ts";
import { envelopeSchema, type Json, type SchemaOf } from "./openapi-schema.ts";
import type { Route } from "./route.ts";

const successes = ({ statuses }: Route, schemaOf: SchemaOf): Json =>
  Object.fromEntries(
    Object.entries(statuses).map(([text, schema]) => {
      const status = Number(text);
      const response: Json = { description: statusName(status) };
      if (status === 201) response["headers"] = { Location: { schema: { type: "string" } } };
      if (schema !== undefined) {
        response["content"] = { "application/json": { schema: envelopeSchema(status, schemaOf(schema, "output")) } };
      }
      return [text, response];
    }),
  );

/** Anonymous routes that are refused with 401 for what is in their body. */
const asksForProof = ["/auth/login", "/auth/password-reset/confirm"];
/** Calls that are counted. */
const counted = [
  "POST /members/signup",
  "POST /auth/login",
  "POST /auth/password-reset",
  "POST /auth/password-reset/confirm",
  "PATCH /members/me/password",
  "DELETE /members/me",
];

/** The refusals that follow from the declaration; those of the use case are behind `default`. */
const refusals = ({ name, access, csrf, params, body, path, keyed }: Route): Json => {
  const signedIn = access !== "anonymous" && access !== "public";
  const statuses = [
    ...(body === undefined ? ["400"] : ["400", "413", "415"]),
    ...(signedIn || csrf || asksForProof.includes(path) ? ["401"] : []),
    ...(access === "seller" || access === "admin" || csrf ? ["403"] : []),
    ...(params === undefined ? [] : ["404"]),
    ...(keyed ? ["409", "422"] : []),
    ...(counted.includes(name) ? ["429"] : []),
    "default",
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: "#/components/responses/Refusal" }]));
};

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
    responses: { ...successes(route, schemaOf), ...refusals(route) },
  };
  if (body !== undefined) {
    const required = !body.safeParse(undefined).success;
    operation["requestBody"] = { required, content: { "application/json": { schema: schemaOf(body, "input") } } };
  }
  return operation;
};
