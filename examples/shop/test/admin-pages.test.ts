import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { findGoods } from "../src/demo/goods-on-sale.ts";
import { orderPage, payFor, placeOrder } from "../src/demo/orders.ts";
import { png } from "./pictures.ts";
import { admin, openShop } from "./shop-in-process.ts";
import { openTab as openFreshTab, phone } from "./tab.ts";

const executablePath = inject("chromium");

describe.skipIf(executablePath === undefined)("in a browser", () => {
  let program: Browser;
  let shop: Awaited<ReturnType<typeof openShop>>;
  beforeAll(async () => {
    program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    shop = await openShop({ SEED: "demo", JOBS: "off", RATE_LIMITS: "off" });
  });
  afterAll(async () => {
    await program.close();
    await shop.close();
  });

  const desk = { width: 1_200, height: 900 };
  const openTab = (options?: Parameters<typeof openFreshTab>[1]) =>
    openFreshTab(program, { viewport: desk, ...options });
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click();
  const isRead = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();
  const isTold = (page: Page, news: string | RegExp) => page.locator("#news").getByText(news).waitFor();
  const open = async (page: Page, path: string, heading: string | RegExp) => {
    await page.goto(shop.url + path);
    await isRead(page, heading);
  };
  const signIn = async (page: Page, path: string, { email, memberPwd }: typeof admin = admin) => {
    await page.goto(shop.url + path);
    await page.locator("#email").fill(email);
    await page.locator("#password").fill(memberPwd);
    await page.locator("#sign-in button").click();
  };
  const atDesk = async () => {
    const tab = await openTab();
    tab.page.on("dialog", (dialog) => void dialog.accept());
    await signIn(tab.page, "/admin");
    await tab.page.locator("#overview").waitFor();
    return tab;
  };
  const asAdmin = async () => {
    const browser = openBrowser(shop.url);
    await logIn(browser, admin);
    return browser;
  };

  /** A member, by the API. */
  const enter = async (name: string) => {
    const [browser, credentials] = [openBrowser(shop.url), newCredentials()];
    await signUp(browser, name, credentials);
    const { memberId } = await logIn(browser, credentials);
    return { browser, credentials, memberId };
  };
  /** A member with an order that is paid: two bags for 32,400 won, and 3,000 for the delivery. */
  const enterBuyer = async (name: string) => {
    const buyer = await enter(name);
    const goods = await findGoods(buyer.browser, "케냐 니에리 AA", "200g", 2);
    const { orderId, orderItems } = orderPage.parse((await placeOrder(buyer.browser, [goods])).data);
    await payFor(buyer.browser, orderId);
    return { ...buyer, orderId, itemId: goods.item.id, orderItemId: orderItems[0]?.orderItemId };
  };

  test("an admin registers an item, changes it, counts its stock, and hears when somebody else was faster", async () => {
    const { page, isSound } = await atDesk();
    await open(page, "/admin/items", "All items");
    await page.getByRole("link", { name: "Register an item" }).click();
    await isRead(page, "Register an item");
    await page.getByLabel("Item’s name").last().fill("성수동 시그니처 블렌드");
    await page.getByLabel("Price (won)").fill("16000");
    await page.getByLabel("Origin").fill("대한민국");
    await page.getByLabel("Description").fill("200g");
    await page.getByLabel("Stock at first").fill("10");
    await press(page, "Add an option");
    await page.getByLabel("Description").last().fill("1kg");
    await page.getByLabel("Surcharge (won)").last().fill("40000");
    await page.getByLabel("Stock at first").last().fill("4");
    const category = page.getByRole("checkbox", { name: "원두 › 블렌드" });
    await category.check();
    await press(page, "Save");
    await isTold(page, "The item is registered.");
    await isRead(page, "성수동 시그니처 블렌드");
    expect(await category.isChecked()).toBe(true);

    await page.getByLabel("Discount (%)").first().fill("10");
    await page.getByLabel("Remove this option").last().check();
    await press(page, "Save");
    await isTold(page, "Saved.");
    await expect.poll(() => page.getByLabel("Description").count()).toBe(1);
    expect(await page.getByLabel("Discount (%)").first().inputValue()).toBe("10");

    await page.getByLabel("Add to or take from the stock of 200g").fill("-7");
    await press(page, "Apply");
    await isTold(page, "Saved.");
    const now = page.locator("#stock strong");
    expect(await now.textContent()).toBe("3");
    const { call } = await asAdmin();
    const id = (await now.getAttribute("id"))?.replace("now-", "");
    await call("PATCH", `/item/options/${id}/stock`, { body: { delta: 5 } });
    await page.getByLabel("Counted stock of 200g").fill("2");
    await press(page, "Set");
    await page.getByRole("alert").getByText("It is 8 now.").waitFor();
    expect(await now.textContent()).toBe("8");
    await press(page, "Set");
    await isTold(page, "Saved.");
    expect(await now.textContent()).toBe("2");

    const upload = page.getByLabel("Add pictures (JPEG, PNG, WebP, GIF)");
    await upload.setInputFiles([{ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<html></html>") }]);
    await press(page, "Upload");
    await page.getByText("Files of this type cannot be uploaded").waitFor();
    await upload.setInputFiles([
      { name: "앞.png", mimeType: "image/png", buffer: png(4, 4) },
      { name: "뒤.png", mimeType: "image/png", buffer: png() },
    ]);
    await press(page, "Upload");
    await isTold(page, "Saved.");
    const address = (await page.getByRole("img", { name: "앞.png" }).getAttribute("src")) ?? "";
    const served = () => fetch(shop.url + address);
    expect([(await served()).status, (await served()).headers.get("Content-Type")]).toEqual([200, "image/png"]);
    const shelf = await (await fetch(`${shop.url}/?${new URLSearchParams({ q: "시그니처" })}`)).text();
    expect(shelf).toContain(`src="${address}"`);
    await press(page, "Remove the picture 앞.png");
    await isTold(page, "Saved.");
    expect(await page.getByRole("img", { name: /png$/ }).count()).toBe(1);
    await expect.poll(async () => (await served()).status).toBe(404);

    await press(page, "Stop the sale");
    await page.getByText("Stopped", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "To all items" }).click();
    await page.getByLabel("Item’s name").first().fill("시그니처");
    await press(page, "Find");
    await page.getByRole("row", { name: /성수동 시그니처 블렌드.*Stopped.*₩14,400/ }).waitFor();
    isSound(shop.url);
  });

  test("a paid order goes step by step to its customer's door, and its history says who did it", async () => {
    const buyer = await enterBuyer("김하늘");
    const { page, isSound } = await atDesk();
    await open(page, "/admin/orders", "All orders");
    await page.getByLabel("State").selectOption("Paid");
    await page.getByLabel("Member’s e-mail").fill(buyer.credentials.email);
    await press(page, "Find");
    await page.getByText("Page 1 of 1 · 1 in all").waitFor();
    await page
      .getByRole("row", { name: /케냐 니에리 AA.*₩35,400/ })
      .getByRole("link")
      .click();
    await isRead(page, /^Order of/);
    await page.getByRole("link", { name: "김하늘" }).waitFor();
    const steps = [
      ["Start packing", "Being packed"],
      ["Mark as shipped", "On its way"],
      ["Mark as delivered", "Delivered"],
    ] as const;
    for (const [step, state] of steps) {
      await press(page, step);
      await isTold(page, `The order is now: ${state}.`);
    }
    expect(await page.locator("#move").isVisible()).toBe(false);
    expect(await page.locator(".history li").allInnerTexts()).toEqual([
      expect.stringMatching(/^To be paid\n.*customer/),
      expect.stringMatching(/^Payment is checked\n/),
      expect.stringMatching(/^Paid\n/),
      ...steps.map(([, state]) => expect.stringMatching(new RegExp(`^${state}\n.*you`))),
    ]);
    await page.goBack();
    await page.getByText("There is nothing of the kind.").waitFor();
    // By the name that the provider knows its payment by, as the reconciliation's report has it.
    const { call } = await asAdmin();
    const attempts = z.array(z.object({ merchantUid: z.string() }));
    const [paid] = attempts.parse((await call("GET", `/admin/payments/orders/${buyer.orderId}`)).data);
    await page.goto(`${shop.url}/admin/orders?payment=${paid?.merchantUid}`);
    await page.getByText(buyer.orderId).waitFor();
    expect(new URL(page.url()).searchParams.get("order")).toBe(buyer.orderId);
    isSound(shop.url);
  });

  test("refund requests are refused with a reason or approved, and money goes back without one too", async () => {
    const buyer = await enterBuyer("박지우");
    const ask = () =>
      buyer.browser.call("POST", `/orders/${buyer.orderId}/refund-request`, {
        body: {
          refundRequestReason: "한 봉지가 터졌어요.",
          lines: [{ orderItemId: buyer.orderItemId, quantity: 1 }],
        },
      });
    await ask();
    const { page, isSound } = await atDesk();
    await page.getByRole("link", { name: /^Refunds to decide/ }).click();
    await page
      .getByRole("row", { name: /케냐 니에리 AA/ })
      .getByRole("link")
      .first()
      .click();
    await page.getByText("한 봉지가 터졌어요.", { exact: true }).waitFor();
    expect(await page.locator("#move").isVisible()).toBe(false);
    await press(page, "Refuse");
    await page.getByRole("alert").getByText("Please say why it is refused.").waitFor();
    await page.getByLabel("Your reason (needed to refuse)").fill("사진을 보내 주세요.");
    await press(page, "Refuse");
    await isTold(page, "The refund request is refused.");
    await ask();
    await page.reload();
    await press(page, "Approve and refund");
    await isTold(page, "The refund is approved.");
    await page.getByText("1 back").waitFor({ state: "attached" });
    await page.getByText("Refund without a request").click();
    await page.getByLabel("How many of 케냐 니에리 AA 200g to refund").fill("1");
    await page.getByLabel("Reason", { exact: true }).fill("남은 것도요.");
    await press(page, "Refund");
    await isTold(page, "The money is given back.");
    await page.locator("#order .state").getByText("Cancelled").waitFor();
    isSound(shop.url);
  });

  test("a limited coupon is made, its claims are seen to go up, one is taken back, and stock and database agree", async () => {
    const { page, isSound } = await atDesk();
    await open(page, "/admin/coupons", "All coupons");
    await page.getByRole("link", { name: "Create a coupon" }).click();
    await page.getByLabel("Name", { exact: true }).fill("First three");
    await page.getByLabel("How much").fill("3000");
    await page.getByLabel("Units (empty: without limit)").fill("3");
    await page.getByLabel("First day of use").fill("2020-01-01");
    await page.getByLabel("Last day of use").fill("2099-12-31");
    await press(page, "Create a coupon");
    await isTold(page, "The coupon is created.");
    const id = new URL(page.url()).searchParams.get("coupon");
    const left = page.locator(".live .tile").filter({ hasText: /^Left/ }).locator("small");
    await expect.poll(() => left.textContent()).toBe("3 of 3");
    const claimants = [await enter("하나"), await enter("두리")];
    for (const [index, { browser }] of claimants.entries()) {
      await browser.call("POST", `/memberCoupon/me/${id}`);
      await expect.poll(() => left.textContent(), { timeout: 5_000 }).toBe(`${2 - index} of 3`);
    }
    await page.getByLabel("Units to add").fill("2");
    await press(page, "Add");
    await isTold(page, "It has 5 units now.");
    await page.getByLabel("Member’s e-mail").fill("nobody@cofshop.example");
    await press(page, "Take back");
    await page.getByRole("alert").getByText("No member has this e-mail address.").waitFor();
    await page.getByLabel("Member’s e-mail").fill(claimants[0]?.credentials.email ?? "");
    await press(page, "Take back");
    await isTold(page, "It is taken back");
    await page.getByText("1 taken back").waitFor();
    await press(page, "Cancel");
    await page.locator("#coupon .state").getByText("Cancelled").waitFor();
    await page.getByRole("link", { name: "To all coupons" }).click();
    await page.getByRole("row", { name: /First three.*Cancelled/ }).waitFor();
    await press(page, "Reconcile");
    await isTold(page, /coupons compared: 0 corrected, 0 brought back/);
    await page.getByText("There are no dead letters.").waitFor();
    isSound(shop.url);
  });

  test("a member is given points, made a seller, suspended and let in again; the ledger and the sign-ins are told", async () => {
    const { credentials } = await enter("이서준");
    const { page, isSound } = await atDesk();
    await open(page, "/admin/members", "All members");
    await page.getByLabel("E-mail").last().fill(credentials.email);
    await press(page, "Find");
    await page.getByRole("link", { name: "이서준" }).click();
    await page.getByLabel("Points to add (negative: to take)").fill("1500");
    await page.getByLabel("Reason").fill("가입을 환영합니다.");
    await press(page, "Apply");
    await isTold(page, "The balance is 1,500 points.");
    await page.getByRole("row", { name: /Adjusted · 가입을 환영합니다\. \+1,500 1,500/ }).waitFor();
    await page.getByRole("row", { name: /127\.0\.0\.1.*node/ }).waitFor();
    await page.getByLabel("Points to add (negative: to take)").fill("-1501");
    await page.getByLabel("Reason").fill("너무 많아요.");
    await press(page, "Apply");
    await expect.poll(() => page.getByRole("alert").textContent()).not.toBe("");
    await press(page, "Make a seller");
    await page.locator("#member .state").getByText("Seller").waitFor();
    await press(page, "Suspend");
    await page.locator("#member .state").getByText("Suspended").waitFor();
    await press(page, "Let in again");
    await page.locator("#member .state").getByText("Active").waitFor();
    isSound(shop.url);
  });

  test("what was sold is drawn, told in tables, and saved for a spreadsheet; the job that counts it was run by hand", async () => {
    await enterBuyer("최세찬");
    const { page, isSound } = await atDesk();
    await open(page, "/admin/jobs", "Recurring work");
    const relay = page.getByRole("row", { name: /^Tell events/ });
    expect(await relay.textContent()).toContain("None on record");
    await press(page, "Run now: Tell events");
    await isTold(page, /^Tell events: run, \d+ done\.$/);
    await relay.getByText("Well").waitFor();

    await open(page, "/admin/statistics", "Net per day");
    await page
      .getByRole("img", { name: /^Chart: Net per day/ })
      .locator("canvas")
      .waitFor();
    expect(await page.locator(".tiles .tile").first().textContent()).toMatch(/^Net₩[1-9]/);
    await page.getByRole("row", { name: /^케냐 니에리 AA \d+ ₩/ }).waitFor();
    await page.getByText("As a table").first().click();
    expect(await page.locator("#per-day tbody tr").count()).toBe(14);
    const saving = page.waitForEvent("download");
    await press(page, "Get Most sold items as CSV");
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^items_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
    const [head = "", ...rows] = (await readFile(await saved.path(), "utf8")).split("\r\n");
    expect(head).toContain("itemName,totalSold,totalRevenue");
    expect(rows.join()).toContain("케냐 니에리 AA");
    await page.getByLabel("First day").fill("2020-01-01");
    await page.getByLabel("Last day").fill("2020-01-02");
    await press(page, "Show");
    await page.getByText("Nothing was sold in these days.").first().waitFor();

    await open(page, "/admin/payments", "Where shop and provider disagree");
    await press(page, "Compare now");
    await isTold(page, /^Compared: \d+ corrected or found\.$/);
    await page.getByText(/^Last compared: /).waitFor();
    isSound(shop.url);
  });

  const places = ["", "/orders", "/items", "/coupons", "/members", "/statistics", "/payments", "/jobs"];

  test("a member who is no admin is told so and is shown nothing", async () => {
    const { credentials } = await enter("한 회원");
    const { page, isSound } = await openTab();
    const isRefused = () => page.getByRole("alert").getByText("This page is for admins only.").waitFor();
    await signIn(page, "/admin/orders", credentials);
    await isRefused();
    for (const place of places) {
      await page.goto(`${shop.url}/admin${place}`);
      await isRefused();
      expect(await page.locator(".view:visible").count(), place).toBe(0);
      expect(await page.locator("table, .tile").count(), place).toBe(0);
    }
    isSound(shop.url);
  });

  const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const found = z.object({
    violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  });
  /** What the rules of WCAG 2.2 AA that can be checked by program find wrong. */
  const wrongWith = async (page: Page) => {
    await page.evaluate(await axe);
    const { violations } = found.parse(
      await page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })"),
    );
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  };

  /** For fourteen views, on a machine that may be busy, in ms. */
  const PATIENCE_MS = 90_000;

  test.each([
    ["ko-KR", phone],
    ["en-GB", phone],
    ["ko-KR", desk],
    ["en-GB", desk],
  ])(
    "in %s at %o every page keeps the rules of accessibility and fits its screen",
    async (locale, viewport) => {
      const buyer = await enterBuyer("윤서연");
      await buyer.browser.call("POST", `/orders/${buyer.orderId}/refund-request`, {
        body: { refundRequestReason: "마음이 바뀌었어요." },
      });
      const { call } = await asAdmin();
      const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
      const coupon = await call("POST", "/coupon", {
        body: { name: "하나", type: "RATE", discountValue: 10, couponCount: 5, ...days },
      });
      const { id } = z.object({ id: z.string() }).parse(coupon.data);
      await call("POST", "/admin/jobs/relay-events/run");
      const { page, isSound } = await openTab({ locale, viewport });
      await signIn(page, "/admin");
      await page.locator("#overview").waitFor();
      const views = [
        ...[`/orders?order=${buyer.orderId}`, `/items?item=${buyer.itemId}`, "/items?item=new"],
        ...[`/coupons?coupon=${id}`, "/coupons?coupon=new", `/members?member=${buyer.memberId}`],
      ];
      for (const path of [...places, ...views]) {
        await page.goto(`${shop.url}/admin${path}`);
        await page.locator(".view:visible h2").first().waitFor();
        for (const part of await page.locator("details:visible").all())
          await part.evaluate("part => { part.open = true }");
        expect(await wrongWith(page), path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), path).toBeLessThanOrEqual(0);
      }
      isSound(shop.url);
    },
    PATIENCE_MS,
  );
});
