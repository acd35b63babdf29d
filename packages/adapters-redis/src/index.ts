export { type RedisClient, RedisError } from "./commands.ts";
export type { Connect, ConnectionTerms, RedisConnection } from "./connections.ts";
export type { KeyOptions } from "./coupon-keys.ts";
export { type RedisCacheOptions, redisCache } from "./redis-cache.ts";
export { type RedisChannelOptions, redisChannel } from "./redis-channel.ts";
export { type RedisCoupons, type RedisCouponsOptions, redisCoupons } from "./redis-coupons.ts";
export { type RedisLockOptions, redisLock } from "./redis-lock.ts";
export { redisRefreshTokens } from "./redis-refresh-tokens.ts";
