import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { findGoods } from "../src/demo/goods-on-sale.ts";
import { orderPage, placeOrder } from "../src/demo/orders.ts";
import { admin, openShop } from "./shop-in-process.ts";
import { openTab as openFreshTab, phone } from "./tab.ts";

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ SEED: "demo", JOBS: "off", ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.memberPwd });
});
afterAll(() => shop.close());

const asAdmin = async () => {
  const browser = openBrowser(shop.url);
  await logIn(browser, admin);
  return browser;
};
/** Offers a coupon that can be claimed now. */
const offer = async (terms: object) => {
  const { call } = await asAdmin();
  const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
  const { data } = await call("POST", "/coupon", {
    body: { type: "FIXED", discountValue: 3_000, ...days, ...terms },
  });
  return z.object({ id: z.string() }).parse(data).id;
};

const html = (path: string, headers: Record<string, string> = {}) =>
  fetch(shop.url + path, { headers: { Accept: "text/html", "Accept-Language": "en", ...headers } });

test("an address that no list can show, an item that there is not and a page that there is not are told in words", async () => {
  const answers = [
    ["/?category=everything", 400, "cannot be read"],
    ["/?minPrice=-1", 400, "cannot be read"],
    ["/?sort=upside-down", 400, "cannot be read"],
    ["/?q=a&cursor=nonsense", 400, "cannot be read"],
    ["/items/nothing", 404, "no such page"],
    ["/items/0199f2a0-0000-7000-8000-000000000000", 404, "no such page"],
    ["/nowhere", 404, "no such page"],
    ["/items/%E0%A4%A", 400, "cannot be read"],
  ] as const;
  for (const [path, status, words] of answers) {
    const answer = await html(path);
    expect([answer.status, answer.headers.get("Content-Type")], path).toEqual([status, "text/html; charset=utf-8"]);
    expect(await answer.text(), path).toContain(words);
  }
  // What campaigns add to an address is nobody's mistake, nor is a form's empty field.
  expect((await html("/?utm_source=letter&q=&minPrice=")).status).toBe(200);
});

test("what somebody wrote is shown as he wrote it, and is never markup", async () => {
  const wrote = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  const page = await (await html(`/?${new URLSearchParams({ q: wrote })}`)).text();
  expect(page).not.toMatch(/<script>alert|<img src=x/);
  expect(page).toContain("&lt;script>alert(1)&lt;/script>");
});

test("a language that was chosen is kept, and leads back to where it was chosen and nowhere else", async () => {
  const choose = (query: string) => fetch(`${shop.url}/language?${query}`, { redirect: "manual" });
  const chosen = await choose("is=en&back=%2F%3Fq%3D%EC%BB%A4%ED%94%BC");
  expect(chosen.status).toBe(303);
  const cookie = chosen.headers.get("Set-Cookie") ?? "";
  expect(cookie).toMatch(/^language=en; Max-Age=\d+; Path=\/; .*SameSite=Lax/);
  const page = await (await html("/", { "Accept-Language": "ko", Cookie: "language=en" })).text();
  expect(page).toContain('<html lang="en">');
  for (const back of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
    const answer = await choose(new URLSearchParams({ is: "ko", back }).toString());
    expect(answer.headers.get("Location"), back).toBe("/");
  }
});

