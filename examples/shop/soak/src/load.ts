import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type Browser, openBrowser, type Reply } from "../../dist/demo/browser.js";
import { address, type Customer, logIn, newCredentials, signUp } from "../../dist/demo/customer.js";
import { orderPage } from "../../dist/demo/orders.js";
import { givePoints } from "../../dist/demo/points-story.js";
import { connectSpeaker, type Speaker } from "./speaker.ts";

export type Goods = { readonly itemId: string; readonly optionId: string; readonly stock: number };
type Guest = Customer & { readonly accessToken: string; readonly roomId: string };
export type Failure = { readonly what: string; readonly at: number };

/** What people were told while the shop was under load. */
export type Told = {
  /** Orders that were placed, and whether they were told as paid or cancelled. */
  readonly orders: Map<string, { readonly by: Guest; ended: "placed" | "paid" | "cancelled" }>;
  /** Attempts whose window said that the money is there. */
  readonly payments: Map<string, Guest>;
  /** `<coupon> <member>` and the sequence. */
  readonly claims: Map<string, number>;
  /** Messages that were confirmed, by room. */
  readonly messages: Map<string, string[]>;
  /** Whoever did not get an answer, or that of a shop that cannot. */
  readonly failures: Failure[];
  requests: number;
};

const UNITS = 5;
/** A message that nobody confirmed so often has no shop to go to. */
const MOST_TRIES = 1_000;
const loggedIn = z.object({ accessToken: z.string() });
const idOnly = z.object({ id: z.string() });
const roomOnly = z.object({ roomId: z.string() });
const prepared = z.object({ paymentId: z.string(), merchantUid: z.string() });
const sequenced = z.object({ sequence: z.int() });

export type SceneOptions = {
  /** How many coupons there are to be had. */
  readonly templates: number;
  /** How many there are of each of the goods. */
  readonly stocks?: readonly number[];
  /** What each has to spend. */
  readonly points?: number;
};

/** Goods of which some are soon sold out, coupons of five, and people with points and a room. */
export const setScene = async (
  url: string,
  staff: Browser,
  { templates, stocks = [30, 300, 3_000], points = 100_000 }: SceneOptions,
) => {
  const goods = await Promise.all(
    stocks.map(async (stock): Promise<Goods> => {
      const body = { itemName: `원두 ${stock}`, price: 12_000, origin: "콜롬비아" };
      const { data } = await staff.call("POST", "/item", {
        body: { ...body, itemOptions: [{ description: "200 g", stock }] },
      });
      const made = z.object({ id: z.string(), itemOptions: z.tuple([idOnly]) }).parse(data);
      return { itemId: made.id, optionId: made.itemOptions[0].id, stock };
    }),
  );
  const coupons = await Promise.all(
    Array.from({ length: templates }, async (_, n) => {
      const body = { name: `다섯 장 ${n}`, type: "FIXED", discountValue: 1_000, couponCount: UNITS };
      const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
      return idOnly.parse((await staff.call("POST", "/coupon", { body: { ...body, ...days } })).data).id;
    }),
  );
  const guests = await Promise.all(
    Array.from({ length: 8 }, async (_, n): Promise<Guest> => {
      const browser = openBrowser(url);
      const [name, credentials] = [`손님 ${n}`, newCredentials()];
      await signUp(browser, name, credentials);
      const { memberId, reply } = await logIn(browser, credentials);
      await givePoints(staff, memberId, { amount: points, reason: "부하" });
      const { roomId } = roomOnly.parse((await browser.call("POST", "/chat-rooms")).data);
      return { name, memberId, browser, roomId, accessToken: loggedIn.parse(reply.data).accessToken };
    }),
  );
  return { goods, coupons, guests, units: UNITS, points };
};
export type Scene = Awaited<ReturnType<typeof setScene>>;

type Answer = Pick<Reply, "status" | "verdict">;
/** How people of the load ask, so that others can do so beside them. */
export type Way = {
  /** A refusal is an answer; undefined is none, or 5xx, which is kept as a failure. */
  ask<A extends Answer>(what: string, asking: () => Promise<A>): Promise<A | undefined>;
  /** Works, rests, and works again until the load is told to stop. */
  goOn(work: (round: number) => Promise<void>): Promise<void>;
};
export type LoadOptions = {
  /** How long people rest between two things they do, in ms. Default: 60. */
  readonly restMs?: number;
  /** Hears how long each answer took, in ms. */
  readonly heard?: (ms: number) => void;
  /** Who does something else at the same time. */
  readonly besides?: (way: Way) => readonly Promise<void>[];
};

