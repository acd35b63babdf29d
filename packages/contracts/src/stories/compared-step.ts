import { expectOk } from "@cofshop/core";
import type fc from "fast-check";
import { expect } from "vitest";
import { stockNow } from "../fresh-shop.ts";
import type { Action } from "./actions.ts";
import { perform } from "./perform.ts";
import type { ReferenceShop } from "./reference-shop.ts";
import { ordersNow, paymentsNow, type Story } from "./story.ts";

/** Every member's tier, points and debt, as he reads them. */
const standingsNow = ({ shop, members }: Story) =>
  Promise.all(
    members.map(async (by) => {
      const { balance, owed } = expectOk(await shop.member.points(by, {}));
      return { tier: expectOk(await shop.member.membership(by)).tier.name, points: balance, owed };
    }),
  );

/** An action of a story that the shop and the reference shop both do. Afterwards they answer and count the same. */
export class ComparedStep implements fc.AsyncCommand<ReferenceShop, Story> {
  readonly #action: Action;
  constructor(step: Action) {
    this.#action = step;
  }
  check(): boolean {
    return true;
  }
  async run(model: ReferenceShop, story: Story): Promise<void> {
    const expected = model.perform(this.#action);
    expect(await perform(story, this.#action)).toBe(expected);
    expect(await stockNow(story, story.options)).toEqual(model.stock.units);
    const orders = (await ordersNow(story)).map(({ state, finalPrice, refundedAmount, earnedPoints, lines }) => {
      return {
        state,
        price: finalPrice,
        refundedAmount,
        earned: earnedPoints,
        points: lines.map((each) => each.points),
      };
    });
    expect(orders).toEqual(
      model.orders.map(({ state, price, refundedAmount, earned, lines }) => {
        return { state, price, refundedAmount, earned, points: lines.map((each) => each.points) };
      }),
    );
    expect((await paymentsNow(story)).map(({ state, refundedAmount }) => [state, refundedAmount])).toEqual(
      model.payments.all.map(({ state, refunded }) => [state, refunded]),
    );
    expect(await standingsNow(story)).toEqual(
      model.members.map((member) => ({ tier: member.tier, points: member.usable(model.clock.now), owed: member.owed })),
    );
  }
  toString(): string {
    return JSON.stringify(this.#action);
  }
}
