import { err, ok, type Result } from "@cofshop/core";
import type { z } from "zod";
import { issueWords, type Language } from "./language.ts";
import type { FieldError, Problem } from "./problem.ts";

/** Enough to mend a form; a hostile body does not get a page of answers. */
const MAX_ERRORS = 20;

/** `["orderItems", 0, "quantity"]` as `orderItems[0].quantity`. */
const fieldOf = (path: readonly PropertyKey[], whole: string): string => {
  const name = path.reduce<string>(
    (field, key) => (typeof key === "number" ? `${field}[${key}]` : `${field}${field === "" ? "" : "."}${String(key)}`),
    "",
  );
  return (name === "" ? whole : name).slice(0, 200);
};

const fieldErrors = (issue: z.core.$ZodIssue, whole: string): readonly FieldError[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ field: fieldOf([...issue.path, key], whole), message: issue.message }))
    : [{ field: fieldOf(issue.path, whole), message: issue.message }];

/** One sentence for each field: the first says enough. */
const problemOf = (issues: readonly z.core.$ZodIssue[], whole: string): Problem => {
  const byField = new Map<string, FieldError>();
  for (const error of issues.flatMap((issue) => fieldErrors(issue, whole))) {
    if (!byField.has(error.field)) byField.set(error.field, error);
  }
  const unknown = issues.some((issue) => issue.code === "unrecognized_keys");
  return {
    code: unknown ? "request.unknown-field" : "request.invalid",
    errors: [...byField.values()].slice(0, MAX_ERRORS),
  };
};

/** What came from outside as what the schema makes of it. `whole` names the input where no single field is at fault. */
export const readInput = <T>(
  schema: z.ZodType<T>,
  value: unknown,
  whole: string,
  language: Language,
): Result<T, Problem> => {
  const parsed = schema.safeParse(value, { error: issueWords[language] });
  return parsed.success ? ok(parsed.data) : err(problemOf(parsed.error.issues, whole));
};
