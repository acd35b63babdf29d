import { en, ko } from "@cofshop/core/messages";
import type { Request } from "express";
import { z } from "zod";
import type { Code, HttpCode } from "./codes.ts";

export type Language = "ko" | "en";

/** The caller's language: Korean unless English is asked for first. */
export const languageOf = (request: Request): Language => (request.acceptsLanguages("ko", "en") === "en" ? "en" : "ko");

const sentences: Readonly<Record<Language, Readonly<Record<HttpCode, string>>>> = {
  ko: {
    "auth.csrf": "CSRF 토큰이 없거나 일치하지 않습니다.",
    "auth.token-missing": "로그인이 필요합니다.",
    "job.not-found": "작업을 찾을 수 없습니다.",
    "request.malformed": "요청을 읽을 수 없습니다.",
    "request.method-not-allowed": "이 주소에서 지원하지 않는 메서드입니다.",
    "request.range-not-satisfiable": "파일에 없는 구간입니다.",
    "request.too-large": "요청 본문이 너무 큽니다.",
    "request.unknown-field": "알 수 없는 항목이 있습니다.",
    "request.unsupported-type": "요청 본문의 형식이 올바르지 않습니다.",
    "route.not-found": "주소를 찾을 수 없습니다.",
    "service.error": "서버에 문제가 발생했습니다.",
    "service.unavailable": "지금은 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.",
  },
  en: {
    "auth.csrf": "The CSRF token is missing or does not match.",
    "auth.token-missing": "Please sign in.",
    "job.not-found": "There is no such job.",
    "request.malformed": "The request cannot be read.",
    "request.method-not-allowed": "This address does not support the method.",
    "request.range-not-satisfiable": "The file has no such part.",
    "request.too-large": "The request body is too large.",
    "request.unknown-field": "There is a field that is not known here.",
    "request.unsupported-type": "The request body is of the wrong type.",
    "route.not-found": "There is nothing at this address.",
    "service.error": "Something went wrong on the server.",
    "service.unavailable": "This cannot be done at the moment. Please try again shortly.",
  },
};
const all: Readonly<Record<Language, Readonly<Record<Code, string>>>> = {
  ko: { ...ko, ...sentences.ko },
  en: { ...en, ...sentences.en },
};

/** A code in words for the caller. */
export const sentence = (code: Code, language: Language): string => all[language][code];

const successes: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  ko: { 200: "요청이 처리되었습니다.", 201: "생성되었습니다.", 202: "요청을 접수했습니다." },
  en: { 200: "Done.", 201: "Created.", 202: "Accepted." },
};
export const successSentence = (status: number, language: Language): string => successes[language][status] ?? "";

/** Rules that zod has no words for, or none for people who shop; a schema names one in `params.rule`. */
const rules: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: {
    "plain-text": "사용할 수 없는 문자가 있습니다",
    "command-key": "1~200자의 출력 가능한 ASCII 문자여야 합니다",
    "one-change": "delta 하나 또는 expected와 stock 둘을 보내야 합니다",
    "not-zero": "0이 아닌 수여야 합니다",
    "whole-number": "정수여야 합니다",
    "each-line-once": "한 상품은 한 번만 보내야 합니다",
    years: "1000년부터 2999년까지여야 합니다",
    "coupon-code": "영문자, 숫자, 하이픈(-) 4~40자여야 합니다",
    missing: "필수 항목입니다",
    tel: "구분 기호 없이 숫자 9~11자리여야 합니다",
  },
  en: {
    "plain-text": "Has characters that are not allowed",
    "command-key": "Must be 1 to 200 printable ASCII characters",
    "one-change": "Send either delta, or expected together with stock",
    "not-zero": "Must be a number other than 0",
    "whole-number": "Must be a whole number",
    "each-line-once": "Must name each line once",
    years: "Must be of the years 1000 to 2999",
    "coupon-code": "Must be 4 to 40 letters A to Z, digits and hyphens",
    missing: "Required",
    tel: "Must be 9 to 11 digits without separators",
  },
};
export const rule = (name: string, language: Language): string => rules[language][name] ?? "";

const zodWords = { ko: z.locales.ko().localeError, en: z.locales.en().localeError };
type Bounds = Readonly<Record<"too_small" | "too_big", (bound: number) => string>>;
const bounds: Readonly<Record<Language, Readonly<Record<"length" | "size", Bounds>>>> = {
  ko: {
    length: { too_small: (min) => `${min}자 이상이어야 합니다`, too_big: (max) => `${max}자 이하여야 합니다` },
    size: { too_small: (min) => `${min} 이상이어야 합니다`, too_big: (max) => `${max} 이하여야 합니다` },
  },
  en: {
    length: {
      too_small: (min) => `Must have at least ${min} character${min === 1 ? "" : "s"}`,
      too_big: (max) => `Must have at most ${max} characters`,
    },
    size: { too_small: (min) => `Must be at least ${min}`, too_big: (max) => `Must be at most ${max}` },
  },
};
/** What of a value is bounded, by the name that zod has for its kind. */
const bounded: Readonly<Record<string, "length" | "size">> = { string: "length", number: "size", int: "size" };

const ourWords = (issue: z.core.$ZodRawIssue, language: Language): ReturnType<z.core.$ZodErrorMap> => {
  if (issue.code === "custom") return rules[language][String(issue.params?.["rule"])];
  if (issue.code === "invalid_type" && issue.input === undefined) return rules[language]["missing"];
  if (issue.code === "invalid_type" && issue.expected === "int") return rules[language]["whole-number"];
  // The field that decides which shape is right: zod's Korean names no choice.
  if (issue.code === "invalid_union" && Array.isArray(issue.options)) {
    return zodWords[language]({ code: "invalid_value", values: issue.options.map(String), input: issue.input });
  }
  const what = bounded[String(issue.origin)];
  if (what === undefined) return undefined;
  if (issue.code === "too_small") return bounds[language][what].too_small(Number(issue.minimum));
  return issue.code === "too_big" ? bounds[language][what].too_big(Number(issue.maximum)) : undefined;
};
const wordsIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    ourWords(issue, language) ?? zodWords[language](issue);

/** Zod's error map for one parse: nothing global is set, the host process may use zod for itself. */
export const issueWords: Readonly<Record<Language, z.core.$ZodErrorMap>> = { ko: wordsIn("ko"), en: wordsIn("en") };
