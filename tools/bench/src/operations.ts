import type { CountedOperation } from "./counts.ts";
import { dataOf, type HttpClient } from "./http-client.ts";
import { PASSWORD, type StockedShop, twoLines } from "./stocked-shop.ts";

/** One part of an operation: what the caller of this lane does in this turn. */
type Part = (turn: number, lane: number) => Promise<unknown>;

/** An operation in parts. All turns of a part are through before the next part begins. */
export type Operation = {
  readonly parts: readonly { readonly counted: boolean; readonly run: Part }[];
  /** How often in a full round. */
  readonly times: number;
};

const simple = (times: number, run: Part): Operation => ({ times, parts: [{ counted: true, run }] });

export const bareRoute = (client: HttpClient): Operation => simple(4_000, () => client.send("GET", "/"));

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const method = { pgProvider: "sandbox", payMethod: "CARD" };

/** The shop's operations over HTTP, one signed-in buyer for each connection. */
export const shopOperations = async (
  client: HttpClient,
  { items, buyers }: StockedShop,
): Promise<Readonly<Record<CountedOperation, Operation>>> => {
  const tokens: string[] = [];
  for (const { email } of buyers) {
    const loggedIn = await client.send("POST", "/api/auth/login", undefined, { email, memberPwd: PASSWORD });
    tokens.push(dataOf<{ accessToken: string }>(loggedIn).accessToken);
  }
  const post = async <T>(path: string, lane: number, body: object): Promise<T> =>
    dataOf<T>(await client.send("POST", `/api${path}`, tokens[lane], body));
  const add = (turn: number, lane: number) => post("/cart-items/me/items/list", lane, twoLines(items, turn));

  type Prepared = { readonly paymentId: string; readonly merchantUid: string };
  const prepared: Prepared[] = [];
  const order = async (turn: number, lane: number): Promise<void> => {
    await add(turn, lane);
    const { orderId } = await post<{ orderId: string }>("/orders/from-cart", lane, { address });
    prepared[turn] = await post(`/payments/orders/${orderId}`, lane, method);
  };
  // What the customer does at the provider's is no work of the shop.
  const pay: Part = (turn, lane) =>
    post(`/payments/sandbox/${prepared[turn]?.merchantUid}/pay`, lane, { outcome: "paid" });
  const verify: Part = async (turn, lane) => {
    const { status } = await post<{ status: string }>(`/payments/${prepared[turn]?.paymentId}/verify`, lane, {});
    if (status !== "PAID") throw new Error(`a payment is ${status} after it was paid`);
  };
  // Ten pairs of items in turn, since a cart holds a hundred lines.
  const addMore: Part = (turn, lane) => add(Math.floor(turn / buyers.length) % 10, lane);
  const empty: Part = (turn, lane) =>
    turn < buyers.length ? client.send("DELETE", "/api/cart-items/me/items", tokens[lane]) : Promise.resolve();

  return {
    list: simple(1_000, () => client.send("GET", "/api/item?size=20")),
    detail: simple(1_000, (turn) => client.send("GET", `/api/item/${items[turn % items.length]?.id}`)),
    add: {
      times: 600,
      parts: [
        { counted: true, run: addMore },
        { counted: false, run: empty },
      ],
    },
    checkout: {
      times: 200,
      parts: [
        { counted: true, run: order },
        { counted: false, run: pay },
        { counted: true, run: verify },
      ],
    },
  };
};
