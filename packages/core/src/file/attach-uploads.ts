import type { UploadId } from "../shared/ids.ts";
import { ok, type Result } from "../shared/result.ts";
import type { Attaching, Uploads } from "./ports.ts";
import { type FileNotFound, fileNotFound, type Upload } from "./upload.ts";

/**
 * A step: attaches all of the uploads and answers them in this order, or refuses with those that it cannot: of somebody
 * else, of another kind, attached already, past their time or unknown, which nobody is to tell apart. No upload is no
 * statement.
 */
export const attachUploads = async (
  tx: { readonly uploads: Pick<Uploads, "attach"> },
  ids: readonly UploadId[],
  to: Attaching,
): Promise<Result<readonly Upload[], FileNotFound>> => {
  if (ids.length === 0) return ok([]);
  const attached = new Map((await tx.uploads.attach(ids, to)).map((upload) => [upload.id, upload]));
  const missing = ids.filter((id) => !attached.has(id));
  return missing.length === 0 ? ok(ids.flatMap((id) => attached.get(id) ?? [])) : fileNotFound(...missing);
};
