import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Credentials } from "./customer.ts";

export type OpenShop = {
  readonly url: string;
  /** Without them only the shopper's part can be played. */
  readonly admin: Credentials | undefined;
  close(): Promise<void>;
};
export type OwnShop = OpenShop & {
  readonly admin: Credentials;
  /** The file of its SQLite database. */
  readonly file: string;
};
export type OwnShopOptions = {
  /** Of its environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Fills the database before the shop starts on it. */
  readonly prepare?: (file: string) => Promise<void>;
};

/** The address in the one line that the shop prints when it listens. */
const listening = async (shop: ChildProcess & { readonly stdout: NodeJS.ReadableStream }): Promise<string> => {
  for await (const line of createInterface(shop.stdout)) {
    const url = /^cofshop listens on (\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
    process.stderr.write(`${line}\n`);
  }
  throw new Error("The shop ended before it listened; its reason is above.");
};

/** Starts the shop as `npm start` does, in a process of its own, on a free port and a database of its own. */
export const openOwnShop = async ({ variables = {}, prepare }: OwnShopOptions = {}): Promise<OwnShop> => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-demo-"));
  const admin = { email: "admin@cofshop.example", memberPwd: randomBytes(12).toString("base64url") };
  const file = join(folder, "shop.db");
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  // Nothing of the caller's environment: the story is the same whatever is set there.
  const env = {
    PORT: "0",
    DATABASE_URL: `sqlite:${file}`,
    DATA_DIR: folder,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
    LOG_LEVEL: "error",
    ...variables,
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  await prepare?.(file).catch(async (cause: unknown) => {
    await remove();
    throw cause;
  });
  const shop = spawn(process.execPath, ["--enable-source-maps", main], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(shop, "exit");
  const close = async (): Promise<void> => {
    shop.kill("SIGTERM");
    await ended;
    await remove();
  };
  try {
    const url = await listening(shop);
    shop.stdout.resume();
    return { url, admin, file, close };
  } catch (cause) {
    await close();
    throw cause;
  }
};
