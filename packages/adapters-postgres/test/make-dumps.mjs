// Writes dumps of a small shop's database as this release makes it: dumps/<last migration>.<engine>.sql.
// Run once when an issue is finished, from built output: node packages/adapters-postgres/test/make-dumps.mjs
// Later releases restore them and upgrade them (upgrade.test.ts); a dump that is committed never changes.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { createShop, expectOk, ok, runOnce } from "@cofshop/core";
import { issue } from "@cofshop/core/coupon";
import { memoryPorts } from "@cofshop/core/memory";
import { createDatabase, startPostgres } from "@cofshop/test-services";
import Sqlite from "better-sqlite3";

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const password = "a long enough password";

/** One of everything that the shop stores. What upgrade.test.ts expects is said there. */
const play = async ({ unitOfWork, lock, couponStock }) => {
  const ports = { ...memoryPorts(), ids: { next: () => randomUUID() }, unitOfWork, lock };
  const shop = createShop(ports);
  const person = (email) => ({ email, name: "김커피", password, tel: "01012345678" });
  const admin = expectOk(await shop.member.createAdmin(person("admin@example.com")));
  const member = expectOk(await shop.member.signUp({ kind: "anonymous" }, person("member@example.com")));
  const byAdmin = { kind: "member", id: admin.id, role: "ADMIN" };
  const by = { kind: "member", id: member.id, role: "MEMBER" };
  expectOk(await shop.security.logIn(by, { email: "member@example.com", password }));

  const root = expectOk(await shop.item.addCategory(byAdmin, { name: "원두" }));
  const below = expectOk(await shop.item.addCategory(byAdmin, { name: "블렌드", parentId: root.id }));
  const item = expectOk(
    await shop.item.register(byAdmin, {
      name: "하우스 블렌드",
      price: 12_000,
      discount: 10,
      origin: "대한민국",
      categoryIds: [below.id],
      images: [{ url: "/images/a.webp", name: "a.webp", type: "REPRESENTATIVE" }],
      options: [
        { description: "200g", stock: 10 },
        { description: "500g", surcharge: 9_000, stock: 5, inventory: "track" },
      ],
    }),
  );
  const [small, large] = item.options;
  const order = async (...lines) => expectOk(await shop.order.place(by, { address, lines, key: randomUUID() }));
  const prepare = async ({ id }) =>
    expectOk(await shop.payment.prepare(by, id, { pgProvider: "sandbox", payMethod: "CARD" })).payment;

  const paid = await order({ optionId: small.id, quantity: 2 }, { optionId: large.id, quantity: 1 });
  const payment = await prepare(paid);
  ports.paymentGateway.pay(payment, "paid");
  expectOk(await shop.payment.verify(by, payment.id));
  expectOk(await shop.order.move(byAdmin, paid.id, "PREPARING_FOR_SHIPMENT"));
  expectOk(await shop.order.cancel(by, (await order({ optionId: small.id, quantity: 3 })).id, "마음이 바뀌었어요"));
  await prepare(await order({ optionId: small.id, quantity: 1 }));
  expectOk(await shop.cart.add(by, { lines: [{ itemId: item.id, optionId: small.id, quantity: 4 }] }));

  shop.events.subscribe("witness", ["order.paid"], { apply: async () => undefined });
  shop.events.subscribe("broken", ["order.paid"], {
    apply: async () => {
      throw new Error("always");
    },
  });
  const relay = shop.jobs.find(({ name }) => name === "relay-events");
  for (let tries = 0; tries < 10; tries += 1) {
    expectOk(await runOnce(relay, lock));
    ports.clock.advance(400_000);
  }
  await playLoyalty({ shop, ports, byAdmin, person });
  await playCoupons({ unitOfWork, couponStock, by, order: paid.id });
  await playChat({ shop, unitOfWork, by, byAdmin });
  await unitOfWork.run(async (tx) => ok(await tx.paymentDifferences.insert(difference)));
};

