import { z } from "zod";
import { statusName } from "./envelope.ts";

export type Json = { [key: string]: unknown };
export type SchemaOf = (schema: z.ZodType, io: "input" | "output") => Json;

/** Zod spells formats out as patterns; whoever reads the document knows what a UUID looks like. */
const withoutPattern: NonNullable<z.core.ToJSONSchemaParams["override"]> = ({ jsonSchema }) => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
};

/** The same schema, its references pointing to where the document keeps named schemas. */
const referring = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(referring);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" ? String(inner).replace("#/$defs/", "#/components/schemas/") : referring(inner),
    ]),
  );
};

/** Zod schemas as the document has them; named ones are put into `named` once and referred to. */
export const makeSchemaOf =
  (named: Json): SchemaOf =>
  (schema, io) => {
    const { $schema, $defs, ...json }: Json = z.toJSONSchema(schema, { io, override: withoutPattern });
    for (const [name, definition] of Object.entries($defs ?? {})) named[name] = referring(nameless(definition));
    const name = schema.meta()?.id;
    const own: Json = Object.fromEntries(Object.entries(nameless(json)).map(([key, value]) => [key, referring(value)]));
    if (name === undefined || "$ref" in own) return own;
    named[name] = own;
    return { $ref: `#/components/schemas/${name}` };
  };

const nameless = (definition: object): Json => {
  const { id, ...rest }: Json = { ...definition };
  return rest;
};

const codes: Readonly<Record<number, string>> = { 200: "S-OK", 201: "C-OK", 202: "A-OK" };

/** The envelope of an answer around its data. */
export const envelopeSchema = (status: number, data: Json): Json => ({
  type: "object",
  required: ["header", "body"],
  properties: {
    header: {
      type: "object",
      required: ["status", "code"],
      properties: { status: { const: statusName(status) }, code: { const: codes[status] ?? "S-OK" } },
    },
    body: {
      type: "object",
      required: ["message", "timestamp", "data"],
      properties: { message: { type: "string" }, timestamp: { type: "string", format: "date-time" }, data },
    },
  },
});

/** The envelope of a refusal. */
export const refusalSchema = (allCodes: readonly string[]): Json => ({
  type: "object",
  required: ["header", "body"],
  properties: {
    header: {
      type: "object",
      required: ["status", "code"],
      properties: { status: { type: "string" }, code: { type: "string", enum: allCodes } },
    },
    body: {
      type: "object",
      required: ["message", "timestamp", "data"],
      properties: {
        message: { type: "string" },
        timestamp: { type: "string", format: "date-time" },
        data: { type: "null" },
        errors: {
          description: "For invalid input only",
          type: "array",
          items: {
            type: "object",
            required: ["field", "message"],
            properties: { field: { type: "string" }, message: { type: "string" } },
          },
        },
        details: {
          description: "Facts for programs: options, limit, stock, state …",
          type: "object",
          additionalProperties: true,
        },
      },
    },
  },
});
