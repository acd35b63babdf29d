import { docsRoutes, errorAnswers, healthRoutes, notFound, openApiDocument, shopRouter } from "@cofshop/adapters-http";
import express, { type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { DependencyContainer } from "tsyringe";
import { tokens } from "./compose.ts";

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

/** The shop as an Express app. */
export const makeApp = (shopContainer: DependencyContainer): Express => {
  const config = shopContainer.resolve(tokens.config);
  const log = shopContainer.resolve(tokens.log);
  const database = shopContainer.resolve(tokens.database);
  const gateway = shopContainer.resolve(tokens.gateway);
  const shop = shopContainer.resolve(tokens.shop);

  const options = {
    cookieSecure: config.COOKIE_SECURE,
    corsOrigins: config.CORS_ORIGINS,
    sandbox: gateway,
    lock: database.lock,
    onError: (error: unknown, facts: object) => log.error({ err: error, ...facts }, "broken request"),
  };
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.TRUST_PROXY);
  app.use(healthRoutes({ ready: () => database.ping().then(() => true) }));
  app.use(requestLog(log));
  app.use("/api", shopRouter(shop, options));
  app.use(docsRoutes({ document: () => openApiDocument(shop, options) }));
  app.use(notFound, errorAnswers(options));
  return app;
};
