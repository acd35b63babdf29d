export { type Consumers, type Handler, makeConsumers, type Upcasters } from "./consumers.ts";
export {
  type DiscardParked,
  type ForgetConsumer,
  type ListParked,
  makeDiscardParked,
  makeForgetConsumer,
  makeListParked,
  makeRetryParked,
  type NotParked,
  type ParkedEventPorts,
  type RetryParked,
} from "./parked-events.ts";
export type { Delivery, EventLog, EventLogReads, Failure, Parked } from "./ports.ts";
export { makeRelayEvents, type RelayPorts, type RelayTx } from "./relay-events.ts";
