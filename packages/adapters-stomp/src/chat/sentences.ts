import type { RefusalCode } from "@cofshop/core";
import { en, ko } from "@cofshop/core/messages";

export const languages = ["ko", "en"] as const;
export type Language = (typeof languages)[number];

/** What the chat refuses by itself; what the shop refuses is in the shop's catalogue. */
export type ChatCode = "auth.token-missing" | "service.unavailable";

const own: Readonly<Record<Language, Readonly<Record<ChatCode, string>>>> = {
  ko: {
    "auth.token-missing": "로그인이 필요합니다.",
    "service.unavailable": "지금은 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.",
  },
  en: {
    "auth.token-missing": "Please sign in.",
    "service.unavailable": "This cannot be done at the moment. Please try again shortly.",
  },
};
const all: Readonly<Record<Language, Readonly<Record<RefusalCode | ChatCode, string>>>> = {
  ko: { ...ko, ...own.ko },
  en: { ...en, ...own.en },
};

/** A code in words for whoever hears it. */
export const sentence = (code: RefusalCode | ChatCode, language: Language): string => all[language][code];

/** As browsers say it, the most wanted first: Korean unless English is asked for before it. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /\b(ko|en)\b/i.exec(acceptLanguage ?? "")?.[1]?.toLowerCase() === "en" ? "en" : "ko";
