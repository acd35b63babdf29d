import { expectOk, jobNamed, runOnce, type Shop, system } from "@cofshop/core";
import { allOf } from "./all-of.ts";
import { CannotStart } from "./cannot-start.ts";
import { compose, tokens } from "./compose.ts";
import type { Config } from "./config.ts";
import { forgetLegacyCoupons } from "./redis.ts";

const by = system("migrate-keys");

/** The shop with coupons under these names of keys, for as long as the work takes. */
const withKeys = async <T>(
  config: Config,
  keys: Config["REDIS_KEYS"],
  work: (shop: Shop, settle: () => Promise<void>) => Promise<T>,
): Promise<T> => {
  const parts = await compose({ ...config, REDIS_KEYS: keys });
  const [shop, database] = [parts.resolve(tokens.shop), parts.resolve(tokens.database)];
  try {
    return await work(shop, async () => {
      expectOk(await runOnce(jobNamed(shop.jobs, "settle-claims"), database.lock));
      const { length } = await database.couponClaims.backlog();
      if (length === 0) return;
      throw new CannotStart(
        `Nothing was migrated: ${length} claims are on their way to the database, with another process that took them ` +
          "or because they cannot be written. Try again when `coupons -- status` shows none.",
      );
    });
  } finally {
    await database.close();
  }
};

/**
 * Brings limited coupons in Redis from the names of the original shop to those with hash tags: writes what is on its
 * way, rebuilds every coupon under the new names from the database, then forgets the old ones. Interrupted, it can be
 * repeated. No instance may take claims meanwhile.
 *
 * @throws CannotStart when claims are on their way or put aside: they would be left behind under the old names.
 */
export const migrateKeys = async (config: Config): Promise<string> => {
  const { REDIS_URL } = config;
  if (REDIS_URL === undefined) throw new CannotStart("No REDIS_URL is set: these coupons are in the database.");
  const limited = await withKeys(config, "legacy", async (shop, settle) => {
    const coupons = await allOf((request) => shop.coupon.list(by, request));
    // Rebuilt here, they would take what is on its way under the new names for lost.
    if (coupons.every(({ remaining }) => remaining === undefined))
      throw new CannotStart("Nothing is kept under the old names: start every instance with REDIS_KEYS=tagged.");
    await settle();
    // Writes off what was given out and lost, and sends again what nobody was going to write.
    expectOk(await shop.coupon.reconcile(by));
    await settle();
    const { content } = expectOk(await shop.coupon.parkedClaims(by, { size: 1 }));
    if (content.length > 0)
      throw new CannotStart("Nothing was migrated: there are dead letters; requeue or discard them first.");
    return coupons.flatMap(({ coupon }) => (coupon.quantity === undefined ? [] : [coupon.id]));
  });
  await withKeys(config, "tagged", async (shop) => expectOk(await shop.coupon.reconcile(by)));
  await forgetLegacyCoupons(REDIS_URL, limited);
  return (
    `${limited.length} limited coupons are under tagged keys, and their old ones are gone.\n` +
    "Every instance must be stopped now, or started with REDIS_KEYS=tagged.\n"
  );
};
