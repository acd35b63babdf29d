import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Visitor } from "./crowd.ts";
import { type Answered, type KeptConnections, openConnections } from "./kept-connections.ts";

/** What a visitor hears in the end: the sequence that he won, that all are gone, or what no visitor should hear. */
export type Heard =
  | { readonly outcome: "won"; readonly sequence: number; readonly atOnce: boolean }
  | { readonly outcome: "sold-out" }
  | { readonly outcome: "otherwise"; readonly said: string };
/** `again`: what he heard who pressed twice. */
export type Ending = { readonly memberId: string; readonly heard: Heard; readonly again: Heard | undefined };

/** Claims so far. */
export type Tally = { answered: number; won: number; soldOut: number; busy: number; readonly latencies: number[] };
export const newTally = (): Tally => ({ answered: 0, won: 0, soldOut: 0, busy: 0, latencies: [] });

const AT_ONCE = 300;
/** Every so manieth visitor presses twice. */
const IMPATIENT = 5;
const TRIES = 200;
const BUSY_MS = 200;
const LOOK_MS = 20;

const claimed = z.object({ sequence: z.int() });
const standing = z.object({ status: z.string() });

/** A visitor's way to claim, until it is decided: who hears that the shop is busy tries again. */
const claimBy = (
  { call }: KeptConnections,
  path: string,
  { accessToken }: Visitor,
  tally: Tally,
): (() => Promise<Heard>) => {
  const ask = async (): Promise<Answered> => {
    const began = performance.now();
    const answer = await call("POST", path, accessToken);
    tally.latencies.push(performance.now() - began);
    tally.answered += 1;
    return answer;
  };
  const arrives = async (): Promise<boolean> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (standing.parse((await call("GET", path, accessToken)).data).status === "ISSUED") return true;
      await pause(LOOK_MS);
    }
    return false;
  };

  return async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { status, code, data } = await ask();
      if (status === 410) return { outcome: "sold-out" };
      if (status === 503) {
        tally.busy += 1;
        await pause(BUSY_MS * (0.5 + Math.random()));
        continue;
      }
      if (status >= 300) return { outcome: "otherwise", said: `${status} ${code}` };
      if (status === 202 && !(await arrives())) return { outcome: "otherwise", said: "202, and it never was there" };
      return { outcome: "won", sequence: claimed.parse(data).sequence, atOnce: status === 201 };
    }
    return { outcome: "otherwise", said: "busy for ever" };
  };
};

/** Everybody claims, a few hundred at a time, over connections that stay open. */
export const rush = async (
  url: string,
  coupon: string,
  visitors: readonly Visitor[],
  tally: Tally,
): Promise<readonly Ending[]> => {
  // As many again, for those who press twice.
  const connections = openConnections(url, 2 * AT_ONCE);
  const visit = async (visitor: Visitor, number: number): Promise<Ending> => {
    const claim = claimBy(connections, `/memberCoupon/me/${coupon}`, visitor, tally);
    const [heard, again] = await Promise.all([claim(), number % IMPATIENT === 0 ? claim() : undefined]);
    if (heard.outcome === "won") tally.won += 1;
    if (heard.outcome === "sold-out") tally.soldOut += 1;
    return { memberId: visitor.memberId, heard, again };
  };
  const queue = visitors.entries();
  const endings: Ending[] = [];
  const lane = async (): Promise<void> => {
    for (const [number, visitor] of queue) endings.push(await visit(visitor, number));
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return endings;
  } finally {
    connections.close();
  }
};
