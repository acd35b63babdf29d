import { Client } from "pg";
import { z } from "zod";
import type { Browser } from "../../dist/demo/browser.js";
import type { Scene, Told } from "./load.ts";

const claimsReport = z.object({
  live: z.int(),
  remaining: z.int().nullable(),
  backlog: z.object({ length: z.int() }),
});

type Row = Readonly<Record<string, string | number | null>>;

/** What the tables say against each other, each a question that must have no answer. */
const contradictions: Readonly<Record<string, string>> = {
  "counters are what was moved in less what orders hold": `SELECT o.id, o.stock FROM cof_item_option o
    WHERE o.stock <> (SELECT coalesce(sum(delta), 0) FROM cof_stock_movement m WHERE m.option_id = o.id)
      - (SELECT coalesce(sum(taken), 0) FROM cof_order_line l WHERE l.option_id = o.id)`,
  "an order that was paid has one payment that was": `SELECT o.id, count(p.id) FROM cof_order o
    LEFT JOIN cof_payment p ON p.order_id = o.id AND p.state = 'PAID' AND p.price = o.final_price
    WHERE o.state = 'PAID' GROUP BY o.id HAVING count(p.id) <> 1`,
  "what was paid is told as paid, once": `SELECT o.id, count(e.id) FROM cof_order o
    LEFT JOIN cof_outbox e ON e.subject = o.id::text AND e.type = 'order.paid'
    WHERE o.paid_at IS NOT NULL GROUP BY o.id HAVING count(e.id) <> 1`,
  "a payment that was paid has its order": `SELECT p.id FROM cof_payment p JOIN cof_order o ON o.id = p.order_id
    WHERE p.state = 'PAID' AND o.paid_at IS NULL`,
  "nothing had to go back": "SELECT id, state FROM cof_payment WHERE state IN ('REFUND_PENDING', 'REFUNDED', 'FAILED')",
  "coupons are given out as often as there are": `SELECT c.id, count(*) FROM cof_coupon c
    JOIN cof_member_coupon m ON m.coupon_id = c.id GROUP BY c.id HAVING count(*) > c.quantity`,
  "sequences count from one, without a gap": `SELECT coupon_id, max(sequence) FROM cof_member_coupon
    WHERE sequence IS NOT NULL GROUP BY coupon_id HAVING max(sequence) <> count(*)`,
  "balances are the sum of their ledger": `SELECT m.member_id, m.balance FROM cof_membership m
    JOIN cof_point_entry e ON e.member_id = m.member_id GROUP BY m.member_id, m.balance HAVING sum(e.amount) <> m.balance`,
  "a room counts its messages": `SELECT r.id, r.messages FROM cof_chat_room r
    LEFT JOIN cof_chat_message m ON m.room_id = r.id GROUP BY r.id
    HAVING r.messages <> count(m.id) OR r.messages <> coalesce(max(m.sequence), 0)`,
};

/** Everything that is wrong when the load is over and all has settled: with the tables, and with what people were told. */
export const violations = async (
  databaseUrl: string,
  staff: Browser,
  { goods, coupons, guests, units, points }: Scene,
  told: Told,
): Promise<readonly string[]> => {
  const client = new Client(databaseUrl);
  await client.connect();
  const rows = async (sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await client.query<Row>(sql, [...values])).rows;
  const wrong: string[] = [];
  const check = (what: string, found: unknown, right: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(right))
      wrong.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(right)}`);
  };
  try {
    for (const [rule, sql] of Object.entries(contradictions)) check(rule, await rows(sql), []);

    for (const { optionId, stock } of goods) {
      const [row] = await rows(
        `SELECT o.stock, coalesce(sum(l.taken), 0)::int AS sold FROM cof_item_option o
         LEFT JOIN cof_order_line l ON l.option_id = o.id WHERE o.id = $1 GROUP BY o.id`,
        [optionId],
      );
      check(`stock of ${optionId}`, row?.stock, stock - Number(row?.sold));
    }
    const states = new Map((await rows("SELECT id, state FROM cof_order")).map(({ id, state }) => [id, state]));
    const wanted = { placed: /./, paid: /^PAID$/, cancelled: /^CANCELLED$/ };
    for (const [id, { ended }] of told.orders) {
      if (!wanted[ended].test(String(states.get(id) ?? "")))
        wrong.push(`an order told as ${ended} is ${states.get(id)}`);
    }
    const paid = new Map((await rows("SELECT id, state FROM cof_payment")).map(({ id, state }) => [id, state]));
    for (const [id] of told.payments) check(`payment ${id} was made`, paid.get(id), "PAID");

    for (const { memberId, name } of guests) {
      const [row] = await rows(
        `SELECT m.balance::int, (SELECT coalesce(sum(used_points), 0)::int FROM cof_order o
           WHERE o.member_id = m.member_id AND o.state <> 'CANCELLED') AS used
         FROM cof_membership m WHERE m.member_id = $1`,
        [memberId],
      );
      check(`points of ${name}`, row?.balance, points - Number(row?.used));
    }
    const held = await rows("SELECT coupon_id, member_id, sequence FROM cof_member_coupon");
    const sequences = new Map(held.map((row) => [`${row.coupon_id} ${row.member_id}`, row.sequence]));
    for (const [name, sequence] of told.claims) check(`the claim ${name}`, sequences.get(name), sequence);
    for (const id of coupons) {
      const report = claimsReport.parse((await staff.call("GET", `/admin/coupons/${id}/claims`)).data);
      check(`units of ${id}`, report.live + Number(report.remaining), units);
    }
    for (const [room, confirmed] of told.messages) {
      const said = await rows("SELECT message FROM cof_chat_message WHERE room_id = $1 ORDER BY sequence", [room]);
      check(
        `what was said in ${room}`,
        said.map(({ message }) => message),
        confirmed,
      );
    }
    return wrong;
  } finally {
    await client.end();
  }
};

/** How many claims are on their way. */
export const claimsOnTheirWay = async (staff: Browser, { coupons: [coupon = ""] }: Scene): Promise<number> =>
  claimsReport.parse((await staff.call("GET", `/admin/coupons/${coupon}/claims`)).data).backlog.length;

const sold = z.array(z.object({ orders: z.int(), gross: z.int() }));
const DAY_MS = 86_400_000;

/** Orders that were paid and what their goods cost: by the statistics, which the relay fills, and by the orders. */
export const salesOf = async (databaseUrl: string, staff: Browser) => {
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  // Whichever day it is in Seoul.
  const { data } = await staff.call("GET", `/statistics/sales-between?start=${day(1)}&end=${day(-1)}`);
  const sum = (of: "orders" | "gross"): number => sold.parse(data).reduce((total, each) => total + each[of], 0);
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ orders: number; gross: number }>(
      "SELECT count(*)::int AS orders, sum(item_total)::int AS gross FROM cof_order WHERE paid_at IS NOT NULL",
    );
    return { told: { orders: sum("orders"), gross: sum("gross") }, paid: rows[0] };
  } finally {
    await client.end();
  }
};
