import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { UploadId } from "../shared/ids.ts";
import type { Clock, Signal, UnitOfWork } from "../shared/ports.ts";
import { done, ok, type Result } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import type { FileStorage, UploadReads, Uploads } from "./ports.ts";
import { type FileNotFound, fileNotFound } from "./upload.ts";

export type EraseFilesPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly uploads: Uploads }, unknown>;
  readonly fileStorage: FileStorage;
};

/** Erases the bytes of an upload that is REMOVED, then its row: as long as there may be bytes, there is a row. */
const erase = async ({ unitOfWork, fileStorage }: EraseFilesPorts, id: UploadId): Promise<void> => {
  await fileStorage.remove(id);
  await unitOfWork.runSingle(async (tx) => {
    await tx.uploads.forget([id]);
    return done;
  });
};

/**
 * Erases what a transaction removed, after its commit. Never rejects, since what it follows is done already: what
 * cannot be erased now, the job erases.
 */
export const eraseFiles = async (ports: EraseFilesPorts, ids: readonly UploadId[]): Promise<void> => {
  for (const id of ids) await erase(ports, id).catch(() => undefined);
};

/** Gives up an upload of one's own that is attached to nothing. */
export type RemoveUpload = (by: Actor, id: UploadId) => Promise<Result<undefined, Forbidden | FileNotFound>>;

export const makeRemoveUpload =
  (ports: EraseFilesPorts): RemoveUpload =>
  async (by, id) => {
    if (by.kind !== "member") return forbidden;
    const removed = await ports.unitOfWork.run(async (tx) => {
      const [upload] = await tx.uploads.byIds([id]);
      if (upload?.ownerId !== by.id) return fileNotFound(id);
      const ids = await tx.uploads.remove([id], undefined);
      return ids.length > 0 ? ok(ids) : fileNotFound(id);
    });
    if (!removed.ok) return removed;
    await eraseFiles(ports, removed.value);
    return done;
  };

export type SweepFilesPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly uploads: Uploads }, { readonly uploads: UploadReads }>;
  readonly fileStorage: FileStorage;
  readonly clock: Clock;
};

/**
 * Erases what nobody attached in time, what broke off in the middle, and what was removed and is still there. Who
 * attaches it at this moment keeps it. A file that cannot be erased is tried again the next time around.
 */
export const makeSweepFiles = (
  ports: SweepFilesPorts,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const { unitOfWork, clock } = ports;
  return makeWalk({
    rows: (slice) => unitOfWork.reads.uploads.due(clock.now(), slice),
    position: ({ expiresAt, id }) => ({ key: expiresAt.getTime(), id }),
    visit: async ({ id, state }) => {
      if (state !== "REMOVED") {
        const { value } = await unitOfWork.run(async (tx) => ok(await tx.uploads.remove([id], undefined)));
        if (value.length === 0) return false;
      }
      await erase(ports, id);
      return true;
    },
  });
};
