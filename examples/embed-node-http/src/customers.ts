import type { IncomingMessage } from "node:http";

export type Customer = { readonly email: string; readonly name: string; readonly tel: string };

/** The bakery knew its customers long before it had a shop: by the numbers of their loyalty cards. */
const byCard: ReadonlyMap<string, Customer> = new Map([
  ["5580-1", { email: "mina@example.com", name: "김미나", tel: "01022223333" }],
  ["5580-2", { email: "jun@example.com", name: "이준", tel: "01044445555" }],
]);

/** Who asks, or nobody we know. */
export const customerOf = (request: IncomingMessage): Customer | undefined =>
  byCard.get(String(request.headers["x-loyalty-card"]));
