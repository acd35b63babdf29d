import express, { type RequestHandler, type Router } from "express";
import { makeGate } from "./access.ts";
import { type AdminOptions, adminRoutes } from "./admin.routes.ts";
import { answerHeaders } from "./answer-headers.ts";
import { type AuthOptions, authRoutes } from "./auth.routes.ts";
import { cartRoutes } from "./cart.routes.ts";
import { categoryRoutes } from "./category.routes.ts";
import { chatRoutes } from "./chat.routes.ts";
import { claimRoutes } from "./claim.routes.ts";
import { type CorsOptions, corsHeaders } from "./cors.ts";
import { couponRoutes } from "./coupon.routes.ts";
import { writeProblem } from "./envelope.ts";
import { fileRoutes } from "./file.routes.ts";
import { handlerOf } from "./handle-route.ts";
import type { HttpShop } from "./http-shop.ts";
import { itemRoutes } from "./item.routes.ts";
import { languageOf } from "./language.ts";
import { type ErrorOptions, errorAnswers, notFound } from "./last-answers.ts";
import { memberRoutes } from "./member.routes.ts";
import { orderRoutes } from "./order.routes.ts";
import { type PaymentOptions, paymentRoutes } from "./payment.routes.ts";
import { reviewRoutes } from "./review.routes.ts";
import type { Route } from "./route.ts";
import { searchRoutes } from "./search.routes.ts";
import { statisticsRoutes } from "./statistics.routes.ts";

export type ShopRouterOptions = AuthOptions & PaymentOptions & AdminOptions & ErrorOptions & CorsOptions;

/** Every endpoint as data: what the router serves and the OpenAPI document describes. */
export const shopRoutes = (shop: HttpShop, options: ShopRouterOptions = {}): readonly Route[] => [
  ...memberRoutes(shop),
  ...authRoutes(shop, options),
  ...searchRoutes(shop),
  ...itemRoutes(shop),
  ...categoryRoutes(shop),
  ...reviewRoutes(shop),
  ...couponRoutes(shop),
  ...claimRoutes(shop),
  ...cartRoutes(shop),
  ...orderRoutes(shop),
  ...paymentRoutes(shop, options),
  ...fileRoutes(shop),
  ...chatRoutes(shop),
  ...statisticsRoutes(shop),
  ...adminRoutes(shop, options),
];

/** `/orders/me` before `/orders/:id`: a literal segment is a better match than any. */
const literalFirst = (a: string, b: string): number => {
  const weight = (path: string): string => path.replaceAll(/:\w+/g, "~");
  return weight(a) < weight(b) ? -1 : 1;
};

const byPath = (routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> => {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return new Map([...paths].sort(([a], [b]) => literalFirst(a, b)));
};

/** The path exists, the method does not: which ones do (RFC 9110 §15.5.6). */
const otherMethods = (routes: readonly Route[]): RequestHandler => {
  const methods = routes.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  return (request, response) => {
    if (request.method === "OPTIONS") {
      response.writeHead(204, { Allow: allow }).end();
      return;
    }
    const headers = { Allow: allow };
    writeProblem(response, { code: "request.method-not-allowed", headers }, languageOf(request));
  };
};

/**
 * The shop over HTTP, to be mounted in anybody's Express app: `app.use("/api", shopRouter(shop, { … }))`. Answers
 * everything below its mount point, unknown addresses and errors included.
 */
export const shopRouter = (shop: HttpShop, options: ShopRouterOptions = {}): Router => {
  const gate = makeGate(shop.security.authenticate, shop.cart.authenticateGuest);
  const router = express.Router();
  router.use(answerHeaders(), ...corsHeaders(options));
  for (const [path, routes] of byPath(shopRoutes(shop, options))) {
    const at = router.route(path);
    for (const route of routes) at[route.method](handlerOf(route, gate, shop.idempotency));
    at.all(otherMethods(routes));
  }
  router.use(notFound, errorAnswers(options));
  return router;
};
