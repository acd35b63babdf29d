import { randomBytes } from "node:crypto";
import { nodePorts } from "@cofshop/adapters-node";
import { joined, migrateShop, shopTables, sqlPorts } from "@cofshop/adapters-postgres/postgres";
import { createShop, idOf, type OrderId } from "@cofshop/core";
import { sandboxGateway } from "@cofshop/core/memory";
import type { PlaceOrder } from "@cofshop/core/order";
import { DataSource } from "typeorm";
import { createInvoiceTable, invoiceTable } from "./invoice.ts";

/** A tea wholesaler's database with our shop in it. The DataSource is the wholesaler's, and so is its life. */
export const openWholesale = async (url: string) => {
  const dataSource = new DataSource({ type: "postgres", url, entities: [...shopTables, invoiceTable] });
  await dataSource.initialize();
  await migrateShop(dataSource);
  await dataSource.query(createInvoiceTable);

  const node = nodePorts({ jwt: { secret: randomBytes(64).toString("base64url"), issuer: "tea", audience: "tea" } });
  const sql = sqlPorts(dataSource, { extend: (manager) => ({ invoices: manager.getRepository(invoiceTable) }) });
  const ports = { ...node, ...sql, paymentGateway: sandboxGateway(node.clock) };
  const shop = createShop(ports);

  // `tx` has the wholesaler's invoices too: that the event was heard and what it did to them is one commit, once.
  shop.events.subscribe("invoices", ["order.cancelled"], {
    apply: async ({ subject, at }, tx) =>
      void (await tx.invoices.update({ orderId: idOf<OrderId>(subject) }, { voidedAt: at })),
  });

  /** The order and its invoice in one transaction of the wholesaler's: both stand, or neither does. */
  const orderOnInvoice: PlaceOrder = (by, command) =>
    dataSource.transaction(async (manager) => {
      if (manager.queryRunner === undefined) throw new TypeError("a transaction has a connection of its own");
      const { order } = createShop({ ...ports, unitOfWork: joined(manager.queryRunner) });
      const placed = await order.place(by, command);
      if (placed.ok) await manager.insert(invoiceTable, { orderId: placed.value.id, amount: placed.value.finalPrice });
      return placed;
    });

  const invoices = () => dataSource.getRepository(invoiceTable).find({ order: { number: "ASC" } });
  return { shop, lock: sql.lock, orderOnInvoice, invoices, close: () => dataSource.destroy() };
};
