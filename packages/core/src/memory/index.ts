export { memoryCache } from "./cache.ts";
export { type RecordedBroadcast, recordedBroadcast } from "./chat-broadcast.ts";
export { countedIds } from "./counted-ids.ts";
export { type MemoryCouponStock, memoryCouponStock } from "./coupon-stock.ts";
export { type HandClock, handClock } from "./hand-clock.ts";
export { memoryLock } from "./lock.ts";
export { type MemoryOptions, type MemoryPorts, memoryDatabase, memoryPorts } from "./memory-ports.ts";
export { listedTokens, plainTextPasswords } from "./plain-security.ts";
export { type SandboxGateway, type SandboxOptions, type SandboxOutcome, sandboxGateway } from "./sandbox-gateway.ts";
