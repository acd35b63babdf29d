import { type Content, type FileInspector, type FileStorage, isMediaType } from "../file/index.ts";
import type { UploadId } from "../shared/ids.ts";

/** Files in memory. */
export type MemoryFiles = FileStorage & { readonly kept: () => readonly UploadId[] };

const SLICE = 64 * 1024;

const inSlices = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
};

const joined = async (content: Content): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(Uint8Array.from(chunk));
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};

export const memoryFiles = (): MemoryFiles => {
  const files = new Map<UploadId, Uint8Array>();
  return {
    put: async (id, _mediaType, content) => void files.set(id, await joined(content)),
    get: async (id, range) => {
      const bytes = files.get(id);
      if (bytes === undefined) return undefined;
      return inSlices(range === undefined ? bytes : bytes.subarray(range.first, range.last + 1));
    },
    remove: async (id) => void files.delete(id),
    kept: () => [...files.keys()],
  };
};

/** `image/png 640x480`, the first line of a file. */
const firstLine = /^(?<type>[a-z]+\/[a-z0-9]+)(?: (?<width>\d+)x(?<height>\d+))?\n/;
const lastLine = "\nend\n";

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * Takes files at their word: what they are stands in their first line, `image/png 640x480`, and their last is `end`. For
 * tests, where no real picture is at hand; whatever else they are, they are not looked at.
 */
export const plainSpokenFiles: FileInspector = {
  inspect: async (head) => {
    const { type = "", width, height } = firstLine.exec(textOf(head.subarray(0, 100)))?.groups ?? {};
    if (!isMediaType(type)) return undefined;
    let tail = "";
    return {
      mediaType: type,
      pixels: width === undefined || height === undefined ? undefined : Number(width) * Number(height),
      take: (chunk) => {
        tail = (tail + textOf(chunk.subarray(-lastLine.length))).slice(-lastLine.length);
        return true;
      },
      ends: () => tail === lastLine,
    };
  },
};
