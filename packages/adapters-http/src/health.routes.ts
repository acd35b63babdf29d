import express, { type Response, type Router } from "express";
import { writeJson } from "./envelope.ts";

export type HealthOptions = {
  /** Whether the process can serve: its database answers, it is not shutting down. A rejection counts as no. */
  readonly ready: () => Promise<boolean> | boolean;
  /** How long `ready` may take, in ms. Default 2,000: whoever asks usually gives up soon after. */
  readonly timeoutMs?: number | undefined;
};

const within = async (ready: HealthOptions["ready"], timeoutMs: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  try {
    return await Promise.race([Promise.resolve(ready()), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

const say = (response: Response, healthy: boolean): void => {
  response.setHeader("Cache-Control", "no-store");
  writeJson(response, healthy ? 200 : 503, { status: healthy ? "ok" : "unavailable" });
};

/** For orchestrators, outside of `/api` and without envelope: `/healthz` (the process lives), `/readyz` (send it work). */
export const healthRoutes = ({ ready, timeoutMs = 2_000 }: HealthOptions): Router => {
  const router = express.Router();
  router.get("/healthz", (_request, response) => say(response, true));
  router.get("/readyz", async (_request, response) => say(response, await within(ready, timeoutMs)));
  return router;
};

const status = { type: "object", properties: { status: { enum: ["ok", "unavailable"] } } };
const answer = (description: string) => ({ description, content: { "application/json": { schema: status } } });

/** These routes for the OpenAPI document. */
export const healthPaths = {
  "/healthz": {
    get: {
      operationId: "healthz",
      tags: ["health"],
      summary: "The process lives",
      responses: { 200: answer("It does") },
    },
  },
  "/readyz": {
    get: {
      operationId: "readyz",
      tags: ["health"],
      summary: "The process can serve",
      responses: { 200: answer("It can"), 503: answer("Not now") },
    },
  },
};
