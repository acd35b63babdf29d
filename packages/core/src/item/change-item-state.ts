import { type EraseFilesPorts, eraseFiles, type Uploads } from "../file/index.ts";
import type { Actor, Forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { ItemId } from "../shared/ids.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, ok, type Result } from "../shared/result.ts";
import { dropImages } from "./images.ts";
import { change } from "./item.ts";
import { type ItemNotFound, managed, type NotOwner } from "./manage.ts";
import type { SaleState } from "./option.ts";
import type { Items } from "./ports.ts";

export type ChangeItemStatePorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly items: Items; readonly uploads: Uploads; readonly outbox: Outbox },
    unknown
  >;
  readonly fileStorage: EraseFilesPorts["fileStorage"];
  readonly clock: Clock;
};

/**
 * Puts an item on sale, stops it, or deletes it: a deleted item is found by nobody, and stays for the orders that
 * name it; the files of its pictures are erased after the commit. Its seller and admins. The state it already has is no
 * change.
 */
export type ChangeItemState = (
  by: Actor,
  id: ItemId,
  state: SaleState,
) => Promise<Result<undefined, Forbidden | NotOwner | ItemNotFound>>;

export const makeChangeItemState =
  (ports: ChangeItemStatePorts): ChangeItemState =>
  async (by, id, state) => {
    const { unitOfWork, clock } = ports;
    const at = clock.now();
    const changed = await unitOfWork.run(async (tx) => {
      const item = managed(by, await tx.items.byId(id));
      if (!item.ok) return item;
      if (item.value.state === state) return ok([]);
      const gone = state === "DELETED" ? item.value.images.filter(({ upload }) => upload !== undefined) : [];
      const images = item.value.images.filter((image) => !gone.includes(image));
      const next = change(item.value, { state, images });
      written(await tx.items.save(next.state));
      const files = await dropImages(tx, id, gone);
      await tx.outbox.append(next.events, at);
      return ok(files);
    });
    if (!changed.ok) return changed;
    await eraseFiles(ports, changed.value);
    return done;
  };
