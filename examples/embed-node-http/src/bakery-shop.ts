import { randomBytes } from "node:crypto";
import { nodePorts, startJobs } from "@cofshop/adapters-node";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { actorOf, anonymous, createShop, expectOk, type MemberActor } from "@cofshop/core";
import { sandboxGateway } from "@cofshop/core/memory";
import type { Customer } from "./customers.ts";

const baker = { email: "baker@example.com", name: "정제빵", tel: "0255556666" };
const sourdough = { name: "사워도우", price: 9_000, origin: "대한민국", options: [{ description: "800g", stock: 6 }] };

/** The shop inside the bakery: its database, its recurring work, and the members behind the bakery's customers. */
export const openBakeryShop = async (file: string) => {
  const database = await openSqlite({ file });
  // Nobody signs in to the shop: no token has to outlive the process, so neither has the secret that would sign it.
  const node = nodePorts({
    jwt: { secret: randomBytes(64).toString("base64url"), issuer: "bakery", audience: "bakery" },
  });
  const shop = createShop({ ...node, ...database, paymentGateway: sandboxGateway(node.clock) });

  /** The first opening puts bread on the shelf, later ones find it there. */
  const shelve = async () => {
    const [onSale] = expectOk(await shop.item.list(anonymous, { size: 1 })).content;
    if (onSale !== undefined) return onSale.id;
    const seller = expectOk(await shop.member.enrol({ ...baker, role: "SELLER" }));
    return expectOk(await shop.item.register(actorOf(seller), sourdough)).id;
  };

  const loaf = await shelve();
  const runner = startJobs(shop.jobs, { lock: database.lock });
  return {
    shop,
    bread: async () => expectOk(await shop.item.view(anonymous, loaf)).item,
    /** The member that orders for a customer, made with their first order. */
    memberFor: async ({ email, name, tel }: Customer): Promise<MemberActor> =>
      actorOf(expectOk(await shop.member.enrol({ email, name, tel }))),
    close: async () => {
      await runner.close();
      await database.close();
    },
  };
};

export type BakeryShop = Awaited<ReturnType<typeof openBakeryShop>>;
