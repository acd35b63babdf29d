import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache, Clock, Json } from "@cofshop/core";

type Entry = { readonly value: Json; readonly until: number };

/** A cache in a folder that every process of a machine shares: a file for each entry, named by the hash of its name. */
export const folderCache = (folder: string, clock: Clock): Cache => {
  const fileOf = (name: string): string => join(folder, createHash("sha256").update(name).digest("hex"));
  return {
    recall: async (name) => {
      // No file is no entry; neither is one that cannot be read: a cache that is away has nothing.
      const text = await readFile(fileOf(name), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      const { value, until }: Entry = JSON.parse(text);
      return until > clock.now().getTime() ? value : undefined;
    },
    keep: async (name, value, forMs) => {
      const file = fileOf(name);
      const entry: Entry = { value, until: clock.now().getTime() + forMs };
      const half = `${file}.${crypto.randomUUID()}`;
      // Written beside its place and renamed, so that nobody reads half of it; a full disk keeps nothing.
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(half, JSON.stringify(entry)))
        .then(() => rename(half, file))
        .catch(() => rm(half, { force: true }));
    },
    forget: async (names) => {
      await Promise.all(names.map((name) => rm(fileOf(name), { force: true })));
    },
  };
};
