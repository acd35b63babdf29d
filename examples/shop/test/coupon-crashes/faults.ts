import { readdir, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CrashWorld } from "./crash-world.ts";

/** Something that goes wrong while members claim. Resolves when it is over. */
export type Fault = (world: CrashWorld, random: () => number) => Promise<void>;

const restarted =
  (meanwhile: Fault): Fault =>
  async (world, random) => {
    await world.redis.kill();
    await meanwhile(world, random);
    await sleep(random() * 200);
    await world.redis.startAgain();
  };

const logFolder = ({ redis }: CrashWorld): string => join(redis.folder, "appendonlydir");

export const redisKilled: Fault = restarted(async () => undefined);

/** The end of the log is gone, from a random place on, as after a loss of power. */
export const tailCut: Fault = restarted(async (world, random) => {
  const name = (await readdir(logFolder(world)))
    .filter((file) => file.endsWith(".incr.aof"))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error("Redis keeps no log");
  const file = join(logFolder(world), name);
  const { size } = await stat(file);
  await truncate(file, size - 1 - Math.floor(size * 0.6 * random()));
});

export const emptied: Fault = restarted((world) => rm(logFolder(world), { recursive: true }));

/** The coupon's keys are gone, its claims are still in the line. */
export const keysLost: Fault = async ({ coupon, onRedis }) => {
  const names = ["stock", "issued", "issued:order", "seq", "terms"].map((name) => `coupon:${name}:${coupon.id}`);
  await onRedis((redis) => redis.unlink(...names));
};

const AWAY_MS = 1_500;
const databaseCut: Fault = async ({ line }) => {
  line.cut();
  await sleep(AWAY_MS);
  line.mend();
};

/** It answers, and lets nobody write or read what members have. */
const tableLocked: Fault = ({ onDatabase }) =>
  onDatabase(async (database) => {
    await database.query("BEGIN");
    await database.query("LOCK TABLE cof_member_coupon IN ACCESS EXCLUSIVE MODE");
    await sleep(AWAY_MS);
    await database.query("ROLLBACK");
  });

export const databaseAway: Fault = (world, random) =>
  random() < 0.5 ? databaseCut(world, random) : tableLocked(world, random);
