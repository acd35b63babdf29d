export { type RedisClient, RedisError } from "./commands.ts";
export { type RedisCacheOptions, redisCache } from "./redis-cache.ts";
export { type RedisLockOptions, redisLock } from "./redis-lock.ts";
