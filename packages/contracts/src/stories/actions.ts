import type { SandboxOutcome } from "@cofshop/core/memory";
import fc from "fast-check";

/** What people and jobs do in a story. Numbers pick from what exists at that moment, and wrap around. */
export type Action =
  | {
      readonly does: "place";
      readonly who: number;
      readonly lines: readonly (readonly [option: number, quantity: number])[];
      readonly points: number;
    }
  | { readonly does: "fill cart"; readonly who: number; readonly option: number; readonly quantity: number }
  | { readonly does: "place from cart"; readonly who: number; readonly points: number }
  | { readonly does: "cancel"; readonly order: number; readonly stranger: boolean }
  | { readonly does: "prepare"; readonly order: number; readonly method: "card" | "bank" }
  | { readonly does: "pay at provider"; readonly payment: number; readonly outcome: SandboxOutcome }
  | { readonly does: "verify"; readonly payment: number }
  | { readonly does: "hear webhook"; readonly payment: number }
  | { readonly does: "buy"; readonly order: number; readonly until: "PAID" | "DELIVERED" | "COMPLETED" }
  | { readonly does: "move"; readonly order: number; readonly to: "PREPARING_FOR_SHIPMENT" | "SHIPPING" | "DELIVERED" }
  | { readonly does: "confirm"; readonly order: number }
  | { readonly does: "ask refund"; readonly order: number; readonly line: number; readonly quantity: number }
  | { readonly does: "ask whole refund"; readonly order: number }
  | { readonly does: "decide refund"; readonly order: number; readonly approve: boolean; readonly restock: boolean }
  | { readonly does: "adjust points"; readonly who: number; readonly amount: number }
  | { readonly does: "adjust stock"; readonly option: number; readonly delta: number }
  | { readonly does: "run job"; readonly job: StoryJob }
  | { readonly does: "wait"; readonly ms: number };
/** What somebody does with an order that there is. */
export type OnOrder = Extract<Action, { readonly order: number }>;

const storyJobs = [
  "auto-cancel-orders",
  "auto-confirm-orders",
  "sweep-payments",
  "return-money",
  "execute-refunds",
  "expire-points",
  "recalculate-tiers",
] as const;
type StoryJob = (typeof storyJobs)[number];

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const quantity = fc.integer({ min: 1, max: 3 });
const points = fc.constantFrom(0, 0, 1, 777, 5_000, 30_000);

/** One kind of action, which comes as often beside the others as its weight says. */
const kind = <T>(weight: number, facts: { readonly [F in keyof T]: fc.Arbitrary<T[F]> }) => ({
  weight,
  arbitrary: fc.record<T>(facts),
});
const does = <const Name extends Action["does"]>(name: Name): fc.Arbitrary<Name> => fc.constant(name);

/** Some kinds come more often. Numbers are picked by `some`: the fewer there are, the more often they meet. */
const actions = (some: fc.Arbitrary<number>): fc.Arbitrary<Action> => {
  const lines = fc.array(fc.tuple(some, quantity), { minLength: 1, maxLength: 3 });
  const outcome = fc.constantFrom<SandboxOutcome[]>("paid", "paid", "failed", "late");
  const until = fc.constantFrom("PAID" as const, "DELIVERED" as const, "COMPLETED" as const);
  const step = fc.constantFrom("PREPARING_FOR_SHIPMENT" as const, "SHIPPING" as const, "DELIVERED" as const);
  const ms = fc.constantFrom(1_000, 61_000, 31 * MINUTE, 7 * DAY + 1, 40 * DAY, 367 * DAY);
  return fc.oneof(
    kind(5, { does: does("place"), who: some, lines, points }),
    kind(2, { does: does("fill cart"), who: some, option: some, quantity }),
    kind(2, { does: does("place from cart"), who: some, points }),
    kind(4, { does: does("cancel"), order: some, stranger: fc.constantFrom(false, false, false, true) }),
    kind(4, { does: does("prepare"), order: some, method: fc.constantFrom("card" as const, "bank" as const) }),
    kind(4, { does: does("pay at provider"), payment: some, outcome }),
    kind(4, { does: does("verify"), payment: some }),
    kind(2, { does: does("hear webhook"), payment: some }),
    kind(6, { does: does("buy"), order: some, until }),
    kind(2, { does: does("move"), order: some, to: step }),
    kind(1, { does: does("confirm"), order: some }),
    kind(4, { does: does("ask refund"), order: some, line: some, quantity }),
    kind(2, { does: does("ask whole refund"), order: some }),
    kind(6, {
      does: does("decide refund"),
      order: some,
      approve: fc.constantFrom(true, true, false),
      restock: fc.boolean(),
    }),
    kind(3, { does: does("adjust points"), who: some, amount: fc.constantFrom(10_000, 500, -300, -20_000) }),
    kind(1, { does: does("adjust stock"), option: some, delta: fc.integer({ min: -4, max: 6 }) }),
    kind(5, { does: does("run job"), job: fc.constantFrom(...storyJobs) }),
    kind(4, { does: does("wait"), ms }),
  );
};

/** Actions all over the shop. */
export const action: fc.Arbitrary<Action> = actions(fc.nat(5));
/** Actions of few on few things, which are in one another's way. */
export const actionOnTheSame: fc.Arbitrary<Action> = actions(fc.nat(1));
