import { type CouponId, idOf } from "@cofshop/core";
import { z } from "zod";
import { openBrowser } from "./browser.ts";
import { type Ending, type Heard, newTally, rush, type Tally } from "./claiming.ts";
import { readWritten, type Visitor } from "./crowd.ts";
import { logIn } from "./customer.ts";
import type { OwnShop } from "./own-shop.ts";
import type { Teller } from "./step.ts";

const offered = z.object({ id: z.string(), quantity: z.int().nullable(), remaining: z.int().nullable() });
const count = (number: number): string => number.toLocaleString("en-US");
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

const offerCoupon = async ({ url, admin }: OwnShop, { step }: Teller, quantity: number): Promise<CouponId> => {
  const browser = openBrowser(url);
  await logIn(browser, admin);
  const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
  const body = { name: "선착순 반값", type: "RATE", discountValue: 50, couponCount: quantity, ...days };
  const reply = await browser.call("POST", "/coupon", { body });
  step("half price, for those who are first: 201", reply.verdict, "201 C-OK");
  const { id, remaining } = offered.parse(reply.data);
  step(`${count(quantity)} are to be had`, remaining, quantity);
  return idOf<CouponId>(id);
};

/** Calls back once a second, and in the end. */
const watched = async <T>(work: Promise<T>, tell: () => void): Promise<T> => {
  const timer = setInterval(tell, 1_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    tell();
  }
};

const tallyWords = ({ answered, won, soldOut, busy }: Tally, seconds: number): string =>
  `  ${count(answered)} claims answered, ${count(won)} won, ${count(soldOut)} sold out, ${count(busy)} busy; ` +
  `${count(Math.round(answered / seconds))} per second`;

const figures = ({ answered, latencies }: Tally, seconds: number): string => {
  const sorted = [...latencies].sort((one, other) => one - other);
  const at = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)} ms`;
  return (
    `${count(answered)} claims in ${seconds.toFixed(1)} s: ${count(Math.round(answered / seconds))} per second, ` +
    `answered in ${at(0.5)} (p50), ${at(0.99)} (p99)`
  );
};

const sequenceOf = (heard: Heard | undefined): number | undefined =>
  heard?.outcome === "won" ? heard.sequence : undefined;
const saidOtherwise = ({ heard, again }: Ending): readonly string[] =>
  [heard, again].flatMap((one) => (one?.outcome === "otherwise" ? [one.said] : []));

const holdToWhatWasHeard = ({ step }: Teller, endings: readonly Ending[], quantity: number): void => {
  step("nobody heard anything but that he won or came too late", endings.flatMap(saidOtherwise), []);
  const [won, late] = ["won", "sold-out"].map((outcome) => endings.filter(({ heard }) => heard.outcome === outcome));
  step(`${count(quantity)} won`, won?.length, quantity);
  step(`the other ${count(endings.length - quantity)} came too late`, late?.length, endings.length - quantity);
  const twice = endings.filter(({ again }) => again !== undefined);
  step(
    `${count(twice.length)} pressed twice and heard the same both times`,
    twice.filter(({ heard, again }) => heard.outcome !== again?.outcome || sequenceOf(heard) !== sequenceOf(again)),
    [],
  );
};

const holdToTheDatabase = async (
  file: string,
  { step }: Teller,
  coupon: CouponId,
  endings: readonly Ending[],
  quantity: number,
): Promise<void> => {
  const { rows, order } = await readWritten(file, coupon);
  step(`${count(quantity)} rows`, rows.length, quantity);
  const sequences = rows.map(({ sequence }) => sequence);
  step(`sequences 1 to ${count(quantity)}, each of them once`, sequences, upTo(quantity));
  step("no member has two", new Set(rows.map(({ memberId }) => memberId)).size, quantity);
  const rowOf = new Map(rows.map(({ memberId, sequence }) => [memberId, sequence]));
  const others = endings.filter(({ memberId, heard }) => rowOf.get(memberId) !== sequenceOf(heard));
  step("who was told a sequence has its row; who was told that all are gone has none", others, []);
  step("rows were written in the order of their sequences", order, upTo(quantity));
};

/** Far more members than coupons claim at once; then the database is held to what each of them was told. */
export const rushStory = async (
  shop: OwnShop,
  teller: Teller,
  { visitors, quantity }: { readonly visitors: readonly Visitor[]; readonly quantity: number },
  tell: (progress: string) => void,
): Promise<string> => {
  teller.chapter("The admin offers a coupon");
  const coupon = await offerCoupon(shop, teller, quantity);

  teller.chapter(`${count(visitors.length)} members want it at the same moment`);
  const tally = newTally();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const endings = await watched(rush(shop.url, coupon, visitors, tally), () => tell(tallyWords(tally, seconds())));
  const said = figures(tally, seconds());
  holdToWhatWasHeard(teller, endings, quantity);

  teller.chapter("What the database says");
  await holdToTheDatabase(shop.file, teller, coupon, endings, quantity);
  return said;
};
