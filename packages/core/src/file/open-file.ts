import type { Actor } from "../shared/actor.ts";
import type { MessageId, UploadId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { ByteRange, Content, FileStorage, UploadReads } from "./ports.ts";
import { type FileNotFound, fileNotFound, type Upload } from "./upload.ts";

export type OpenFilePorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly uploads: UploadReads }>;
  readonly fileStorage: FileStorage;
  /** Who may see what is attached to a message. Files know no rooms: whoever keeps them answers. */
  readonly mayReadMessage: (by: Actor, message: MessageId) => Promise<boolean>;
};

/** A file that somebody may see. */
export type OpenFile = {
  readonly file: Upload;
  /** Everybody may see it. */
  readonly isPublic: boolean;
  /** Its bytes, or some of them; undefined when it was removed at this moment. */
  readonly read: (range?: ByteRange) => Promise<Content | undefined>;
};

/**
 * Opens a file: an item's picture for everybody, what hangs on a message for who takes part in its room, and what hangs
 * on nothing for its owner. For anybody else it does not exist.
 */
export type OpenFileUseCase = (by: Actor, id: UploadId) => Promise<Result<OpenFile, FileNotFound>>;

export const makeOpenFile = ({ unitOfWork, fileStorage, mayReadMessage }: OpenFilePorts): OpenFileUseCase => {
  const maySee = async (by: Actor, { ownerId, attachedTo }: Upload): Promise<boolean> => {
    if (attachedTo === undefined) return by.kind === "member" && by.id === ownerId;
    return "item" in attachedTo || mayReadMessage(by, attachedTo.message);
  };
  return async (by, id) => {
    const [file] = await unitOfWork.reads.uploads.byIds([id]);
    if (file === undefined || !(await maySee(by, file))) return fileNotFound(id);
    const isPublic = file.attachedTo !== undefined && "item" in file.attachedTo;
    return ok({ file, isPublic, read: (range) => fileStorage.get(id, range) });
  };
};
