import type { Content } from "@cofshop/core/file";

/** Bytes in parts of one length, but for the last; nothing where there are none. */
export const inParts = async function* (
  content: Content,
  length: number,
): AsyncGenerator<Uint8Array, undefined, undefined> {
  let part = Buffer.allocUnsafe(length);
  let filled = 0;
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.subarray(at, at + length - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === length) {
        yield part;
        // A new one: the last may still be on its way.
        part = Buffer.allocUnsafe(length);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
  return undefined;
};
