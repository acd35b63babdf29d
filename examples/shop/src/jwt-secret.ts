import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { secretWeakness } from "@cofshop/adapters-node";
import { CannotStart, reasonOf } from "./cannot-start.ts";
import type { Config } from "./config.ts";

const isThere = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/** Written whole and then named: of several processes that start at once one names its file, all read that one. */
const writeOnce = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { flag: "wx", mode: 0o600 });
  try {
    await link(draft, file);
  } catch (cause) {
    if (!isThere(cause)) throw cause;
  } finally {
    await rm(draft);
  }
};

const keptSecret = async (folder: string): Promise<string> => {
  const file = join(folder, "jwt-secret");
  await mkdir(folder, { recursive: true });
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  await writeOnce(file, randomBytes(64).toString("base64url"));
  return (await readFile(file, "utf8")).trim();
};

/**
 * The secret that signs tokens: the configured one or, in development, one that the first start makes and keeps in
 * the data folder, readable by its owner only.
 *
 * @throws CannotStart when the folder cannot keep one, or the kept one was spoiled.
 */
export const jwtSecret = async ({ JWT_SECRET, DATA_DIR }: Pick<Config, "JWT_SECRET" | "DATA_DIR">): Promise<string> => {
  if (JWT_SECRET !== undefined) return JWT_SECRET;
  const secret = await keptSecret(DATA_DIR).catch((cause: unknown) => {
    throw new CannotStart(`The signing secret cannot be kept in DATA_DIR: ${reasonOf(cause)}.`, { cause });
  });
  const weakness = secretWeakness(secret);
  if (weakness !== undefined)
    throw new CannotStart(`The file jwt-secret in DATA_DIR is spoiled, remove it: ${weakness}`);
  return secret;
};
