import { expectOk } from "@cofshop/core";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openForImporter } from "./importer.ts";

// Without PostgreSQL the run says so in a sentence; REQUIRE_SERVICES=1 makes that a failure.
const postgres = inject("postgresUrl");
describe.runIf(postgres !== undefined)("on PostgreSQL", () => {
  let wholesale: Awaited<ReturnType<typeof openForImporter>>;
  beforeEach(async () => {
    wholesale = await openForImporter(postgres ?? "");
  });
  afterEach(() => wholesale.close());

  test("an order comes with its invoice, and a cancelled one voids it", async () => {
    const { order, cancel, invoices, tellEvents } = wholesale;
    const { id } = expectOk(await order(2));
    expect(await invoices()).toEqual([{ number: 1, orderId: id, amount: 120_000, voidedAt: null }]);
    await cancel(id);
    await tellEvents();
    expect(await invoices()).toMatchObject([{ orderId: id, voidedAt: expect.any(Date) }]);
  });

  test("what the shop refuses gets no invoice", async () => {
    const { order, invoices, stock } = wholesale;
    expect(await order(41)).toMatchObject({ error: { code: "item.out-of-stock" } });
    expect([await invoices(), await stock()]).toEqual([[], [40]]);
  });

  test("an invoice that the wholesaler's own rule forbids takes the order with it", async () => {
    const { order, invoices, stock } = wholesale;
    await expect(order(17)).rejects.toThrow("wholesale_invoice");
    expect([await invoices(), await stock()]).toEqual([[], [40]]);
  });
});