/** Lets everybody order, pay, claim and talk at once until it is told to stop. */
export const startLoad = (
  url: string,
  { goods, coupons, guests }: Scene,
  { restMs = 60, heard = () => undefined, besides = () => [] }: LoadOptions = {},
) => {
  const told: Told = {
    orders: new Map(),
    payments: new Map(),
    claims: new Map(),
    messages: new Map(),
    failures: [],
    requests: 0,
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  const failed = (what: string): void => void told.failures.push({ what, at: performance.now() });

  const ask: Way["ask"] = async (what, asking) => {
    told.requests += 1;
    const began = performance.now();
    const reply = await asking().catch((error: unknown) => String(error));
    if (typeof reply !== "string") heard(performance.now() - began);
    if (typeof reply !== "string" && reply.status < 500) return reply;
    failed(`${what}: ${typeof reply === "string" ? reply : reply.verdict}`);
    return undefined;
  };
  const goOn: Way["goOn"] = async (work) => {
    for (let round = 0; !signal.aborted; round += 1) {
      await work(round);
      await pause(restMs);
    }
  };

  const pay = async (guest: Guest, orderId: string): Promise<void> => {
    const { call } = guest.browser;
    const method = { pgProvider: "sandbox", payMethod: "card" };
    const begun = await ask("prepare", () => call("POST", `/payments/orders/${orderId}`, { body: method }));
    if (begun?.status !== 201) return;
    const { paymentId, merchantUid } = prepared.parse(begun.data);
    const window = await ask("pay", () =>
      call("POST", `/payments/sandbox/${merchantUid}/pay`, { body: { outcome: "paid" } }),
    );
    if (window?.status !== 200) return;
    told.payments.set(paymentId, guest);
    const verified = await ask("verify", () => call("POST", `/payments/${paymentId}/verify`, { body: {} }));
    const order = told.orders.get(orderId);
    if (verified?.status === 200 && order !== undefined) order.ended = "paid";
  };
  const shopping = (guest: Guest) =>
    goOn(async (round) => {
      const { itemId, optionId } = goods[round % goods.length] ?? { itemId: "", optionId: "" };
      const orderItems = [{ itemId, optionId, quantity: 1 + (round % 2) }];
      const body = { address, orderItems, usePoint: round % 3 === 0 ? 100 : 0 };
      const headers = { "Idempotency-Key": randomUUID() };
      const placed = await ask("order", () => guest.browser.call("POST", "/orders", { body, headers }));
      if (placed?.status !== 201) return;
      const { orderId } = orderPage.parse(placed.data);
      const order: { readonly by: Guest; ended: "placed" | "paid" | "cancelled" } = { by: guest, ended: "placed" };
      told.orders.set(orderId, order);
      if (round % 5 !== 4) return pay(guest, orderId);
      const change = { cancelReason: "마음이 바뀜" };
      const path = `/orders/${orderId}/cancel`;
      const cancelled = await ask("cancel", () => guest.browser.call("PATCH", path, { body: change }));
      if (cancelled?.status === 200) order.ended = "cancelled";
    });

  const claiming = ({ browser, memberId }: Guest, from: number) =>
    goOn(async (round) => {
      const coupon = coupons[(from + round) % Math.min(coupons.length, 2 + Math.floor(round / 4))] ?? "";
      const reply = await ask("claim", () => browser.call("POST", `/memberCoupon/me/${coupon}`));
      if (reply === undefined || reply.status > 202) return;
      const { sequence } = sequenced.parse(reply.data);
      const name = `${coupon} ${memberId}`;
      const before = told.claims.get(name) ?? sequence;
      if (before !== sequence) failed(`claim: ${before} was told first, then ${sequence}`);
      told.claims.set(name, sequence);
    });

  /** Says everything until it is confirmed: over a new line when the old one is cut, under the same key. */
  const talking = async ({ roomId, accessToken }: Guest): Promise<void> => {
    const confirmed: string[] = [];
    told.messages.set(roomId, confirmed);
    let speaker: Speaker | undefined;
    await goOn(async (round) => {
      const [message, key] = [`${round}번째 말`, randomUUID()];
      for (let tried = 0; tried < MOST_TRIES; tried += 1) {
        told.requests += 1;
        speaker ??= await connectSpeaker(url, accessToken).catch((error: unknown) => {
          failed(`connect: ${error}`);
          return undefined;
        });
        const began = performance.now();
        if (await speaker?.say(roomId, message, key)) {
          heard(performance.now() - began);
          return void confirmed.push(message);
        }
        if (speaker !== undefined && speaker.farewell() === undefined) failed("chat: cut without a word");
        speaker = undefined;
        await pause(20);
      }
    });
    speaker?.close();
  };

  const [talkers, others] = [guests.slice(0, 3), guests.slice(3)];
  const all = Promise.all([
    ...others.map(shopping),
    ...guests.map((guest, n) => claiming(guest, n)),
    ...talkers.map(talking),
    ...besides({ ask, goOn }),
  ]);
  all.catch(() => undefined); // whoever stops the load hears of it
  return {
    told,
    stop: async (): Promise<void> => {
      stopping.abort();
      await all;
    },
  };
};
