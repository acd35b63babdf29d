import type { ItemId, MemberId, MessageId, UploadId } from "../shared/ids.ts";
import { type Err, err } from "../shared/result.ts";
import type { MediaType, UploadKind } from "./format.ts";

/** What a file may hang on. */
export type Attachment = { readonly message: MessageId } | { readonly item: ItemId };

/**
 * RESERVED: its bytes are on their way. STORED: they are all there. REMOVED: nobody finds it any more, and its bytes go.
 */
export type UploadState = "RESERVED" | "STORED" | "REMOVED";

/** A file that a member uploaded. Until it is attached to something it is his alone, and only for a while. */
export type Upload = {
  readonly id: UploadId;
  readonly ownerId: MemberId;
  readonly kind: UploadKind;
  /** As its owner calls it. */
  readonly name: string;
  /** What its bytes are, not what somebody said. */
  readonly mediaType: MediaType;
  /** How many it has; while it is RESERVED, how many it may have. */
  readonly bytes: number;
  readonly state: UploadState;
  readonly createdAt: Date;
  /** When it is removed, unless it is attached to something by then. */
  readonly expiresAt: Date;
  /** Absent while it is attached to nothing. */
  readonly attachedTo: Attachment | undefined;
};

/** What a page shows of a file. */
export type FileFacts = Pick<Upload, "id" | "kind" | "name" | "mediaType" | "bytes">;

export const factsOf = ({ id, kind, name, mediaType, bytes }: Upload): FileFacts => ({
  id,
  kind,
  name,
  mediaType,
  bytes,
});

/** Uploads that there are not, or not for this member and this purpose. */
export type FileNotFound = { readonly code: "file.not-found"; readonly files: readonly UploadId[] };

export const fileNotFound = (...files: readonly UploadId[]): Err<FileNotFound> =>
  err({ code: "file.not-found", files });
