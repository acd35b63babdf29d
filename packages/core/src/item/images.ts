import { attachUploads, endingOf, type FileNotFound, type Upload, type Uploads } from "../file/index.ts";
import type { ImageId, ItemId, MemberId, UploadId } from "../shared/ids.ts";
import { ok, type Result } from "../shared/result.ts";
import type { Image, ImageDraft } from "./item.ts";

/** What becomes a picture of an item, with the id that it will have. */
export type NamedDraft = { readonly id: ImageId; readonly draft: ImageDraft };

/** Under the shop's own host, wherever it is reached. */
const urlOf = ({ id, mediaType }: Upload): string => `/images/${id}.${endingOf(mediaType)}`;

/** A step: the drafts as pictures of the item, in their order; what was uploaded is attached to it. */
export const takeImages = async (
  tx: { readonly uploads: Pick<Uploads, "attach"> },
  { owner, item, at }: { readonly owner: MemberId; readonly item: ItemId; readonly at: Date },
  drafts: readonly NamedDraft[],
): Promise<Result<readonly Image[], FileNotFound>> => {
  const uploads = drafts.flatMap(({ draft }) => ("upload" in draft ? [draft.upload] : []));
  const attached = await attachUploads(tx, uploads, { owner, kind: "IMAGE", to: { item }, at });
  if (!attached.ok) return attached;
  const known = new Map(attached.value.map((upload) => [upload.id, upload]));
  return ok(
    drafts.flatMap(({ id, draft }): Image | readonly Image[] => {
      if (!("upload" in draft)) return { ...draft, id };
      const upload = known.get(draft.upload);
      return upload === undefined
        ? []
        : { id, url: urlOf(upload), name: upload.name, type: draft.type, upload: upload.id };
    }),
  );
};

/** A step: removes the files of pictures that the item has no more; answers those whose bytes are to be erased. */
export const dropImages = async (
  tx: { readonly uploads: Pick<Uploads, "remove"> },
  item: ItemId,
  images: readonly Image[],
): Promise<readonly UploadId[]> => {
  const uploads = images.flatMap(({ upload }) => upload ?? []);
  return uploads.length === 0 ? [] : tx.uploads.remove(uploads, { item });
};
