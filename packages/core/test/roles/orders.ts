import { anonymous, commandKey, type EventId, expectOk, idOf, type JobRun } from "../../src/index.ts";
import { address, card, optionOf } from "../world.ts";
import { admins, adminsMiss, everybody, type Fixture, guest, hosts, owner, people, type Row } from "./fixture.ts";

const unknownEvent = idOf<EventId>("00000000-0000-7000-8000-ffffffffffff");
const run: JobRun = { job: "tidy", startedAt: new Date(0), durationMs: 1, done: 1, failure: undefined };
const cartLine = ({ item }: Fixture) => ({ itemId: item.id, optionId: optionOf(item), quantity: 1 });

export const orders: readonly Row[] = [
  ["cart.view", ({ shop }, by) => shop.cart.view(by), people],
  ["cart.add", (its, by) => its.shop.cart.add(by, { lines: [cartLine(its)] }), people],
  [
    "cart.changeQuantity",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.cart.changeQuantity(by, optionOf(its.item), 2);
    },
    owner("cart.line-not-found"),
  ],
  [
    "cart.removeLine",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.cart.removeLine(by, optionOf(its.item));
    },
    owner("cart.line-not-found"),
  ],
  ["cart.clear", ({ shop }, by) => shop.cart.clear(by), people],
  ["cart.openGuest", ({ shop }, by) => shop.cart.openGuest(by), everybody],
  ["cart.merge", ({ shop }, by) => shop.cart.merge(by, guest), people],

  [
    "order.place",
    ({ shop, item }, by) => shop.order.place(by, { lines: [{ optionId: optionOf(item), quantity: 1 }], address }),
    people,
  ],
  [
    "order.placeFromCart",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.order.placeFromCart(by, { address });
    },
    owner("cart.empty"),
  ],
  [
    "order.cancel",
    ({ shop, unpaid }, by) => shop.order.cancel(by, unpaid.id, "changed my mind"),
    owner("order.not-found"),
  ],
  ["order.move", ({ shop, paid }, by) => shop.order.move(by, paid.id, "PREPARING_FOR_SHIPMENT"), admins],
  ["order.confirm", ({ shop, delivered }, by) => shop.order.confirm(by, delivered.id), owner("order.not-found")],
  [
    "order.requestRefund",
    ({ shop, paid }, by) => shop.order.requestRefund(by, paid.id, { reason: "마음이 바뀌었어요" }),
    owner("order.not-found"),
  ],
  [
    "order.decideRefund",
    async ({ shop, paid, actors: [, member = anonymous] }, by) => {
      expectOk(await shop.order.requestRefund(member, paid.id, { reason: "마음이 바뀌었어요" }));
      return shop.order.decideRefund(by, paid.id, { status: "APPROVED" });
    },
    admins,
  ],
  [
    "order.view",
    ({ shop, paid }, by) => shop.order.view(by, paid.id),
    ["order.not-found", "ok", "order.not-found", "order.not-found", "order.not-found", "ok", "ok"],
  ],
  [
    "order.history",
    ({ shop, paid }, by) => shop.order.history(by, paid.id),
    ["order.not-found", "ok", "order.not-found", "order.not-found", "order.not-found", "ok", "ok"],
  ],
  ["order.mine", ({ shop }, by) => shop.order.mine(by, {}), people],
  ["order.list", ({ shop }, by) => shop.order.list(by, {}), admins],

  ["payment.prepare", ({ shop, unpaid }, by) => shop.payment.prepare(by, unpaid.id, card), owner("order.not-found")],
  ["payment.verify", ({ shop, payment }, by) => shop.payment.verify(by, payment.id), owner("payment.not-found")],
  [
    "idempotency.answerOnce",
    ({ shop }, by) => {
      const request = { route: "POST /anything", key: commandKey("roles"), input: "the same" };
      return shop.idempotency.answerOnce(by, request, async () => ({ text: "answer", keep: true }));
    },
    everybody,
  ],
  ["payment.view", ({ shop, payment }, by) => shop.payment.view(by, payment.id), owner("payment.not-found")],
  [
    "payment.byMerchantUid",
    ({ shop, payment }, by) => shop.payment.byMerchantUid(by, payment.merchantUid),
    owner("payment.not-found"),
  ],
  ["payment.attempts", ({ shop, paid }, by) => shop.payment.attempts(by, paid.id), admins],
  ["payment.attempt", ({ shop, payment }, by) => shop.payment.attempt(by, payment.merchantUid), admins],
  // Its signature is the proof of who calls; nobody's role matters.
  [
    "payment.hear",
    ({ shop }) => shop.payment.hear({ headers: {}, body: new Uint8Array() }),
    everybody.map(() => "payment.webhook-invalid"),
  ],
  [
    "payment.refund",
    ({ shop, payment }, by) => shop.payment.refund(by, payment.id, { reason: "x" }),
    adminsMiss("payment.not-paid"),
  ],
  ["payment.reconcile", ({ shop }, by) => shop.payment.reconcile(by, { from: new Date(0), to: new Date(1) }), admins],
  ["payment.differences", ({ shop }, by) => shop.payment.differences(by, {}), admins],

  ["events.parked", ({ shop }, by) => shop.events.parked(by, {}), admins],
  [
    "events.retryParked",
    ({ shop }, by) => shop.events.retryParked(by, "mailer", unknownEvent),
    adminsMiss("event.not-found"),
  ],
  [
    "events.discardParked",
    ({ shop }, by) => shop.events.discardParked(by, "mailer", unknownEvent),
    adminsMiss("event.not-found"),
  ],
  ["jobRuns.list", ({ shop }, by) => shop.jobRuns.list(by), admins],
  ["jobRuns.note", ({ shop }, by) => shop.jobRuns.note(by, run), hosts],
  ["events.forgetConsumer", ({ shop }, by) => shop.events.forgetConsumer(by, "mailer"), admins],
];
