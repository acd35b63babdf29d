import { expectOk } from "@cofshop/core";
import type { FileDraft, UploadFilesCommand } from "@cofshop/core/file";
import type { ItemId, MemberActor, UploadId } from "@cofshop/core/shared";
import { type FreshShop, itemOnSale } from "../fresh-shop.ts";
import { freshId } from "../rows.ts";

const unknownFile = freshId<UploadId>();

/** A picture as `plainSpokenFiles` knows it. */
export const picture = (name = "원두.png"): FileDraft => ({
  name,
  content: (async function* () {
    yield new TextEncoder().encode("image/png 640x480\nbeans\nend\n");
  })(),
});
export const sent = (...drafts: readonly FileDraft[]): UploadFilesCommand => ({
  files: (async function* () {
    yield* drafts;
  })(),
});

/** Files that are refused, given up, forgotten, and shown as pictures of an item that is deleted. */
export const files = async ({ shop, admin, ...fresh }: FreshShop, by: MemberActor): Promise<void> => {
  await shop.file.upload({ kind: "anonymous" }, sent(picture()));
  await shop.file.upload(by, sent(picture("원두.pdf")));
  const [given, forgotten] = expectOk(await shop.file.upload(by, sent(picture(), picture())));
  const [shown, added] = expectOk(await shop.file.upload(admin, sent(picture(), picture())));
  for (const id of [given?.id ?? unknownFile, unknownFile]) {
    await shop.file.open(by, id);
    await shop.file.remove(admin, id);
    await shop.file.remove(by, id);
  }
  await shop.file.open(admin, forgotten?.id ?? unknownFile);
  const images = [{ upload: shown?.id ?? unknownFile, type: "SUB" }] as const;
  const item = await itemOnSale({ ...fresh, shop, admin }, [1], { images });
  await shop.file.open({ kind: "anonymous" }, shown?.id ?? unknownFile);
  const edit = { addImages: [{ upload: added?.id ?? unknownFile, type: "SUB" }] } as const;
  const edited = expectOk(await shop.item.edit(admin, item.id, edit));
  await shop.item.edit(admin, item.id, edit);
  await shop.item.edit(admin, item.id, { removeImages: edited.images.slice(0, 1).map(({ id }) => id) });
  await shop.item.edit(admin, freshId<ItemId>(), edit);
  await shop.item.changeState(admin, item.id, "DELETED");
};
