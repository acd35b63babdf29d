import type { MemberId, MessageId, UploadId } from "../shared/ids.ts";
import type { Upload, UploadKind } from "./upload.ts";

export interface UploadReads {
  /** Those of them that there are, in any order. One statement. */
  byIds(ids: readonly UploadId[]): Promise<readonly Upload[]>;
}

/** Who attaches uploads to what. */
export type Attaching = { readonly owner: MemberId; readonly kind: UploadKind; readonly message: MessageId };

export interface Uploads extends UploadReads {
  insert(upload: Upload): Promise<void>;
  /**
   * Attaches those of the uploads that are the owner's, of the kind and attached to nothing, each in one guarded
   * write: of two who want the same at once one gets it, and the other waits until the first has ended. Answers which,
   * in any order.
   */
  attach(ids: readonly UploadId[], to: Attaching): Promise<readonly UploadId[]>;
  /** Attaches to nothing what was attached to these messages. */
  detach(messages: readonly MessageId[]): Promise<void>;
}
