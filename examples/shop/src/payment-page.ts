import type { Router } from "express";
import { htmlPage, type PageSources } from "./pages.ts";
import type { Provider } from "./payments.ts";

/** Where each provider's SDK comes from, and what it may talk to and show. */
const portone = ["https://*.portone.io", "https://*.iamport.co", "https://*.iamport.kr"];
const sources: Readonly<Record<Provider, PageSources>> = {
  "portone-v2": { scripts: ["https://cdn.portone.io"], windows: portone },
  "portone-v1": { scripts: ["https://cdn.iamport.kr"], windows: portone },
  sandbox: {},
};

/**
 * `/pay`, where a member pays for an order: `/pay?order={orderId}`, or without it any that waits. The order is in the
 * query because a provider that takes over the whole page adds its own words there when it leads back. The page learns
 * whose window it opens, and nothing else of the shop's settings.
 */
export const paymentPage = (provider: Provider): Router =>
  htmlPage("pay", { title: "payment", sources: sources[provider], data: { "data-provider": provider } });
