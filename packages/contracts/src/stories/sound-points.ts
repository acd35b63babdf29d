import { expectOk } from "@cofshop/core";
import type { Order } from "@cofshop/core/order";
import { expect } from "vitest";
import { sumOf } from "./reference-order.ts";
import type { Story } from "./story.ts";

/** A member's whole ledger, oldest first. */
const ledgerOf = async ({ shop }: Story, by: Story["members"][number]) => {
  const lines = [];
  let cursor: string | undefined;
  do {
    const request = cursor === undefined ? { size: 100 } : { cursor, size: 100 };
    const page = expectOk(await shop.member.points(by, request));
    lines.push(...page.content);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return lines.reverse();
};

/** Points of an order that its member has back, and what its completion earned less what was taken back. */
export const expectSoundPoints = async (story: Story, orders: readonly Order[]): Promise<void> => {
  const { memberships } = story.ports.unitOfWork.reads;
  for (const by of story.members) {
    const stored = await memberships.byMember(by.id);
    const ledger = await ledgerOf(story, by);
    let [balance, owed] = [0, 0];
    for (const line of ledger) {
      balance += line.amount;
      owed += line.owed;
      expect([line.balance, balance >= 0, owed >= 0]).toEqual([balance, true, true]);
    }
    const inLots = sumOf((stored?.lots ?? []).map(({ amount }) => amount));
    expect([balance, owed]).toEqual([inLots, stored?.owed ?? 0]);
    for (const order of orders.filter(({ memberId }) => memberId === by.id)) {
      const own = ledger.filter((line) => line.order === order.id);
      const moved = (...kinds: readonly string[]) => own.filter(({ kind }) => kinds.includes(kind));
      const spent = 0 - sumOf(moved("SPEND", "RESTORE").map(({ amount }) => amount));
      const back = order.state === "CANCELLED" ? order.usedPoints : pointsBack(order);
      const earned = sumOf(moved("EARN", "TAKE_BACK").map((line) => line.amount - line.owed));
      expect([order.id, spent, earned]).toEqual([order.id, order.usedPoints - back, order.earnedPoints]);
    }
  }
};

const pointsBack = ({ lines }: Order): number =>
  sumOf(lines.map(({ points, refunded, quantity }) => Math.floor((points * refunded) / quantity)));
