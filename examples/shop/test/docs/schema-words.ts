import type { Schema } from "../api-document.ts";

const formats: Readonly<Record<string, string>> = { uuid: "id", "date-time": "instant", date: "day" };

/** ` 1–100`, ` ≥ 1`, ` ≤ 100`; nothing where there is no bound, or none but what a number can hold. */
const boundsOf = (least: number | undefined, most: number | undefined): string => {
  const from = least === -Number.MAX_SAFE_INTEGER ? undefined : least;
  const to = most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (from !== undefined && to !== undefined) return ` ${from}–${to}`;
  if (from !== undefined) return ` ≥ ${from}`;
  return to === undefined ? "" : ` ≤ ${to}`;
};

const simple = (type: string, schema: Schema): string => {
  if (type === "array")
    return `[${schema.items === undefined ? "…" : wordsOf(schema.items)}]${boundsOf(schema.minItems, schema.maxItems)}`;
  if (type === "object") return objectOf(schema);
  if (type === "string")
    return `${formats[schema.format ?? ""] ?? schema.format ?? "text"}${boundsOf(schema.minLength, schema.maxLength)}`;
  if (type === "integer") return `whole number${boundsOf(schema.minimum, schema.maximum)}`;
  if (type === "number") return `number${boundsOf(schema.minimum, schema.maximum)}`;
  return type;
};

const objectOf = ({ properties = {}, required = [] }: Schema): string => {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? "" : "?"}: ${wordsOf(field)}`,
  );
  return fields.length === 0 ? "{ … }" : `{ ${fields.join(", ")} }`;
};

/** A schema in the words of a reader: `{ quantity: whole number 1–9999, memo?: text ≤ 200 }`. */
export const wordsOf = (schema: Schema): string => {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(wordsOf))].join(" or ");
  if (schema.type === undefined) return "anything";
  const types = typeof schema.type === "string" ? [schema.type] : schema.type;
  return types.map((type) => simple(type, schema)).join(" or ");
};
