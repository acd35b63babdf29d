import type { EventUseCases, Shop } from "@cofshop/core";

/** What of a shop is reachable over HTTP. Any shop fits, whatever its transactions are made of. */
export type HttpShop = Omit<Shop<never>, "events"> & { readonly events: Omit<EventUseCases<never>, "subscribe"> };
