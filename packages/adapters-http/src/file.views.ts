import type { FileFacts } from "@cofshop/core/file";
import { z } from "zod";
import { out } from "./fields.ts";

/** What is shown of a file, wherever it hangs. */
export const fileFields = {
  fileId: out.id,
  fileName: z.string(),
  fileType: z.enum(["IMAGE", "VIDEO", "FILE"]),
  mediaType: z.string(),
  /** In bytes. */
  size: z.int(),
};

export const fileOf = ({ id, name, kind, mediaType, bytes }: FileFacts) => ({
  fileId: id,
  fileName: name,
  fileType: kind,
  mediaType,
  size: bytes,
});
