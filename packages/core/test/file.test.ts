import { expect, test } from "vitest";
import type { FileDraft, UploadFilesCommand } from "../src/file/index.ts";
import { createShop, expectOk, jobNamed, type MemberActor, runOnce, type UploadId } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { codeOf, signUp, type World, worldOf } from "./world.ts";

const MB = 1024 * 1024;
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A file that `plainSpokenFiles` takes at its word, in chunks. */
const file = (type = "image/png 10x10", bytes = 0, name = "원두.png"): FileDraft => ({
  name,
  content: (async function* () {
    yield bytesOf(`${type}\n`);
    for (let left = bytes; left > 0; left -= MB) yield new Uint8Array(Math.min(left, MB));
    yield bytesOf("\nend\n");
  })(),
});
const sent = (drafts: readonly FileDraft[], most?: number): UploadFilesCommand => ({
  files: (async function* () {
    yield* drafts;
  })(),
  most,
});
const sweep = async ({ shop, ports }: Pick<World, "shop" | "ports">): Promise<number> =>
  expectOk(await runOnce(jobNamed(shop.jobs, "sweep-files"), ports.lock)).done;
const rowsOf = ({ ports }: Pick<World, "ports">) =>
  ports.unitOfWork.reads.uploads.due(new Date("2030-01-01"), { after: undefined, limit: 100 });
const uploadOne = async ({ shop }: Pick<World, "shop">, by: MemberActor): Promise<UploadId> => {
  const [upload] = expectOk(await shop.file.upload(by, sent([file()])));
  if (upload === undefined) throw new Error("nothing was uploaded");
  return upload.id;
};

test("what is not known to be small is set aside whole until it has come", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  /** Ends its first file only once it was asked whether there is room for another. */
  const whileUploading = async (most: number | undefined, then: () => Promise<unknown>): Promise<void> => {
    const slow = async function* () {
      yield bytesOf("video/mp4\n");
      yield new Uint8Array(MB);
      await then();
      yield bytesOf("\nend\n");
    };
    expectOk(await world.shop.file.upload(by, sent([{ name: "a.mp4", content: slow() }], most)));
  };
  const another = async () => codeOf(await world.shop.file.upload(by, sent([file("video/mp4", 40 * MB, "b.mp4")])));
  let code = "";
  await whileUploading(undefined, async () => {
    await whileUploading(undefined, async () => {
      code = await another();
    });
  });
  expect(code).toBe("file.quota-exceeded");
  await whileUploading(2 * MB, async () => {
    code = await another();
  });
  expect(code).toBe("ok");
});

test("names are kept as they are read, and letters put together", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const [upload] = expectOk(
    await world.shop.file.upload(by, sent([file("image/png 1x1", 0, "  커피.v1.2.PNG ".normalize("NFD"))])),
  );
  expect(upload?.name).toBe("커피.v1.2.PNG");
});

test.each([
  ["image/png 1x1", 10 * MB, "a.png"],
  ["video/mp4", 50 * MB, "a.mp4"],
  ["application/zip", 20 * MB, "a.zip"],
])("%s may have %i bytes and not one more", async (type, limit, name) => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const rest = limit - `${type}\n`.length - "\nend\n".length;
  const [upload] = expectOk(await world.shop.file.upload(by, sent([file(type, rest, name)])));
  expect(upload?.bytes).toBe(limit);
  const refused = await world.shop.file.upload(by, sent([file(type, rest + 1, name)]));
  expect(refused).toEqual({ ok: false, error: { code: "file.too-large", file: name, of: "bytes", limit } });
  expect(world.ports.fileStorage.kept()).toEqual([upload?.id]);
});

test("a picture may have 40 million pixels and not one more", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  expectOk(await world.shop.file.upload(by, sent([file("image/png 8000x5000")])));
  expect(await world.shop.file.upload(by, sent([file("image/png 40000001x1")]))).toMatchObject({
    error: { code: "file.too-large", of: "pixels", limit: 40_000_000 },
  });
});

