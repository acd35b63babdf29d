import { S3Client } from "@aws-sdk/client-s3";
import { fileStorageContract } from "@cofshop/contracts";
import type { UploadId } from "@cofshop/core";
import { startS3 } from "@cofshop/test-services";
import { afterEach, beforeEach, expect, test } from "vitest";
import { s3Files } from "../src/index.ts";

const keys = { accessKeyId: "shop", secretAccessKey: "a secret of the shop" };
const PART = 5 * 1024 * 1024;

const open = async ({ secretAccessKey = keys.secretAccessKey } = {}) => {
  const server = await startS3("files", keys);
  const client = new S3Client({
    endpoint: server.endpoint,
    region: "ap-northeast-2",
    credentials: { ...keys, secretAccessKey },
    forcePathStyle: true,
  });
  return {
    server,
    client,
    storage: s3Files({ client, bucket: "files" }),
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};

fileStorageContract(
  "S3",
  async () => {
    const { server, ...world } = await open();
    return { ...world, traces: async () => server.objects.size + server.uploads.size };
  },
  { runs: 10, large: 2 * PART + 123 },
);

let world: Awaited<ReturnType<typeof open>>;
const id = "01900000-0000-7000-8000-000000000001" as UploadId;
beforeEach(async () => {
  world = await open();
});
afterEach(() => world.close());

const bytes = async function* (length: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let left = length; left > 0; left -= 65_536) yield new Uint8Array(Math.min(left, 65_536));
};

test.each([0, 1, PART - 1, PART, PART + 1, 2 * PART])("a file of %i bytes is sent whole", async (length) => {
  const { server, storage } = world;
  await storage.put(id, "video/mp4", bytes(length));
  expect([server.objects.get(`files/${id}`)?.length, server.uploads.size]).toEqual([length, 0]);
});

test("a part that the server does not take gives the whole file up", async () => {
  const { server, storage } = world;
  server.failOn(({ url = "" }) => url.includes("partNumber=2"));
  await expect(storage.put(id, "video/mp4", bytes(3 * PART))).rejects.toThrow();
  expect([server.objects.size, server.uploads.size]).toEqual([0, 0]);
});

test("what could not be given up, or a process left that died, is found when the file is removed", async () => {
  const { server, storage } = world;
  server.failOn(
    ({ method, url = "" }) => url.includes("partNumber=2") || (method === "DELETE" && url.includes("uploadId")),
  );
  await expect(storage.put(id, "video/mp4", bytes(2 * PART))).rejects.toThrow();
  expect(server.uploads.size).toBe(1);
  server.failOn(() => false);
  await storage.remove(id);
  expect(server.uploads.size).toBe(0);
});

test("a server that fails is breakage, not absence", async () => {
  const { server, storage } = world;
  server.failOn(() => true);
  await expect(storage.get(id)).rejects.toThrow();
  await expect(storage.remove(id)).rejects.toThrow();
});

test("what is signed with another secret is refused by this server, as by any", async () => {
  const stranger = await open({ secretAccessKey: "a guess" });
  await expect(stranger.storage.put(id, "video/mp4", bytes(10))).rejects.toThrow("SignatureDoesNotMatch");
  expect([stranger.server.objects.size, stranger.server.refusals.length]).toEqual([0, 1]);
  await stranger.close();
});
