import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn } from "../src/demo/customer.ts";
import { admin, freshFolder, openShop } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

const place = () => ({ DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`, DATA_DIR: folder.path });

const createAdmin = async (args: readonly string[], input: string, env: Readonly<Record<string, string>> = {}) => {
  const script = runScript("admin", { ...place(), ...env }, { args, input });
  return { code: await script.ended, said: script.output() };
};

test("an admin is made with the password of standard input, and signs in with it", async () => {
  const password = " a phrase with blanks ";
  const made = await createAdmin(["create", "--email", "Boss@cofshop.example"], `${password}\n`);
  expect(made).toEqual({ code: 0, said: "The admin was made.\n" });
  const shop = await openShop({ ...place(), SEED: "off", JOBS: "off" });
  try {
    const { role } = await logIn(openBrowser(shop.url), { email: "boss@cofshop.example", memberPwd: password });
    expect(role).toBe("ADMIN");
  } finally {
    await shop.close();
  }
  const again = await createAdmin(["create", "--email", "boss@cofshop.example"], "another password");
  expect(again).toEqual({
    code: 1,
    said: "There is a member with this e-mail address already; nothing was changed.\n",
  });
});

test("what is wrong with a new admin is said in one sentence", async () => {
  expect(await createAdmin(["create", "--email", "boss@cofshop.example"], "short\n")).toEqual({
    code: 1,
    said: "The admin's password must be 8 to 128 characters.\n",
  });
  expect(await createAdmin(["create", "--email", "boss"], "long enough\n")).toEqual({
    code: 1,
    said: expect.stringMatching(/^The admin's e-mail address must be .+\.\n$/),
  });
  for (const args of [["create"], ["create", "--mail", "boss@cofshop.example"]]) {
    expect(await createAdmin(args, "long enough")).toEqual({
      code: 1,
      said: expect.stringMatching(/^npm run admin -- create --email <address>/),
    });
  }
  const nowhere = await createAdmin(["create", "--email", "boss@cofshop.example"], "long enough", {
    DATABASE_URL: "memory:",
  });
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining("memory:") });
});

test("the demo starts a shop of its own, tells every fact and leaves nothing behind", async () => {
  const demo = runScript("demo", { TMPDIR: folder.path });
  expect(await demo.ended).toBe(0);
  expect(demo.output()).toMatch(/\n\d{3} facts held in [\d.]+ s\.\n$/);
  expect(demo.output()).toContain("✓ total 51,100 won = 1 × 16,200 + 1 × 28,900 + delivery 6,000");
  expect(await readdir(folder.path)).toEqual([]);
});

test("the demo plays in a running shop, the admin's part if it may, and fails where the shop differs", async () => {
  const shop = await openShop();
  onTestFinished(shop.close);
  const stranger = runScript("demo", { DEMO_URL: shop.url });
  expect(await stranger.ended).toBe(0);
  expect(stranger.output()).toContain("The admin's part was left out");
  const staff = { DEMO_ADMIN_EMAIL: admin.email, DEMO_ADMIN_PASSWORD: admin.memberPwd };
  const whole = runScript("demo", { DEMO_URL: shop.url, ...staff });
  expect(await whole.ended).toBe(0);
  expect(whole.output()).toContain("step by step: DELIVERED");
  expect(whole.output()).toContain("11,700 won are back");
  const wrong = runScript("demo", { DEMO_URL: shop.url, ...staff, DEMO_ADMIN_PASSWORD: "not the password" });
  expect(await wrong.ended).toBe(1);
  expect(wrong.output()).toContain("✗ signed in as ADMIN\n    expected 'ADMIN'\n    got      ''");
});