const difference = {
  id: randomUUID(),
  merchantUid: "order-somebody-elses",
  cause: "unknown-here",
  here: undefined,
  there: { state: "paid", amount: 9_900, currency: "KRW", refunded: 0 },
  foundAt: new Date("2026-01-03T03:00:00Z"),
  settledAt: undefined,
  version: 1,
};

/** A conversation that goes on: a picture, a group that was deleted, and a message that the agent has not read. */
const playChat = async ({ shop, unitOfWork, by, byAdmin }) => {
  const { room } = expectOk(await shop.chat.open(by));
  expectOk(await shop.chat.join(byAdmin, room.id));
  const picture = { id: randomUUID(), ownerId: by.id, kind: "IMAGE", name: "봉투.webp", mediaType: "image/webp" };
  const times = { createdAt: new Date("2026-01-03T03:00:00Z"), expiresAt: new Date("2026-01-03T06:00:00Z") };
  const upload = { ...picture, ...times, bytes: 12_345, state: "STORED", attachedTo: undefined };
  await unitOfWork.run(async (tx) => ok(await tx.uploads.reserve(upload, 1_000_000)));
  const say = async (message, more = {}) =>
    expectOk(await shop.chat.send(by, { roomId: room.id, message, messageType: "TEXT", ...more }));
  const { id: messageId } = await say("봉투가 찢어졌어요", { messageType: "IMAGE", attachmentIds: [picture.id] });
  expectOk(await shop.chat.read(byAdmin, { roomId: room.id, messageId }));
  await shop.chat.deleteMessages(by, { roomId: room.id, messageId: (await say("아무것도 아니에요")).id });
  await say("바꿔 주실 수 있나요?");
};

/** A member with points and a tier, who sent one unit back and asks for another; one who left; a guest; a letter. */
const playLoyalty = async ({ shop, ports, byAdmin, person }) => {
  const anonymous = { kind: "anonymous" };
  const { id } = expectOk(await shop.member.signUp(anonymous, person("loyal@example.com")));
  const by = { kind: "member", id, role: "MEMBER" };
  expectOk(await shop.member.adjustPoints(byAdmin, id, { amount: 30_000, reason: "환영합니다" }));
  const machine = { name: "에스프레소 머신", price: 200_000, origin: "이탈리아" };
  const item = expectOk(
    await shop.item.register(byAdmin, { ...machine, options: [{ description: "한 대", stock: 10 }] }),
  );
  const [{ id: optionId }] = item.options;
  const lines = [{ optionId, quantity: 3 }];
  const order = expectOk(await shop.order.place(by, { address, lines, usePoints: 15_000 }));
  const { payment } = expectOk(await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }));
  ports.paymentGateway.pay(payment, "paid");
  expectOk(await shop.payment.verify(by, payment.id));
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
    expectOk(await shop.order.move(byAdmin, order.id, step));
  }
  expectOk(await shop.order.confirm(by, order.id));
  const wish = { reason: "하나는 필요 없어요", lines: [{ lineId: order.lines[0].id, quantity: 1 }] };
  expectOk(await shop.order.requestRefund(by, order.id, wish));
  expectOk(await shop.order.decideRefund(byAdmin, order.id, { status: "APPROVED", restock: true }));
  expectOk(await shop.order.requestRefund(by, order.id, wish));
  expectOk(await shop.item.writeReview(by, item.id, { rating: 5, content: "크레마가 좋아요" }));

  const leaver = expectOk(await shop.member.signUp(anonymous, person("gone@example.com")));
  expectOk(await shop.member.withdraw({ kind: "member", id: leaver.id, role: "MEMBER" }, { password }));
  const guest = expectOk(await shop.cart.authenticateGuest(expectOk(await shop.cart.openGuest(anonymous)).token));
  expectOk(await shop.cart.add(guest, { lines: [{ itemId: item.id, optionId, quantity: 2 }] }));
  expectOk(await shop.security.requestPasswordReset(anonymous, { email: "loyal@example.com" }));
  const request = { route: "POST /orders", key: "kept", input: { lines } };
  expectOk(await shop.idempotency.answerOnce(by, request, async () => ({ text: "kept", keep: true })));
};

