import type { MediaType } from "@cofshop/core/file";

/** The end of an archive and the longest comment that may follow it: 22 and 65,535 bytes (APPNOTE.TXT 4.3.16). */
export const TAIL_BYTES = 65_557;

/** A file's beginning, its last `TAIL_BYTES` or all of it, and how long it is. */
export type Ends = { readonly head: Uint8Array; readonly tail: Buffer; readonly length: number };

/** The end of an archive on one disk. Its readers look for it from the end of a file, and some let more follow. */
const endOfArchive = Buffer.from("504b050600000000", "hex");

/** Whether a file is an archive to its very end, comment included. */
const endsAsArchive = (tail: Buffer): boolean => {
  const at = tail.lastIndexOf(endOfArchive);
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
};

const lastOfPng = Buffer.from("0000000049454e44ae426082", "hex");

/** How whole files of each type end. Telephones put more behind a JPEG, so there is no telling of those. */
const ends: Readonly<Partial<Record<MediaType, (file: Ends) => boolean>>> = {
  "image/png": ({ tail }) => tail.subarray(-12).equals(lastOfPng),
  "image/gif": ({ tail }) => tail.at(-1) === 0x3b,
  // RIFF says how long it is, without these first 8 bytes.
  "image/webp": ({ head, length }) => new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 === length,
  "application/pdf": ({ tail }) => tail.includes("%%EOF", undefined, "latin1"),
  "application/zip": ({ tail }) => endsAsArchive(tail),
};

/** Whether the file is whole as far as its end tells, and no archive besides. */
export const endsProperly = (type: MediaType, file: Ends): boolean =>
  (ends[type]?.(file) ?? true) && (type === "application/zip" || !file.tail.includes(endOfArchive));
