import { parse } from "node:querystring";
import type { Request } from "express";

export type Language = "ko" | "en";

/** The cookie of whoever chose a language by hand. Scripts need not read it: a page says its language itself. */
export const languageCookie = "language";

const isLanguage = (value: unknown): value is Language => value === "ko" || value === "en";

/** The language that was chosen, else what the browser prefers; Korean unless that is English, as the API has it. */
export const languageOf = (request: Request): Language => {
  const chosen = parse(request.get("Cookie") ?? "", "; ")[languageCookie];
  if (isLanguage(chosen)) return chosen;
  return request.acceptsLanguages("ko", "en") === "en" ? "en" : "ko";
};

/** `/language?is=en&back=/cart`: chooses, and leads back to where the choice was made. */
export const chosenLanguage = ({ query }: Request): { readonly language: Language; readonly back: string } => {
  const { is, back } = query;
  // A path of this shop and nothing else: //elsewhere and /\elsewhere are other hosts.
  const own = typeof back === "string" && /^\/(?![/\\])[\x20-\x7e]*$/.test(back) ? back : "/";
  return { language: isLanguage(is) ? is : "ko", back: own };
};
