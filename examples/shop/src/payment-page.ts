import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler, type Router } from "express";
import helmet from "helmet";
import type { Provider } from "./payments.ts";

/** Beside the sources, whether these run or what was built of them. */
const fileIn = (name: string): string => fileURLToPath(new URL(`../src/pages/${name}`, import.meta.url));

/** Where each provider's SDK comes from, and what it may talk to and show. */
const portone = ["https://*.portone.io", "https://*.iamport.co", "https://*.iamport.kr"];
const origins: Readonly<Record<Provider, { readonly sdk: readonly string[]; readonly windows: readonly string[] }>> = {
  "portone-v2": { sdk: ["https://cdn.portone.io"], windows: portone },
  "portone-v1": { sdk: ["https://cdn.iamport.kr"], windows: portone },
  sandbox: { sdk: [], windows: [] },
};

/** Everything comes from this host, but for the provider's own window; no script or style is inline. */
const headersFor = (provider: Provider): RequestHandler => {
  const { sdk, windows } = origins[provider];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...sdk],
        styleSrc: ["'self'"],
        connectSrc: ["'self'", ...windows],
        formAction: ["'self'", ...windows],
        ...(windows.length > 0 && { frameSrc: windows, imgSrc: windows }),
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
};

/**
 * `/pay`, where a member pays for an order: `/pay?order={orderId}`, or without it any that waits. The order is in the
 * query because a provider that takes over the whole page adds its own words there when it leads back. The page learns
 * whose window it opens, and nothing else of the shop's settings.
 */
export const paymentPage = (provider: Provider): Router => {
  const headers = headersFor(provider);
  const page = readFileSync(fileIn("pay.html"), "utf8").replace(/data-provider="[^"]*"/, `data-provider="${provider}"`);
  const router = express.Router();
  router.get("/pay", headers, (_request, response) => {
    response.type("html").set("Cache-Control", "no-cache").send(page);
  });
  for (const name of ["pay.css", "pay.js", "shop.js", "windows.js", "words.js"]) {
    router.get(`/pay/${name}`, headers, (_request, response) => {
      // This checkout may lie in a folder whose name begins with a dot.
      response.sendFile(fileIn(name), {
        cacheControl: false,
        dotfiles: "allow",
        headers: { "Cache-Control": "no-cache" },
      });
    });
  }
  return router;
};
