import { describe, expect, test } from "vitest";
import type { Reply } from "../src/idempotency/index.ts";
import { anonymous, commandKey, err, expectOk, fingerprintOf, ok, Unavailable } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { address, codeOf, itemOnSale, optionOf, plainItem, runJob, signUp, stockOf, worldOf } from "./world.ts";

const key = commandKey("first");
const reused = "idempotency.key-reused";
const MINUTE = 60_000;

test("a fingerprint is the same for equal commands however they are written, and another for any other", () => {
  const command = { lines: [{ optionId: "a", quantity: 1 }], address: { city: "서울", note: undefined } };
  const same = { address: { city: "서울" }, lines: [{ quantity: 1, optionId: "a" }] };
  expect(fingerprintOf(same)).toBe(fingerprintOf(command));
  const others = [undefined, null, {}, [], "", 0, [1, 2], [2, 1], "1", 1, { a: 1 }, { a: "1" }, { a: [1] }, same];
  expect(new Set(others.map(fingerprintOf)).size).toBe(others.length);
  const many = Array.from({ length: 20_000 }, (_, n) => fingerprintOf({ quantity: n }));
  expect(new Set(many).size).toBe(many.length);
  expect(many.every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(true);
});

describe("a command key, without any edge before the use case", () => {
  test("repeats the same command and refuses the same command with other input", async () => {
    const world = await worldOf();
    const { shop, admin } = world;
    const by = await signUp(world, "hana");
    const item = await itemOnSale(world);
    const optionId = optionOf(item);
    const place = (quantity: number, city = address.city) =>
      shop.order.place(by, { lines: [{ optionId, quantity }], address: { ...address, city }, key });
    const first = expectOk(await place(1));
    expect(expectOk(await place(1)).id).toBe(first.id);
    expect([codeOf(await place(2)), codeOf(await place(1, "부산"))]).toEqual([reused, reused]);

    const add = (quantity: number) =>
      shop.cart.add(by, { lines: [{ itemId: item.id, optionId, quantity }], key: commandKey("cart") });
    expect([codeOf(await add(1)), codeOf(await add(1)), codeOf(await add(2))]).toEqual(["ok", "ok", reused]);
    const register = (name: string) => shop.item.register(admin, { ...plainItem, name, key });
    expect([codeOf(await register("a")), codeOf(await register("a")), codeOf(await register("b"))]).toEqual([
      "ok",
      "ok",
      reused,
    ]);
    const adjust = (delta: number) => shop.item.adjustStock(admin, optionId, { delta, key: commandKey("stock") });
    expect([codeOf(await adjust(5)), codeOf(await adjust(5)), codeOf(await adjust(6))]).toEqual(["ok", "ok", reused]);
    expect(await stockOf(world, [optionId])).toEqual([14]);
  });

  test("adds a category once", async () => {
    const { shop, admin } = await worldOf();
    const add = (name: string) => shop.item.addCategory(admin, { name, key });
    const first = expectOk(await add("커피"));
    expect(expectOk(await add("커피"))).toEqual(first);
    expect(codeOf(await add("차"))).toBe(reused);
    expect(expectOk(await shop.item.categories(admin))).toHaveLength(1);
  });
});

describe("an answer under a key", () => {
  const begin = async () => {
    const world = await worldOf();
    const by = await signUp(world, "hana");
    let runs = 0;
    const answering = async (): Promise<Reply> => {
      runs += 1;
      return { text: `answer ${runs}`, keep: true };
    };
    const ask = (
      answer: () => Promise<Reply> = answering,
      input: unknown = "a",
      who: typeof by | typeof anonymous = by,
    ) => world.shop.idempotency.answerOnce(who, { route: "POST /orders", key, input }, answer);
    return { ...world, by, ask, runs: () => runs };
  };
  const inProgress = err({ code: "idempotency.in-progress", retryAfterMs: 1_000 });

  test("is given once and repeated for a day", async () => {
    const { ask, runs, ports, ...world } = await begin();
    expect(await ask()).toEqual(ok({ text: "answer 1", replayed: false }));
    ports.clock.advance(86_400_000 - 1);
    expect(await ask()).toEqual(ok({ text: "answer 1", replayed: true }));
    expect(codeOf(await ask(undefined, "b"))).toBe(reused);
    expect(runs()).toBe(1);
    ports.clock.advance(2);
    expect(await runJob({ ...world, ports }, "prune-replies")).toBe(1);
    expect(await ask()).toEqual(ok({ text: "answer 2", replayed: false }));
  });

  test("is waited for: whoever comes meanwhile is told to ask again", async () => {
    const { ask, runs } = await begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(answers.filter((answer) => answer.ok && !answer.value.replayed)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok || answer.error.code === "idempotency.in-progress")).toBe(true);
    expect(runs()).toBe(1);
  });

  test("is not kept when it says that it is none, and a key is free after breakage", async () => {
    const { ask } = await begin();
    expect(await ask(async () => ({ text: "busy", keep: false }))).toEqual(ok({ text: "busy", replayed: false }));
    const broken = new Unavailable("the database was too busy", { retryAfterMs: 1_000 });
    await expect(ask(() => Promise.reject(broken))).rejects.toBe(broken);
    expect(await ask()).toEqual(ok({ text: "answer 1", replayed: false }));
  });

  test("is made again a minute after its process died, and not before", async () => {
    const { ask, ports } = await begin();
    void ask(() => new Promise(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    ports.clock.advance(MINUTE - 1);
    expect(await ask()).toEqual(inProgress);
    ports.clock.advance(1);
    expect(await ask()).toEqual(ok({ text: "answer 1", replayed: false }));
  });

  test("is given although it could not be stored, and the key is free when its lease ends", async () => {
    const ports = memoryPorts();
    const unitOfWork: typeof ports.unitOfWork = {
      ...ports.unitOfWork,
      runSingle: (work) =>
        ports.unitOfWork.runSingle((tx) => {
          const finish = () => Promise.reject(new Unavailable("gone", { retryAfterMs: 1 }));
          return work({ ...tx, storedReplies: { ...tx.storedReplies, finish } });
        }),
    };
    const world = await worldOf({ ...ports, unitOfWork });
    const by = await signUp(world, "hana");
    const request = { route: "POST /orders", key, input: "a" };
    const ask = () => world.shop.idempotency.answerOnce(by, request, async () => ({ text: "done", keep: true }));
    expect(await ask()).toEqual(ok({ text: "done", replayed: false }));
    expect(await ask()).toEqual(inProgress);
    ports.clock.advance(MINUTE);
    expect(await ask()).toEqual(ok({ text: "done", replayed: false }));
  });

  test("belongs to its member and route; nobody in particular has none", async () => {
    const { ask, runs, ...world } = await begin();
    const other = await signUp(world, "dul");
    await ask();
    expect(await ask(undefined, "b", other)).toEqual(ok({ text: "answer 2", replayed: false }));
    expect(await ask(undefined, "a", anonymous)).toEqual(ok({ text: "answer 3", replayed: false }));
    expect(await ask(undefined, "b", anonymous)).toEqual(ok({ text: "answer 4", replayed: false }));
    expect(runs()).toBe(4);
  });
});
