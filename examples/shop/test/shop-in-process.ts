import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/config.ts";
import { startShop } from "../src/server.ts";

export const admin = { email: "admin@cofshop.example", memberPwd: "the admin's password" };

/** A folder that goes when it is closed. */
export const freshFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), "cofshop-example-"));
  return { path, close: () => rm(path, { recursive: true, force: true }) };
};

/** The example as `main.ts` starts it, on a free port, with an admin and the demo's goods. */
export const openShop = async (variables: NodeJS.ProcessEnv = {}) => {
  const folder = await freshFolder();
  const shop = await startShop(
    readConfig({
      PORT: "0",
      DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
      DATA_DIR: folder.path,
      LOG_LEVEL: "silent",
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.memberPwd,
      ...variables,
    }),
  );
  const close = async (): Promise<void> => {
    await shop.close();
    await folder.close();
  };
  return { ...shop, close };
};
