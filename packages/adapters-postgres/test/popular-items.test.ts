import { createRequire } from "node:module";
import { DataSource } from "typeorm";
import { afterEach, describe, expect, inject, test } from "vitest";
import { sqliteDriver } from "../src/sqlite-driver.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";

let database: FreshDatabase | undefined;
afterEach(() => database?.close());

/** The one statement that popular items are asked for with. */
const popularStatement = async (open: (onStatement: (sql: string) => void) => Promise<FreshDatabase>) => {
  const sent: string[] = [];
  database = await open((sql) => void sent.push(sql));
  sent.splice(0);
  await database.unitOfWork.reads.purchases.popular(10);
  expect(sent).toHaveLength(1);
  return { sql: sent[0] ?? "", place: database.place };
};

describe("popular items are counted from two indexes, without reading orders or their lines", () => {
  test("on SQLite", async () => {
    const { sql, place } = await popularStatement((onStatement) => freshSqlite({ onStatement }));
    const Library = createRequire(import.meta.url)(sqliteDriver().name);
    const file = new Library(place, { readonly: true });
    const plan: readonly { readonly detail: string }[] = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    file.close();
    const steps = plan.map(({ detail }) => detail).join("\n");
    expect(steps).toMatch(/\bo USING COVERING INDEX cof_order_sold/);
    expect(steps).toMatch(/\bl USING COVERING INDEX cof_order_line_sold/);
  });

  const url = inject("postgresUrl");
  test.runIf(url !== undefined)("on PostgreSQL", async () => {
    const { sql, place } = await popularStatement((onStatement) => freshPostgres(url ?? "", { onStatement }));
    const source = await new DataSource({ type: "postgres", url: place, extra: { max: 1 } }).initialize();
    // The tables are empty, where reading them whole is cheapest of all.
    await source.query("SET enable_seqscan = off; SET enable_bitmapscan = off");
    const plan: readonly object[] = await source.query(`EXPLAIN ${sql}`);
    await source.destroy();
    const steps = JSON.stringify(plan);
    expect(steps).toContain("Index Only Scan using cof_order_sold");
    expect(steps).toContain("Index Only Scan using cof_order_line_sold");
  });
});
