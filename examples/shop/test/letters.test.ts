import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

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

test("in production the log tells that there is no mailer, and neither a token nor an address", async () => {
  const JWT_SECRET = randomBytes(64).toString("base64url");
  const { shop, credentials } = await forgetful({ NODE_ENV: "production", JWT_SECRET });
  await expect.poll(shop.output, { timeout: 20_000 }).toMatch(/(no mailer is configured[\s\S]*){2}/);
  expect(shop.output()).not.toMatch(/"token"|eyJ/);
  expect(shop.output()).not.toContain(credentials.email);
});
