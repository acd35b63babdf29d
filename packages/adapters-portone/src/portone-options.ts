import type { BreakerTerms } from "./breaker.ts";
import type { PortoneError } from "./portone-error.ts";
import { type ProviderLine, providerLine } from "./provider-line.ts";

export type PortoneOptions = {
  /** How long PortOne may take for one call, in ms. It asks for a minute at least. Default 65,000. */
  readonly timeoutMs?: number;
  /** When to leave a PortOne that is down alone. Default: after 5 failures in a row, for 10 s. */
  readonly breaker?: BreakerTerms;
  /** Hears why PortOne could not be used; what it hears is safe to log. Default: nobody does. */
  readonly onError?: (error: PortoneError) => void;
  /** Default: Node's own. */
  readonly fetch?: typeof fetch;
};

export const lineOf = (url: string, options: PortoneOptions): ProviderLine =>
  providerLine({
    url: url.replace(/\/+$/, ""),
    timeoutMs: options.timeoutMs ?? 65_000,
    fetch: options.fetch ?? fetch,
    breaker: options.breaker ?? {},
    onError: options.onError ?? (() => undefined),
  });
