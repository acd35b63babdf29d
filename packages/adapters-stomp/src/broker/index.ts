export type { HeartBeatOptions, StompLimits } from "./limits.ts";
export type * from "./options.ts";
export { stompBroker } from "./stomp-broker.ts";
