import { actorOf, expectOk, type Shop } from "@cofshop/core";

const roaster = { email: "roaster@example.com", name: "최로스터", password: "a long password", tel: "0277778888" };

/** Puts the first roast of an empty shop on sale. */
export const sellFirstRoast = async (shop: Shop): Promise<void> => {
  const by = actorOf(expectOk(await shop.member.createSeller(roaster)));
  const options = [{ description: "200g", stock: 3 }];
  const roast = { name: "예가체프", price: 14_000, origin: "에티오피아", options };
  expectOk(await shop.item.register(by, roast));
};
