import type { OrderId } from "@cofshop/core";
import { EntitySchema } from "typeorm";

/** The wholesaler's own table, in the wholesaler's own database. */
export type Invoice = {
  readonly number: number;
  readonly orderId: OrderId;
  readonly amount: number;
  readonly voidedAt: Date | null;
};

export const invoiceTable: EntitySchema<Invoice> = new EntitySchema<Invoice>({
  name: "wholesale_invoice",
  columns: {
    number: { type: "integer", primary: true, generated: "increment" },
    orderId: { type: "uuid", name: "order_id" },
    amount: { type: "integer" },
    voidedAt: { type: "timestamptz", name: "voided_at", nullable: true },
  },
});

/** Customers here have a credit of a million won an order: the database says so. */
export const createInvoiceTable = `CREATE TABLE IF NOT EXISTS wholesale_invoice (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id uuid NOT NULL UNIQUE REFERENCES cof_order,
  amount integer NOT NULL CHECK (amount <= 1000000),
  voided_at timestamptz
)`;
