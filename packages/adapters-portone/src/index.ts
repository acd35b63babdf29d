export type { BreakerTerms } from "./breaker.ts";
export { PortoneError } from "./portone-error.ts";
export type { PortoneOptions } from "./portone-options.ts";
export { type PortoneV1Options, portoneV1Gateway } from "./portone-v1-gateway.ts";
export { type PortoneV2Options, portoneV2Gateway } from "./portone-v2-gateway.ts";
