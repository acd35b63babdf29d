import { type FakePortone, startFakePortone } from "@cofshop/adapters-portone/fake";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { findGoods } from "../src/demo/goods-on-sale.ts";
import { orderPage, placeOrder, stateOf } from "../src/demo/orders.ts";
import { openShop } from "./shop-in-process.ts";
import { openTab as openFreshTab, type Tab } from "./tab.ts";

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A member with an order that waits to be paid: 51,100 won. */
const newBuyer = async ({ url }: Shop) => {
  const browser = openBrowser(url);
  const credentials = newCredentials();
  await signUp(browser, "김하늘", credentials);
  await logIn(browser, credentials);
  const goods = [
    await findGoods(browser, "케냐 니에리 AA", "200g"),
    await findGoods(browser, "하우스 블렌드 드립백", "30개입"),
  ];
  const { orderId } = orderPage.parse((await placeOrder(browser, goods)).data);
  return { credentials, orderId, state: () => stateOf(browser, orderId), cancel: () => cancel(browser, orderId) };
};
type Buyer = Awaited<ReturnType<typeof newBuyer>>;

const cancel = ({ call }: ReturnType<typeof openBrowser>, orderId: string) =>
  call("PATCH", `/orders/${orderId}/cancel`, { body: { cancelReason: "마음이 바뀌었습니다." } });

const policyOf = async ({ url }: Shop) => (await fetch(`${url}/pay`)).headers.get("Content-Security-Policy") ?? "";
const foreign = (policy: string) => [...policy.matchAll(/https:[^ ;]+/g)].map(([origin]) => origin);

const executablePath = inject("chromium");

