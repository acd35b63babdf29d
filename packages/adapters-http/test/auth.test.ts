import { expectOk } from "@cofshop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataOf, openWorld, password, type Reply, type World } from "./world.ts";

let world: World;
const email = "member@example.com";

beforeEach(async () => {
  world = await openWorld();
  const body = { email, memberName: "회원", memberPwd: password, tel: "01012345678" };
  expect(await world.call("POST", "/members/signup", { body })).toMatchObject({
    status: 201,
    body: { data: { email, memberName: "회원", role: "MEMBER", memberState: "ACTIVE", lastLogin: null } },
  });
});
afterEach(() => world.close());

const logIn = () => world.call("POST", "/auth/login", { body: { email, memberPwd: password } });
const cookiesOf = ({ headers }: Reply): readonly string[] => headers.getSetCookie();
const cookieValue = (reply: Reply, name: string): string =>
  new RegExp(`^${name}=([^;]*)`).exec(cookiesOf(reply).find((one) => one.startsWith(name)) ?? "")?.[1] ?? "";

/** What a browser of the shop's own pages sends. */
const asBrowser = async (refreshToken: string) => {
  const { token } = dataOf<{ token: string }>(await world.call("GET", "/auth/csrf"));
  return { Cookie: `refreshToken=${refreshToken}; XSRF-TOKEN=${token}`, "X-XSRF-TOKEN": token };
};

test("signing in gives an access token, and the refresh token in a cookie that only signing in again sees", async () => {
  const reply = await logIn();
  const { accessToken, ...data } = dataOf<{ accessToken: string }>(reply);
  expect(data).toMatchObject({ email, role: "MEMBER", passwordChangeRequired: false });
  const [cookie = ""] = cookiesOf(reply);
  expect(cookie).toMatch(/^refreshToken=[^;]+; Path=\/api\/auth; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/);
  expect(JSON.stringify(reply.body)).not.toContain(cookieValue(reply, "refreshToken"));
  expect((await world.call("GET", "/members/me", { token: accessToken })).status).toBe(200);
});

test("a wrong password and an unknown e-mail address are told apart by nobody", async () => {
  const wrong = await world.call("POST", "/auth/login", { body: { email, memberPwd: "wrong" } });
  const unknown = await world.call("POST", "/auth/login", { body: { email: "no@example.com", memberPwd: "wrong" } });
  expect([wrong.status, wrong.code]).toEqual([401, "auth.bad-credentials"]);
  expect({ ...unknown.body, timestamp: "" }).toEqual({ ...wrong.body, timestamp: "" });
});

test("an old token on the way in is no obstacle", async () => {
  const body = { email, memberPwd: password };
  expect((await world.call("POST", "/auth/login", { body, token: "listed-999" })).status).toBe(200);
});

test("a refresh token is traded for a new pair, once", async () => {
  const first = cookieValue(await logIn(), "refreshToken");
  const headers = await asBrowser(first);
  const reply = await world.call("POST", "/auth/reissue", { headers });
  const { accessToken } = dataOf<{ accessToken: string }>(reply);
  expect(cookieValue(reply, "refreshToken")).not.toBe(first);
  expect((await world.call("GET", "/members/me", { token: accessToken })).status).toBe(200);

  world.ports.clock.advance(11_000);
  const again = await world.call("POST", "/auth/reissue", { headers });
  expect([again.status, again.code]).toEqual([401, "auth.token-invalid"]);
  expect(cookiesOf(again)[0]).toMatch(/^refreshToken=; Path=\/api\/auth; Expires=Thu, 01 Jan 1970/);
});

test("logging out ends the session and takes the cookie back", async () => {
  const headers = await asBrowser(cookieValue(await logIn(), "refreshToken"));
  const out = await world.call("POST", "/auth/logout", { headers });
  expect(out.status).toBe(204);
  expect(cookiesOf(out)[0]).toMatch(/^refreshToken=; Path=\/api\/auth/);
  expect((await world.call("POST", "/auth/reissue", { headers })).status).toBe(401);
});

test("the endpoints that live by the cookie refuse whoever cannot show the CSRF token", async () => {
  const refreshToken = cookieValue(await logIn(), "refreshToken");
  const good = await asBrowser(refreshToken);
  const { Cookie } = good;
  const other = dataOf<{ token: string }>(await world.call("GET", "/auth/csrf")).token;
  const forged: readonly Record<string, string>[] = [
    {},
    { Cookie },
    { "X-XSRF-TOKEN": good["X-XSRF-TOKEN"] },
    { Cookie, "X-XSRF-TOKEN": other },
    { Cookie, "X-XSRF-TOKEN": "" },
    { Cookie: `refreshToken=${refreshToken}; XSRF-TOKEN=`, "X-XSRF-TOKEN": "" },
    { Cookie: `refreshToken=${refreshToken}; XSRF-TOKEN=undefined`, "X-XSRF-TOKEN": "undefined" },
  ];
  for (const headers of forged) {
    for (const path of ["/auth/reissue", "/auth/logout"]) {
      expect(await world.call("POST", path, { headers })).toMatchObject({ status: 403, code: "auth.csrf" });
    }
  }
  expect((await world.call("POST", "/auth/reissue", { headers: good })).status).toBe(200);
});

