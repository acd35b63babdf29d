import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { ApiDocument, Operation, Schema } from "./api-document.ts";

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** Why an answer is not what the document says of its operation; nothing when it is. No 5xx is right by `5XX`. */
export type Judge = (operation: Operation, answer: Answer) => readonly string[];

/** How a value differs from a schema of the document; nothing when it does not. `what` names the value. */
export const makeDifferences = ({ components }: ApiDocument) => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  ajvFormats.default(ajv);
  // Where the references of a schema lead.
  ajv.addKeyword("components");
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema: Schema, value: unknown, what: string): readonly string[] => {
    const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components });
    compiled.set(schema, validate);
    return validate(value) ? [] : [ajv.errorsText(validate.errors, { dataVar: what })];
  };
};

/** Holds answers against the document: status, headers, content type and every field of the body. */
export const makeJudge = (document: ApiDocument): Judge => {
  const differences = makeDifferences(document);
  return ({ responses }, { status, headers, text }) => {
    const documented = responses.get(status);
    if (documented === undefined) return [`${status} is not documented`];
    const complaints: string[] = [];
    for (const [name, header] of Object.entries(documented.headers)) {
      const value = headers.get(name);
      if (value !== null) complaints.push(...differences(header.schema, value, name));
      else if (header.required) complaints.push(`${status} comes without ${name}`);
    }
    if (Object.keys(documented.content).length === 0) {
      return text === "" ? complaints : [...complaints, `${status} is documented without a body`];
    }
    const type = headers.get("Content-Type")?.split(";")[0] ?? "";
    const media =
      documented.content[type] ?? documented.content[`${type.split("/")[0]}/*`] ?? documented.content["*/*"];
    if (media === undefined) return [...complaints, `${status} comes as "${type}"`];
    if (type !== "application/json") return complaints;
    try {
      return [...complaints, ...differences(media.schema, JSON.parse(text), "body")];
    } catch (cause) {
      return [...complaints, `${status} has a body that is no JSON: ${String(cause)}`];
    }
  };
};
