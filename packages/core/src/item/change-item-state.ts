import type { Actor, Forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { ItemId } from "../shared/ids.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, type Result } from "../shared/result.ts";
import { change } from "./item.ts";
import { type ItemNotFound, managed, type NotOwner } from "./manage.ts";
import type { SaleState } from "./option.ts";
import type { Items } from "./ports.ts";

export type ChangeItemStatePorts = {
  readonly unitOfWork: UnitOfWork<{ readonly items: Items; readonly outbox: Outbox }, unknown>;
  readonly clock: Clock;
};

/**
 * Puts an item on sale, stops it, or deletes it: a deleted item is found by nobody, and stays for the orders that
 * name it. Its seller and admins. The state it already has is no change.
 */
export type ChangeItemState = (
  by: Actor,
  id: ItemId,
  state: SaleState,
) => Promise<Result<undefined, Forbidden | NotOwner | ItemNotFound>>;

export const makeChangeItemState =
  ({ unitOfWork, clock }: ChangeItemStatePorts): ChangeItemState =>
  async (by, id, state) => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const item = managed(by, await tx.items.byId(id));
      if (!item.ok) return item;
      if (item.value.state === state) return done;
      const next = change(item.value, { state });
      written(await tx.items.save(next.state));
      await tx.outbox.append(next.events, at);
      return done;
    });
  };
