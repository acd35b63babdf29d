import { expectOk, idOf, jobNamed, type PasswordResetId, runOnce } from "@cofshop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Goods, placeAndPrepare, putOnSale } from "./goods.ts";
import { openWorld, type Person, password, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
let goods: Goods;
const email = "member@example.com";
const newPassword = "another horse";

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  goods = await putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
  member = await world.enter(email);
});
afterEach(() => world.close());

const logIn = (memberPwd: string, address = email) =>
  world.call("POST", "/auth/login", { body: { email: address, memberPwd } });
const withdraw = (body: object, headers: Readonly<Record<string, string>> = {}, { token }: Person = member) =>
  world.call("DELETE", "/members/me", { token, body, headers });
const ask = (address: string) => world.call("POST", "/auth/password-reset", { body: { email: address } });
const confirm = (token: string, memberPwd: string = newPassword) =>
  world.call("POST", "/auth/password-reset/confirm", { body: { token, memberPwd } });
const verdictOf = ({ status, code }: Reply) => [status, code];

/** The tokens of the letters for what was asked since the last time. */
const letters = async (): Promise<readonly (string | undefined)[]> => {
  const asked: string[] = [];
  const { shop, ports } = world;
  const leave = shop.events.subscribe(`letters-${performance.now()}`, ["member.password-reset-requested"], {
    send: async ({ subject }) => void asked.push(subject),
  });
  expectOk(await runOnce(jobNamed(shop.jobs, "relay-events"), ports.lock));
  leave();
  const sent = asked.map((id) =>
    shop.security.passwordResetLetter({ kind: "system", name: "test" }, idOf<PasswordResetId>(id)),
  );
  return (await Promise.all(sent)).map((letter) => expectOk(letter)?.token);
};

test("an account is closed with its password, and its e-mail signs up again at once", async () => {
  const session = await logIn(password);
  expect(verdictOf(await withdraw({ password: "wrong" }))).toEqual([401, "auth.bad-credentials"]);
  expect(verdictOf(await withdraw({}))).toEqual([400, "request.invalid"]);
  expect(verdictOf(await withdraw({ password, memberId: admin.id }))).toEqual([400, "request.unknown-field"]);
  expect((await withdraw({ password })).status).toBe(204);
  expect(verdictOf(await logIn(password))).toEqual([401, "auth.bad-credentials"]);
  expect(session.status).toBe(200);

  const seen = await world.call("GET", `/members?state=QUIT`, { token: admin.token });
  expect(seen.body.data).toMatchObject({
    content: [{ memberId: member.id, memberName: "탈퇴한 회원", tel: "", memberState: "QUIT" }],
    totalElements: 1,
  });
  const { itemId, optionId } = goods;
  const body = {
    address: { city: "서울", street: "세종대로 110", zipCode: "04524" },
    orderItems: [{ itemId, optionId, quantity: 1 }],
  };
  expect(verdictOf(await world.call("POST", "/orders", { token: member.token, body }))).toEqual([401, "member.quit"]);
  const again = { email, memberName: "새 회원", memberPwd: password, tel: "01012345678" };
  expect((await world.call("POST", "/members/signup", { body: again })).status).toBe(201);
});

test("an order on its way keeps its member, who is told which; the last admin stays", async () => {
  const { orderId } = await placeAndPrepare(world, member, goods);
  const refused = await withdraw({ password });
  expect(verdictOf(refused)).toEqual([409, "member.open-orders"]);
  expect(refused.body.details).toEqual({ orders: [orderId] });
  expect(verdictOf(await withdraw({ password }, {}, admin))).toEqual([409, "member.last-admin"]);
});

test("leaving takes no Idempotency-Key: the password would be remembered under it", async () => {
  const headers = { "Idempotency-Key": "leaving" };
  expect((await withdraw({ password: "wrong" }, headers)).status).toBe(401);
  expect((await withdraw({ password }, headers)).status).toBe(204);
});

test("wrong old passwords are 429 after ten, for changing the password and for leaving together", async () => {
  const guess = (oldPassword: string) =>
    world.call("PATCH", "/members/me/password", { token: member.token, body: { oldPassword, password: newPassword } });
  for (let n = 0; n < 5; n += 1) {
    expect((await guess("wrong")).status).toBe(401);
    expect((await withdraw({ password: "wrong" })).status).toBe(401);
  }
  for (const reply of [await guess(password), await withdraw({ password })]) {
    expect([...verdictOf(reply), reply.headers.get("Retry-After")]).toEqual([429, "request.rate-limited", "900"]);
  }
});

test("asking for a letter answers the same for everybody, and the letter works once", async () => {
  const [known, unknown] = [await ask(email), await ask("nobody@example.com")];
  for (const { status, code, body } of [known, unknown]) {
    expect([status, code, body.data]).toEqual([202, "A-OK", null]);
    expect(Object.keys(body).sort()).toEqual(["data", "message", "timestamp"]);
  }
  expect(known.body.message).toBe(unknown.body.message);
  expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);

  const tokens = await letters();
  expect(tokens.filter((token) => token === undefined)).toHaveLength(1);
  const token = tokens.find((one) => one !== undefined) ?? "";
  const short = await confirm(token, "short");
  expect([short.status, short.body.errors?.map(({ field }) => field)]).toEqual([400, ["memberPwd"]]);
  const used = await confirm(token);
  expect([used.status, used.headers.getSetCookie()]).toEqual([204, []]);
  expect([(await logIn(password)).status, (await logIn(newPassword)).status]).toEqual([401, 200]);
  expect(verdictOf(await confirm(token))).toEqual([401, "auth.token-invalid"]);
  expect(verdictOf(await confirm("no token"))).toEqual([401, "auth.token-invalid"]);

  await ask(email);
  const [late] = (await letters()).slice(-1);
  world.ports.clock.advance(31 * 60_000);
  expect(verdictOf(await confirm(late ?? ""))).toEqual([401, "auth.token-expired"]);
});

test("letters are limited by account and by address, and their use by address", async () => {
  for (let n = 0; n < 5; n += 1) expect((await ask("nobody@example.com")).status).toBe(202);
  const sixth = await ask("nobody@example.com");
  expect([...verdictOf(sixth), sixth.headers.get("Retry-After")]).toEqual([429, "request.rate-limited", "3600"]);
  for (let n = 0; n < 50; n += 1) expect((await confirm("no token")).status).toBe(401);
  expect(verdictOf(await confirm("no token"))).toEqual([429, "request.rate-limited"]);
  for (const body of [{ email: "no address" }, { email, role: "ADMIN" }, {}]) {
    expect((await world.call("POST", "/auth/password-reset", { body })).status).toBe(400);
  }
});
