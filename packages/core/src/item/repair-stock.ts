import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { Stock, StockDifference } from "./ports.ts";

export type RepairStockPorts = { readonly unitOfWork: UnitOfWork<{ readonly stock: Stock }, unknown> };

/**
 * Compares every counter with its movements less what orders hold, and sets those that disagree. Answers what it
 * found, at most a hundred at a time. After anything but a hand in the database it finds nothing. Admins only.
 */
export type RepairStock = (by: Actor) => Promise<Result<readonly StockDifference[], Forbidden>>;

const BATCH = 100;

export const makeRepairStock =
  ({ unitOfWork }: RepairStockPorts): RepairStock =>
  async (by) => {
    if (!isAdmin(by)) return forbidden;
    return unitOfWork.run(async (tx) => {
      const differences = await tx.stock.differences(BATCH);
      const repaired: StockDifference[] = [];
      for (const difference of differences) {
        // A counter that moved meanwhile is left alone: the difference may have been an order under way.
        const { option, stock, expected } = difference;
        if (expected >= 0 && (await tx.stock.correct(option, stock, expected))) repaired.push(difference);
      }
      return ok(repaired);
    });
  };
