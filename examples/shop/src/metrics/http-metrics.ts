import type { Request, RequestHandler } from "express";
import { Gauge, Histogram, type Registry } from "prom-client";

/** Other methods are one: clients may send what they like. */
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** More templates than any shop has; what comes after them is counted together. */
const MOST_ROUTES = 500;

/** `/api/orders/:id`, as it was declared. What no route took, a page's file or a wrong address, has none. */
const templateOf = (request: Request): string | undefined => {
  const route: unknown = request.route;
  if (typeof route !== "object" || route === null || !("path" in route)) return undefined;
  return typeof route.path === "string" ? `${request.baseUrl}${route.path}` : undefined;
};

/** Measures every request by method, route and kind of status: as many series as there are routes, whoever asks for what. */
export const httpMetrics = (register: Registry): RequestHandler => {
  const registers = [register];
  const seconds = new Histogram({
    name: "cofshop_http_request_duration_seconds",
    help: "How long requests took, by how they ended: 2xx to 5xx, or none when the client left first",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const underWay = new Gauge({
    name: "cofshop_http_requests_under_way",
    help: "Requests that are not answered yet",
    registers,
  });
  const routes = new Set<string>();
  const routeOf = (request: Request): string => {
    const template = templateOf(request);
    if (template === undefined) return "none";
    if (routes.size < MOST_ROUTES) routes.add(template);
    return routes.has(template) ? template : "other";
  };

  return (request, response, next) => {
    const began = performance.now();
    underWay.inc();
    response.once("close", () => {
      underWay.dec();
      const method = methods.has(request.method) ? request.method : "other";
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : "none";
      seconds.observe({ method, route: routeOf(request), status }, (performance.now() - began) / 1_000);
    });
    next();
  };
};
