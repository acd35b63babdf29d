import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { diskFiles, uuidV7Ids } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { createShop, expectOk, jobNamed, type MemberActor, type RoomId, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { createDatabase } from "@cofshop/test-services";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { freshFolder } from "../shop-in-process.ts";

const child = fileURLToPath(new URL("./file.child.mjs", import.meta.url));
const postgresUrl = inject("postgresUrl");

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => folder.close());

const placeOf = async (engine: string) => {
  if (engine === "SQLite" || postgresUrl === undefined) {
    const file = join(folder.path, "shop.db");
    return { url: `sqlite:${file}`, open: () => openSqlite({ file }), drop: async () => undefined };
  }
  const { url, drop } = await createDatabase(postgresUrl);
  return { url, open: () => openPostgres({ url }), drop };
};

/** Where the file's life ends, and what is left of it on the disk at that moment. */
const moments = [
  ["in put", 1],
  ["after put", 1],
  ["before remove", 1],
  ["after remove", 0],
] as const;

describe.each(["SQLite", ...(postgresUrl === undefined ? [] : ["PostgreSQL"])])("on %s", (engine) => {
  test.each(moments)(
    "a process that dies %s serves nothing afterwards, and the job finds what it left",
    async (crashAt, left) => {
      const { url, open, drop } = await placeOf(engine);
      const files = join(folder.path, "files");
      const filesThere = async () => {
        const entries = await readdir(files, { recursive: true, withFileTypes: true });
        return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      };
      const database = await open();
      const memory = memoryPorts({ start: new Date() });
      const ports = { ...memory, ...database, fileStorage: diskFiles({ folder: files }) };
      // Ids of another process must not be these.
      const shop = createShop({ ...ports, ids: uuidV7Ids() });
      const person = { email: "hana@example.com", name: "하나", password: "password1", tel: "01012345678" };
      const { id } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
      const by: MemberActor = { kind: "member", id, role: "MEMBER" };
      const roomId: RoomId = expectOk(await shop.chat.open(by)).room.id;

      const env = { DATABASE_URL: url, DATA_DIR: folder.path, CRASH_AT: crashAt };
      const process = fork(child, [], { execArgv: [], env });
      const said: unknown[] = [];
      process.on("message", (message) => said.push(message));
      await once(process, "message");
      process.send({ by, roomId });
      expect(await once(process, "exit")).toEqual([null, "SIGKILL"]);
      expect(said).not.toContainEqual(expect.objectContaining({ came: "through" }));
      expect(await filesThere()).toHaveLength(left);

      const uploads = await database.unitOfWork.reads.uploads.due(new Date("2100-01-01"), {
        after: undefined,
        limit: 9,
      });
      expect(uploads).toHaveLength(1);
      for (const upload of uploads) {
        expect(await shop.file.open(by, upload.id)).toMatchObject({ error: { code: "file.not-found" } });
      }
      memory.clock.advance(181 * 60_000);
      expect(await runOnce(jobNamed(shop.jobs, "sweep-files"), memory.lock)).toMatchObject({ value: { done: 1 } });
      expect([
        await filesThere(),
        await database.unitOfWork.reads.uploads.due(new Date("2100-01-01"), { after: undefined, limit: 9 }),
      ]).toEqual([[], []]);
      await database.close();
      await drop();
    },
  );
});
