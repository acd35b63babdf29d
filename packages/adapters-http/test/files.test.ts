import { request as openRequest } from "node:http";
import { jobNamed, runOnce } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import express from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { imageRoutes } from "../src/index.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

type FileData = { readonly tempFileId: string; readonly imageUrl: string | null; readonly size: number };
type Part = { readonly name: string; readonly content: string; readonly field?: string };

/** A file that `plainSpokenFiles` takes at its word. */
const part = (name = "원두.png", type = "image/png 640x480", middle = "beans"): Part => ({
  name,
  content: `${type}\n${middle}\nend\n`,
});

let world: World;
let [customer, stranger, agent]: (Person | undefined)[] = [];
beforeEach(async () => {
  world = await openWorld();
  customer = await world.enter("customer@example.com");
  stranger = await world.enter("stranger@example.com");
  agent = await world.enter("agent@example.com", "ADMIN");
});
afterEach(async () => {
  expect(world.broken).toEqual([]);
  await world.close();
});

const send = async (who: Person | undefined, parts: readonly Part[], headers: Record<string, string> = {}) => {
  const form = new FormData();
  for (const { name, content, field = "files" } of parts) form.append(field, new Blob([content]), name);
  const authorization: Record<string, string> = who === undefined ? {} : { Authorization: `Bearer ${who.token}` };
  const response = await fetch(`${world.origin}/api/files/temp`, {
    method: "POST",
    headers: { ...authorization, ...headers },
    body: form,
  });
  const { header, body } = (await response.json()) as { header: { code: string }; body: { data: FileData[] } };
  return { status: response.status, code: header.code, headers: response.headers, body };
};
const upload = async (who: Person | undefined, ...parts: readonly Part[]): Promise<readonly FileData[]> => {
  const reply = await send(who, parts.length > 0 ? parts : [part()]);
  expect([reply.status, reply.code]).toEqual([201, "C-OK"]);
  return reply.body.data;
};
const open = (who: Person | undefined, id: string | undefined, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${world.origin}/api/files/${id}`, {
    method,
    headers: { ...(who && { Authorization: `Bearer ${who.token}` }), ...headers },
  });
const statusOf = async (response: Promise<Response>): Promise<number> => {
  const { status, body } = await response;
  await body?.cancel();
  return status;
};
const ask = (who: Person | undefined, method: string, path: string, body?: unknown) =>
  world.call(method, path, { token: who?.token, ...(body !== undefined && { body }) });

/** A room with the customer and the agent in it, and what says there that somebody sends files. */
const conversation = async () => {
  const { roomId } = dataOf<{ roomId: string }>(await ask(customer, "POST", "/chat-rooms"));
  await ask(agent, "PATCH", `/chat-rooms/${roomId}/join`);
  const say = (attachmentIds: readonly string[], messageType = "IMAGE") =>
    world.shop.chat.send({ kind: "member", id: customer?.id ?? ("" as never), role: "MEMBER" }, {
      roomId,
      message: "",
      messageType,
      attachmentIds,
    } as never);
  return { roomId, say };
};

describe("uploading", () => {
  test("answers what each file is, and keeps it for three hours", async () => {
    const reply = await send(customer, [part(), part("영수증 1.PDF", "application/pdf")]);
    const [picture, receipt] = reply.body.data;
    expect(reply.headers.get("Location")).toBe(`/api/files/${picture?.tempFileId}`);
    expect(reply.body.data).toEqual([
      {
        tempFileId: picture?.tempFileId,
        uploadFileName: "원두.png",
        fileType: "IMAGE",
        mediaType: "image/png",
        size: 28,
        imageUrl: `/images/${picture?.tempFileId}.png`,
        expiresAt: "2026-01-02T06:00:00.000+00:00",
      },
      {
        tempFileId: receipt?.tempFileId,
        uploadFileName: "영수증 1.PDF",
        fileType: "FILE",
        mediaType: "application/pdf",
        size: 26,
        imageUrl: null,
        expiresAt: "2026-01-02T06:00:00.000+00:00",
      },
    ]);
    expect(world.ports.fileStorage.kept()).toHaveLength(2);
  });

  test.each<[string, readonly Part[], number, string]>([
    ["of a name with a path", [part("../../etc/passwd.png")], 400, "request.invalid"],
    ["of a name with a path of Windows", [part("..\\a.png")], 400, "request.invalid"],
    ["of a name that is turned around", [part("cod\u202egnp.png")], 400, "request.invalid"],
    ["of a name that is too long", [part(`${"a".repeat(252)}.png`)], 400, "request.invalid"],
    ["of another type than its name says", [part("a.jpg")], 415, "file.unsupported-type"],
    ["of a name with two endings", [part("a.php.png")], 415, "file.unsupported-type"],
    ["of a name whose last ending is another", [part("a.png.exe")], 415, "file.unsupported-type"],
    ["of a name without an ending", [part("png")], 415, "file.unsupported-type"],
    ["that is nothing we know", [{ name: "a.png", content: "MZ" }], 415, "file.unsupported-type"],
    ["that is nothing", [{ name: "a.txt", content: "" }], 415, "file.unsupported-type"],
    ["that unfolds to too many pixels", [part("a.png", "image/png 10000x10000")], 413, "file.too-large"],
    ["that breaks off", [{ name: "a.png", content: "image/png 1x1\n" }], 415, "file.unsupported-type"],
    ["in another field", [{ ...part(), field: "file" }], 400, "request.unknown-field"],
  ])("refuses a file %s, and what came before it in the form", async (_what, parts, status, code) => {
    expect(await send(customer, [part(), ...parts])).toMatchObject({ status, code });
    expect(world.ports.fileStorage.kept()).toEqual([]);
    expect(await runOnce(jobNamed(world.shop.jobs, "sweep-files"), world.ports.lock)).toMatchObject({
      value: { done: 0 },
    });
  });

  test("refuses no file at all, more than ten, words, and what is no form", async () => {
    expect(await send(customer, [])).toMatchObject({ status: 400, code: "request.invalid" });
    const eleven = Array.from({ length: 11 }, () => part());
    expect(await send(customer, eleven)).toMatchObject({ status: 400, code: "request.invalid" });
    await upload(customer, ...eleven.slice(1));
    const form = new FormData();
    form.append("files", "not a file");
    const headers = { Authorization: `Bearer ${customer?.token}` };
    const words = await fetch(`${world.origin}/api/files/temp`, { method: "POST", headers, body: form });
    expect([words.status, await words.text()]).toEqual([400, expect.stringContaining("request.unknown-field")]);
    expect(await ask(customer, "POST", "/files/temp", {})).toMatchObject({ status: 415 });
    const bare = { ...headers, "Content-Type": "multipart/form-data; charset=utf-8" };
    expect(await statusOf(fetch(`${world.origin}/api/files/temp`, { method: "POST", headers: bare, body: "x" }))).toBe(
      400,
    );
    expect(world.ports.fileStorage.kept()).toHaveLength(10);
  });

  test("is for whoever is signed in, and looks at no Idempotency-Key", async () => {
    expect(await send(undefined, [part()])).toMatchObject({ status: 401, code: "auth.token-missing" });
    const key = { "Idempotency-Key": "same" };
    const [first, second] = [await send(customer, [part()], key), await send(customer, [part()], key)];
    expect(first.body.data[0]?.tempFileId).not.toBe(second.body.data[0]?.tempFileId);
  });

  test("refuses what is too large as soon as it is, while it is still coming, and says so", async () => {
    const large = part("a.png", "image/png 1x1", "x".repeat(11 * 1024 * 1024));
    expect(await send(customer, [large])).toMatchObject({ status: 413, code: "file.too-large" });
    expect(world.ports.fileStorage.kept()).toEqual([]);
    expect(await upload(customer)).toHaveLength(1);
  });

  test("one member's files that belong to nothing stay within 100 MB, however many he sends at once", async () => {
    const video = (): Part => part("a.mp4", "video/mp4", "x".repeat(24 * 1024 * 1024));
    const replies = await Promise.all(Array.from({ length: 6 }, () => send(customer, [video()])));
    expect(replies.map(({ code }) => code).sort()).toEqual([
      ...Array(4).fill("C-OK"),
      ...Array(2).fill("file.quota-exceeded"),
    ]);
    expect(world.ports.fileStorage.kept()).toHaveLength(4);
    expect(await upload(stranger)).toHaveLength(1);
  });

  /** A form that says it goes on, and does not. */
  const breakOff = async (end: "close" | "truncate"): Promise<string> => {
    const boundary = "----cut";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n`;
    const started = `${head}image/png 1x1\n${"x".repeat(400_000)}`;
    return new Promise((resolve, reject) => {
      const sending = openRequest(`${world.origin}/api/files/temp`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${customer?.token}`,
          "Content-Type": `multipart/form-data; boundary=${boundary}`,
          ...(end === "close" ? { "Content-Length": 1_000_000 } : {}),
        },
      });
      sending.on("response", (response) => resolve(String(response.statusCode)));
      sending.on("error", (cause) => (end === "close" ? resolve("gone") : reject(cause)));
      sending.write(started, () => {
        if (end === "truncate") sending.end();
        else setTimeout(() => sending.destroy(), 50);
      });
    });
  };

  test.each([
    ["truncate", "400"],
    ["close", "gone"],
  ] as const)("leaves nothing of a form that breaks off (%s)", async (end, answer) => {
    expect(await breakOff(end)).toBe(answer);
    await expect.poll(() => world.ports.fileStorage.kept()).toEqual([]);
    await expect
      .poll(async () => {
        const { reads } = world.ports.unitOfWork;
        return reads.uploads.due(new Date("2030-01-01"), { after: undefined, limit: 10 });
      })
      .toEqual([]);
  });
});

describe("a file that belongs to nothing", () => {
  test("is its owner's alone, until he gives it up", async () => {
    const [{ tempFileId } = { tempFileId: "" }] = await upload(customer);
    const path = `/files/temp/${tempFileId}`;
    expect([
      await statusOf(open(customer, tempFileId)),
      await statusOf(open(stranger, tempFileId)),
      await statusOf(open(agent, tempFileId)),
      await statusOf(open(undefined, tempFileId)),
    ]).toEqual([200, 404, 404, 401]);
    expect(await ask(stranger, "DELETE", path)).toMatchObject({ status: 404, code: "file.not-found" });
    expect(await ask(customer, "DELETE", path)).toMatchObject({ status: 204 });
    expect(await ask(customer, "DELETE", path)).toMatchObject({ status: 404 });
    expect([await statusOf(open(customer, tempFileId)), world.ports.fileStorage.kept()]).toEqual([404, []]);
  });

  test("is gone after three hours, for messages and items too", async () => {
    const [{ tempFileId } = { tempFileId: "" }] = await upload(customer);
    const { say } = await conversation();
    world.ports.clock.advance(180 * 60_000);
    expect(await say([tempFileId])).toMatchObject({ error: { code: "file.not-found" } });
    await runOnce(jobNamed(world.shop.jobs, "sweep-files"), world.ports.lock);
    expect(world.ports.fileStorage.kept()).toEqual([]);
    expect(await statusOf(open(customer, tempFileId))).toBe(404);
  });
});

describe("a conversation's file", () => {
  test("comes with its message, and is for those who take part in the room", async () => {
    const [picture] = await upload(customer);
    const id = picture?.tempFileId ?? "";
    const { roomId, say } = await conversation();
    expect(await say([id])).toMatchObject({ ok: true });
    expect(await say([id])).toMatchObject({ error: { code: "file.not-found" } });
    const page = await ask(agent, "GET", `/chat-messages/${roomId}/messages`);
    expect(dataOf<{ content: unknown[] }>(page).content).toMatchObject([
      {
        messageType: "IMAGE",
        attachmentIds: [id],
        attachments: [{ fileId: id, fileName: "원두.png", fileType: "IMAGE", mediaType: "image/png", size: 28 }],
      },
    ]);
    const seen = await open(agent, id);
    expect([seen.status, await seen.text()]).toEqual([200, part().content]);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": "28",
      "content-disposition": `inline; filename="??.png"; filename*=UTF-8''%EC%9B%90%EB%91%90.png`,
      "cache-control": "private, no-cache",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      etag: `"${id}"`,
    });
    expect(await statusOf(open(stranger, id))).toBe(404);
    expect(await statusOf(open(agent, id, { "If-None-Match": `"${id}"` }))).toBe(304);
    expect(await statusOf(fetch(`${world.origin}/images/${id}.png`))).toBe(404);
  });

  test("that is no picture and no video is for saving; a text says its letters", async () => {
    const [text] = await upload(customer, part("메모.txt", "text/plain"));
    const { headers } = await open(customer, text?.tempFileId);
    expect([headers.get("Content-Type"), headers.get("Content-Disposition")]).toEqual([
      "text/plain; charset=utf-8",
      expect.stringMatching(/^attachment; filename/),
    ]);
  });

  test("is gone with its message, bytes too", async () => {
    const [picture] = await upload(customer);
    const id = picture?.tempFileId ?? "";
    const { roomId, say } = await conversation();
    const sent = await say([id]);
    const by = { kind: "member", id: customer?.id ?? ("" as never), role: "MEMBER" } as const;
    if (!sent.ok) throw new Error("the message was sent");
    await world.shop.chat.deleteMessages(by, { roomId: roomId as never, messageId: sent.value.id });
    expect([await statusOf(open(customer, id)), world.ports.fileStorage.kept()]).toEqual([404, []]);
  });

  test("comes in the parts that a player asks for", async () => {
    const [video] = await upload(customer, part("a.mp4", "video/mp4"));
    const id = video?.tempFileId;
    const all = part("a.mp4", "video/mp4").content;
    const ranged = async (Range: string, more: Record<string, string> = {}) => {
      const response = await open(customer, id, { Range, ...more });
      return [response.status, response.headers.get("Content-Range"), await response.text()];
    };
    const size = all.length;
    expect(await ranged("bytes=0-4")).toEqual([206, `bytes 0-4/${size}`, all.slice(0, 5)]);
    expect(await ranged("bytes=-3")).toEqual([206, `bytes ${size - 3}-${size - 1}/${size}`, all.slice(-3)]);
    expect(await ranged("bytes=5-", { "If-Range": `"${id}"` })).toEqual([
      206,
      `bytes 5-${size - 1}/${size}`,
      all.slice(5),
    ]);
    expect(await ranged("bytes=5-", { "If-Range": '"another"' })).toEqual([200, null, all]);
    expect(await ranged("bytes=0-1,5-6")).toEqual([200, null, all]);
    expect(await ranged("lines=1-2")).toEqual([200, null, all]);
    const beyond = await open(customer, id, { Range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers.get("Content-Range")]).toEqual([416, `bytes */${size}`]);
    const head = await open(customer, id, {}, "HEAD");
    expect([head.status, head.headers.get("Content-Length"), await head.text()]).toEqual([200, String(size), ""]);
  });
});

describe("an item's pictures", () => {
  const item = (images: readonly object[]) => ({
    itemName: "예가체프",
    price: 10_000,
    origin: "Ethiopia",
    itemOptions: [{ description: "200 g", stock: 1 }],
    itemImages: images,
  });
  type ItemData = { readonly id: string; readonly itemImages: readonly { readonly id: string; imgUrl: string }[] };

  /** The app serves pictures at its root, as the items say. */
  const openImages = async () => {
    const server = express().use(imageRoutes(world.shop)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const view = (path: string | undefined, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return { view, close: () => new Promise((resolve) => server.close(resolve)) };
  };

  test("are everybody's, to be kept for ever, until the item has them no more", async () => {
    const seller = await world.enter("seller@example.com", "SELLER");
    const [front, back] = await upload(seller, part("앞.png"), part("뒤.webp", "image/webp 10x10"));
    const made = await ask(
      seller,
      "POST",
      "/item",
      item([
        { tempFileId: front?.tempFileId, imgType: "REPRESENTATIVE" },
        { imgUrl: "https://cdn.example.com/a.png", oriImgName: "a.png", imgType: "SUB" },
        { tempFileId: back?.tempFileId, imgType: "SUB" },
      ]),
    );
    const { id, itemImages } = dataOf<ItemData>(made);
    expect(itemImages).toMatchObject([
      { imgUrl: front?.imageUrl, oriImgName: "앞.png", imgType: "REPRESENTATIVE" },
      { imgUrl: "https://cdn.example.com/a.png" },
      { imgUrl: back?.imageUrl, oriImgName: "뒤.webp", imgType: "SUB" },
    ]);
    const listed = await world.call("GET", "/item");
    expect(listed.body.data).toMatchObject({ content: [{ image: { imgUrl: front?.imageUrl } }] });

    const { view, close } = await openImages();
    const seen = await view(front?.imageUrl ?? "");
    expect([seen.status, await seen.text()]).toEqual([200, part().content]);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    expect(await statusOf(view(front?.imageUrl ?? "", { "If-None-Match": `"${front?.tempFileId}"` }))).toBe(304);
    for (const path of [`/images/${front?.tempFileId}.jpg`, `/images/${front?.tempFileId}`, "/images/..%2fa.png"]) {
      expect(await statusOf(view(path))).toBe(404);
    }
    const edited = await ask(seller, "PUT", `/item/${id}`, { deleteImgIds: [itemImages[0]?.id] });
    expect(dataOf<ItemData>(edited).itemImages).toHaveLength(2);
    expect([await statusOf(view(front?.imageUrl ?? "")), world.ports.fileStorage.kept()]).toEqual([
      404,
      [back?.tempFileId],
    ]);
    await ask(seller, "DELETE", `/item/${id}`);
    expect(world.ports.fileStorage.kept()).toEqual([]);
    await close();
  });

  test("are the seller's own uploads, each once, and pictures", async () => {
    const seller = await world.enter("seller@example.com", "SELLER");
    const [own, text, theirs] = [
      ...(await upload(seller, part(), part("a.txt", "text/plain"))),
      ...(await upload(customer)),
    ];
    const register = (...ids: readonly (string | undefined)[]) =>
      ask(seller, "POST", "/item", item(ids.map((tempFileId) => ({ tempFileId, imgType: "SUB" }))));
    for (const other of [text, theirs]) {
      expect(await register(own?.tempFileId, other?.tempFileId)).toMatchObject({
        status: 404,
        code: "file.not-found",
        body: { details: { files: [other?.tempFileId] } },
      });
    }
    expect(await register(own?.tempFileId, own?.tempFileId)).toMatchObject({ status: 400, code: "request.invalid" });
    expect(await register(own?.tempFileId)).toMatchObject({ status: 201 });
    expect(await register(own?.tempFileId)).toMatchObject({ status: 404 });
    expect(await statusOf(open(customer, own?.tempFileId))).toBe(200);
  });
});

test("a storage that is away is 500 without a word of it, and nothing is left", async () => {
  const ports = memoryPorts();
  const { fileStorage } = ports;
  const down = async () => {
    throw new Error("bucket files at 10.0.0.7 is away");
  };
  const broken = await openWorld({}, { ports: { ...ports, fileStorage: { ...fileStorage, put: down } } });
  const { token } = await broken.enter("customer@example.com");
  const form = new FormData();
  form.append("files", new Blob([part().content]), "a.png");
  const response = await fetch(`${broken.origin}/api/files/temp`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  expect([response.status, (await response.text()).includes("bucket")]).toEqual([500, false]);
  expect(await ports.unitOfWork.reads.uploads.due(new Date("2030-01-01"), { after: undefined, limit: 9 })).toEqual([]);
  await broken.close();
});