test("the CSRF token stays the same for the tabs of one browser", async () => {
  const first = await world.call("GET", "/auth/csrf");
  const { token } = dataOf<{ token: string }>(first);
  expect(cookiesOf(first)[0]).toMatch(/^XSRF-TOKEN=[\w-]{43}; Path=\/; Secure; SameSite=Strict$/);
  const headers = { Cookie: `XSRF-TOKEN=${token}` };
  expect(dataOf(await world.call("GET", "/auth/csrf", { headers }))).toEqual({ token });
  const made = { Cookie: "XSRF-TOKEN=made-up" };
  expect(dataOf(await world.call("GET", "/auth/csrf", { headers: made }))).not.toEqual({ token: "made-up" });
});

test("without the refresh cookie there is nothing to trade", async () => {
  const { token } = dataOf<{ token: string }>(await world.call("GET", "/auth/csrf"));
  const headers = { Cookie: `XSRF-TOKEN=${token}`, "X-XSRF-TOKEN": token };
  for (const path of ["/auth/reissue", "/auth/logout"]) {
    expect((await world.call("POST", path, { headers })).code).toBe("auth.token-missing");
  }
});

test("no token but the shop's own access token is believed", async () => {
  const reply = await logIn();
  const { accessToken } = dataOf<{ accessToken: string }>(reply);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = part({ sub: "00000000-0000-7000-8000-000000000001", role: "ADMIN", use: "access" });
  const forged = [
    `${part({ alg: "none", typ: "JWT" })}.${claims}.`,
    `${part({ alg: "HS256", typ: "JWT" })}.${claims}.c2lnbmVk`,
    cookieValue(reply, "refreshToken"),
    `${accessToken}x`,
    "null",
  ];
  for (const token of forged) {
    for (const path of ["/members/me", "/item"]) {
      expect(await world.call("GET", path, { token })).toMatchObject({ status: 401, code: "auth.token-invalid" });
    }
  }
  for (const Authorization of ["Basic dXNlcjpwYXNz", "Bearer", accessToken, "Bearer a b", "Bearer \u00ff"]) {
    const headers = { Authorization };
    expect((await world.call("GET", "/members/me", { headers })).code).toBe("auth.token-invalid");
  }
  const headers = await asBrowser(accessToken);
  expect((await world.call("POST", "/auth/reissue", { headers })).code).toBe("auth.token-invalid");

  world.ports.clock.advance(16 * 60_000);
  expect((await world.call("GET", "/members/me", { token: accessToken })).code).toBe("auth.token-expired");
});

test("nobody signs up as more than a member", async () => {
  const person = { email: "a@example.com", memberName: "a", memberPwd: password, tel: "0101234567" };
  for (const smuggled of [{ role: "ADMIN" }, { point: 1 }, { memberState: "ACTIVE" }, { memberId: "x" }]) {
    const reply = await world.call("POST", "/members/signup", { body: { ...person, ...smuggled } });
    expect(reply).toMatchObject({ status: 400, code: "request.unknown-field" });
    expect(reply.body.errors?.map(({ field }) => field)).toEqual(Object.keys(smuggled));
  }
  expect((await world.call("POST", "/members/signup", { body: { ...person, email } })).code).toBe("member.email-taken");
});

test("a member changes name and telephone number, and nothing else", async () => {
  const { accessToken: token } = dataOf<{ accessToken: string }>(await logIn());
  const changed = await world.call("PATCH", "/members/me", { token, body: { tel: "0212345678" } });
  expect(changed.body.data).toMatchObject({ memberName: "회원", tel: "0212345678" });
  const { code } = await world.call("PATCH", "/members/me", { token, body: { email: "x@example.com" } });
  expect(code).toBe("request.unknown-field");
});

test("behind plain http, and only if told so, cookies go without Secure", async () => {
  const plain = await openWorld({ cookieSecure: false });
  try {
    expectOk(await plain.shop.member.signUp({ kind: "anonymous" }, { email, name: "a", password, tel: "0101234567" }));
    const headers = { "X-Forwarded-Proto": "https" };
    const reply = await plain.call("POST", "/auth/login", { body: { email, memberPwd: password }, headers });
    expect(cookiesOf(reply)[0]).toMatch(/HttpOnly; SameSite=Strict$/);
  } finally {
    await plain.close();
  }
});
