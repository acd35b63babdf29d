import { z } from "zod";

const withId = z.object({ id: z.string() });
const coffees = z.object({ content: z.tuple([withId]) });
const coffee = z.object({ item: z.object({ options: z.tuple([withId]) }) });
const session = z.object({ accessToken: z.string() });
const address = { city: "서울", street: "성수동 2", zipCode: "04780" };

export const kim = { email: "kim@example.com", name: "김커피", password: "a long password", tel: "01012345678" };

/** What somebody can do at the roastery's address, over HTTP and nothing else. */
export const visit = (url: string) => {
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
  const post = async (path: string, body: unknown, token = "") => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  };
  return {
    post,
    signIn: async (): Promise<string> => {
      await post("/customers", kim);
      return session.parse((await post("/sessions", kim)).body).accessToken;
    },
    /** So many bags of the one coffee on sale. */
    basket: async (quantity: number) => {
      const [{ id }] = coffees.parse(await get("/coffee")).content;
      const [option] = coffee.parse(await get(`/coffee/${id}`)).item.options;
      return { lines: [{ optionId: option.id, quantity }], address };
    },
  };
};
