import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { type Browser, openBrowser } from "../src/demo/browser.ts";
import { address, type Credentials, logIn, newCredentials, signUp } from "../src/demo/customer.ts";
import { findGoods } from "../src/demo/goods-on-sale.ts";
import { orderPage, placeOrder, preparePayment } from "../src/demo/orders.ts";
import { png } from "./pictures.ts";
import { admin, freshFolder, openShop } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

// The table of threats (shared/spec, "Security"), row by row, from outside: each test attacks a running shop over HTTP
// or WebSocket. What lies behind each is tested where it is; here only what an attacker would see.

const secret = randomBytes(64).toString("base64url");
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ JWT_SECRET: secret, JOBS: "off", RATE_LIMITS: "off" });
});
afterAll(async () => {
  await shop.close();
  await stopScripts();
});

type Person = {
  readonly browser: Browser;
  readonly credentials: Credentials;
  readonly token: string;
  readonly id: string;
};
const enter = async (credentials: Credentials = newCredentials(), url = shop.url): Promise<Person> => {
  const browser = openBrowser(url);
  if (credentials !== admin) await signUp(browser, "김하늘", credentials);
  const { reply, memberId } = await logIn(browser, credentials);
  const { accessToken } = z.object({ accessToken: z.string() }).parse(reply.data);
  return { browser, credentials, token: accessToken, id: memberId };
};
const withToken = async (token: string) =>
  (await fetch(`${shop.url}/api/members/me`, { headers: { Authorization: `Bearer ${token}` } })).status;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const partsOf = (token: string) => {
  const [head = "", claims = ""] = token.split(".").map((each) => Buffer.from(each, "base64url").toString());
  const object = z.record(z.string(), z.unknown());
  return { head: object.parse(JSON.parse(head)), claims: object.parse(JSON.parse(claims)) };
};
/** A token as we sign it, with something in it changed. */
const forged = (token: string, change: { readonly head?: object; readonly claims?: object; readonly key?: string }) => {
  const { head, claims } = partsOf(token);
  const signed = `${part({ ...head, ...change.head })}.${part({ ...claims, ...change.claims })}`;
  const key = change.key ?? secret;
  return `${signed}.${createHmac("sha512", key).update(signed).digest("base64url")}`;
};

test("alg none, another algorithm, foreign keys: a token says nothing of how it is to be checked", async () => {
  const { token } = await enter();
  expect(await withToken(token)).toBe(200);
  // What is forged is right but for the one thing: signed like this it is taken.
  expect(await withToken(forged(token, {}))).toBe(200);
  const [head = "", claims = ""] = token.split(".");
  const past = Math.floor(Date.now() / 1_000) - 3_600;
  const forgeries: Readonly<Record<string, string>> = {
    none: `${part({ alg: "none", typ: partsOf(token).head["typ"] })}.${claims}.`,
    unsigned: `${head}.${claims}.`,
    "RS256 over the secret": forged(token, { head: { alg: "RS256" } }),
    HS256: forged(token, { head: { alg: "HS256" } }),
    "another secret": forged(token, { key: "x".repeat(64) }),
    "an empty secret": forged(token, { key: "" }),
    "a key of its own": forged(token, { head: { jwk: { kty: "oct", k: "eA" } }, key: "x" }),
    "a key elsewhere": forged(token, { head: { jku: "https://evil.example/keys" }, key: "x" }),
    "a kid that leads out": forged(token, { head: { kid: "../../dev/null" }, key: "" }),
    "another type": forged(token, { head: { typ: "dpop+jwt" } }),
    "another audience": forged(token, { claims: { aud: "elsewhere" } }),
    "another issuer": forged(token, { claims: { iss: "elsewhere" } }),
    expired: forged(token, { claims: { exp: past } }),
    "not yet": forged(token, { claims: { nbf: past + 7_200 } }),
  };
  for (const [what, forgery] of Object.entries(forgeries))
    expect([what, await withToken(forgery)]).toEqual([what, 401]);
});

test("weak secrets, and what only development may have, stop the start", async () => {
  const folder = await freshFolder();
  const start = async (env: Readonly<Record<string, string>>) => {
    const process = runScript("main", { PORT: "0", DATABASE_URL: "memory:", DATA_DIR: folder.path, ...env });
    return [await process.ended, process.output()] as const;
  };
  for (const env of [
    { JWT_SECRET: "short" },
    { JWT_SECRET: "your-256-bit-secret".repeat(4) },
    { NODE_ENV: "production" },
  ]) {
    const [code, said] = await start(env);
    expect(code, said).not.toBe(0);
    expect(said).toContain("JWT_SECRET");
    expect(said).not.toContain("your-256-bit-secret");
  }
  await folder.close();
});

