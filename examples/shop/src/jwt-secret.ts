import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./config.ts";

/**
 * The secret that signs tokens: the configured one or, in development, one that the first start makes and keeps in
 * the data folder, readable by its owner only.
 */
export const jwtSecret = async ({ JWT_SECRET, DATA_DIR }: Pick<Config, "JWT_SECRET" | "DATA_DIR">): Promise<string> => {
  if (JWT_SECRET !== undefined) return JWT_SECRET;
  const file = join(DATA_DIR, "jwt-secret");
  await mkdir(DATA_DIR, { recursive: true });
  try {
    // Fails when the file is there: of two processes that start at once one makes it, both read it.
    await writeFile(file, randomBytes(64).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  return (await readFile(file, "utf8")).trim();
};
