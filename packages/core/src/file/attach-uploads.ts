import type { UploadId } from "../shared/ids.ts";
import { done, err, type Result } from "../shared/result.ts";
import type { Attaching, Uploads } from "./ports.ts";
import type { FileNotFound } from "./upload.ts";

/**
 * A step: attaches all of the uploads, or refuses with those that it cannot: of somebody else, of another kind, attached
 * already or unknown, which nobody is to tell apart. No upload is no statement.
 */
export const attachUploads = async (
  tx: { readonly uploads: Uploads },
  ids: readonly UploadId[],
  to: Attaching,
): Promise<Result<undefined, FileNotFound>> => {
  if (ids.length === 0) return done;
  const attached = new Set(await tx.uploads.attach(ids, to));
  const files = ids.filter((id) => !attached.has(id));
  return files.length === 0 ? done : err({ code: "file.not-found", files });
};
