import { type Err, err } from "./result.ts";

/** Input that breaks a rule of shape: which field, and what would be right, in words for a developer. */
export type InvalidInput = { readonly code: "request.invalid"; readonly field: string; readonly rule: string };

export const invalid = (field: string, rule: string): Err<InvalidInput> =>
  err({ code: "request.invalid", field, rule });

/** Each check answers nothing when the value is right, so that checks chain with `??`. */
export type Check = Err<InvalidInput> | undefined;

export const whole = (field: string, value: number, min: number, max: number): Check =>
  Number.isSafeInteger(value) && value >= min && value <= max
    ? undefined
    : invalid(field, `a whole number from ${min} to ${max}`);

/** Text of `min` to `max` characters that is not only blanks and has no NUL, which PostgreSQL refuses to store. */
export const text = (field: string, value: string, min: number, max: number): Check =>
  value.length <= max && value.trim().length >= min && !value.includes("\u0000")
    ? undefined
    : invalid(field, `text of ${min} to ${max} characters`);

export const count = (field: string, list: readonly unknown[], min: number, max: number): Check =>
  list.length >= min && list.length <= max ? undefined : invalid(field, `${min} to ${max} entries`);

/** The first failed check of a list's elements. */
export const each = <T>(list: readonly T[], check: (element: T, index: number) => Check): Check => {
  for (const [index, element] of list.entries()) {
    const wrong = check(element, index);
    if (wrong) return wrong;
  }
  return undefined;
};
