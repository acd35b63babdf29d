import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { MemberId, UploadId } from "../shared/ids.ts";
import { type InvalidInput, invalid } from "../shared/input.ts";
import type { Clock, Ids, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { type Begun, begin, checkedContent } from "./checked-content.ts";
import {
  checkPixels,
  type FileTooLarge,
  isNamed,
  kindOf,
  maxBytesOf,
  nameOf,
  tooManyBytes,
  type UnsupportedType,
  unsupportedType,
} from "./format.ts";
import type { Content, FileInspector, FileStorage, Uploads } from "./ports.ts";
import { eraseFiles } from "./remove-files.ts";
import type { Upload } from "./upload.ts";

export type UploadFilesPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly uploads: Uploads }, unknown>;
  readonly fileStorage: FileStorage;
  readonly fileInspector: FileInspector;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type FilePolicies = {
  /** How long an upload is kept that is attached to nothing, in ms. */
  readonly uploadTtlMs: number;
};

/** A file on its way: as its owner calls it, and its bytes as they come. */
export type FileDraft = { readonly name: string; readonly content: Content };
export type UploadFilesCommand = {
  /** One after the other; each is read to its end, or not at all. */
  readonly files: AsyncIterable<FileDraft>;
  /** How many bytes they can have together, if that is known before: so much is set aside of the owner's quota. */
  readonly most?: number | undefined;
};
/** The owner's files that are attached to nothing would be more than `limit` bytes. */
export type QuotaExceeded = { readonly code: "file.quota-exceeded"; readonly limit: number };
export type UploadRefusal = Forbidden | InvalidInput | UnsupportedType | FileTooLarge | QuotaExceeded;

/**
 * Stores files for a member, who then has them for a while to attach them to something. All of them or none: when one is
 * refused, or breaks off, nothing is left of any. Whoever is signed in.
 */
export type UploadFiles = (by: Actor, command: UploadFilesCommand) => Promise<Result<readonly Upload[], UploadRefusal>>;

export const MAX_FILES = 10;
/** Of a member's files that are attached to nothing. */
const MAX_UNATTACHED_BYTES = 100 * 1024 * 1024;
/** Longer than any upload takes: what is still on its way by then has broken off. */
const LONGEST_UPLOAD_MS = 60 * 60_000;

type Made = { readonly owner: MemberId; readonly most: number | undefined; readonly id: UploadId };

const uploadFile = async (
  { unitOfWork, fileStorage, fileInspector, clock }: UploadFilesPorts,
  { uploadTtlMs }: FilePolicies,
  { owner, most, id }: Made,
  { name: given, content }: FileDraft,
): Promise<Result<Upload, UploadRefusal>> => {
  const named = nameOf(given);
  if (!named.ok) return named;
  const name = named.value;
  const begun: Begun = await begin(content);
  const { head, whole } = begun;
  const inspection = await fileInspector.inspect(head);
  if (inspection === undefined || !isNamed(name, inspection.mediaType)) return unsupportedType(name);
  const { mediaType, pixels } = inspection;
  const tooLarge = checkPixels(name, pixels);
  if (tooLarge) return tooLarge;
  const limit = maxBytesOf(mediaType);
  if (head.length > limit) return tooManyBytes(name, mediaType);

  const createdAt = clock.now();
  const after = (ms: number): Date => new Date(createdAt.getTime() + ms);
  const reserved: Upload = {
    id,
    ownerId: owner,
    kind: kindOf(mediaType),
    name,
    mediaType,
    bytes: whole ? head.length : Math.max(head.length, Math.min(limit, most ?? limit)),
    state: "RESERVED",
    createdAt,
    expiresAt: after(Math.max(LONGEST_UPLOAD_MS, uploadTtlMs)),
    attachedTo: undefined,
  };
  const room = await unitOfWork.run(async (tx) =>
    (await tx.uploads.reserve(reserved, MAX_UNATTACHED_BYTES))
      ? done
      : err({ code: "file.quota-exceeded", limit: MAX_UNATTACHED_BYTES }),
  );
  if (!room.ok) return room;

  const { content: checked, stored } = checkedContent(name, begun, inspection);
  const bytes = await stored(fileStorage.put(id, mediaType, checked));
  if (!bytes.ok) return bytes;
  const upload: Upload = { ...reserved, bytes: bytes.value, state: "STORED", expiresAt: after(uploadTtlMs) };
  return unitOfWork.runSingle(async (tx) => {
    written(await tx.uploads.store(upload));
    return ok(upload);
  });
};

export const makeUploadFiles = (ports: UploadFilesPorts, policies: FilePolicies): UploadFiles => {
  /** Whatever was begun is given up: of a file that was never reserved there is nothing to give up. */
  const giveUp = async (ids: readonly UploadId[]): Promise<void> => {
    const { value } = await ports.unitOfWork.run(async (tx) => ok(await tx.uploads.remove(ids, undefined)));
    await eraseFiles(ports, value);
  };
  return async (by, { files, most }) => {
    if (by.kind !== "member") return forbidden;
    const begun: UploadId[] = [];
    const uploads: Upload[] = [];
    const all = async (): Promise<Result<readonly Upload[], UploadRefusal>> => {
      for await (const file of files) {
        if (begun.length === MAX_FILES) return invalid("files", `at most ${MAX_FILES} files`);
        const id = ports.ids.next<UploadId>();
        begun.push(id);
        const upload = await uploadFile(ports, policies, { owner: by.id, most, id }, file);
        if (!upload.ok) return upload;
        uploads.push(upload.value);
      }
      return uploads.length > 0 ? ok(uploads) : invalid("files", "at least one file");
    };
    try {
      const result = await all();
      if (!result.ok && begun.length > 0) await giveUp(begun);
      return result;
    } catch (cause) {
      // What cannot be given up now is past its time some day, and the job erases it.
      await giveUp(begun).catch(() => undefined);
      throw cause;
    }
  };
};