test("access and refresh tokens do not stand in for each other", async () => {
  const { browser, token } = await enter();
  const refresh = browser.cookie("refreshToken");
  expect(await withToken(refresh)).toBe(401);
  const thief = openBrowser(shop.url);
  const { data } = await thief.call("GET", "/auth/csrf");
  const csrf = z.object({ token: z.string() }).parse(data).token;
  const headers = { "X-XSRF-TOKEN": csrf, Cookie: `refreshToken=${token}; XSRF-TOKEN=${csrf}` };
  expect((await thief.call("POST", "/auth/reissue", { headers })).status).toBe(401);
});

/** A refresh as a page does it, with the refresh token that is given. */
const refreshWith = async (refreshToken: string) => {
  const { data } = await openBrowser(shop.url).call("GET", "/auth/csrf");
  const csrf = z.object({ token: z.string() }).parse(data).token;
  const answer = await fetch(`${shop.url}/api/auth/reissue`, {
    method: "POST",
    headers: { "X-XSRF-TOKEN": csrf, Cookie: `refreshToken=${refreshToken}; XSRF-TOKEN=${csrf}` },
  });
  const next = answer.headers.getSetCookie().flatMap((line) => /^refreshToken=([^;]+)/.exec(line)?.[1] ?? []);
  return { status: answer.status, next: next[0] ?? "" };
};

test("a stolen refresh token: twenty at once have one successor, and using the old one later ends them all", async () => {
  const { browser } = await enter();
  const first = browser.cookie("refreshToken");
  const answers = await Promise.all(Array.from({ length: 20 }, () => refreshWith(first)));
  const successors = new Set(answers.filter(({ status }) => status === 200).map(({ next }) => next));
  expect(successors.size).toBe(1);
  const [second = ""] = successors;
  const third = await refreshWith(second);
  expect(third.status).toBe(200);
  expect((await refreshWith(first)).status).toBe(401);
  expect((await refreshWith(third.next)).status).toBe(401);
});

test("rights end when they are taken: who is suspended is refused, and so is what he could have gone on with", async () => {
  const { browser, id } = await enter();
  const { browser: staff } = await enter(admin);
  const refresh = browser.cookie("refreshToken");
  expect((await staff.call("PATCH", `/members/${id}/state`, { body: { memberState: "SUSPENDED" } })).status).toBe(204);
  expect((await refreshWith(refresh)).status).toBe(401);
});

test("the refresh cookie is for one path, no script and no other site, and asks for a second proof", async () => {
  const url = (await openCareful()).url;
  const { browser, credentials } = await enter(newCredentials(), url);
  const { reply } = await logIn(browser, credentials);
  const cookie = reply.cookies.find((line) => line.startsWith("refreshToken=")) ?? "";
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/auth"])
    expect(cookie).toContain(attribute);
  const bare = await fetch(`${url}/api/auth/reissue`, {
    method: "POST",
    headers: { Cookie: `refreshToken=${browser.cookie("refreshToken")}`, Origin: "https://evil.example" },
  });
  expect(bare.status).toBe(403);
  expect(bare.headers.get("Access-Control-Allow-Origin")).toBe(null);
});

let careful: Awaited<ReturnType<typeof openShop>> | undefined;
/** A shop with its limits on. */
const openCareful = async () => {
  careful ??= await openShop({ JOBS: "off", SEED: "off" });
  return careful;
};
afterAll(() => careful?.close());

test("what is one member's own does not exist for another, by whatever id he asks", async () => {
  const [owner, stranger] = [await enter(), await enter()];
  const goods = await findGoods(owner.browser, "케냐 니에리 AA", "200g");
  const { orderId } = orderPage.parse((await placeOrder(owner.browser, [goods])).data);
  const { paymentId, merchantUid } = await preparePayment(owner.browser, orderId);
  const room = z
    .object({ roomId: z.string() })
    .parse((await owner.browser.call("POST", "/chat-rooms", { body: {} })).data);
  const tries = [
    ["GET", `/orders/${orderId}`],
    ["GET", `/orders/${orderId}/history`],
    ["PATCH", `/orders/${orderId}/cancel`, { cancelReason: "x" }],
    ["PATCH", `/orders/${orderId}/confirm`],
    ["POST", `/orders/${orderId}/refund-request`, { refundRequestReason: "x" }],
    ["POST", `/payments/orders/${orderId}`, { pgProvider: "x", payMethod: "x" }],
    ["GET", `/payments/${paymentId}`],
    ["POST", `/payments/${paymentId}/verify`, {}],
    ["POST", `/payments/sandbox/${merchantUid}/pay`, { outcome: "paid" }],
    ["GET", `/chat-rooms/${room.roomId}`],
    ["PATCH", `/chat-rooms/${room.roomId}/close`],
    ["GET", `/chat-messages/${room.roomId}/messages`],
  ] as const;
  for (const [method, path, body] of tries) {
    const { verdict } = await stranger.browser.call(method, path, body === undefined ? {} : { body });
    expect([path, verdict]).toEqual([path, expect.stringMatching(/^404 (order|payment|chat)\./)]);
  }
  // To see another's account takes an admin; that there is one is not told.
  expect((await stranger.browser.call("GET", `/members/${owner.id}`)).status).toBeGreaterThanOrEqual(403);
});

