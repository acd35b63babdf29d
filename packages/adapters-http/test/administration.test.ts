import { afterEach, beforeEach, expect, test } from "vitest";
import { dataOf, openWorld, type Person, password, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
const email = "member@example.com";
const newPassword = "another horse";

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  member = await world.enter(email);
});
afterEach(() => world.close());

const logIn = (memberPwd: string = password, headers: Readonly<Record<string, string>> = {}) =>
  world.call("POST", "/auth/login", { body: { email, memberPwd }, headers });
const refreshTokenOf = ({ headers }: Reply): string =>
  /refreshToken=([^;]*)/.exec(headers.getSetCookie().join("\n"))?.[1] ?? "";
const asBrowser = async (reply: Reply) => {
  const { token } = dataOf<{ token: string }>(await world.call("GET", "/auth/csrf"));
  return { Cookie: `refreshToken=${refreshTokenOf(reply)}; XSRF-TOKEN=${token}`, "X-XSRF-TOKEN": token };
};
const reissue = async (session: Reply) => {
  const { status, code } = await world.call("POST", "/auth/reissue", { headers: await asBrowser(session) });
  return [status, code];
};
const changePassword = (body: object) => world.call("PATCH", "/members/me/password", { token: member.token, body });
const changeState = (id: string, state: string, { token }: Person = admin) =>
  world.call("PATCH", `/members/${id}/state`, { token, body: { memberState: state } });
const changeRole = (id: string, role: string) =>
  world.call("PATCH", `/members/${id}/role`, { token: admin.token, body: { role } });

test("a password is changed by whoever knows the old one, and every session ends", async () => {
  const session = await logIn();
  const wrong = await changePassword({ oldPassword: "wrong", password: newPassword });
  expect([wrong.status, wrong.code]).toEqual([401, "auth.bad-credentials"]);
  const short = await changePassword({ oldPassword: password, password: "short" });
  expect([short.status, short.body.errors?.map(({ field }) => field)]).toEqual([400, ["password"]]);
  expect((await changePassword({ oldPassword: password, password: newPassword })).status).toBe(204);
  expect(await reissue(session)).toEqual([401, "auth.token-invalid"]);
  expect((await logIn()).status).toBe(401);
  expect((await logIn(newPassword)).status).toBe(200);
});

test("logging out everywhere ends the other device too, takes the cookie back and asks for the CSRF token", async () => {
  const [phone, desk] = [await logIn(), await logIn()];
  const headers = await asBrowser(phone);
  const { Cookie } = headers;
  const forged = await world.call("POST", "/auth/logout-all", { headers: { Cookie } });
  expect([forged.status, forged.code]).toEqual([403, "auth.csrf"]);
  const out = await world.call("POST", "/auth/logout-all", { headers });
  expect([out.status, out.headers.getSetCookie()[0]]).toEqual([
    204,
    expect.stringMatching(/^refreshToken=; Path=\/api\/auth/),
  ]);
  expect(await reissue(desk)).toEqual([401, "auth.token-invalid"]);
});

test("an admin suspends a member and lets him in again; the last admin stays", async () => {
  const session = await logIn();
  expect((await changeState(member.id, "SUSPENDED")).status).toBe(204);
  expect(await reissue(session)).toEqual([401, "auth.token-invalid"]);
  expect((await logIn()).code).toBe("member.suspended");
  expect((await changeState(member.id, "ACTIVE")).status).toBe(204);
  expect((await logIn()).status).toBe(200);

  expect(await changeState(admin.id, "SUSPENDED")).toMatchObject({ status: 409, code: "member.last-admin" });
  expect(await changeRole(admin.id, "MEMBER")).toMatchObject({ status: 409, code: "member.last-admin" });
  expect((await changeState(member.id, "QUIT")).code).toBe("request.invalid");
  expect((await changeState("00000000-0000-7000-8000-ffffffffffff", "ACTIVE")).code).toBe("member.not-found");
});

test("an admin makes a seller, and nobody an admin", async () => {
  expect((await changeRole(member.id, "SELLER")).status).toBe(204);
  expect(dataOf(await logIn())).toMatchObject({ role: "SELLER" });
  const refused = await changeRole(member.id, "ADMIN");
  expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([400, ["role"]]);
  for (const smuggled of [{ role: "ADMIN" }, { memberState: "ACTIVE" }, { memberId: admin.id }]) {
    const body = { oldPassword: password, password: newPassword, ...smuggled };
    expect((await changePassword(body)).code).toBe("request.unknown-field");
  }
});

test("admins see all members, a member himself alone, and nobody a password", async () => {
  const rows = await world.call("GET", "/members?size=1&page=1&state=ACTIVE", { token: admin.token });
  expect(rows.body.data).toMatchObject({ size: 1, page: 1, totalElements: 2, totalPages: 2 });
  const found = await world.call("GET", `/members?email=${email}`, { token: admin.token });
  expect(found.body.data).toMatchObject({ content: [{ memberId: member.id, email }], totalElements: 1 });
  expect(JSON.stringify(found.body)).not.toContain("plain:");
  for (const { token } of [admin, member]) {
    const own = await world.call("GET", `/members/${member.id.toUpperCase()}`, { token });
    expect(own.body.data).toMatchObject({ memberId: member.id, email });
  }
  const other = await world.call("GET", `/members/${admin.id}`, { token: member.token });
  expect([other.status, other.code]).toEqual([404, "member.not-found"]);
});

type Rows = { readonly content: readonly object[]; readonly nextCursor: string | null };

test("the login history tells when, from which address and by which program, newest first", async () => {
  await logIn(password, { "User-Agent": "Phone", "X-Forwarded-For": "198.51.100.9" });
  world.ports.clock.advance(1_000);
  await logIn(password, { "User-Agent": "D".repeat(400) });
  const path = `/members/history/${member.id}`;
  const first = dataOf<Rows>(await world.call("GET", `${path}?size=1`, { token: member.token }));
  const rest = await world.call("GET", `${path}?size=1&cursor=${first.nextCursor}`, { token: admin.token });
  const { content } = dataOf<Rows>(rest);
  expect([...first.content, ...content]).toEqual([
    { memberId: member.id, loginDt: expect.any(String), ipAddress: "127.0.0.1", device: "D".repeat(255) },
    // Nobody told this app to trust a proxy: what a header says of the address is not believed.
    { memberId: member.id, loginDt: expect.any(String), ipAddress: "127.0.0.1", device: "Phone" },
  ]);
});

test("behind a proxy that the host trusts the address is the customer's", async () => {
  const behind = await openWorld({}, { trustProxy: 1 });
  try {
    const { id, token } = await behind.enter(email);
    const headers = { "X-Forwarded-For": "6.6.6.6, 198.51.100.9" };
    await behind.call("POST", "/auth/login", { body: { email, memberPwd: password }, headers });
    const history = await behind.call("GET", `/members/history/${id}`, { token });
    expect(history.body.data).toMatchObject({ content: [{ ipAddress: "198.51.100.9" }] });
  } finally {
    await behind.close();
  }
});
