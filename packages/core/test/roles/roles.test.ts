import { expect, test } from "vitest";
import { anonymous } from "../../src/index.ts";
import { codeOf, worldOf } from "../world.ts";
import { chat } from "./chat.ts";
import { coupons } from "./coupons.ts";
import { files } from "./files.ts";
import { fixture, guest, type Row } from "./fixture.ts";
import { items } from "./items.ts";
import { members } from "./members.ts";
import { orders } from "./orders.ts";
import { statistics } from "./statistics.ts";

const table: readonly Row[] = [...members, ...items, ...coupons, ...orders, ...files, ...chat, ...statistics];

test("each use case answers each role as decided, from anonymous to system", { timeout: 30_000 }, async () => {
  const wrong: unknown[] = [];
  for (const [useCase, call, expected] of table) {
    const answers: string[] = [];
    for (const index of expected.keys()) {
      // A fresh shop for each call: what one of them did is not there for the next.
      const its = await fixture();
      answers.push(codeOf(await call(its, its.actors[index] ?? anonymous)));
    }
    if (answers.join() !== expected.join()) wrong.push({ useCase, answers, expected });
  }
  expect(wrong).toEqual([]);
});

/** What a guest hears other than nobody in particular. */
const guestsOwn: Readonly<Record<string, string>> = {
  "cart.view": "ok",
  "cart.add": "ok",
  "cart.changeQuantity": "cart.line-not-found",
  "cart.removeLine": "cart.line-not-found",
  "cart.clear": "ok",
};

test("a guest hears what nobody in particular hears, but for his own cart", { timeout: 30_000 }, async () => {
  const wrong: unknown[] = [];
  for (const [useCase, call, [nobody]] of table) {
    const [answer, expected] = [codeOf(await call(await fixture(), guest)), guestsOwn[useCase] ?? nobody];
    if (answer !== expected) wrong.push({ useCase, answer, expected });
  }
  expect(wrong).toEqual([]);
});

test("the table knows every use case that has an actor", async () => {
  const { shop } = await worldOf();
  const { jobs: _jobs, zone: _zone, ...modules } = shop;
  const names = Object.entries(modules).flatMap(([module, group]) =>
    Object.keys(group).map((name) => `${module}.${name}`),
  );
  /** Without an actor, for the process's own code; or whoever shows the token. */
  const actorless = [
    "member.createAdmin",
    "member.createSeller",
    "member.enrol",
    "events.subscribe",
    "security.authenticate",
    "security.admit",
    "cart.authenticateGuest",
    "security.refresh",
    "security.logOut",
    "security.logOutEverywhere",
  ];
  const known = new Set(table.map(([useCase]) => useCase));
  expect(names.filter((name) => !known.has(name) && !actorless.includes(name))).toEqual([]);
});
