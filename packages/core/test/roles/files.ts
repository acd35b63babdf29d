import { anonymous, expectOk, type UploadId } from "../../src/index.ts";
import { everybody, type Fixture, forbidden, owner, people, type Row } from "./fixture.ts";

const unseen = "file.not-found";

/** A picture as `plainSpokenFiles` knows it. */
const picture = () => ({
  files: (async function* () {
    yield {
      name: "원두.png",
      content: (async function* () {
        yield Uint8Array.from("image/png 2x2\nend\n", (letter) => letter.charCodeAt(0));
      })(),
    };
  })(),
});
const uploadBy = async ({ shop, actors }: Fixture, which: number): Promise<UploadId> => {
  const [upload] = expectOk(await shop.file.upload(actors[which] ?? anonymous, picture()));
  if (upload === undefined) throw new Error("nothing was uploaded");
  return upload.id;
};
const ofMember = (its: Fixture) => uploadBy(its, 1);

/** In the member's room with the admin. */
const sent = async (its: Fixture): Promise<UploadId> => {
  const { shop, actors, admin } = its;
  const [, member = anonymous] = actors;
  const roomId = expectOk(await shop.chat.open(member)).room.id;
  expectOk(await shop.chat.join(admin, roomId));
  const id = await ofMember(its);
  const wish = { roomId, message: "", messageType: "IMAGE", attachmentIds: [id] } as const;
  expectOk(await shop.chat.send(member, wish));
  return id;
};
/** Of the seller's item. */
const shown = async (its: Fixture): Promise<UploadId> => {
  const upload = await uploadBy(its, 3);
  const [, , , seller = anonymous] = its.actors;
  expectOk(await its.shop.item.edit(seller, its.item.id, { addImages: [{ upload, type: "SUB" }] }));
  return upload;
};

export const files: readonly Row[] = [
  ["file.upload", ({ shop }, by) => shop.file.upload(by, picture()), people],
  ["file.remove", async (its, by) => its.shop.file.remove(by, await ofMember(its)), owner(unseen)],
  [
    "file.remove",
    async (its, by) => its.shop.file.remove(by, await sent(its)),
    [forbidden, ...Array(5).fill(unseen), forbidden],
  ],
  [
    "file.open",
    async (its, by) => its.shop.file.open(by, await ofMember(its)),
    [unseen, "ok", unseen, unseen, unseen, unseen, unseen],
  ],
  [
    "file.open",
    async (its, by) => its.shop.file.open(by, await sent(its)),
    [unseen, "ok", unseen, unseen, unseen, "ok", unseen],
  ],
  ["file.open", async (its, by) => its.shop.file.open(by, await shown(its)), everybody],
];
