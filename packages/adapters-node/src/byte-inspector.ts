import { type FileInspector, isMediaType, kindOf, type MediaType } from "@cofshop/core/file";
import { endsProperly, TAIL_BYTES } from "./file-ends.ts";
import { plainText } from "./plain-text.ts";

/** What browsers and servers would run if they took the file for something else. */
const markup = /<(script|html|!doctype|\?php|svg|iframe|body)/i;

/** Where readers look for what makes a page or a PDF: the very beginning is not asked for. */
const GUESSED_BYTES = 1_024;

/** What holds other files, or speaks of them, may have in it what would make these. */
const holdsOthers: readonly MediaType[] = ["application/zip", "text/plain"];

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** Whether somebody could take these bytes, from the beginning or the end of a file, for something else than it is. */
const isTwofold = (bytes: Uint8Array, type: MediaType): boolean => {
  if (holdsOthers.includes(type)) return false;
  const text = latin(bytes);
  return markup.test(text) || (type !== "application/pdf" && text.includes("%PDF-"));
};

/** Loaded with the first file: a process that starts waits for neither of them. */
const readers = async () => {
  const [{ fileTypeFromBuffer }, { imageDimensionsFromData }] = await Promise.all([
    import("file-type"),
    import("image-dimensions"),
  ]);
  return { fileTypeFromBuffer, imageDimensionsFromData };
};
type Readers = Awaited<ReturnType<typeof readers>>;

const typeOf = async (
  head: Uint8Array,
  { fileTypeFromBuffer }: Pick<Readers, "fileTypeFromBuffer">,
): Promise<MediaType | undefined> => {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined) return plainText().take(head) ? "text/plain" : undefined;
  return isMediaType(found.mime) ? found.mime : undefined;
};

/**
 * Tells what files are by their bytes, as `file-type` and `image-dimensions` know them: both read headers and decode
 * nothing. What is a whole file of its kind and the end of another besides, a picture with an archive behind it, or a
 * script in it, is refused.
 */
export const byteInspector: FileInspector = {
  inspect: async (head) => {
    const { imageDimensionsFromData, ...types } = await readers();
    const mediaType = await typeOf(head, types);
    if (mediaType === undefined || isTwofold(head.subarray(0, GUESSED_BYTES), mediaType)) return undefined;
    const size = kindOf(mediaType) === "IMAGE" ? imageDimensionsFromData(head) : undefined;
    if (kindOf(mediaType) === "IMAGE" && !(size && size.width > 0 && size.height > 0)) return undefined;

    const text = mediaType === "text/plain" ? plainText() : undefined;
    let tail: Buffer<ArrayBufferLike> = Buffer.alloc(0);
    let length = 0;
    return {
      mediaType,
      pixels: size && size.width * size.height,
      take: (chunk) => {
        length += chunk.length;
        tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
        return text === undefined || text.take(chunk);
      },
      ends: () => {
        if (text !== undefined) return text.ends();
        return !isTwofold(tail.subarray(-GUESSED_BYTES), mediaType) && endsProperly(mediaType, { head, tail, length });
      },
    };
  },
};