test("bytes that cannot be erased now are erased by the job, and do not stand in the way of others", async () => {
  const ports = memoryPorts();
  let stubborn: UploadId | undefined;
  const fileStorage = {
    ...ports.fileStorage,
    remove: async (id: UploadId) => {
      if (id === stubborn) throw new Error("the disk is away");
      await ports.fileStorage.remove(id);
    },
  };
  const world = { ...(await worldOf()), ports, shop: createShop({ ...ports, fileStorage }) };
  const by = await signUp(world, "hana");
  const [first, second] = [await uploadOne(world, by), await uploadOne(world, by)];
  stubborn = first;
  expectOk(await world.shop.file.remove(by, first));
  expect(codeOf(await world.shop.file.open(by, first))).toBe("file.not-found");
  ports.clock.advance(180 * 60_000);
  await expect(sweep(world)).rejects.toThrow("the disk is away");
  // The walk goes on behind what it could not do.
  expect(await sweep(world)).toBe(1);
  expect([ports.fileStorage.kept(), (await rowsOf(world)).map(({ id }) => id)]).toEqual([[first], [first]]);
  stubborn = undefined;
  expect(await sweep(world)).toBe(1);
  expect([ports.fileStorage.kept(), await rowsOf(world), second.length > 0]).toEqual([[], [], true]);
});

test("the job leaves alone what is in time, what is attached, and what is still coming", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const { id: roomId } = expectOk(await world.shop.chat.open(by)).room;
  const attached = await uploadOne(world, by);
  const wish = { roomId, message: "", messageType: "IMAGE", attachmentIds: [attached] } as const;
  expectOk(await world.shop.chat.send(by, wish));
  world.ports.clock.advance(60_000);
  const waiting = await uploadOne(world, by);
  world.ports.clock.advance(180 * 60_000 - 1);
  expect(await sweep(world)).toBe(0);
  expect(world.ports.fileStorage.kept()).toEqual([attached, waiting]);
  world.ports.clock.advance(1);
  expect(await sweep(world)).toBe(1);
  expect(world.ports.fileStorage.kept()).toEqual([attached]);

  const shop = createShop(world.ports, { uploadTtlMs: 1_000 });
  let swept = -1;
  const slow = async function* () {
    yield bytesOf("video/mp4\n");
    world.ports.clock.advance(59 * 60_000);
    swept = await sweep({ ...world, shop });
    yield bytesOf("\nend\n");
  };
  const [late] = expectOk(await shop.file.upload(by, sent([{ name: "a.mp4", content: slow() }])));
  expect([swept, world.ports.fileStorage.kept()]).toEqual([0, [attached, late?.id]]);
});

test("whoever is nobody uploads nothing, and what is open to nobody in particular is an item's picture alone", async () => {
  const world = await worldOf();
  const nobody = { kind: "anonymous" } as const;
  expect(codeOf(await world.shop.file.upload(nobody, sent([file()])))).toBe("auth.forbidden");
  const id = await uploadOne(world, world.admin);
  expect(codeOf(await world.shop.file.remove(nobody, id))).toBe("auth.forbidden");
  expect(codeOf(await world.shop.file.open(nobody, id))).toBe("file.not-found");
  const fields = { name: "원두", price: 1_000, origin: "KR", options: [{ description: "x", stock: 1 }] };
  const item = expectOk(
    await world.shop.item.register(world.admin, { ...fields, images: [{ upload: id, type: "SUB" }] }),
  );
  expect(item.images).toMatchObject([{ upload: id, url: `/images/${id}.png`, name: "원두.png" }]);
  expect(expectOk(await world.shop.file.open(nobody, id))).toMatchObject({ isPublic: true });
});

test("an item that is refused leaves its pictures free; an edit that is refused erases nothing", async () => {
  const world = await worldOf();
  const [one, other] = [await uploadOne(world, world.admin), await uploadOne(world, world.admin)];
  const fields = { name: "원두", price: 1_000, origin: "KR", options: [{ description: "x", stock: 1 }] };
  const images = [{ upload: one, type: "SUB" }] as const;
  const category = "00000000-0000-7000-8000-ffffffffffff" as never;
  const refused = await world.shop.item.register(world.admin, { ...fields, images, categoryIds: [category] });
  expect(codeOf(refused)).toBe("category.not-found");
  const item = expectOk(await world.shop.item.register(world.admin, { ...fields, images }));
  const edit = { removeImages: item.images.map(({ id }) => id), addImages: [{ upload: other, type: "SUB" }] } as const;
  expect(codeOf(await world.shop.item.edit(world.admin, item.id, { ...edit, addCategories: [category] }))).toBe(
    "category.not-found",
  );
  expect(world.ports.fileStorage.kept()).toEqual([one, other]);
  expectOk(await world.shop.item.edit(world.admin, item.id, edit));
  expect(world.ports.fileStorage.kept()).toEqual([other]);
});
