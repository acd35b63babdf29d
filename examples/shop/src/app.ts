import {
  docsRoutes,
  errorAnswers,
  healthRoutes,
  imageRoutes,
  notFound,
  openApiDocument,
  shopRouter,
} from "@cofshop/adapters-http";
import express, { type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { DependencyContainer } from "tsyringe";
import { adminPages, chartFiles } from "./admin-pages.tsx";
import { chatPage, stompClient } from "./chat.ts";
import { tokens } from "./compose.ts";
import type { Metrics } from "./metrics.ts";
import { memberPages, pageFiles, pageHeaders } from "./pages.ts";
import { paymentPage } from "./payment-page.ts";
import { goodsPictures } from "./pictures.ts";
import { showsToken } from "./shows-token.ts";
import { pageErrors, pageNotFound, storefront } from "./storefront/storefront.ts";
import { traceParent } from "./tracing.ts";

/** One line for each request, without its query: people search for private things. */
const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    response.once("close", () => {
      const { method, originalUrl } = request;
      const path = originalUrl.split("?", 1)[0];
      const ms = Math.round(performance.now() - started);
      const requestId = response.getHeader("x-request-id");
      // Nobody waited for the answer: the caller went away, or was too slow for a shop that closes.
      const status = response.writableFinished ? response.statusCode : undefined;
      log.info({ method, path, status, ms, requestId }, status === undefined ? "request given up" : "request");
    });
    next();
  };

/** Told to whoever shows the token; for anybody else there is no such address. */
const metricsRoute =
  ({ answer }: Metrics, token: string): RequestHandler =>
  (request, response, next) =>
    showsToken(request, token) ? void answer(request, response).catch(next) : next();

/** The shop as an Express app; `isLeaving` says when no more work is to be sent to it. */
export const makeApp = (shopContainer: DependencyContainer, isLeaving = (): boolean => false): Express => {
  const config = shopContainer.resolve(tokens.config);
  const log = shopContainer.resolve(tokens.log);
  const database = shopContainer.resolve(tokens.database);
  const { sandbox, provider } = shopContainer.resolve(tokens.payments);
  const shop = shopContainer.resolve(tokens.shop);

  const options = {
    cookieSecure: config.COOKIE_SECURE,
    corsOrigins: config.CORS_ORIGINS,
    sandbox,
    lock: database.lock,
    onError: (error: unknown, facts: object) => log.error({ err: error, ...facts }, "broken request"),
  };
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.TRUST_PROXY);
  app.use(healthRoutes({ ready: () => !isLeaving() && database.ping().then(() => true) }));
  if (config.METRICS_TOKEN !== undefined) {
    app.get("/metrics", metricsRoute(shopContainer.resolve(tokens.metrics), config.METRICS_TOKEN));
  }
  app.use(requestLog(log), shopContainer.resolve(tokens.metrics).http, traceParent);
  app.use("/api", shopRouter(shop, options));
  app.use(imageRoutes(shop));
  app.use(storefront(shop, { defaultFee: config.DELIVERY_FEE_DEFAULT, cookieSecure: config.COOKIE_SECURE }));
  app.use(
    pageFiles({ "stomp.umd.js": stompClient, ...chartFiles }),
    memberPages(),
    adminPages(),
    paymentPage(provider),
    chatPage(),
    goodsPictures(),
  );
  app.use(docsRoutes({ document: () => openApiDocument(shop, options), atRoot: false }));
  app.use(pageHeaders(), pageNotFound, notFound, pageErrors(options), errorAnswers(options));
  return app;
};
