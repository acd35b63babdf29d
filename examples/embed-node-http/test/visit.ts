import { randomUUID } from "node:crypto";
import { z } from "zod";

const bread = z.object({ options: z.tuple([z.object({ id: z.string(), stock: z.number() })]) });
const address = { city: "서울", street: "연남로 1", zipCode: "03991" };

/** What somebody can do at the bakery's address, over HTTP and nothing else. */
export const visit = (url: string) => {
  const shelf = async () => bread.parse(await (await fetch(`${url}/bread`)).json()).options[0];
  return {
    shelf,
    form: async (quantity: number, given: { basket?: string; optionId?: string } = {}): Promise<string> => {
      const { basket = randomUUID(), optionId = (await shelf()).id } = given;
      return JSON.stringify({ basket, lines: [{ optionId, quantity }], address });
    },
    order: async (body: string, headers: Record<string, string> = { "x-loyalty-card": "5580-1" }) => {
      const response = await fetch(`${url}/orders`, { method: "POST", headers, body });
      return { status: response.status, body: await response.json() };
    },
  };
};