describe.skipIf(executablePath === undefined)("in a browser", () => {
  let program: Browser;
  beforeAll(async () => {
    program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => program.close());

  const openTab = (locale?: string) => openFreshTab(program, locale === undefined ? {} : { locale });

  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const isRead = (page: Page, name: string) => page.getByRole("heading", { name }).waitFor();
  /** How many there are to press on the page itself, its header left aside. */
  const buttons = (page: Page) => page.getByRole("main").getByRole("button").count();
  const refusal = (page: Page) => page.getByRole("alert").textContent();

  const signIn = async (page: Page, { credentials }: Pick<Buyer, "credentials">) => {
    await page.getByLabel("E-mail").fill(credentials.email);
    await page.getByLabel("Password").fill(credentials.memberPwd);
    await press(page, "Sign in");
  };
  /** Signed in, before the order. */
  const openOrder = async (shop: Shop, buyer: Buyer): Promise<Tab> => {
    const tab = await openTab();
    await tab.page.goto(`${shop.url}/pay?order=${buyer.orderId}`);
    await signIn(tab.page, buyer);
    await isRead(tab.page, "Your order");
    return tab;
  };

  describe("without a provider", () => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await openShop({ JOBS: "off", RATE_LIMITS: "off" });
    });
    afterAll(() => shop.close());

    test("a member signs in, finds the order, pays it, and no other host is asked for anything", async () => {
      const buyer = await newBuyer(shop);
      const { page, hosts, broken } = await openTab();
      await page.goto(`${shop.url}/pay`);
      await signIn(page, buyer);
      await press(page, "케냐 니에리 AA and 1 more ₩51,100");
      await isRead(page, "Your order");
      expect(await page.getByRole("listitem").allInnerTexts()).toEqual([
        expect.stringMatching(/^케냐 니에리 AA\s+200g × 1\s+₩16,200$/),
        expect.stringMatching(/^하우스 블렌드 드립백\s+30개입 × 1\s+₩28,900$/),
      ]);
      await page.getByLabel("Bank transfer").check();
      await press(page, "Pay ₩51,100");
      await press(page, "Pay");
      await isRead(page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
      expect([[...hosts], broken]).toEqual([[shop.url], []]);
      expect(foreign(await policyOf(shop))).toEqual([]);
    });

    test("a refused card is told in the shop's words, and another try pays", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openOrder(shop, buyer);
      await press(page, "Pay ₩51,100");
      await press(page, "Card is refused");
      await isRead(page, "Your order");
      expect(await refusal(page)).toBe("The payment failed. Please try again or choose another method.");
      await press(page, "Pay ₩51,100");
      await press(page, "Pay");
      await isRead(page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
    });

    test("money that is not there yet is asked about more and more seldom, and in the end when one asks", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openOrder(shop, buyer);
      await page.clock.install();
      let asked = 0;
      page.on("request", (request) => {
        if (request.url().endsWith("/verify")) asked += 1;
      });
      await press(page, "Pay ₩51,100");
      await press(page, "Pays in a minute");
      const undecided = page.getByRole("heading", { name: "Not paid yet" });
      const later = () => page.clock.runFor(5_000).then(() => undecided.isVisible());
      await expect.poll(later).toBe(true);
      expect(asked).toBe(12);
      await press(page, "Ask again");
      await expect.poll(() => asked).toBe(13);
      await page.getByText("Asking whether it is paid…").waitFor();
    });

    test("a stranger's order is not shown, nor one that nobody placed", async () => {
      const [buyer, stranger] = [await newBuyer(shop), await newBuyer(shop)];
      const { page } = await openOrder(shop, buyer);
      for (const orderId of [stranger.orderId, "no order", "../members/me"]) {
        await page.goto(`${shop.url}/pay?order=${encodeURIComponent(orderId)}`);
        await expect.poll(() => refusal(page)).toBe("There is no such order.");
        expect(await page.getByRole("heading", { name: "Your order" }).isVisible()).toBe(false);
      }
    });

    test("an order that was cancelled or is paid offers no way to pay it", async () => {
      const buyer = await newBuyer(shop);
      await buyer.cancel();
      const { page } = await openOrder(shop, buyer);
      expect(await refusal(page)).toBe("This order was cancelled.");
      expect(await buttons(page)).toBe(0);

      const payer = await newBuyer(shop);
      const { page: other } = await openOrder(shop, payer);
      await press(other, "Pay ₩51,100");
      await press(other, "Pay");
      await isRead(other, "Thank you, it is paid");
      await other.reload();
      await other.getByText("This order is paid already.").waitFor();
      expect(await buttons(other)).toBe(0);
    });

    test("a wrong password is told, and the access token is nowhere but in the page's memory", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openTab();
      await page.goto(`${shop.url}/pay`);
      await signIn(page, { credentials: { ...buyer.credentials, memberPwd: "not the password" } });
      await expect.poll(() => refusal(page)).toBe("The e-mail address or the password is wrong.");
      await signIn(page, buyer);
      await isRead(page, "Orders to be paid");
      const kept = await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
      const cookies = (await page.context().cookies()).map(({ name, httpOnly }) => ({ name, httpOnly }));
      expect([kept, cookies]).toEqual([
        '[{"signedIn":"yes"},{}]',
        expect.arrayContaining([{ name: "refreshToken", httpOnly: true }]),
      ]);
      await page.reload();
      await isRead(page, "Orders to be paid");
    });

    test("whoever reads Korean reads Korean, the shop's refusals too", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openTab("ko-KR");
      await page.goto(`${shop.url}/pay`);
      await page.getByLabel("이메일").fill(buyer.credentials.email);
      await page.getByLabel("비밀번호").fill("not the password");
      await press(page, "로그인");
      await expect.poll(() => refusal(page)).toMatch(/비밀번호/);
      expect(await page.locator("html").getAttribute("lang")).toBe("ko");
    });

    test("all of it can be done with the keyboard", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openTab();
      await page.goto(`${shop.url}/pay?order=${buyer.orderId}`);
      await page.getByLabel("E-mail").waitFor();
      await page.keyboard.type(buyer.credentials.email);
      await page.keyboard.press("Tab");
      await page.keyboard.type(buyer.credentials.memberPwd);
      await page.keyboard.press("Enter");
      await isRead(page, "Your order");
      await page.keyboard.press("Tab"); // from the heading to the chosen method
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await isRead(page, "Pretended payment window");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await isRead(page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
    });
  });

  /** What PortOne's script is asked for, answered by the fake: its customer pays, gives up, or is led away. */
  const stub = `window.PortOne = { requestPayment: (request) => window.customer(request) };`;
  const purchase = z.object({
    paymentId: z.string(),
    totalAmount: z.int(),
    currency: z.string(),
    redirectUrl: z.url(),
  });

  describe("with PortOne V2", () => {
    let fake: FakePortone;
    let shop: Shop;
    beforeAll(async () => {
      fake = await startFakePortone();
      shop = await openShop({
        ...{ JOBS: "off", RATE_LIMITS: "off" },
        PORTONE_API_URL: fake.url,
        PORTONE_API_SECRET: fake.apiSecret,
        PORTONE_STORE_ID: fake.storeId,
        PORTONE_CHANNEL_KEY: "channel-key-fake",
      });
    });
    afterAll(async () => {
      await shop.close();
      await fake.close();
    });

    const withCustomer = async ({ page }: Tab, customer: (request: unknown) => unknown) => {
      await page.exposeFunction("customer", customer);
      await page.route("https://cdn.portone.io/**", (route) =>
        route.fulfill({ contentType: "text/javascript", body: stub }),
      );
    };

    test("the page opens PortOne's window with what the shop prepared, and the shop sees that it is paid", async () => {
      const buyer = await newBuyer(shop);
      const tab = await openOrder(shop, buyer);
      const requests: unknown[] = [];
      await withCustomer(tab, (request) => {
        requests.push(request);
        const { paymentId, totalAmount: amount, currency } = purchase.parse(request);
        fake.pay(paymentId, { amount, currency });
        return { transactionType: "PAYMENT", paymentId, txId: "tx" };
      });
      await press(tab.page, "Pay ₩51,100");
      await isRead(tab.page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
      expect(requests).toEqual([
        {
          ...{ storeId: fake.storeId, channelKey: "channel-key-fake", payMethod: "CARD" },
          paymentId: expect.stringMatching(/^cofshop[0-9a-f]{32}$/),
          orderName: "케냐 니에리 AA + 1",
          ...{ totalAmount: 51_100, currency: "KRW" },
          customer: { fullName: "김하늘", email: buyer.credentials.email, phoneNumber: "01012345678" },
          redirectUrl: expect.stringContaining(`${shop.url}/pay?order=${buyer.orderId}&payment=`),
        },
      ]);
      expect([[...tab.hosts], tab.broken]).toEqual([[shop.url, "https://cdn.portone.io"], []]);
    });

    test("whoever closes the window is told what PortOne says, and can open it again", async () => {
      const buyer = await newBuyer(shop);
      const tab = await openOrder(shop, buyer);
      let closed = 0;
      await withCustomer(tab, (request) => {
        const { paymentId } = purchase.parse(request);
        if (closed++ === 0)
          return { paymentId, code: "PAY_PROCESS_CANCELED", message: "사용자가 결제를 취소하였습니다" };
        fake.pay(paymentId);
        return { paymentId };
      });
      await press(tab.page, "Pay ₩51,100");
      await expect.poll(() => refusal(tab.page)).toBe("사용자가 결제를 취소하였습니다");
      await press(tab.page, "Pay ₩51,100");
      await isRead(tab.page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
    });

    test("money that comes after the window closed is seen when it is there", async () => {
      const buyer = await newBuyer(shop);
      const tab = await openOrder(shop, buyer);
      await withCustomer(tab, (request) => {
        const { paymentId } = purchase.parse(request);
        tab.page.once("response", () => fake.pay(paymentId)); // the shop's first answer, which is that it is not paid
        return { paymentId };
      });
      await press(tab.page, "Pay ₩51,100");
      await tab.page.getByText("Asking whether it is paid…").waitFor();
      await isRead(tab.page, "Thank you, it is paid");
      expect(await buyer.state()).toBe("PAID");
    });

    test("a window that takes the whole page leads back, and the payment is seen without signing in again", async () => {
      const buyer = await newBuyer(shop);
      const tab = await openOrder(shop, buyer);
      await withCustomer(tab, (request) => {
        const { paymentId, redirectUrl } = purchase.parse(request);
        fake.pay(paymentId);
        void tab.page.goto(`${redirectUrl}&paymentId=${paymentId}`);
        return new Promise(() => undefined);
      });
      await press(tab.page, "Pay ₩51,100");
      await isRead(tab.page, "Thank you, it is paid");
      expect([await buyer.state(), tab.page.url()]).toEqual(["PAID", `${shop.url}/pay?order=${buyer.orderId}`]);
    });

    test("one that leads back without a payment does not put its address's words into the shop's mouth", async () => {
      const buyer = await newBuyer(shop);
      const tab = await openOrder(shop, buyer);
      await withCustomer(tab, (request) => {
        const { redirectUrl } = purchase.parse(request);
        void tab.page.goto(`${redirectUrl}&code=FAILURE_TYPE_PG&message=Send+your+money+to+me`);
        return new Promise(() => undefined);
      });
      await press(tab.page, "Pay ₩51,100");
      await expect.poll(() => refusal(tab.page)).toMatch(/^The payment was not completed/);
      expect(await tab.page.getByText("Send your money").count()).toBe(0);
    });

    test("where PortOne's script cannot be had, that is told and nothing is lost", async () => {
      const buyer = await newBuyer(shop);
      const { page } = await openOrder(shop, buyer);
      await page.route("https://cdn.portone.io/**", (route) => route.abort());
      await press(page, "Pay ₩51,100");
      await expect.poll(() => refusal(page)).toMatch(/^The payment window cannot be opened/);
      expect(await buyer.state()).toBe("PAYMENT_PENDING");
    });

    test("the policy lets PortOne in and nobody else, on this page alone", async () => {
      const origins = foreign(await policyOf(shop));
      expect(origins).toContain("https://cdn.portone.io");
      expect(
        origins.filter((origin) => !/^https:\/\/(cdn|\*)\.(portone\.io|iamport\.co|iamport\.kr)$/.test(origin)),
      ).toEqual([]);
      const docs = (await fetch(`${shop.url}/docs`)).headers.get("Content-Security-Policy") ?? "";
      expect(foreign(docs)).toEqual([]);
      const page = await (await fetch(`${shop.url}/pay`)).text();
      for (const secret of [fake.apiSecret, fake.storeId, "channel-key"]) expect(page).not.toContain(secret);
    });
  });

  test("with PortOne V1 its older script is asked, and the shop sees that it is paid", async () => {
    const fake = await startFakePortone();
    onTestFinished(fake.close);
    const shop = await openShop({
      ...{ JOBS: "off", RATE_LIMITS: "off" },
      PORTONE_API_URL: fake.url,
      PORTONE_V1_KEY: fake.impKey,
      PORTONE_V1_SECRET: fake.impSecret,
      PORTONE_STORE_ID: "imp00000000",
    });
    onTestFinished(shop.close);
    const buyer = await newBuyer(shop);
    const { page, hosts, broken } = await openOrder(shop, buyer);
    const pay = (user: string, request: unknown) => {
      const { merchant_uid: id, amount } = z.object({ merchant_uid: z.string(), amount: z.int() }).parse(request);
      return { success: true, merchant_uid: id, imp_uid: fake.pay(id, { amount }).transactionId, user };
    };
    await page.exposeFunction("customer", pay);
    const body = `let user; window.IMP = {
      init: (code) => { user = code },
      request_pay: (request, done) => window.customer(user, request).then(done),
    };`;
    await page.route("https://cdn.iamport.kr/**", (route) => route.fulfill({ contentType: "text/javascript", body }));
    expect(await page.getByRole("radio").count()).toBe(3);
    await press(page, "Pay ₩51,100");
    await isRead(page, "Thank you, it is paid");
    expect(await buyer.state()).toBe("PAID");
    expect([[...hosts], broken]).toEqual([[shop.url, "https://cdn.iamport.kr"], []]);
  });
});
