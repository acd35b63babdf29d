import type { MemberId, MessageId, UploadId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import type { MediaType, UploadKind } from "./format.ts";
import type { Attachment, Upload } from "./upload.ts";

export interface UploadReads {
  /** Those of them that are STORED, in any order. One statement. */
  byIds(ids: readonly UploadId[]): Promise<readonly Upload[]>;
  /** What is attached to nothing and past its time, removed ones too, longest first. Position key: ms of expiry. */
  due(at: Date, slice: Slice): Promise<readonly Upload[]>;
}

/** Who attaches uploads to what, and when. */
export type Attaching = {
  readonly owner: MemberId;
  readonly kind: UploadKind;
  readonly to: Attachment;
  readonly at: Date;
};

export interface Uploads extends UploadReads {
  /**
   * Writes an upload, unless its owner's uploads that are attached to nothing would then have more bytes than `most`:
   * then false, and nothing is written. Uploads of one owner wait for one another until their transactions end, so that
   * however many race, together they stay within it.
   */
  reserve(upload: Upload, most: number): Promise<boolean>;
  /** Makes a RESERVED upload STORED; false when it is there no more. */
  store(upload: Pick<Upload, "id" | "bytes" | "expiresAt">): Promise<boolean>;
  /**
   * Attaches those of the uploads that are STORED, the owner's, of the kind, in time and attached to nothing, each in
   * one guarded write: of two who want the same at once one gets it, and the other waits until the first has ended.
   * Answers them, in any order.
   */
  attach(ids: readonly UploadId[], to: Attaching): Promise<readonly Upload[]>;
  /** Makes those REMOVED that are attached to this, or to nothing where there is none. Answers which, in any order. */
  remove(ids: readonly UploadId[], from: Attachment | undefined): Promise<readonly UploadId[]>;
  /** Makes REMOVED whatever is attached to these messages. Answers it, in any order. */
  removeFrom(messages: readonly MessageId[]): Promise<readonly UploadId[]>;
  /** Forgets uploads that are REMOVED; others stay. */
  forget(ids: readonly UploadId[]): Promise<void>;
}

/** Bytes as they come. */
export type Content = AsyncIterable<Uint8Array>;
/** From the first of these bytes to the last, both included; from 0. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Where the bytes of files are, under ids that the shop makes: nothing that a person sent names a place. An id is put
 * once.
 */
export interface FileStorage {
  /**
   * Stores the bytes. When it resolves they survive a crash, and until then nobody finds any of them. When the content
   * breaks off, so does this, with the content's own error, and nothing of it stays.
   */
  put(id: UploadId, mediaType: MediaType, content: Content): Promise<void>;
  /** The bytes, or a range within them; undefined when there are none. Whoever stops reading holds nothing any more. */
  get(id: UploadId, range?: ByteRange): Promise<Content | undefined>;
  /** Removes the bytes, and what a process that died in the middle of `put` left of them. Nothing there is no error. */
  remove(id: UploadId): Promise<void>;
}

/** What a file turned out to be, and the eye that is kept on the rest of it. */
export type Inspection = {
  readonly mediaType: MediaType;
  /** Of a picture. */
  readonly pixels: number | undefined;
  /** Takes all of the file's bytes in order, the beginning too; false as soon as they are not what they began as. */
  take(chunk: Uint8Array): boolean;
  /** Once all were taken: whether that was the whole of it, and nothing else besides. */
  ends(): boolean;
};

/** Tells what files are from their bytes. Decodes nothing. */
export interface FileInspector {
  /**
   * What begins like this, the file's first `HEAD_BYTES` or all of it; undefined for what may not be uploaded, is two
   * things at once, or does not say within its beginning how large a picture it is.
   */
  inspect(head: Uint8Array): Promise<Inspection | undefined>;
}

/** How much of a file is looked at before any of it is stored. */
export const HEAD_BYTES = 262_144;
