import { openBrowser } from "../../dist/demo/browser.js";
import { feedPage } from "../../dist/demo/goods-on-sale.js";
import type { Scene, Way } from "./load.ts";

const VISITORS = 6;
const words = ["커피", "케냐", "하우스 블", "원두"];

/** People who look around, and people who fill carts and empty them again. */
export const browsing = async (url: string, { goods, guests }: Scene) => {
  const stranger = openBrowser(url);
  const { content } = await feedPage(stranger, { size: "100" });
  const items = content.map(({ id }) => id);

  const open = async (path: string) => {
    const answer = await fetch(url + path, { headers: { Accept: "text/html" } });
    await answer.text();
    // No page that is asked for here may be refused.
    if (answer.status !== 200) throw new Error(`${answer.status}`);
    return { status: answer.status, verdict: "200" };
  };
  return ({ ask, goOn }: Way): readonly Promise<void>[] => {
    const looking = (from: number) =>
      goOn(async (round) => {
        const search = new URLSearchParams({ q: words[(from + round) % words.length] ?? "" });
        const steps = [
          () => ask("front page", () => open("/")),
          () => ask("suggestions", () => stranger.call("GET", `/item/suggest?${search}`)),
          () => ask("search", () => open(`/?${search}`)),
          () => ask("item", () => open(`/items/${items[(from + round) % items.length]}`)),
        ];
        await steps[round % steps.length]?.();
      });
    const collecting = ({ browser: { call } }: Scene["guests"][number]) =>
      goOn(async (round) => {
        const { itemId, optionId } = goods[round % goods.length] ?? { itemId: "", optionId: "" };
        const body = { itemId, optionId, quantity: 1 + (round % 3) };
        await ask("into the cart", () => call("POST", "/cart-items/me/items", { body }));
        await ask("cart", () => call("GET", "/cart-items/me"));
        await ask("cart's price", () => call("GET", "/cart-items/me/total-price"));
        await ask("empty the cart", () => call("DELETE", "/cart-items/me/items"));
      });
    return [...Array.from({ length: VISITORS }, (_, from) => looking(from)), ...guests.slice(0, 3).map(collecting)];
  };
};
