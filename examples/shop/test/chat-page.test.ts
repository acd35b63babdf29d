import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startOwnRedis } from "@cofshop/test-services";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "../src/demo/browser.ts";
import { type Credentials, logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { png } from "./pictures.ts";
import { admin, freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";
import { openTab as openFreshTab } from "./tab.ts";

const executablePath = inject("chromium");
const redisBinary = inject("redisBinary");

const filesIn = async (path: string): Promise<readonly string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);

describe.skipIf(executablePath === undefined)("in two browsers", () => {
  let program: Browser;
  beforeAll(async () => {
    program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => program.close());

  const openTab = async (url: string) => {
    const tab = await openFreshTab(program);
    await tab.page.goto(`${url}/chat`);
    return tab;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
  const isRead = (page: Page, name: string) => page.getByRole("heading", { name }).waitFor();
  const signIn = async (page: Page, { email, memberPwd }: Credentials) => {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(memberPwd);
    await press(page, "Sign in");
  };
  const say = async (page: Page, message: string) => {
    await page.getByLabel("Message").fill(message);
    await press(page, /^Send$/);
  };
  const messages = (page: Page) => page.getByRole("log").getByRole("listitem");
  const connected = (page: Page) => page.getByText("Connected.").waitFor();

  /** A customer who asks something and an agent who takes the conversation. */
  const begin = async ([one = "", other = one]: readonly string[]) => {
    const credentials = newCredentials();
    const shopper = openBrowser(one);
    await signUp(shopper, "김하늘", credentials);
    await logIn(shopper, credentials);
    const [customer, agent] = [await openTab(one), await openTab(other)];
    await signIn(customer.page, credentials);
    await press(customer.page, "Ask us something");
    await isRead(customer.page, "Waiting for an agent");
    await connected(customer.page);
    await say(customer.page, "언제 도착하나요?");
    await signIn(agent.page, admin);
    await press(agent.page, /Waiting for an agent/);
    await press(agent.page, "Take this conversation");
    await isRead(agent.page, "In progress");
    await connected(agent.page);
    return { customer, agent, credentials };
  };

  describe.each([1, 2])("against %i instances", (instances) => {
    let redis: Awaited<ReturnType<typeof startOwnRedis>> | undefined;
    let folder: Awaited<ReturnType<typeof freshFolder>>;
    const start = async () => {
      folder = await freshFolder();
      redis = instances > 1 && redisBinary !== undefined ? await startOwnRedis(redisBinary) : undefined;
      const env: Readonly<Record<string, string>> = {
        PORT: "0",
        DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
        DATA_DIR: folder.path,
        LOG_LEVEL: "warn",
        RATE_LIMITS: "off",
        SEED: "off",
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.memberPwd,
        ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
      };
      const first = runScript("main", env);
      const urls = [await first.listening()];
      if (instances > 1) urls.push(await runScript("main", env).listening());
      /** The first instance is stopped, and started again where it was once `meanwhile` is done. */
      const startAgain = async (meanwhile: () => Promise<void>): Promise<void> => {
        first.signal("SIGTERM");
        await first.ended;
        await meanwhile();
        await runScript("main", { ...env, PORT: new URL(urls[0] ?? "").port }).listening();
      };
      return { urls, startAgain };
    };
    afterEach(async () => {
      await stopScripts();
      await redis?.stop();
      await folder.close();
    });
    const possible = test.skipIf(instances > 1 && redisBinary === undefined);

    possible("a customer and an agent talk, see each other write and read, delete, and close", async () => {
      const { customer, agent } = await begin((await start()).urls);
      await isRead(customer.page, "In progress");
      await expect
        .poll(() => messages(agent.page).allInnerTexts())
        .toEqual([expect.stringMatching(/^언제 도착하나요\?/)]);
      await agent.page.getByLabel("Message").pressSequentially("내일");
      await customer.page.getByText("Agent is writing…").waitFor();
      await say(agent.page, "내일 도착합니다.");
      await expect
        .poll(() => messages(customer.page).allInnerTexts())
        .toEqual([expect.stringMatching(/^언제[\s\S]*You/), expect.stringMatching(/^내일[\s\S]*Agent/)]);
      await messages(agent.page).filter({ hasText: "내일" }).getByText("Read", { exact: true }).waitFor();
      await press(agent.page, "Delete “내일 도착합니다.”");
      await customer.page.getByText("This message was deleted.").waitFor();
      await press(customer.page, "Close the conversation");
      await isRead(agent.page, "Closed");
      expect(await agent.page.getByLabel("Message").isVisible()).toBe(false);
      expect([customer.broken, agent.broken]).toEqual([[], []]);
    });

    possible(
      "a customer shows a picture and sends a document, the agent sees and saves them, and they go together",
      async () => {
        const { urls } = await start();
        const { customer, agent } = await begin(urls);
        await customer.page.getByLabel("Attach files").setInputFiles([
          { name: "찢어진 봉투.png", mimeType: "image/png", buffer: png() },
          { name: "영수증.txt", mimeType: "text/plain", buffer: Buffer.from("원두 200 g 12,000원") },
        ]);
        await say(customer.page, "봉투가 찢어졌어요.");
        for (const { page } of [customer, agent]) {
          const picture = page.getByRole("img", { name: "Picture 찢어진 봉투.png" });
          await picture.waitFor();
          await expect.poll(() => picture.evaluate((shown) => "naturalWidth" in shown && shown.naturalWidth)).toBe(2);
          await page.getByText("봉투가 찢어졌어요.").waitFor();
        }
        const saving = agent.page.waitForEvent("download");
        await press(agent.page, /^Save 영수증\.txt/);
        const saved = await saving;
        expect([saved.suggestedFilename(), await readFile(await saved.path(), "utf8")]).toEqual([
          "영수증.txt",
          "원두 200 g 12,000원",
        ]);
        await agent.page
          .getByLabel("Attach files")
          .setInputFiles([
            { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<script>alert(1)</script>") },
          ]);
        await press(agent.page, /^Send$/);
        await agent.page.getByText("Files of this type cannot be uploaded").waitFor();
        await press(customer.page, "Delete “봉투가 찢어졌어요.”");
        await expect.poll(() => agent.page.getByText("This message was deleted.").count()).toBe(3);
        expect(await agent.page.getByRole("img").count()).toBe(0);
        await expect.poll(() => filesIn(join(folder.path, "files"))).toEqual([]);
        expect([customer.broken, agent.broken]).toEqual([[], []]);
      },
    );

    possible(
      "what is said while an instance is away is sent when it is back, once, and what was missed is there",
      async () => {
        const { urls, startAgain } = await start();
        const { customer, agent } = await begin(urls);
        await startAgain(async () => {
          await customer.page.getByText("The connection was lost. Connecting again…").waitFor();
          await say(customer.page, "들리시나요?");
          if (instances > 1) await say(agent.page, "네, 들립니다.");
        });
        const said = instances > 1 ? 3 : 2;
        for (const { page } of [customer, agent]) await expect.poll(() => messages(page).count()).toBe(said);
        for (const { page } of [customer, agent]) expect(await page.getByText("들리시나요?").count()).toBe(1);
        await say(customer.page, "고맙습니다.");
        await expect.poll(() => messages(agent.page).count()).toBe(said + 1);
        expect([customer.broken, agent.broken]).toEqual([[], []]);
      },
    );
  });
});