test("nobody may keep a page for whoever reads another language", async () => {
  for (const path of ["/", "/cart"]) {
    const answer = await html(path);
    expect(answer.headers.get("Cache-Control")).toBe("no-cache");
    expect(answer.headers.get("Vary")).toContain("Accept-Language");
    expect(answer.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';script-src 'self';/);
  }
});

const executablePath = inject("chromium");

describe.skipIf(executablePath === undefined)("in a browser", () => {
  let program: Browser;
  beforeAll(async () => {
    program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => program.close());

  const openTab = (options?: Parameters<typeof openFreshTab>[1]) => openFreshTab(program, options);
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
  const isRead = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();
  const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();
  const signIn = async (page: Page, { email, memberPwd }: { readonly email: string; readonly memberPwd: string }) => {
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByLabel("Password", { exact: true }).fill(memberPwd);
    await press(page, "Sign in");
  };

  test("a guest finds, fills a cart, signs up on the way, orders with a coupon, pays, and asks for a unit back", async () => {
    await offer({ name: "Welcome" });
    const { page, isSound } = await openTab();
    await page.goto(shop.url);
    // Half a word, and the arrow keys.
    await page.getByRole("combobox", { name: "Search the shop" }).pressSequentially("하우스 블");
    const suggestions = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
    await expect.poll(() => suggestions.count()).toBeGreaterThan(1);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => suggestions.first().getAttribute("aria-selected")).toBe("true");
    const name = (await suggestions.first().textContent()) ?? "";
    await page.keyboard.press("Enter");
    await isRead(page, name);

    await page.getByLabel("Quantity").fill("2");
    await press(page, "Put into the cart");
    await page.getByText("It is in your cart.").waitFor();
    await expect.poll(() => page.locator("#cart-count").textContent()).toBe("1");
    await page.goto(`${shop.url}/?q=케냐`);
    await page.locator(".card a").filter({ hasText: "케냐" }).first().click();
    await press(page, "Buy now");
    await isRead(page, "In your cart");
    await page.getByLabel("Quantity of 케냐 니에리 AA 200g").fill("3");
    await page.getByLabel("Quantity of 케냐 니에리 AA 200g").press("Enter");
    await page.getByText("₩48,600").first().waitFor();

    await press(page, "Go on to the order");
    await follow(page, "New here? Sign up");
    const { email, memberPwd } = newCredentials();
    await page.getByLabel("Name").fill("김하늘");
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.locator("#new-password").fill(memberPwd);
    await page.getByLabel("Telephone (digits only)").fill("01012345678");
    await press(page, "Sign up");
    await isRead(page, "Your order");
    // The guest's cart came along.
    await page.getByText("₩72,600").first().waitFor();

    await page.goto(`${shop.url}/coupons`);
    await press(page, "Get Welcome");
    await page.getByText(/It is yours/).waitFor();
    await page.goto(`${shop.url}/cart?checkout`);
    await page.getByLabel("Postal code").fill("04782");
    await page.getByLabel("City").fill("서울");
    await page.getByLabel("Street and number").fill("성동구 연무장길 12");
    await page.getByLabel("Coupon", { exact: true }).selectOption({ label: "Welcome (₩3,000)" });
    await page.getByText("₩69,600").waitFor();
    await press(page, "Order and pay");

    await press(page, "Pay ₩69,600");
    await press(page, /^Pay$/);
    await isRead(page, "Thank you, it is paid");
    await follow(page, "My orders");
    await press(page, /and 1 more/);
    await page.getByText("Paid", { exact: true }).waitFor();
    await page.getByText("Ask for your money back").click();
    await page.getByLabel("How many of 케냐 니에리 AA 200g").fill("1");
    await page.getByLabel("How many of 하우스 블렌드", { exact: false }).fill("0");
    await page.getByLabel("Why").fill("One too many.");
    await press(page, "Ask for a refund");
    await page.getByText("Paid · Refund asked for").waitFor();
    await page.goto(`${shop.url}/cart`);
    await page.getByText("Your cart is empty.").waitFor();
    await page.goto(`${shop.url}/account`);
    await press(page, "Sign out");
    await isRead(page, "Sign in");
    isSound(shop.url);
  });

  test("filters, sorts and pages are addresses: they can be combined, gone back from and read without scripts", async () => {
    const { page } = await openTab({ javaScriptEnabled: false, viewport: { width: 1_200, height: 900 } });
    await page.goto(shop.url);
    const names = () => page.locator(".card h2").allTextContents();
    expect(await names()).toHaveLength(20);
    await follow(page, "More goods");
    expect(await names()).toHaveLength(12);
    await follow(page, "From the beginning");
    await follow(page, /^원두 \(13\)/);
    await isRead(page, "원두");
    await follow(page, /₩10,000 to below ₩20,000/);
    await page.getByLabel("Sort by").selectOption("Price, lowest first");
    await press(page, "Apply");
    const prices = (await page.locator(".card .price strong").allTextContents()).map((text) =>
      Number(text.replaceAll(/\D/g, "")),
    );
    expect(prices.length).toBeGreaterThan(5);
    expect(prices).toEqual([...prices].sort((one, other) => one - other));
    expect(prices.every((price) => price >= 10_000 && price < 20_000)).toBe(true);
    await page.goBack();
    await page.goBack();
    expect(await names()).toHaveLength(13);
    await page.getByRole("searchbox", { name: "Search the shop" }).fill("드립백");
    await press(page, "Search");
    await isRead(page, "Results for “드립백”");
    expect(await page.locator(".card mark").first().textContent()).toBe("드립백");
    await page.locator(".card a").filter({ hasText: "드립백" }).first().click();
    // Chromium keeps its words for whoever has no scripts from whoever has them switched off from outside.
    expect(await page.locator("noscript").textContent()).toBe("The cart and ordering need JavaScript.");
    expect(await page.getByRole("button", { name: "Buy now" }).isDisabled()).toBe(true);
    await page.goto(`${shop.url}/?q=zzzz`);
    await page.getByText("Nothing was found.").waitFor();
  });

  test("whoever bought and got an item says what he thinks of it; whoever did not is told so, and keeps his words", async () => {
    const credentials = newCredentials();
    const shopper = openBrowser(shop.url);
    await signUp(shopper, "박지우", credentials);
    await logIn(shopper, credentials);
    const goods = await findGoods(shopper, "머그컵 350ml", "기본");
    const { orderId } = orderPage.parse((await placeOrder(shopper, [goods])).data);
    const { page } = await openTab();
    await page.goto(`${shop.url}/pay?order=${orderId}`);
    await signIn(page, credentials);
    await press(page, /^Pay ₩/);
    await press(page, /^Pay$/);
    await isRead(page, "Thank you, it is paid");
    const write = async () => {
      await page.goto(`${shop.url}/items/${goods.item.id}`);
      await page.getByLabel("What do you think of it?").fill("손에 잘 잡혀요. <b>good</b>");
      await page.getByLabel("Stars").selectOption("4");
      await press(page, "Send");
    };
    await write();
    await expect.poll(() => page.locator("#review-refusal").textContent()).toMatch(/bought|buyers|received/i);
    expect(await page.getByLabel("What do you think of it?").inputValue()).toMatch(/^손에/);
    const { call } = await asAdmin();
    for (const orderState of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
      await call("PATCH", `/orders/${orderId}/state`, { body: { orderState } });
    }
    await write();
    await page.getByText("손에 잘 잡혀요. <b>good</b>").waitFor();
    await page.getByText("4.0 of 5 stars, 1 reviews").waitFor({ state: "attached" });
  });

  test("a coupon's count is live, and what the last one was is over for whoever comes after", async () => {
    const id = await offer({ name: "Two of them", couponCount: 2 });
    const { page } = await openTab();
    await page.goto(`${shop.url}/coupons`);
    await page.getByText("2 of 2 left").waitFor();
    for (const name of ["one", "another"]) {
      const rival = openBrowser(shop.url);
      const credentials = newCredentials();
      await signUp(rival, name, credentials);
      await logIn(rival, credentials);
      await rival.call("POST", `/memberCoupon/me/${id}`);
    }
    await page.getByText("0 of 2 left").waitFor();
    expect(await page.getByRole("button", { name: "All gone" }).isDisabled()).toBe(true);
  });

  test("a claim that was won is told as had once it is written, and as not had where it could not be", async () => {
    const id = await offer({ name: "Slowly written", couponCount: 5 });
    const credentials = newCredentials();
    await signUp(openBrowser(shop.url), "김하늘", credentials);
    const { page } = await openTab();
    // As a shop answers whose database is slow, and which gives the claim up in the end.
    const statuses = ["PENDING", "NONE"];
    const answer = (data: object) => ({ header: { status: "OK", code: "A-OK" }, body: { data } });
    await page.route(`**/api/memberCoupon/me/${id}`, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 202, json: answer({ status: "PENDING", couponId: id, sequence: 1 }) })
        : route.fulfill({ json: answer({ status: statuses.shift() ?? "ISSUED", sequence: 1 }) }),
    );
    await page.goto(`${shop.url}/account`);
    await signIn(page, credentials);
    await isRead(page, "김하늘");
    await page.goto(`${shop.url}/coupons`);
    await press(page, "Get Slowly written");
    await page.getByText("You won one. It is being written down").waitFor();
    await page.getByText("It could not be written down. Please try again.").waitFor();
    await press(page, "Get Slowly written");
    await page.getByText("It is yours: number 1.").waitFor();
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const found = z.object({
    violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  });
  /** What the rules of WCAG 2.2 AA that can be checked by program find wrong. */
  const wrongWith = async (page: Page) => {
    await page.evaluate(axe);
    const { violations } = found.parse(
      await page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })"),
    );
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html: part }) => part)]);
  };

  test.each([
    ["ko-KR", phone],
    ["en-GB", { width: 1_200, height: 900 }],
  ])("in %s every page keeps the rules of accessibility and fits its screen", async (locale, viewport) => {
    const credentials = newCredentials();
    const shopper = openBrowser(shop.url);
    await signUp(shopper, "이서준", credentials);
    await logIn(shopper, credentials);
    const goods = await findGoods(shopper, "케냐 니에리 AA", "200g");
    const { orderId } = orderPage.parse((await placeOrder(shopper, [goods])).data);
    await shopper.call("POST", "/cart-items/me/items", {
      body: { itemId: goods.item.id, optionId: goods.option.id, quantity: 2 },
    });
    const { page, isSound } = await openTab({ locale, viewport });
    const guests = [
      "/",
      "/?q=드립백",
      "/?q=zzzz",
      `/items/${goods.item.id}`,
      "/cart",
      "/coupons",
      "/account",
      "/nowhere",
    ];
    const members = [
      "/cart",
      "/cart?checkout",
      "/orders",
      `/orders?order=${orderId}`,
      `/pay?order=${orderId}`,
      "/chat",
    ];
    const check = async (paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(shop.url + path);
        await page.waitForLoadState("networkidle");
        expect(await wrongWith(page), path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), path).toBeLessThanOrEqual(0);
      }
    };
    await check(guests);
    await page.goto(`${shop.url}/account`);
    await page.locator("#email").fill(credentials.email);
    await page.locator("#password").fill(credentials.memberPwd);
    await page.locator("#sign-in button").click();
    await page.locator("#me").waitFor();
    await check([...members, "/account"]);
    isSound(shop.url);
  });
});
