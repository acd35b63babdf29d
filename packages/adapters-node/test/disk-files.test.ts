import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileStorageContract } from "@cofshop/contracts";
import type { UploadId } from "@cofshop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskFiles, uuidV7Ids } from "../src/index.ts";

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};
const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "cofshop-files-"));

fileStorageContract("disk", async () => {
  const folder = await freshFolder();
  return {
    storage: diskFiles({ folder: join(folder, "files") }),
    traces: async () => (await filesIn(folder)).length,
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

let folder: string;
const id: UploadId = uuidV7Ids().next();
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("while a file is written it lies beside its place, and is found by nobody but `remove`", async () => {
  const storage = diskFiles({ folder });
  let names: readonly string[] = [];
  const content = (async function* () {
    yield Buffer.from("beans");
    names = await filesIn(folder);
  })();
  await storage.put(id, "text/plain", content);
  expect([names, await filesIn(folder)]).toEqual([[`${id}.part`], [id]]);

  // As a process leaves it that dies in the middle.
  const place = join(folder, id.slice(-2), id);
  await storage.remove(id);
  await writeFile(`${place}.part`, "half of it");
  expect(await storage.get(id)).toBeUndefined();
  await storage.remove(id);
  expect(await filesIn(folder)).toEqual([]);
});

test.skipIf(process.platform === "win32")("nobody else on the machine may read what customers sent", async () => {
  const storage = diskFiles({ folder });
  await storage.put(
    id,
    "text/plain",
    (async function* () {
      yield Buffer.from("beans");
    })(),
  );
  const place = join(folder, id.slice(-2), id);
  expect([(await stat(place)).mode & 0o077, String(await readFile(place))]).toEqual([0, "beans"]);
});
