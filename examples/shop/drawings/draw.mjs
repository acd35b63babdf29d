// Renders the drawing of each of the demo's goods into src/pictures. Needs the build.
//
//   npm run draw                      the pictures
//   npm run draw -- /tmp/goods.png    and all of them on one sheet, to be looked at; .webp keeps the sheet small
//
// The same browser renders the same bytes each time.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { findChromium, missingChromium } from "@cofshop/test-services";
import { chromium } from "playwright-core";
import { goods } from "../dist/seed-goods.js";
import { webpOf } from "./webp.mjs";

const side = 640;
const mostBytes = { picture: 30_000, sheet: 150_000 };
const drawings = new URL("./", import.meta.url);
const pictures = new URL("../src/pictures/", import.meta.url);

const found = await findChromium();
if (found === undefined) throw new Error(missingChromium);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });

const openPage = async (html, width, height) => {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>* { margin: 0 } body { background: #f7f4f0 } svg { display: block }</style>${html}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  return page;
};

const draw = async (picture) => {
  const page = await openPage(readFileSync(new URL(`${picture}.svg`, drawings), "utf8"), side, side);
  const { bytes, quality } = await webpOf(page, mostBytes.picture);
  await page.close();
  writeFileSync(new URL(`${picture}.webp`, pictures), bytes);
  console.log(`${picture.padEnd(24)}${String(bytes.length).padStart(6)} bytes, quality ${quality}`);
};

/** All pictures side by side, as small as a shelf shows them. */
const drawSheet = async (path, names) => {
  const [columns, small, gap] = [8, 240, 12];
  const images = names.map((picture) => {
    const data = readFileSync(new URL(`${picture}.webp`, pictures)).toString("base64");
    return `<img width="${small}" height="${small}" src="data:image/webp;base64,${data}">`;
  });
  const grid = `display: grid; grid-template-columns: repeat(${columns}, ${small}px); gap: ${gap}px; padding: ${gap}px`;
  const reach = (count) => count * (small + gap) + gap;
  const page = await openPage(
    `<div style="${grid}">${images.join("")}</div>`,
    reach(columns),
    reach(Math.ceil(names.length / columns)),
  );
  writeFileSync(path, path.endsWith(".webp") ? (await webpOf(page, mostBytes.sheet)).bytes : await page.screenshot());
  console.log(`${names.length} pictures on ${path}`);
};

try {
  mkdirSync(pictures, { recursive: true });
  const names = goods.map(({ picture }) => picture);
  for (const picture of names) await draw(picture);
  const [path] = process.argv.slice(2);
  if (path !== undefined) await drawSheet(path, names);
} finally {
  await browser.close();
}
