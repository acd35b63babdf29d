// Takes the pictures of the README: a shop of its own is opened, bought from and looked at. Needs the build.
//
//   npm run screenshots               into docs/pictures
//   npm run screenshots -- /tmp/here  elsewhere, to be looked at first

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium, missingChromium } from "@cofshop/test-services";
import { chromium } from "playwright-core";
import { openBrowser } from "../dist/demo/browser.js";
import { newCustomer } from "../dist/demo/customer.js";
import { findGoods } from "../dist/demo/goods-on-sale.js";
import { payFor, placeOrder } from "../dist/demo/orders.js";
import { openOwnShop } from "../dist/demo/own-shop.js";
import { webpOf } from "./webp.mjs";

const mostBytes = 90_000;
const screens = { wide: { width: 1_200, height: 800 }, phone: { width: 390, height: 800 } };
const folder = process.argv[2] ?? fileURLToPath(new URL("../../../docs/pictures", import.meta.url));
mkdirSync(folder, { recursive: true });

const found = await findChromium();
if (found === undefined) throw new Error(missingChromium);
const program = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });
const shop = await openOwnShop({ variables: { RATE_LIMITS: "off", COOKIE_SECURE: "false" } });

/** Somebody's tab; `signedIn` signs him in first. */
const openTab = async (screen, locale, signedIn) => {
  const context = await program.newContext({ locale, viewport: screens[screen] });
  const page = await context.newPage();
  if (signedIn !== undefined) {
    await page.goto(`${shop.url}/account`);
    await page.locator("#email").fill(signedIn.email);
    await page.locator("#password").fill(signedIn.memberPwd);
    await page.locator("#sign-in button").click();
    await page.locator("#me").waitFor();
  }
  return page;
};
const take = async (name, page, path) => {
  await page.goto(shop.url + path);
  await page.waitForLoadState("networkidle");
  const { bytes, quality } = await webpOf(page, mostBytes);
  writeFileSync(`${folder}/${name}.webp`, bytes);
  console.log(`${name.padEnd(16)}${String(bytes.length).padStart(6)} bytes, quality ${quality}`);
};

/** Some days' worth of customers, so that an admin has something to look at. */
const sellSome = async () => {
  const wishes = [
    ["하우스 블렌드 남산", "500g"],
    ["케냐 니에리 AA", "200g"],
    ["하우스 블렌드 드립백", "30개입"],
    ["스테인리스 텀블러 473ml", "포레스트"],
    ["버터 피낭시에 6구", "기본"],
    ["에티오피아 예가체프 코체레 워시드", "1kg"],
  ];
  for (const [index, [name, option]] of wishes.entries()) {
    const customer = await newCustomer(shop.url, ["김하늘", "이서준", "박지우"][index % 3]);
    const goods = await findGoods(customer.browser, name, option, 1 + (index % 3));
    const { data } = await placeOrder(customer.browser, [goods]);
    await payFor(customer.browser, data.orderId);
  }
};

try {
  await sellSome();
  const guest = openBrowser(shop.url);
  const { item } = await findGoods(guest, "봄 한정 블렌드 벚꽃", "200g");
  await take("storefront", await openTab("wide", "en-GB"), "/");
  await take("item", await openTab("phone", "ko-KR"), `/items/${item.id}`);
  await take("coupons", await openTab("phone", "en-GB"), "/coupons");
  const desk = await openTab("wide", "en-GB", shop.admin);
  await take("statistics", desk, "/admin/statistics");
} finally {
  await program.close();
  await shop.close();
}