test("nobody gives himself a role, points or a price: what a body may not have is refused", async () => {
  const { browser } = await enter();
  const goods = await findGoods(browser, "케냐 니에리 AA", "200g");
  const line = { optionId: goods.option.id, quantity: 1 };
  const person = { ...newCredentials(), memberName: "x", tel: "01012345678" };
  const tries = [
    ["POST", "/members/signup", { ...person, role: "ADMIN" }],
    ["POST", "/members/signup", { ...person, point: 1_000_000 }],
    ["PATCH", "/members/me", { memberName: "x", role: "ADMIN" }],
    ["PATCH", "/members/me", { point: 1_000_000 }],
    ["POST", "/orders", { address, orderItems: [{ ...line, unitPrice: 1 }] }],
    ["POST", "/orders", { address, orderItems: [line], finalPrice: 1 }],
    ["POST", "/orders", { address, orderItems: [line], memberId: "0199f2a0-0000-7000-8000-000000000000" }],
    ["POST", "/orders", { address, orderItems: [line], orderState: "PAID" }],
    ["POST", "/orders", { address, orderItems: [line], usePoint: -1_000 }],
  ] as const;
  for (const [method, path, body] of tries) {
    const { status, verdict } = await browser.call(method, path, { body });
    expect([path, status, verdict], JSON.stringify(body)).toEqual([path, 400, expect.stringContaining("request.")]);
  }
});

const operation = z.object({ description: z.string().optional() }).loose();
const apiDocument = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });

test("whatever is for admins is for nobody else, signed in or not", async () => {
  const { paths } = apiDocument.parse(await (await fetch(`${shop.url}/openapi.json`)).json());
  const forAdmins = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { description }]) =>
      description?.includes("Who: admin") ? [{ method: method.toUpperCase(), path }] : [],
    ),
  );
  expect(forAdmins.length).toBeGreaterThan(25);
  const { token } = await enter();
  for (const { method, path } of forAdmins) {
    const address = shop.url + path.replaceAll(/\{[^}]+\}/g, "0199f2a0-0000-7000-8000-000000000000");
    const ask = (headers: Readonly<Record<string, string>>) => fetch(address, { method, headers });
    expect([method, path, (await ask({})).status]).toEqual([method, path, 401]);
    expect([method, path, (await ask({ Authorization: `Bearer ${token}` })).status]).toEqual([method, path, 403]);
  }
});

