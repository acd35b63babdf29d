import { readdir } from "node:fs/promises";
import { request as openRequest } from "node:http";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { type RunningShop, startShop } from "../src/server.ts";
import { png } from "./pictures.ts";
import { admin, freshFolder } from "./shop-in-process.ts";

// The shop as it is deployed, files on its disk, and whoever wants to fool it.

let folder: Awaited<ReturnType<typeof freshFolder>>;
let shop: RunningShop;
beforeAll(async () => {
  folder = await freshFolder();
  const environment = {
    PORT: "0",
    DATABASE_URL: "memory:",
    DATA_DIR: folder.path,
    SEED: "off",
    LOG_LEVEL: "silent",
    RATE_LIMITS: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
  };
  shop = await startShop(readConfig(environment));
});
afterAll(async () => {
  await shop.close();
  await folder.close();
});

/** What lies in the shop's folder of files, or in any other place below its data. */
const onDisk = async (): Promise<readonly string[]> => {
  const entries = await readdir(join(folder.path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name !== "jwt-secret").map(({ name }) => name);
};

const tokenShape = z.object({ accessToken: z.string() });
const enter = async (): Promise<string> => {
  const [browser, credentials] = [openBrowser(shop.url), newCredentials()];
  await signUp(browser, "김하늘", credentials);
  const { reply } = await logIn(browser, credentials);
  return tokenShape.parse(reply.data).accessToken;
};

type Sent = { readonly name: string; readonly bytes: Buffer };
const answerShape = z.object({
  header: z.object({ code: z.string() }),
  body: z.object({ data: z.array(z.object({ tempFileId: z.string() })).nullable() }),
});
const send = async (token: string, ...files: readonly Sent[]) => {
  const form = new FormData();
  for (const { name, bytes } of files) form.append("files", new Blob([Uint8Array.from(bytes)]), name);
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${shop.url}/api/files/temp`, { method: "POST", headers, body: form });
  const { header, body } = answerShape.parse(await response.json());
  return { verdict: `${response.status} ${header.code}`, ids: (body.data ?? []).map(({ tempFileId }) => tempFileId) };
};
const giveUp = async (token: string, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const headers = { Authorization: `Bearer ${token}` };
    await fetch(`${shop.url}/api/files/temp/${id}`, { method: "DELETE", headers });
  }
};

/** An archive of one file. */
const zip = (): Buffer => {
  const content = deflateRawSync(Buffer.from("beans"));
  const local = Buffer.concat([Buffer.from("504b0304140000000800", "hex"), Buffer.alloc(20), content]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  return Buffer.concat([local, end]);
};
const text = (words: string): Buffer => Buffer.from(words);

describe("a file is refused with a code, and nothing of it is left on the disk:", () => {
  test.each<[string, string, Sent]>([
    [
      "a picture with an archive behind it",
      "415 file.unsupported-type",
      { name: "a.png", bytes: Buffer.concat([png(), zip()]) },
    ],
    [
      "a picture with a page behind it",
      "415 file.unsupported-type",
      { name: "a.png", bytes: Buffer.concat([png(), text("<script>alert(1)</script>")]) },
    ],
    [
      "a script that begins like a picture",
      "415 file.unsupported-type",
      { name: "a.gif", bytes: text("GIF89a/*<svg onload=alert(1)>*/=1") },
    ],
    ["a page", "415 file.unsupported-type", { name: "a.html", bytes: text("<!doctype html><p>") }],
    ["a page that calls itself a text", "415 file.unsupported-type", { name: "a.txt", bytes: text("<html><script>") }],
    ["a page that calls itself a picture", "415 file.unsupported-type", { name: "a.png", bytes: text("<html>") }],
    [
      "a drawing",
      "415 file.unsupported-type",
      { name: "a.svg", bytes: text('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    ],
    ["a program", "415 file.unsupported-type", { name: "a.png.exe", bytes: png() }],
    ["a program before its ending", "415 file.unsupported-type", { name: "a.php.png", bytes: png() }],
    ["a path", "400 request.invalid", { name: "../../../../tmp/a.png", bytes: png() }],
    ["a path of Windows", "400 request.invalid", { name: "..\\..\\a.png", bytes: png() }],
    ["a name with a zero in it", "400 request.invalid", { name: "a.php\u0000.png", bytes: png() }],
    ["10,000 by 10,000 pixels in a few bytes", "413 file.too-large", { name: "a.png", bytes: png(10_000, 10_000) }],
    [
      "more bytes than a picture may have",
      "413 file.too-large",
      { name: "a.png", bytes: Buffer.concat([png(), Buffer.alloc(10 * 1024 * 1024)]) },
    ],
    ["a picture that is cut off", "415 file.unsupported-type", { name: "a.png", bytes: png().subarray(0, -6) }],
  ])("%s", async (_what, verdict, file) => {
    const token = await enter();
    expect(await send(token, file)).toEqual({ verdict, ids: [] });
    expect(await send(token, { name: "b.png", bytes: png() }, file)).toEqual({ verdict, ids: [] });
    expect(await onDisk()).toEqual([]);
  });

  test.each([1, 300_000, 5_000_000])("a form that breaks off after %i bytes", async (length) => {
    const token = await enter();
    const head = '--cut\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n';
    const video = Buffer.concat([
      Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex"),
      Buffer.alloc(length),
    ]);
    await new Promise<void>((resolve) => {
      const sending = openRequest(`${shop.url}/api/files/temp`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "multipart/form-data; boundary=cut",
          "Content-Length": 20_000_000,
        },
      });
      sending.on("error", () => resolve());
      sending.write(head);
      sending.write(video, () => setTimeout(() => sending.destroy(), 100));
    });
    await expect.poll(onDisk).toEqual([]);
    // What was set aside for it is free again.
    const { verdict, ids } = await send(token, { name: "a.png", bytes: png() });
    expect(verdict).toBe("201 C-OK");
    await giveUp(token, ids);
    expect(await onDisk()).toEqual([]);
  });
});

test("one member keeps 100 MB at most, however many forms he sends at once, and others are not bothered", async () => {
  const token = await enter();
  const video = Buffer.concat([
    Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex"),
    Buffer.alloc(30 * 1024 * 1024),
  ]);
  const replies = await Promise.all(Array.from({ length: 6 }, () => send(token, { name: "a.mp4", bytes: video })));
  expect(replies.map(({ verdict }) => verdict).sort()).toEqual([
    ...Array(3).fill("201 C-OK"),
    ...Array(3).fill("409 file.quota-exceeded"),
  ]);
  expect(await onDisk()).toHaveLength(3);
  const other = await enter();
  const { verdict, ids } = await send(other, { name: "a.png", bytes: png() });
  expect(verdict).toBe("201 C-OK");
  await giveUp(other, ids);
  await giveUp(
    token,
    replies.flatMap((reply) => reply.ids),
  );
  expect(await onDisk()).toEqual([]);
});

test("another member's upload is nobody else's: not to see, not to give up, not to attach", async () => {
  const [owner, stranger] = [await enter(), await enter()];
  const { ids } = await send(owner, { name: "a.png", bytes: png() });
  const [id = ""] = ids;
  const ask = async (token: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${shop.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { header } = z.object({ header: z.object({ code: z.string() }) }).parse(await response.json());
    return `${response.status} ${header.code}`;
  };
  expect(await ask(stranger, "GET", `/api/files/${id}`)).toBe("404 file.not-found");
  expect(await ask(stranger, "DELETE", `/api/files/temp/${id}`)).toBe("404 file.not-found");
  const credentials = openBrowser(shop.url);
  const { reply } = await logIn(credentials, admin);
  const { accessToken } = tokenShape.parse(reply.data);
  const item = {
    itemName: "원두",
    price: 1_000,
    origin: "KR",
    itemOptions: [{ description: "x", stock: 1 }],
    itemImages: [{ tempFileId: id, imgType: "SUB" }],
  };
  expect(await ask(accessToken, "POST", "/api/item", item)).toBe("404 file.not-found");
  expect(await ask(stranger, "GET", `/images/${id}.png`)).toBe("404 file.not-found");
  expect(await onDisk()).toEqual([id]);
  await giveUp(owner, ids);
  expect(await onDisk()).toEqual([]);
});
