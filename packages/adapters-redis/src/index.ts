export { type RedisClient, RedisError } from "./commands.ts";
export { type RedisLockOptions, redisLock } from "./redis-lock.ts";