test("passwords are not guessed: a hundred tries are cut off, and who is unknown is not told apart by time", async () => {
  const { url } = await openCareful();
  const known = newCredentials();
  await signUp(openBrowser(url), "김하늘", known);
  const guess = async (email: string) => {
    const began = performance.now();
    const { status } = await openBrowser(url).call("POST", "/auth/login", {
      body: { email, memberPwd: "a wrong one" },
    });
    return { status, ms: performance.now() - began };
  };
  const median = (times: readonly number[]) =>
    [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  const [right, nobody]: { status: number; ms: number }[][] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    right?.push(await guess(known.email));
    nobody?.push(await guess("nobody@cofshop.example"));
  }
  const [one, other] = [right, nobody].map((tries) => median((tries ?? []).map(({ ms }) => ms)));
  // A hash takes tens of milliseconds; an answer without one comes at once.
  expect((one ?? 0) / (other ?? 1)).toBeGreaterThan(0.4);
  expect((one ?? 0) / (other ?? 1)).toBeLessThan(2.5);
  const rest = await Promise.all(Array.from({ length: 82 }, () => guess(known.email)));
  expect(rest.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(80);
});

test("passwords are kept as argon2id, and one of a megabyte is refused before anything is done with it", async () => {
  const folder = await freshFolder();
  const own = await openShop({ DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`, SEED: "off", JOBS: "off" });
  await signUp(openBrowser(own.url), "김하늘", newCredentials());
  const files = (await readdir(folder.path)).filter((name) => name.startsWith("shop.db"));
  const kept = (await Promise.all(files.map((name) => readFile(join(folder.path, name), "latin1")))).join("");
  expect(kept).toMatch(/\$argon2id\$v=19\$m=(19456|[2-9]\d{4,}),t=([2-9]|\d\d),p=1\$/);
  const began = performance.now();
  const large = { email: "x@example.com", memberPwd: "x".repeat(1_000_000) };
  const { status } = await openBrowser(own.url).call("POST", "/auth/login", { body: large });
  expect([400, 413]).toContain(status);
  expect(performance.now() - began).toBeLessThan(1_000);
  await own.close();
  await folder.close();
});

test("uploads are what they say they are, lead nowhere, and are nobody else's", async () => {
  const [owner, stranger] = [await enter(), await enter()];
  const upload = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.append("files", new Blob([bytes]), name);
    return fetch(`${shop.url}/api/files/temp`, {
      method: "POST",
      headers: { Authorization: `Bearer ${owner.token}` },
      body: form,
    });
  };
  const text = (content: string) => new Uint8Array(Buffer.from(content));
  const picture = new Uint8Array(png());
  expect((await upload("page.png", text("<script>alert(1)</script>"))).status).toBe(415);
  expect((await upload("drawing.svg", text("<svg onload=alert(1)>"))).status).toBe(415);
  expect((await upload("receipt.php.png", picture)).status).toBe(415);
  expect((await upload("large.png", new Uint8Array(png(10_000, 10_000)))).status).toBe(413);
  const kept = await upload("right.png", picture);
  expect(kept.status).toBe(201);
  const { body } = z
    .object({ body: z.object({ data: z.array(z.object({ tempFileId: z.string() })) }) })
    .parse(await kept.json());
  const path = `/files/${body.data[0]?.tempFileId}`;
  expect((await stranger.browser.call("GET", path)).verdict).toBe("404 file.not-found");
  const seen = await fetch(`${shop.url}/api${path}`, { headers: { Authorization: `Bearer ${owner.token}` } });
  expect([seen.status, seen.headers.get("X-Content-Type-Options")]).toEqual([200, "nosniff"]);
});

/** A session of STOMP by hand: what the shop says, and whether it has hung up. */
const openSocket = async () => {
  const socket = new WebSocket(`${shop.url.replace("http", "ws")}/ws-chat`, ["v12.stomp"]);
  const heard: string[] = [];
  socket.on("message", (data) => void heard.push(String(data)));
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  await once(socket, "open");
  const send = (command: string, headers: Readonly<Record<string, string>>, body = ""): void => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    socket.send(`${command}\n${lines.join("")}\n${body}\0`);
  };
  const login = async (token: string) => {
    send("CONNECT", { "accept-version": "1.2", host: "shop", Authorization: `Bearer ${token}` });
    await expect.poll(() => heard.join()).toMatch(/^(CONNECTED|ERROR)/);
  };
  return { send, heard: () => heard.join("\n"), closed, login };
};

test("in a chat nobody listens where he does not belong, speaks as another, or talks to everybody", async () => {
  const [owner, stranger] = [await enter(), await enter()];
  const room = z
    .object({ roomId: z.string() })
    .parse((await owner.browser.call("POST", "/chat-rooms", { body: {} })).data);
  const attacks = [
    ["SUBSCRIBE", { id: "1", destination: `/topic/chatroom.${room.roomId}` }],
    ["SUBSCRIBE", { id: "1", destination: "/topic/chatroom.*" }],
    ["SUBSCRIBE", { id: "1", destination: "/topic/>" }],
    ["SEND", { destination: `/topic/chatroom.${room.roomId}` }],
    ["SEND", { destination: "/user/queue/errors" }],
  ] as const;
  for (const [command, headers] of attacks) {
    const session = await openSocket();
    await session.login(stranger.token);
    session.send(command, headers, command === "SEND" ? "{}" : "");
    await session.closed;
    expect(session.heard(), JSON.stringify(headers)).toMatch(/\nERROR\n/);
  }
  const late = await openSocket();
  await late.login(forged(owner.token, { claims: { exp: Math.floor(Date.now() / 1_000) - 3_600 } }));
  await late.closed;
  expect(late.heard()).toMatch(/^ERROR\n/);
  const flood = await openSocket();
  await flood.login(owner.token);
  flood.send("SEND", { destination: "/app/chat.sendMessage" }, "x".repeat(1_000_000));
  await flood.closed;

  const speaker = await openSocket();
  await speaker.login(owner.token);
  const message = { roomId: room.roomId, message: "hello", messageType: "TEXT", senderId: stranger.id };
  speaker.send("SEND", { destination: "/app/chat.sendMessage", receipt: "1" }, JSON.stringify(message));
  await expect
    .poll(async () => {
      const { data } = await owner.browser.call("GET", `/chat-messages/${room.roomId}/messages`);
      return (
        JSON.stringify(data).includes(stranger.id) ||
        speaker.heard().includes("RECEIPT") ||
        speaker.heard().includes("ERROR")
      );
    })
    .toBe(true);
  const { data } = await owner.browser.call("GET", `/chat-messages/${room.roomId}/messages`);
  expect(JSON.stringify(data)).not.toContain(stranger.id);
});

test("a body that is too large, too deep or too slow costs little, and pages have an end", async () => {
  const { browser, token } = await enter();
  const send = (body: string) =>
    fetch(`${shop.url}/api/orders`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body,
    });
  expect((await send(`{"x":"${"y".repeat(110_000)}"}`)).status).toBe(413);
  expect((await send(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)).status).toBe(400);
  expect((await browser.call("GET", "/orders/me?size=101")).status).toBe(400);
  expect((await browser.call("GET", "/item?size=1000000")).status).toBe(400);
  // Headers that never end: others are served meanwhile.
  const { port, hostname } = new URL(shop.url);
  const slow = Array.from({ length: 100 }, () => connect(Number(port), hostname));
  await Promise.all(slow.map((socket) => once(socket, "connect")));
  for (const socket of slow) socket.on("error", () => undefined).write("GET / HTTP/1.1\r\nX-Slow: ");
  expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

test("what looks like SQL, a script or a key is a word like any other, or refused", async () => {
  const browser = openBrowser(shop.url);
  const ask = (path: string) => browser.call("GET", path);
  const words = [
    "' OR '1'='1",
    "'; DROP TABLE cof_item; --",
    '"}},{"match_all":{}}',
    "return redis.call('FLUSHALL')",
    "%",
    "_",
  ];
  for (const word of words) {
    const { status, data } = await ask(`/item/search?${new URLSearchParams({ q: word })}`);
    expect([word, status]).toEqual([word, 200]);
    expect(z.object({ content: z.array(z.unknown()) }).parse(data).content, word).toEqual([]);
  }
  expect((await ask("/item?sort=price%20DESC;--")).status).toBe(400);
  expect((await ask("/item/search?sort=(SELECT%201)")).status).toBe(400);
  for (const id of ["{coupon}", "coupon:stock:1", "1%00", "*"]) {
    expect([id, (await ask(`/coupon/${encodeURIComponent(id)}`)).status]).toEqual([id, 404]);
  }
  expect((await ask("/item?size=1")).status).toBe(200);
});

test("answers carry what protects their reader, and nothing of what they are made with", async () => {
  for (const path of ["/", "/api/item", "/docs", "/nowhere"]) {
    const { headers } = await fetch(shop.url + path, { headers: { Origin: "https://evil.example" } });
    expect(headers.get("X-Powered-By"), path).toBe(null);
    expect(headers.get("Access-Control-Allow-Origin"), path).toBe(null);
    expect(headers.get("X-Content-Type-Options"), path).toBe("nosniff");
  }
});

test("a webhook that nobody signed, or signed wrongly, changes nothing", async () => {
  const send = (headers: Readonly<Record<string, string>>) =>
    fetch(`${shop.url}/api/payments/webhooks/portone`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ type: "Transaction.Paid", timestamp: new Date().toISOString(), data: { paymentId: "x" } }),
    });
  const at = String(Math.floor(Date.now() / 1_000));
  const wrong = {
    "webhook-id": "1",
    "webhook-timestamp": at,
    "webhook-signature": `v1,${randomBytes(32).toString("base64")}`,
  };
  for (const headers of [{}, wrong]) expect((await send(headers)).status).toBe(400);
});

test("an error tells its code and no more", async () => {
  for (const path of ["/api/item/%E0%A4%A", "/api/nowhere", "/api/orders/x"]) {
    const said = await (await fetch(shop.url + path)).text();
    expect(said, path).not.toMatch(/ at .*\.[jt]s|node_modules|SQLITE|Error:/);
  }
});
