import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from "vitest";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";
import { openTab } from "./tab.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

/** A shop with somebody in it who asks for a new password, and so does somebody who is not. */
const forgetful = async (env: Readonly<Record<string, string>>) => {
  const database = `sqlite:${join(folder.path, "shop.db")}`;
  const shop = runScript("main", { PORT: "0", DATABASE_URL: database, DATA_DIR: folder.path, SEED: "off", ...env });
  const browser = openBrowser(await shop.listening());
  const [credentials, stranger] = [newCredentials(), newCredentials()];
  await signUp(browser, "이하나", credentials);
  for (const { email } of [stranger, credentials]) {
    const { verdict } = await browser.call("POST", "/auth/password-reset", { body: { email } });
    expect(verdict).toBe("202 A-OK");
  }
  return { shop, browser, credentials, stranger };
};

test("in development the log is the letter-box: what it tells replaces the password", async () => {
  const { shop, browser, credentials, stranger } = await forgetful({});
  const letter = /\{[^\n]*"to":"([^"]+)","token":"([^"]+)"/;
  await expect.poll(shop.output, { timeout: 20_000 }).toMatch(letter);
  const [, to, token] = letter.exec(shop.output()) ?? [];
  expect(to).toBe(credentials.email);
  expect(shop.output()).not.toContain(stranger.email);
  const memberPwd = "found in the log";
  const { verdict } = await browser.call("POST", "/auth/password-reset/confirm", { body: { token, memberPwd } });
  expect(verdict).toBe("204");
  expect((await logIn(browser, { ...credentials, memberPwd })).reply.verdict).toBe("200 S-OK");
});

const executablePath = inject("chromium");
test.skipIf(executablePath === undefined)(
  "the page that the letter names asks for a new password, and signs in with it",
  async () => {
    const { shop, credentials } = await forgetful({ COOKIE_SECURE: "false" });
    const letter = /"page":"([^"]+)"/;
    await expect.poll(shop.output, { timeout: 20_000 }).toMatch(letter);
    const program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    onTestFinished(() => program.close());
    const { page, broken } = await openTab(program);
    const url = await shop.listening();
    const fill = (label: string, text: string) =>
      page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text);
    const press = (name: string) => page.getByRole("button", { name }).click();
    await page.goto(`${url}/account`);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await fill("E-mail", "nobody@cofshop.example");
    await press("Send me the link");
    await page.getByText("If you are a member, a letter is on its way.").waitFor();

    await page.goto(url + (letter.exec(shop.output())?.[1] ?? ""));
    await fill("Password (8 characters or more)", "chosen in the page");
    await press("Choose a new password");
    await page.getByText("Your password is replaced. Please sign in with the new one.").waitFor();
    expect(page.url()).toBe(`${url}/account`);
    await fill("E-mail", credentials.email);
    await fill("Password", "chosen in the page");
    await press("Sign in");
    await page.getByRole("heading", { name: "이하나" }).waitFor();
    expect(broken).toEqual([]);
  },
);

test("in production the log tells that there is no mailer, and neither a token nor an address", async () => {
  const JWT_SECRET = randomBytes(64).toString("base64url");
  const { shop, credentials } = await forgetful({ NODE_ENV: "production", JWT_SECRET });
  await expect.poll(shop.output, { timeout: 20_000 }).toMatch(/(no mailer is configured[\s\S]*){2}/);
  expect(shop.output()).not.toMatch(/"token"|eyJ/);
  expect(shop.output()).not.toContain(credentials.email);
});
