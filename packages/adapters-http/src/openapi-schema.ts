import { z } from "zod";
import { statusName } from "./envelope.ts";

export type Json = { [key: string]: unknown };
export type SchemaOf = (schema: z.ZodType, io: "input" | "output") => Json;

/**
 * Shorter words for the same: zod spells formats out as patterns, though whoever reads the document knows what a UUID
 * looks like, and "or null" as a choice of two schemas.
 */
const shorter: NonNullable<z.core.ToJSONSchemaParams["override"]> = ({ jsonSchema }) => {
  const [value, nothing, ...more] = jsonSchema.anyOf ?? [];
  if (value?.type !== undefined && value.enum === undefined && nothing?.type === "null" && more.length === 0) {
    delete jsonSchema.anyOf;
    Object.assign(jsonSchema, value, { type: [value.type, "null"] });
  }
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
};

/** The same schema, its references pointing to where the document keeps named schemas. */
const referring = (schema: object): Json =>
  Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      key === "$ref" ? String(value).replace("#/$defs/", "#/components/schemas/") : referringWithin(value),
    ]),
  );
const referringWithin = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(referringWithin);
  return typeof value === "object" && value !== null ? referring(value) : value;
};

/** Zod schemas as the document has them; those with an id are put into `named` and referred to. */
export const makeSchemaOf =
  (named: Json): SchemaOf =>
  (schema, io) => {
    const { $schema, $defs, ...json } = z.toJSONSchema(schema, { io, override: shorter });
    Object.assign(named, referring($defs ?? {}));
    return referring(json);
  };

const codes: Readonly<Record<number, string>> = { 200: "S-OK", 201: "C-OK", 202: "A-OK" };

/** What the envelope of an answer or a refusal tells of its head, and what its body has beside a message. */
type Enveloped = { readonly status: Json; readonly code: Json; readonly data: Json; readonly more?: Json };

export const envelopeOf = ({ status, code, data, more = {} }: Enveloped): Json => ({
  type: "object",
  required: ["header", "body"],
  properties: {
    header: { type: "object", required: ["status", "code"], properties: { status, code } },
    body: {
      type: "object",
      required: ["message", "timestamp", "data"],
      properties: { message: { type: "string" }, timestamp: { type: "string", format: "date-time" }, data, ...more },
    },
  },
});

/** The envelope of an answer around its data. */
export const envelopeSchema = (status: number, data: Json): Json =>
  envelopeOf({ status: { const: statusName(status) }, code: { const: codes[status] ?? "S-OK" }, data });
