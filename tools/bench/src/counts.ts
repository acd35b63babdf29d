import { expectOk } from "@cofshop/core";
import { type StockedShop, twoLines } from "./stocked-shop.ts";

export const countedOperations = ["list", "detail", "add", "checkout"] as const;
export type CountedOperation = (typeof countedOperations)[number];

/** What one operation sends: driver calls but those that frame transactions, and explicit BEGINs. */
export type Count = { readonly statements: number; readonly transactions: number };

const frame = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i;
const begin = /^\s*BEGIN/i;

/** Notes every statement that a database sends; its `onStatement` goes into the database's options. */
export const statementCounter = () => {
  let sent: string[] = [];
  return {
    onStatement: (sql: string): void => void sent.push(sql),
    countOf: async (operation: () => Promise<unknown>): Promise<Count> => {
      sent = [];
      await operation();
      const transactions = sent.filter((sql) => begin.test(sql)).length;
      return { statements: sent.filter((sql) => !frame.test(sql)).length, transactions };
    },
  };
};

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };

const operationsOf = ({
  shop,
  gateway,
  items,
  buyers: [buyer],
}: StockedShop): Record<CountedOperation, () => Promise<unknown>> => {
  const [item] = items;
  if (buyer === undefined || item === undefined) throw new Error("the shop has no buyer or nothing to buy");
  const { by } = buyer;
  const add = async () => expectOk(await shop.cart.add(by, { lines: twoLines(items, 0) }));
  return {
    list: async () => expectOk(await shop.item.list(by, { size: 20 })),
    detail: async () => expectOk(await shop.item.view(by, item.id)),
    add,
    checkout: async () => {
      await add();
      const order = expectOk(await shop.order.placeFromCart(by, { address }));
      const method = { pgProvider: "sandbox", payMethod: "CARD" };
      const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
      gateway.pay(payment, "paid");
      const { state } = expectOk(await shop.payment.verify(by, payment.id));
      if (state !== "PAID") throw new Error(`the payment is ${state}`);
    },
  };
};

/** Each operation's statements, which are the same every time: a difference between two runs throws. */
export const countStatements = async (
  shop: StockedShop,
  { countOf }: ReturnType<typeof statementCounter>,
): Promise<Readonly<Record<CountedOperation, Count>>> => {
  const operations = operationsOf(shop);
  const exact = async (name: CountedOperation): Promise<Count> => {
    const first = await countOf(operations[name]);
    const again = await countOf(operations[name]);
    if (JSON.stringify(first) !== JSON.stringify(again)) throw new Error(`${name} does not always send the same`);
    return first;
  };
  return {
    list: await exact("list"),
    detail: await exact("detail"),
    add: await exact("add"),
    checkout: await exact("checkout"),
  };
};
