import type { MemberId, MessageId, UploadId } from "../shared/ids.ts";

export type UploadKind = "IMAGE" | "VIDEO" | "FILE";

/** A file that a member uploaded. Until it is attached to something it is his alone. */
export type Upload = {
  readonly id: UploadId;
  readonly ownerId: MemberId;
  readonly kind: UploadKind;
  /** As its owner calls it. */
  readonly name: string;
  /** `image/webp`; what its bytes are, not what somebody said. */
  readonly mediaType: string;
  readonly bytes: number;
  readonly createdAt: Date;
  /** The message that it is attached to; absent while it is attached to nothing. */
  readonly attachedTo: MessageId | undefined;
};

/** Uploads that there are not, or not for this member and this purpose. */
export type FileNotFound = { readonly code: "file.not-found"; readonly files: readonly UploadId[] };
