import type { Action } from "./actions.ts";

/** A moment that many run into: what went before it, one thing after another, and what then happens at once. */
export type Moment = { readonly before: readonly Action[]; readonly atOnce: readonly Action[] };

/** Two orders of what is counted when paid and what is reserved, with two attempts to pay each. */
export const opening: readonly Action[] = [
  ...[0, 1].map(
    (who): Action => ({
      does: "place",
      who,
      lines: [
        [0, 1],
        [1, 1],
      ],
      points: 0,
    }),
  ),
  ...[0, 1].flatMap((order): Action[] => [
    { does: "prepare", order, method: "card" },
    { does: "prepare", order, method: "bank" },
  ]),
];

/** An order that is paid twice is given up. */
export const paidTwice: Moment = {
  before: [
    ...opening.slice(0, 4),
    ...[0, 1].map((payment): Action => ({ does: "pay at provider", payment, outcome: "paid" })),
    { does: "wait", ms: 31 * 60_000 },
  ],
  atOnce: [
    ...[0, 1, 0, 1].map((payment): Action => ({ does: "verify", payment })),
    ...[0, 1, 0].map((payment): Action => ({ does: "hear webhook", payment })),
    { does: "cancel", order: 0, stranger: false },
    { does: "prepare", order: 0, method: "card" },
    { does: "move", order: 0, to: "PREPARING_FOR_SHIPMENT" },
    { does: "ask whole refund", order: 0 },
    { does: "decide refund", order: 0, approve: true, restock: false },
    { does: "run job", job: "auto-cancel-orders" },
    { does: "run job", job: "return-money" },
    { does: "run job", job: "execute-refunds" },
    { does: "adjust stock", option: 1, delta: -2 },
  ],
};

/** A delivered order that was paid with points is confirmed, sent back and counted for its buyer. */
export const delivered: Moment = {
  before: [
    { does: "adjust points", who: 0, amount: 10_000 },
    {
      does: "place",
      who: 0,
      lines: [
        [0, 3],
        [1, 1],
      ],
      points: 5_000,
    },
    { does: "buy", order: 0, until: "DELIVERED" },
    { does: "wait", ms: 7 * 86_400_000 + 1 },
  ],
  atOnce: [
    ...[0, 1].map((): Action => ({ does: "confirm", order: 0 })),
    ...[0, 1].map((): Action => ({ does: "ask refund", order: 0, line: 0, quantity: 1 })),
    ...[0, 1].map((): Action => ({ does: "decide refund", order: 0, approve: true, restock: true })),
    { does: "ask whole refund", order: 0 },
    { does: "decide refund", order: 0, approve: false, restock: false },
    { does: "adjust points", who: 0, amount: -300 },
    { does: "adjust points", who: 0, amount: 500 },
    { does: "place", who: 0, lines: [[2, 1]], points: 777 },
    { does: "run job", job: "execute-refunds" },
    { does: "run job", job: "recalculate-tiers" },
    { does: "run job", job: "auto-confirm-orders" },
  ],
};
