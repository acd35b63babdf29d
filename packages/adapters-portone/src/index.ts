export type { BreakerTerms } from "./breaker.ts";
export { PortoneError } from "./portone-error.ts";
export { type PortoneOptions, type PortoneV2Options, portoneV2Gateway } from "./portone-v2-gateway.ts";
