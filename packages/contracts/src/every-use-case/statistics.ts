import { dayOf, type MemberActor, SEOUL } from "@cofshop/core/shared";
import { type FreshShop, runJob } from "../fresh-shop.ts";

/** What was sold, told to an admin and to nobody else, and counted anew. */
export const statistics = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const today = dayOf(ports.clock.now(), SEOUL);
  await shop.statistics.rebuild(admin, { from: today, to: today });
  await runJob(fresh, "relay-events");
  for (const who of [admin, by]) {
    await shop.statistics.daily(who, {});
    await shop.statistics.between(who, { start: today, end: today });
    await shop.statistics.topItems(who, { days: 366, limit: 3 });
    await shop.statistics.byCategory(who, {});
    await shop.statistics.hourly(who);
  }
  await shop.statistics.between(admin, { start: "2026-01-02", end: "2026-01-01" });
  await shop.statistics.rebuild(admin, { from: today, to: today });
};
