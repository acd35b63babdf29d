import type { IncomingMessage, ServerResponse } from "node:http";
import type { JobCounts } from "@cofshop/adapters-node";
import type { Around, ShopPorts } from "@cofshop/core";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Registry } from "prom-client";
import { httpMetrics } from "./metrics/http-metrics.ts";
import { portMetrics } from "./metrics/port-metrics.ts";
import { type ChatCounts, chatMetrics, jobMetrics } from "./metrics/process-metrics.ts";
import { useCaseMetrics } from "./metrics/use-case-metrics.ts";
import { type WatchedDatabase, waitingMetrics } from "./metrics/waiting-metrics.ts";

/** What is measured of a shop in this process, for Prometheus. No label is anything that a client chose. */
export type Metrics = {
  /** Counts every use case. */
  readonly around: Around;
  /** The same ports, whose events, payment provider and rebuilding of coupons are watched. */
  readonly watched: (ports: ShopPorts) => ShopPorts;
  /** Measures requests; before every route. */
  readonly http: RequestHandler;
  readonly watchJobs: (counts: () => Readonly<Record<string, JobCounts>>) => void;
  readonly watchChat: (counts: () => ChatCounts) => void;
  /** Answers a scrape. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export const openMetrics = (database: WatchedDatabase): Metrics => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  waitingMetrics(register, database);
  return {
    around: useCaseMetrics(register),
    watched: portMetrics(register),
    http: httpMetrics(register),
    watchJobs: (counts) => jobMetrics(register, counts),
    watchChat: (counts) => chatMetrics(register, counts),
    answer: async (_request, response) => {
      const text = await register.metrics();
      response.writeHead(200, { "Content-Type": register.contentType, "Cache-Control": "no-store" }).end(text);
    },
  };
};
