import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { request } from "node:http";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { goods } from "../src/seed-goods.ts";
import { openShop } from "./shop-in-process.ts";

const sold = goods.map(({ picture }) => picture).sort();
const folder = (name: string) => new URL(`../${name}/`, import.meta.url);
const namesIn = async (name: string, ending: string) =>
  (await readdir(folder(name)))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
const bytesOf = (picture: string) => readFile(new URL(`${picture}.webp`, folder("src/pictures")));

/** How far apart, of 255, a picture and its drawing may be at most; and any two pictures at least. */
const [LIKE, UNLIKE] = [1, 8];

/** Width and height as the header of an extended WebP tells them; undefined for a file that is none, or not whole. */
const sizeOf = (file: Buffer) => {
  const isWhole = file.toString("latin1", 0, 4) === "RIFF" && file.readUInt32LE(4) + 8 === file.length;
  if (!isWhole || file.toString("latin1", 8, 16) !== "WEBPVP8X") return undefined;
  return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
};

test("each of the demo's goods has a picture of its own, there is none besides, and each has its drawing", async () => {
  expect(new Set(sold).size).toBe(goods.length);
  expect((await readdir(folder("src/pictures"))).sort()).toEqual(sold.map((picture) => `${picture}.webp`));
  expect(await namesIn("drawings", ".svg")).toEqual(sold);
});

test("a picture is a WebP of 640 by 640 and at most 30 kB", async () => {
  for (const picture of sold) {
    const file = await bytesOf(picture);
    expect(sizeOf(file), picture).toEqual({ width: 640, height: 640 });
    expect(file.length, picture).toBeLessThanOrEqual(30_000);
  }
});

test("no two pictures and no two drawings are alike", async () => {
  const files = [
    ...sold.map((picture) => new URL(`${picture}.webp`, folder("src/pictures"))),
    ...sold.map((picture) => new URL(`${picture}.svg`, folder("drawings"))),
  ];
  const digests = await Promise.all(
    files.map(async (file) =>
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    ),
  );
  expect(new Set(digests).size).toBe(files.length);
});

test("a drawing is whole in itself: no writing that needs a font, no script, nothing from elsewhere", async () => {
  for (const picture of sold) {
    const drawing = await readFile(new URL(`${picture}.svg`, folder("drawings")), "utf8");
    expect(drawing, picture).not.toMatch(/<(text|image|script|foreignObject|style)\b|href="[^#]/);
    const marks = new Set([...drawing.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const meant = [...drawing.matchAll(/(?:href="|url\()#([^")]+)/g)].map(([, id]) => id);
    expect(
      meant.filter((id) => !marks.has(id)),
      picture,
    ).toEqual([]);
  }
});

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ JOBS: "off" });
});
afterAll(() => shop.close());

const shelf = z.object({
  content: z.array(
    z.object({
      itemName: z.string(),
      image: z.object({ imgUrl: z.string(), oriImgName: z.string(), imgType: z.string() }),
    }),
  ),
});

test("every item of the demo names its picture, which the shop shows to any page for a day", async () => {
  const { content } = shelf.parse((await openBrowser(shop.url).call("GET", "/item?size=100")).data);
  expect(content.map(({ itemName }) => itemName).sort()).toEqual(goods.map(({ name }) => name).sort());
  for (const { itemName, image } of content) {
    const picture = goods.find(({ name }) => name === itemName)?.picture;
    const name = `${picture}.webp`;
    expect(image).toEqual({ imgUrl: `/pictures/${name}`, oriImgName: name, imgType: "REPRESENTATIVE" });
    const response = await fetch(shop.url + image.imgUrl);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=86400",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": "default-src 'none';frame-ancestors 'none'",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(await bytesOf(picture ?? "")), name).toBe(true);
  }
});

test("who has a picture already is told that it is still the same", async () => {
  const url = `${shop.url}/pictures/kenya-aa.webp`;
  const etag = (await fetch(url)).headers.get("ETag") ?? "";
  expect((await fetch(url, { headers: { "If-None-Match": etag, "Cache-Control": "max-age=0" } })).status).toBe(304);
});

test("no other file is found among the pictures, however its name is written", async () => {
  const { hostname, port } = new URL(shop.url);
  const statusOf = async (path: string) => {
    // fetch would resolve the dots itself.
    const asked = request({ hostname, port, path }).end();
    const [response]: readonly { statusCode?: number; resume: () => void }[] = await once(asked, "response");
    response?.resume();
    return response?.statusCode;
  };
  const paths = [
    "/pictures/",
    "/pictures/nothing.webp",
    "/pictures/kenya-aa",
    "/pictures/kenya-aa.svg",
    "/pictures/KENYA-AA.webp",
    "/pictures/__proto__",
    "/pictures/../seed.ts",
    "/pictures/..%2Fseed.ts",
    "/pictures/..%5cseed.ts",
    "/pictures/%2e%2e%2f%2e%2e%2fpackage.json",
    "/pictures/kenya-aa.webp%00",
    "/pictures//etc/passwd",
  ];
  for (const path of paths) expect(await statusOf(path), path).toBe(404);
});

const executablePath = inject("chromium");
describe.skipIf(executablePath === undefined)("in a browser", () => {
  let program: Browser;
  beforeAll(async () => {
    program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => program.close());

  /** The colours of a picture seen from afar: 32 by 32, each channel from 0 to 255. */
  const glanceAt = async (page: Page, type: string, file: Buffer): Promise<readonly number[]> => {
    const address = `data:${type};base64,${file.toString("base64")}`;
    const seen: unknown = await page.evaluate(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(address)};
      await image.decode();
      const whole = new OffscreenCanvas(640, 640);
      whole.getContext("2d").drawImage(image, 0, 0);
      const small = new OffscreenCanvas(32, 32).getContext("2d");
      small.imageSmoothingQuality = "high";
      small.drawImage(whole, 0, 0, 32, 32);
      return [...small.getImageData(0, 0, 32, 32).data];
    })()`);
    return z.array(z.int()).length(4096).parse(seen);
  };
  /** How far two glances are apart, on average of their channels. */
  const distance = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;

  test("a picture shows its drawing and nobody would take it for another one", async () => {
    const page = await program.newPage();
    const pictures = new Map<string, readonly number[]>();
    for (const picture of sold) pictures.set(picture, await glanceAt(page, "image/webp", await bytesOf(picture)));
    for (const [picture, shown] of pictures) {
      const file = await readFile(new URL(`${picture}.svg`, folder("drawings")));
      const drawn = await glanceAt(page, "image/svg+xml", file);
      expect(distance(shown, drawn), `npm run draw: ${picture}`).toBeLessThan(LIKE);
      for (const [name, other] of pictures)
        if (name !== picture) expect(distance(shown, other), `${picture} and ${name}`).toBeGreaterThan(UNLIKE);
    }
    await page.close();
  });
});
