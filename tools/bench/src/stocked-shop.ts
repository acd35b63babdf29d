import { nodePorts } from "@cofshop/adapters-node";
import type { SqlDatabase } from "@cofshop/adapters-postgres/sqlite";
import { createShop, expectOk, type ItemId, type OptionId, type Shop } from "@cofshop/core";
import type { Item } from "@cofshop/core/item";
import { type SandboxGateway, sandboxGateway } from "@cofshop/core/memory";
import type { MemberActor } from "@cofshop/core/shared";

const ITEMS = 300;
const STOCK = 1_000_000;

/** One line of a cart, as the use case and the API take it. */
export type Wanted = { readonly itemId: ItemId; readonly optionId: OptionId; readonly quantity: number };
export type Buyer = { readonly by: MemberActor; readonly email: string };

/** A shop with goods on sale and members who have signed up, in a database that a server is started on later. */
export type StockedShop = {
  readonly shop: Shop;
  readonly gateway: SandboxGateway;
  readonly items: readonly Item[];
  readonly buyers: readonly Buyer[];
};

export const PASSWORD = "a long password";

/** 300 items of two options each, brought in by the use cases. */
export const stockShop = async (database: SqlDatabase, jwtSecret: string, buyerCount: number): Promise<StockedShop> => {
  const node = nodePorts({ jwt: { secret: jwtSecret, issuer: "bench", audience: "bench" } });
  const gateway = sandboxGateway(node.clock);
  const shop = createShop({ ...node, ...database, paymentGateway: gateway });
  const person = { password: PASSWORD, tel: "0212345678" };

  const seller = expectOk(await shop.member.createSeller({ ...person, email: "seller@example.com", name: "판매자" }));
  const by: MemberActor = { kind: "member", id: seller.id, role: seller.role };
  const coffee = expectOk(await shop.item.addCategory({ kind: "system", name: "bench" }, { name: "원두" }));
  const items: Item[] = [];
  for (let number = 1; number <= ITEMS; number += 1) {
    const item = await shop.item.register(by, {
      name: `콜롬비아 수프리모 ${number}`,
      price: 9_900 + number,
      origin: "콜롬비아",
      categoryIds: [coffee.id],
      images: [{ url: `/images/${number}.webp`, name: `${number}.webp`, type: "REPRESENTATIVE" }],
      options: [
        { description: "200g", stock: STOCK },
        { description: "500g", surcharge: 9_000, stock: STOCK },
      ],
    });
    items.push(expectOk(item));
  }

  const buyers: Buyer[] = [];
  for (let number = 1; number <= buyerCount; number += 1) {
    const email = `buyer-${number}@example.com`;
    const { id, role } = expectOk(
      await shop.member.signUp({ kind: "anonymous" }, { ...person, email, name: `구매자 ${number}` }),
    );
    buyers.push({ by: { kind: "member", id, role }, email });
  }
  return { shop, gateway, items, buyers };
};

/** What somebody puts into his cart in his `turn`: an option of each of two items, others the next time. */
export const twoLines = (items: readonly Item[], turn: number): readonly Wanted[] =>
  [turn, turn + ITEMS / 2].flatMap((number) => {
    const [option] = items[number % items.length]?.options ?? [];
    return option === undefined ? [] : [{ itemId: option.itemId, optionId: option.id, quantity: 1 }];
  });
