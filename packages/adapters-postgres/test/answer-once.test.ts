import { randomUUID } from "node:crypto";
import { commandKey, expectOk, type MemberActor, type OptionId, type OrderId } from "@cofshop/core";
import type { KeyedRequest } from "@cofshop/core/idempotency";
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
    const place = async ({ shop }: Node, who: MemberActor = by): Promise<string> =>
      expectOk(await shop.order.place(who, { ...command, key })).id;
    const orders = async (): Promise<readonly OrderId[]> =>
      expectOk(await one.shop.order.mine(by, {})).content.map(({ id }) => id);
    return { one, two, by, request, place, orders };
  };

  test("of 20 requests with one key on two instances one is answered, and all learn its answer", async () => {
    const { one, two, by, request, place, orders } = await begin();
    const ask = (node: Node) =>
      node.shop.idempotency.answerOnce(by, request, async () => ({
        text: `${await place(node)} ${randomUUID()}`,
        keep: true,
      }));
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

  test("an instance that dies after the commit and before its answer is stored has placed the order, once", async () => {
    const { one, two, by, request, place, orders } = await begin();
    await new Promise<void>((committed) => {
      void one.shop.idempotency.answerOnce(by, request, async () => {
        await place(one);
        committed();
        return new Promise(() => undefined);
      });
    });
    const placed = await orders();
    expect(placed).toHaveLength(1);
    const ask = () =>
      two.shop.idempotency.answerOnce(by, request, async () => ({ text: await place(two), keep: true }));
    expect(await ask()).toMatchObject({ error: { code: "idempotency.in-progress" } });
    two.ports.clock.advance(60_000);
    expect(expectOk(await ask())).toEqual({ text: placed[0], replayed: false });
    expect(expectOk(await ask())).toEqual({ text: placed[0], replayed: true });
    expect(await orders()).toEqual(placed);
  });
};

describe("under a key, on SQLite", () => answers(freshSqlite));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("under a key, on PostgreSQL", () => answers(() => freshPostgres(url ?? "")));
