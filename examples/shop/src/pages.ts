import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler, type Router } from "express";
import helmet from "helmet";

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
const pageHeaders = ({ scripts = none, windows = none, media = false }: PageSources = {}): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        styleSrc: ["'self'"],
        connectSrc: ["'self'", ...windows],
        formAction: ["'self'", ...windows],
        ...(windows.length > 0 && { frameSrc: windows, imgSrc: windows }),
        ...(media && { imgSrc: ["blob:"], mediaSrc: ["blob:"] }),
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

/** What stands for the comment in every page: its title, what the shop says, and the form to sign in. */
const beginning = readFileSync(fileIn("beginning.html"), "utf8").trim();

/** A page at its own path. `edit` fills in what is known when the shop starts. */
export const htmlPage = (
  name: string,
  { sources, edit = (html) => html }: { readonly sources?: PageSources; readonly edit?: (html: string) => string } = {},
): Router => {
  const page = edit(readFileSync(fileIn(`${name}.html`), "utf8")).replace("<!-- beginning -->", () => beginning);
  return express.Router().get(`/${name}`, pageHeaders(sources), (_request, response) => {
    response.type("html").set("Cache-Control", "no-cache").send(page);
  });
};

/** `/pages/{name}`: the scripts and styles of all pages; `elsewhere` are those of packages, by name and place. */
export const pageFiles = (elsewhere: Readonly<Record<string, string>> = {}): Router => {
  const [router, headers] = [express.Router(), pageHeaders()];
  for (const [name, path] of Object.entries({ ...ownFiles, ...elsewhere })) {
    router.get(`/pages/${name}`, headers, (_request, response) => {
      // This checkout may lie in a folder whose name begins with a dot.
      response.sendFile(path, { cacheControl: false, dotfiles: "allow", headers: { "Cache-Control": "no-cache" } });
    });
  }
  return router;
};

const ownFiles = Object.fromEntries(
  [
    "base.css",
    "language.js",
    "page.js",
    "shop.js",
    "pay.css",
    "pay.js",
    "pay-words.js",
    "windows.js",
    "chat.css",
    "chat.js",
    "chat-words.js",
    "conversation.js",
    "attachments.js",
  ].map((name) => [name, fileIn(name)]),
);
