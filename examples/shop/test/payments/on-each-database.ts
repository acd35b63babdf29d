import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { databasePool } from "@cofshop/test-services";
import { afterEach, describe, expect, inject } from "vitest";
import { openPaymentWorld, type PaymentWorld, type WorldOptions } from "./payment-world.ts";

/** Opens a world in a test; it is closed after it. */
export type Open = (options?: Omit<WorldOptions, "databaseUrl">) => Promise<PaymentWorld>;

const migrated = {
  name: "payments",
  prepare: async (url: string): Promise<void> => (await openPostgres({ url })).close(),
};

/** The same rules on SQLite and on PostgreSQL; and after each of them nothing that is secret stands in the log. */
export const onEachDatabase = (rules: (open: Open) => void): void => {
  const postgresUrl = inject("postgresUrl");
  const pool = databasePool(postgresUrl ?? "", { template: migrated, keep: ["cof_migration"] });
  for (const postgres of [false, true]) {
    describe.runIf(!postgres || postgresUrl !== undefined)(postgres ? "on PostgreSQL" : "on SQLite", () => {
      let closings: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const close of closings.reverse()) await close();
        closings = [];
      });
      rules(async (options) => {
        const database = postgres ? await pool.take() : undefined;
        if (database !== undefined) closings.push(() => database.drop());
        const world = await openPaymentWorld({ ...options, databaseUrl: database?.url });
        closings.push(async () => {
          await world.close();
          expect(world.leaks()).toEqual([]);
        });
        return world;
      });
    });
  }
};
