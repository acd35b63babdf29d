import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ByteRange, FileStorage } from "@cofshop/core/file";
import type { UploadId } from "@cofshop/core/shared";

export type DiskFilesOptions = {
  /** A folder of the shop's own, made when the first file comes; all processes of one shop share it. */
  readonly folder: string;
};

const isAbsent = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";

/** What a rename says stands only once its folder is synced; Windows knows no such thing and needs none. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Bytes of an open file, which is closed when they end or nobody wants them any more. */
const reading = async function* (handle: FileHandle, range?: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
  const within = range === undefined ? {} : { start: range.first, end: range.last };
  yield* handle.createReadStream(within) as AsyncIterable<Buffer>;
};

/**
 * Files on a disk, `{folder}/ab/{id}`. They are written under another name, synced, and renamed when they are whole, so
 * that a crash at any moment leaves a file or none. A path is made of the shop's own ids and nothing else.
 */
export const diskFiles = ({ folder }: DiskFilesOptions): FileStorage => {
  // The last letters of an id: its first are the time, so that one folder would get all files of a day.
  const placeOf = (id: UploadId): string => join(folder, id.slice(-2), id);
  const unfinishedOf = (place: string): string => `${place}.part`;

  return {
    put: async (id, _mediaType, content) => {
      const place = placeOf(id);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const unfinished = unfinishedOf(place);
      const handle = await open(unfinished, "wx", 0o600);
      try {
        try {
          for await (const chunk of content) await handle.writeFile(chunk);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, place);
        await syncFolder(dirname(place));
      } catch (cause) {
        await rm(unfinished, { force: true });
        throw cause;
      }
    },
    get: async (id, range) => {
      try {
        return reading(await open(placeOf(id), "r"), range);
      } catch (cause) {
        if (isAbsent(cause)) return undefined;
        throw cause;
      }
    },
    remove: async (id) => {
      const place = placeOf(id);
      for (const path of [place, unfinishedOf(place)]) await rm(path, { force: true });
    },
  };
};
