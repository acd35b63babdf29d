import { randomUUID } from "node:crypto";
import { commandKey, expectOk, type OptionId, type OrderId, type Seal, Unavailable } from "@cofshop/core";
import type { KeyedRequest } from "@cofshop/core/idempotency";
import type { Order } from "@cofshop/core/order";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, optionsOnSale, shopOver } from "./world.ts";

const key = commandKey("twenty times");
type Node = ReturnType<typeof shopOver>;

const answers = (open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  /** Two instances of a shop on one database, each with connections and a clock of its own. */
  const begin = async () => {
    database = await open();
    const [one, two] = [shopOver(database), shopOver(await database.openAgain())];
    const by = await adminOf(one.shop);
    const options = await optionsOnSale(one.shop, by, 10);
    const command = { lines: options.map((optionId: OptionId) => ({ optionId, quantity: 1 })), address };
    const request: KeyedRequest = { route: "POST /orders", key, input: command };
    /** Places the order and seals its answer: the order's id and something that no other run says. */
    const answering = async (node: Node, seal: Seal<string> | undefined) => {
      const mark = randomUUID();
      const sealOrder: Seal<Order> | undefined = seal && ((tx, order) => seal(tx, `${order.id} ${mark}`));
      const { id } = expectOk(await node.shop.order.place(by, { ...command, seal: sealOrder }));
      return { text: `${id} ${mark}`, keep: true };
    };
    const ask = (node: Node) => node.shop.idempotency.answerOnce(by, request, (seal) => answering(node, seal));
    const orders = async (): Promise<readonly OrderId[]> =>
      expectOk(await one.shop.order.mine(by, {})).content.map(({ id }) => id);
    return { one, two, by, request, answering, ask, orders };
  };

  test("of 20 requests with one key on two instances one is answered, and all learn its answer", async () => {
    const { one, two, ask, orders } = await begin();
    const first = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n % 2 === 0 ? one : two)));
    expect(first.filter((answer) => answer.ok && !answer.value.replayed)).toHaveLength(1);
    expect(first.filter((answer) => !answer.ok && answer.error.code !== "idempotency.in-progress")).toEqual([]);
    const later = [expectOk(await ask(one)), expectOk(await ask(two))];
    expect(later.map(({ replayed }) => replayed)).toEqual([true, true]);
    const told = new Set([
      ...first.flatMap((answer) => (answer.ok ? [answer.value.text] : [])),
      ...later.map(({ text }) => text),
    ]);
    expect([...told].map((text) => text.split(" ")[0])).toEqual(await orders());
  });

  test("an instance that dies after the commit has placed the order and answered it: another repeats the answer at once", async () => {
    const { one, two, by, request, answering, ask, orders } = await begin();
    let text = "";
    await new Promise<void>((committed) => {
      void one.shop.idempotency.answerOnce(by, request, async (seal) => {
        text = (await answering(one, seal)).text;
        committed();
        return new Promise(() => undefined);
      });
    });
    expect(expectOk(await ask(two))).toEqual({ text, replayed: true });
    expect(await orders()).toEqual([text.split(" ")[0]]);
  });

  test("an instance that stalls before its commit loses its key after a minute: what the next one does is done once", async () => {
    const { one, two, by, request, answering, ask, orders } = await begin();
    let go: () => void = () => undefined;
    const awake = new Promise<void>((resolve) => {
      go = resolve;
    });
    let outcome: Promise<unknown> | undefined;
    await new Promise<void>((begun) => {
      const stalled = one.shop.idempotency.answerOnce(by, request, async (seal) => {
        begun();
        await awake;
        return answering(one, seal);
      });
      outcome = stalled.then(
        () => "answered",
        (cause: unknown) => (cause instanceof Unavailable ? "unavailable" : cause),
      );
    });
    // Until its lease is over the others wait for it.
    expect(await ask(two)).toMatchObject({ error: { code: "idempotency.in-progress" } });
    two.ports.clock.advance(60_000);
    const next = expectOk(await ask(two));
    expect(next.replayed).toBe(false);
    go();
    expect(await outcome).toBe("unavailable");
    expect(await orders()).toEqual([next.text.split(" ")[0]]);
    expect(expectOk(await ask(one))).toEqual({ text: next.text, replayed: true });
  });
};

describe("under a key, on SQLite", () => answers(freshSqlite));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("under a key, on PostgreSQL", () => answers(() => freshPostgres(url ?? "")));
