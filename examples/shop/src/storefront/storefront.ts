import type { Shop } from "@cofshop/core";
import { anonymous, expectOk, type ItemId, isUuid, type Money, Unavailable } from "@cofshop/core/shared";
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { pageHeaders } from "../pages.ts";
import { itemPage } from "./item-page.tsx";
import { chosenLanguage, languageCookie, languageOf } from "./language.ts";
import { listPage } from "./list-page.tsx";
import { listQueryOf, searchRequestOf } from "./list-query.ts";
import { problemPage } from "./problem-page.tsx";
import { speechIn } from "./words.ts";

const YEAR_MS = 365 * 24 * 60 * 60_000;
/** Reviews at a time. */
const REVIEWS = 10;

export type StorefrontOptions = {
  /** What an item's delivery costs where it says nothing. */
  readonly defaultFee: Money;
  readonly cookieSecure: boolean;
};

/** Stock and prices change, and what is shown depends on the reader's language: nobody keeps a page unasked. */
const sendPage = (response: Response, html: string, status = 200): void => {
  response.status(status).type("html").set({ "Cache-Control": "no-cache", Vary: "Accept-Language, Cookie" }).send(html);
};

const sendNotFound = (request: Request, response: Response): void => {
  const speech = speechIn(languageOf(request));
  sendPage(response, problemPage(speech, speech.words.notFound, speech.words.notFoundMeans), 404);
};

const readsPages = (request: Request): boolean =>
  request.method === "GET" && !request.path.startsWith("/api/") && request.accepts("json", "html") === "html";

/** For whoever reads pages: an address that nothing has, in words. Programs get the API's answer. */
export const pageNotFound: RequestHandler = (request, response, next) =>
  readsPages(request) ? sendNotFound(request, response) : next();

/** What Express says of a request that it cannot read. */
const isBadRequest = (error: unknown): boolean =>
  error instanceof Error && "status" in error && typeof error.status === "number" && error.status < 500;

/** Likewise what broke; `onError` hears of it, the reader only that it did. */
export const pageErrors =
  ({ onError }: { readonly onError: (error: unknown, facts: object) => void }): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent || !readsPages(request)) return next(error);
    const speech = speechIn(languageOf(request));
    const { words } = speech;
    if (isBadRequest(error)) return sendPage(response, problemPage(speech, words.notFound, words.badAddress), 400);
    const status = error instanceof Unavailable ? 503 : 500;
    onError(error, { method: request.method, path: request.path, status });
    if (status === 503) response.set("Retry-After", "5");
    sendPage(response, problemPage(speech, words.broken, words.brokenMeans), status);
  };

/** The pages that anybody may read, made here: `/`, `/items/{id}`; and `/language`, which chooses theirs. */
export const storefront = ({ item }: Pick<Shop, "item">, { defaultFee, cookieSecure }: StorefrontOptions): Router => {
  const router = express.Router();
  const headers = pageHeaders();

  router.get("/", headers, async (request, response) => {
    const speech = speechIn(languageOf(request));
    const query = listQueryOf(request.query);
    const found = query && (await item.search(anonymous, searchRequestOf(query)));
    if (query === undefined || !found?.ok) {
      return sendPage(response, problemPage(speech, speech.words.nothingFound, speech.words.badAddress), 400);
    }
    const categories = expectOk(await item.categories(anonymous));
    sendPage(response, listPage({ speech, query, categories, found: found.value }));
  });

  router.get("/items/:id", headers, async (request, response) => {
    const id = String(request.params["id"]);
    if (!isUuid(id)) return sendNotFound(request, response);
    const detail = await item.view(anonymous, id as ItemId);
    const { reviews: cursor } = request.query;
    const from = typeof cursor === "string" ? { cursor } : {};
    const reviews = await item.reviews(anonymous, id as ItemId, { size: REVIEWS, ...from });
    if (!detail.ok || !reviews.ok) return sendNotFound(request, response);
    const speech = speechIn(languageOf(request));
    sendPage(
      response,
      itemPage({ speech, detail: detail.value, reviews: reviews.value, defaultFee, cursor: from.cursor }),
    );
  });

  router.get("/language", (request, response) => {
    const { language, back } = chosenLanguage(request);
    response.cookie(languageCookie, language, { secure: cookieSecure, sameSite: "lax", maxAge: YEAR_MS, path: "/" });
    response.redirect(303, back);
  });

  return router;
};
