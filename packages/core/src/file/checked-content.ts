import { err, ok, type Result } from "../shared/result.ts";
import { type FileTooLarge, maxBytesOf, tooManyBytes, type UnsupportedType, unsupportedType } from "./format.ts";
import { type Content, HEAD_BYTES, type Inspection } from "./ports.ts";

/** A file's beginning, and how to read on. */
export type Begun = {
  readonly head: Uint8Array;
  /** Whether that is all of it. */
  readonly whole: boolean;
  readonly rest: AsyncIterator<Uint8Array>;
};

/** Reads the first `HEAD_BYTES` of a file, or a little more, as its bytes come. */
export const begin = async (content: Content): Promise<Begun> => {
  const rest = content[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  while (length < HEAD_BYTES && !whole) {
    const next = await rest.next();
    if (next.done) whole = true;
    else {
      chunks.push(next.value);
      length += next.value.length;
    }
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    head.set(chunk, at);
    at += chunk.length;
  }
  return { head, whole, rest };
};

type Broken = UnsupportedType | FileTooLarge;
/** Bytes for a storage, and what came of them. */
type Checked = {
  readonly content: Content;
  /** Answers how many bytes there were once `put` has taken them all, or why it took nothing. */
  readonly stored: (put: Promise<void>) => Promise<Result<number, Broken>>;
};

/** Ends a `put` in the middle; the refusal itself is in `refusal`. */
class NotStored extends Error {
  override readonly name = "NotStored";
}

/**
 * A file's bytes on their way to the storage. They break off as soon as they are too many or not what they began as;
 * the storage then keeps nothing of them, and `refusal` says why.
 */
export const checkedContent = (file: string, { head, rest }: Begun, inspection: Inspection): Checked => {
  const { mediaType } = inspection;
  let bytes = 0;
  let refusal: Broken | undefined;
  const refuse = ({ error }: { readonly error: Broken }): never => {
    refusal = error;
    throw new NotStored(`${error.code} in the middle of a file`);
  };
  const checked = (chunk: Uint8Array): Uint8Array => {
    bytes += chunk.length;
    if (bytes > maxBytesOf(mediaType)) refuse(tooManyBytes(file, mediaType));
    if (!inspection.take(chunk)) refuse(unsupportedType(file));
    return chunk;
  };
  const content = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield checked(head);
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield checked(next.value);
    if (!inspection.ends()) refuse(unsupportedType(file));
  };
  return {
    content: content(),
    stored: async (put) => {
      try {
        await put;
        return ok(bytes);
      } catch (cause) {
        if (refusal === undefined) throw cause;
        return err(refusal);
      }
    },
  };
};
