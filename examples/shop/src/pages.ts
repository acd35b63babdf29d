import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler, type Router } from "express";
import helmet from "helmet";
import { h, type VNode } from "preact";
import { type Language, languageOf } from "./storefront/language.ts";
import { documentOf, type Page } from "./storefront/layout.tsx";
import { speechIn } from "./storefront/words.ts";

/** Beside the sources, whether these run or what was built of them. */
const fileIn = (name: string): string => fileURLToPath(new URL(`../src/pages/${name}`, import.meta.url));

/** Whatever a page needs besides what comes from this host. No script or style is ever inline. */
export type PageSources = {
  readonly scripts?: readonly string[];
  /** What its scripts may talk to, and show in frames. */
  readonly windows?: readonly string[];
  /** It shows pictures and videos that its scripts fetched. */
  readonly media?: boolean;
};

const none: readonly string[] = [];

/** The headers of a page, and of what it is made of. */
export const pageHeaders = ({ scripts = none, windows = none, media = false }: PageSources = {}): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", ...windows, ...(media ? ["blob:"] : none)],
        connectSrc: ["'self'", ...windows],
        formAction: ["'self'", ...windows],
        ...(windows.length > 0 && { frameSrc: windows }),
        ...(media && { mediaSrc: ["blob:"] }),
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A provider's window tells the page that opened it how it ended, and has to know whose page that is.
    ...(windows.length > 0 && {
      crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" },
      referrerPolicy: { policy: "strict-origin" },
    }),
  });

/** What stands for the comment in every page that scripts fill: its title, what the shop says, the form to sign in. */
const beginning = readFileSync(fileIn("beginning.html"), "utf8").trim();

export type PageOptions = Pick<Page, "scripts" | "classic" | "styles" | "data"> & {
  readonly sources?: PageSources;
  /** Which of the shop's words names it, or words of its own. */
  readonly title: "account" | "cart" | "coupons" | "help" | "orders" | "payment" | Readonly<Record<Language, string>>;
  /** Default: `/{name}`. */
  readonly address?: string;
  /** For whoever works in the shop: in place of its own header, and the page is as wide as the screen allows. */
  readonly desk?: (language: Language) => VNode;
};

/** A page of one member's own at its address: what `pages/{name}.html` says, which its scripts fill in the browser. */
export const htmlPage = (
  name: string,
  { sources, title, address = `/${name}`, desk, ...page }: PageOptions,
): Router => {
  const content = readFileSync(fileIn(`${name}.html`), "utf8").replace("<!-- beginning -->", () => beginning);
  const made = (language: Language): string => {
    const speech = speechIn(language);
    return documentOf({
      scripts: [`${name}.js`],
      styles: [`${name}.css`],
      ...page,
      speech,
      title: typeof title === "string" ? speech.words[title] : title[language],
      address,
      personal: true,
      header: desk?.(language),
      children: h("div", { class: desk ? "desk" : "narrow", dangerouslySetInnerHTML: { __html: content } }),
    });
  };
  // Made when it is first asked for: a shop that starts has better things to do.
  const pages: Partial<Record<Language, string>> = {};
  return express.Router().get(address, pageHeaders(sources), (request, response) => {
    const headers = { "Cache-Control": "no-cache", Vary: "Accept-Language, Cookie" };
    const language = languageOf(request);
    pages[language] ??= made(language);
    response.type("html").set(headers).send(pages[language]);
  });
};

/** The pages of what a member has and does. */
export const memberPages = (): Router =>
  express
    .Router()
    .use(
      htmlPage("account", { title: "account" }),
      htmlPage("cart", { title: "cart" }),
      htmlPage("coupons", { title: "coupons" }),
      htmlPage("orders", { title: "orders" }),
    );

/** Files of this folder that are served, named one by one: nothing else of it is anybody's business. */
export const ownFiles: readonly string[] = [
  ...["icon.svg", "base.css", "site.css", "site.js", "suggest.js"],
  ...["language.js", "page.js", "shop.js", "basket.js", "order-sums.js"],
  ...["goods.js", "goods-words.js", "conversation.js", "attachments.js", "windows.js"],
  ...["account", "cart", "chat", "coupons", "orders", "pay"].flatMap((name) => [
    `${name}.css`,
    `${name}.js`,
    `${name}-words.js`,
  ]),
  ...["admin/admin.css", "admin/chart.js", "admin/desk.js", "admin/options.js", "admin/table.js"],
  ...["overview", "items", "orders", "coupons", "members", "statistics", "payments", "jobs"].flatMap((name) => [
    `admin/${name}.js`,
    `admin/${name}-words.js`,
  ]),
];

/** `/pages/{name}`: the scripts and styles of all pages; `elsewhere` are those of packages, by name and place. */
export const pageFiles = (elsewhere: Readonly<Record<string, string>> = {}): Router => {
  const [router, headers] = [express.Router(), pageHeaders()];
  const own = Object.fromEntries(ownFiles.map((name) => [name, fileIn(name)]));
  for (const [name, path] of Object.entries({ ...own, ...elsewhere })) {
    router.get(`/pages/${name}`, headers, (_request, response) => {
      // This checkout may lie in a folder whose name begins with a dot.
      response.sendFile(path, { cacheControl: false, dotfiles: "allow", headers: { "Cache-Control": "no-cache" } });
    });
  }
  return router;
};