/** Three of four units given out, of which one is used, one was revoked and one is nobody's; and one for everybody. */
const playCoupons = async ({ unitOfWork, couponStock, by, order }) => {
  const run = async (work) => expectOk(await unitOfWork.run(async (tx) => ok(await work(tx))));
  const at = new Date("2026-01-03T03:00:00Z");
  const end = new Date("2036-01-03T03:00:00Z");
  const times = { validFrom: at, expiresAt: end, issueFrom: at, issueTo: end, createdAt: at };
  const terms = { state: "AVAILABLE", minOrderPrice: 10_000, revoked: 0, version: 1, ...times };
  const fixed = { id: randomUUID(), name: "선착순 3,000원", type: "FIXED", value: 3_000, quantity: 4, ...terms };
  const rate = {
    id: randomUUID(),
    name: "봄맞이 10%",
    type: "RATE",
    value: 10,
    maxDiscount: 5_000,
    code: "봄26",
    ...terms,
  };
  const loyal = await unitOfWork.reads.members.byEmail("loyal@example.com");
  await run(async (tx) => {
    await tx.coupons.insert(fixed);
    await tx.coupons.insert(rate);
  });
  const claim = (member) => couponStock.claim({ id: randomUUID(), coupon: fixed.id, member, at });
  await claim(by.id);
  await claim(loyal.id);
  await run(async (tx) => {
    const { id } = await tx.memberCoupons.ofMemberAndCoupon(by.id, fixed.id);
    await tx.memberCoupons.use(id, order, at);
    await tx.memberCoupons.revoke(loyal.id, fixed.id);
    await tx.memberCoupons.writeOff(fixed.id, [3], at);
    await tx.coupons.save({ ...fixed, revoked: 2, version: 2 });
    await tx.memberCoupons.insert(issue({ id: randomUUID(), member: by.id, at }, rate));
  });
};

const sqliteDump = (file) => {
  const database = new Sqlite(file, { readonly: true });
  const literal = (value) =>
    value === null ? "NULL" : typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
  const schema = database
    .prepare("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all();
  // A full-text table brings tables of its own, and cannot tell its rows: what items are found by is filled at the start.
  const tables = schema.filter(({ type, name }) => type === "table" && !name.startsWith("cof_item_grams_"));
  const rows = tables
    .filter(({ name }) => name !== "cof_item_grams" && name !== "cof_item_search")
    .flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => {
          const columns = Object.keys(row).join(", ");
          return `INSERT INTO ${name} (${columns}) VALUES (${Object.values(row).map(literal).join(", ")})`;
        }),
    );
  const indexes = schema.filter(({ type }) => type !== "table");
  database.close();
  // As sqlite3's own .dump begins: rows come table by table, some before what they refer to.
  const unchecked = "PRAGMA foreign_keys = OFF";
  return [unchecked, ...tables.map(({ sql }) => sql), ...rows, ...indexes.map(({ sql }) => sql)]
    .map((sql) => `${sql};\n`)
    .join("");
};

const dumpSqlite = async () => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-dump-"));
  const file = join(folder, "shop.db");
  const database = await openSqlite({ file });
  await play(database);
  await database.close();
  const dump = sqliteDump(file);
  await rm(folder, { recursive: true });
  return dump;
};

const dumpPostgres = async () => {
  const server = await startPostgres();
  const { url, drop } = await createDatabase(server.url);
  const database = await openPostgres({ url });
  await play(database);
  await database.close();
  const { stdout } = await promisify(execFile)("pg_dump", ["--inserts", "--no-owner", "--no-privileges", url]);
  await drop();
  await server.stop();
  // psql's own commands, which no other client knows.
  return stdout.replaceAll(/^\\.*\n/gm, "");
};

const last = "0014-job-runs";
for (const [engine, dump] of [
  ["sqlite", dumpSqlite],
  ["postgres", dumpPostgres],
]) {
  await writeFile(new URL(`./dumps/${last}.${engine}.sql`, import.meta.url), await dump());
}
