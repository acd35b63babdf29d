import { statusOf } from "./codes.ts";
import { statusName } from "./envelope.ts";
import { envelopeOf, type Json } from "./openapi-schema.ts";

/** A status, or every one that says that something broke. */
type Refused = number | "5XX";

const nameOf = (status: Refused): string => (status === "5XX" ? "BREAKAGE" : statusName(status));
export const refusalReference = (status: Refused): Json => ({ $ref: `#/components/responses/${nameOf(status)}` });

/** What every refusal of a status comes with; RFC 9110 §15.5.2, §15.5.6. */
const headersOf: Readonly<Partial<Record<Refused, readonly string[]>>> = {
  401: ["WWW-Authenticate"],
  405: ["Allow"],
  423: ["Retry-After"],
  429: ["Retry-After"],
};
const header = { required: true, schema: { type: "string" } };

/** The envelope of a refusal. */
const refusalSchema = (statuses: readonly number[], codes: readonly string[]): Json =>
  envelopeOf({
    status: { enum: statuses.map(statusName) },
    code: { enum: codes },
    data: { type: "null" },
    more: {
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
  });

/** A response for every status that something is refused with, with the codes that it may have. */
export const refusalResponses = (): Json => {
  const byStatus = new Map<Refused, { readonly code: string; readonly status: number }[]>();
  for (const [code, status] of Object.entries(statusOf)) {
    const refused = status >= 500 ? "5XX" : status;
    byStatus.set(refused, [...(byStatus.get(refused) ?? []), { code, status }]);
  }
  const responses: Json = {};
  for (const [refused, rows] of byStatus) {
    const statuses = [...new Set(rows.map(({ status }) => status))];
    const codes = rows.map(({ code }) => code).sort();
    responses[nameOf(refused)] = {
      description: nameOf(refused),
      headers: Object.fromEntries((headersOf[refused] ?? []).map((name) => [name, header])),
      content: { "application/json": { schema: refusalSchema(statuses, codes) } },
    };
  }
  return responses;
};
