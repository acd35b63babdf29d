import cors from "cors";
import type { RequestHandler } from "express";
import { cartTokenHeader } from "./access.ts";
import { requestIdHeader } from "./answer-headers.ts";
import { csrfHeader } from "./csrf.ts";
import { idempotencyKeyHeader, replayedHeader } from "./idempotency.ts";

export type CorsOptions = {
  /**
   * Pages of which other origins may call the shop, cookies included: exact, as browsers send them
   * (`https://shop.example.com`), no wildcards. Default: none.
   */
  readonly corsOrigins?: readonly string[] | undefined;
};

const ONE_HOUR_S = 3_600;

/** @throws TypeError for what is not the exact origin of a page. */
const requireOrigin = (text: string): string => {
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin !== text || !/^https?:[^*]+$/.test(text))
    throw new TypeError(`not an exact origin: ${JSON.stringify(text)}`);
  return text;
};

/**
 * Tells browsers which pages may read the answers (Fetch standard). Refuses nobody: who may do what is decided by
 * tokens, and a program that is no browser does not ask. Every answer says that it depends on the origin.
 */
export const corsHeaders = ({ corsOrigins = [] }: CorsOptions): readonly RequestHandler[] =>
  corsOrigins.length === 0
    ? []
    : [
        cors({
          origin: corsOrigins.map(requireOrigin),
          credentials: true,
          methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
          allowedHeaders: [
            "Authorization",
            "Content-Type",
            cartTokenHeader,
            idempotencyKeyHeader,
            csrfHeader,
            requestIdHeader,
          ],
          exposedHeaders: ["Location", "Retry-After", replayedHeader, requestIdHeader],
          maxAge: ONE_HOUR_S,
          // The router answers OPTIONS itself: 204 with Allow, or 404 where there is nothing.
          preflightContinue: true,
        }),
      ];
