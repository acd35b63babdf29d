import { join } from "node:path";
import { createDatabase, type Database } from "@cofshop/test-services";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { address, logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { orderList } from "../src/demo/orders.ts";
import { startChild, stopChildren } from "./shop-child.ts";
import { admin, freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

const replayed = "Idempotency-Replayed";
type Reply = { readonly status: number; readonly code: string; readonly text: string; readonly replayed: boolean };
const coded = z.object({ header: z.object({ code: z.string() }) });

/** A customer, and an item with ten pieces. */
const openStore = async (url: string) => {
  const staff = openBrowser(url);
  await logIn(staff, admin);
  const option = { description: "200 g", stock: 10 };
  const body = { itemName: "예가체프", price: 18_000, origin: "에티오피아", itemOptions: [option] };
  const shown = z.object({ id: z.string(), itemOptions: z.tuple([z.object({ id: z.string() })]) });
  const { id: itemId, itemOptions } = shown.parse((await staff.call("POST", "/item", { body })).data);
  const optionId = itemOptions[0].id;
  const credentials = newCredentials();
  const browser = openBrowser(url);
  await signUp(browser, "이하나", credentials);
  const { reply } = await logIn(browser, credentials);
  const { accessToken } = z.object({ accessToken: z.string() }).parse(reply.data);

  /** The same order under the same key, to any process. */
  const place = async (to: string): Promise<Reply> => {
    const response = await fetch(`${to}/api/orders`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${accessToken}`,
        "Content-Type": "application/json",
        "Idempotency-Key": "twenty times",
      },
      body: JSON.stringify({ address, orderItems: [{ itemId, optionId, quantity: 1 }] }),
    });
    const text = await response.text();
    const { code } = coded.parse(JSON.parse(text)).header;
    return { status: response.status, code, text, replayed: response.headers.get(replayed) === "true" };
  };
  const orders = async () => orderList.parse((await browser.call("GET", "/orders/me")).data).content;
  const left = async (): Promise<number> => {
    const item = z.object({ itemOptions: z.tuple([z.object({ stock: z.int() })]) });
    return item.parse((await browser.call("GET", `/item/${itemId}`)).data).itemOptions[0].stock;
  };
  return { browser, place, orders, left };
};

/** A browser's cookies for renewing its session, and the token that they hold. */
const renewal = async (url: string) => {
  const browser = openBrowser(url);
  const credentials = newCredentials();
  await signUp(browser, "이하나", credentials);
  await logIn(browser, credentials);
  await browser.call("GET", "/auth/csrf");
  const csrf = browser.cookie("XSRF-TOKEN");
  /** Trades a refresh token at any process; answers its successor. */
  const refresh = async (to: string, token: string) => {
    const response = await fetch(`${to}/api/auth/reissue`, {
      method: "POST",
      headers: { Cookie: `refreshToken=${token}; XSRF-TOKEN=${csrf}`, "X-XSRF-TOKEN": csrf },
    });
    const { code } = coded.parse(await response.json()).header;
    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith("refreshToken="));
    return { status: response.status, code, successor: /^refreshToken=([^;]*)/.exec(line ?? "")?.[1] ?? "" };
  };
  return { first: browser.cookie("refreshToken"), refresh };
};

const races = (open: (folder: string) => Promise<Database>): void => {
  let database: Database;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let env: Readonly<Record<string, string>>;
  beforeEach(async () => {
    folder = await freshFolder();
    database = await open(folder.path);
    env = {
      PORT: "0",
      DATABASE_URL: database.url,
      DATA_DIR: folder.path,
      LOG_LEVEL: "error",
      RATE_LIMITS: "off",
      SEED: "off",
      JOBS: "off",
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.memberPwd,
    };
  });
  afterEach(async () => {
    await Promise.all([stopChildren(), stopScripts()]);
    await database.drop();
    await folder.close();
  });

  /** Two processes as `npm start` makes them. The first makes the secret and the admin. */
  const startTwo = async (): Promise<readonly [string, string]> => {
    const one = await runScript("main", env).listening();
    return [one, await runScript("main", env).listening()];
  };

  test("the same key sent 20 times at once places one order; all who are answered get the same bytes", async () => {
    const [one, other] = await startTwo();
    const { place, orders, left } = await openStore(one);
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => place(n % 2 === 0 ? one : other)));
    const [placed, early] = [
      replies.filter(({ status }) => status === 201),
      replies.filter(({ status }) => status !== 201),
    ];
    expect(placed.filter((reply) => !reply.replayed)).toHaveLength(1);
    expect(new Set(placed.map(({ text }) => text)).size).toBe(1);
    expect(early.filter(({ status, code }) => status !== 409 || code !== "idempotency.in-progress")).toEqual([]);
    for (const url of [one, other]) {
      expect(await place(url)).toEqual({ status: 201, code: "C-OK", text: placed[0]?.text, replayed: true });
    }
    expect([(await orders()).length, await left()]).toEqual([1, 9]);
  });

  test("a process killed after its commit has placed the order and answered it: another repeats the answer at once", async () => {
    const doomed = await startChild(env, "after");
    const survivor = await startChild(env);
    const { place, orders, left } = await openStore(survivor.url);
    await expect(place(doomed.url)).rejects.toThrow();
    expect(await doomed.ended).toEqual([null, "SIGKILL"]);
    const [lost] = await orders();
    const found = await place(survivor.url);
    expect(found).toMatchObject({ status: 201, replayed: true });
    expect(found.text).toContain(lost?.orderId);
    expect(await place(survivor.url)).toEqual(found);
    expect([(await orders()).map(({ orderId }) => orderId), await left()]).toEqual([[lost?.orderId], 9]);
  });

  test("a process killed before its commit has done nothing; after a minute the same key places the order once", async () => {
    const doomed = await startChild(env, "before");
    const survivor = await startChild(env);
    const { place, orders, left } = await openStore(survivor.url);
    await expect(place(doomed.url)).rejects.toThrow();
    expect(await doomed.ended).toEqual([null, "SIGKILL"]);
    expect([await orders(), await left()]).toEqual([[], 10]);

    expect(await place(survivor.url)).toMatchObject({ status: 409, code: "idempotency.in-progress" });
    await survivor.pass(59_000);
    expect(await place(survivor.url)).toMatchObject({ status: 409, code: "idempotency.in-progress" });
    await survivor.pass(1_000);
    const placed = await place(survivor.url);
    expect(placed).toMatchObject({ status: 201, replayed: false });
    expect(await place(survivor.url)).toEqual({ ...placed, replayed: true });
    expect([(await orders()).length, await left()]).toEqual([1, 9]);
  });

  test("what one process ran, by itself or by hand, the other tells of, and which it was", async () => {
    const worker = await runScript("main", { ...env, JOBS: "on" }).listening();
    const other = await runScript("main", env).listening();
    const noted = z.array(
      z.object({ name: z.string(), lastRun: z.object({ instance: z.string(), failed: z.boolean() }).nullable() }),
    );
    const lastRunAt = async (url: string, job: string) => {
      const staff = openBrowser(url);
      await logIn(staff, admin);
      const jobs = noted.parse((await staff.call("GET", "/admin/jobs")).data);
      return jobs.find(({ name }) => name === job)?.lastRun;
    };
    await expect.poll(() => lastRunAt(other, "relay-events"), { timeout: 10_000 }).toMatchObject({ failed: false });
    const byHand = openBrowser(other);
    await logIn(byHand, admin);
    await byHand.call("POST", "/admin/jobs/check-statistics/run");
    const seen = await lastRunAt(worker, "check-statistics");
    expect(seen).toMatchObject({ failed: false });
    expect(seen?.instance).not.toBe((await lastRunAt(worker, "relay-events"))?.instance);
  });

  test("20 refreshes of one token at once have one successor; the old token again after its grace ends the session", async () => {
    const [one, other] = [await startChild(env), await startChild(env)];
    const { first, refresh } = await renewal(one.url);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => refresh(n % 2 === 0 ? one.url : other.url, first)),
    );
    expect(new Set(replies.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(["200 S-OK"]));
    const [second = "", ...more] = new Set(replies.map(({ successor }) => successor));
    expect(more).toEqual([]);
    expect([second.length > 100, second === first]).toEqual([true, false]);

    // The grace of ten seconds is over on every instance.
    for (const instance of [one, other]) await instance.pass(11_000);
    expect(await refresh(other.url, first)).toMatchObject({ status: 401, code: "auth.token-invalid" });
    expect(await refresh(one.url, second)).toMatchObject({ status: 401, code: "auth.token-invalid" });
  });
};

describe("two processes on one SQLite file", () =>
  races(async (folder) => ({ url: `sqlite:${join(folder, "shop.db")}`, drop: async () => undefined })));

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("two processes on one PostgreSQL database", () =>
  races(() => createDatabase(postgresUrl ?? "")),
);
