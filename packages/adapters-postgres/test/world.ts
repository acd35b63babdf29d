import { randomUUID } from "node:crypto";
import { createShop, expectOk, idOf, type Shop, type ShopPorts } from "@cofshop/core";
import type { OptionDraft } from "@cofshop/core/item";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import type { AnyId, MemberActor, OptionId } from "@cofshop/core/shared";

export const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };

/** When every unpaid order of a test has been waiting for too long. */
export const later = new Date("2026-01-03T00:00:00Z");

/** A shop's ports over a SQL database, with ids that no other process makes too. */
export const shopPorts = ({ unitOfWork, lock }: Pick<ShopPorts, "unitOfWork" | "lock">): MemoryPorts => ({
  ...memoryPorts(),
  ids: { next: <Id extends AnyId>() => idOf<Id>(randomUUID()) },
  unitOfWork,
  lock,
});

export const shopOver = (
  database: Pick<ShopPorts, "unitOfWork" | "lock">,
): { readonly shop: Shop; readonly ports: MemoryPorts } => {
  const ports = shopPorts(database);
  return { shop: createShop(ports), ports };
};

export const adminOf = async (shop: Pick<Shop, "member">): Promise<MemberActor> => {
  const email = `${randomUUID()}@example.com`;
  const admin = expectOk(await shop.member.createAdmin({ email, name: "a", password: "password1", tel: "021234567" }));
  return { kind: "member", id: admin.id, role: "ADMIN" };
};

/** The options of a new item, one for each stock given. */
export const optionsOnSale = async (
  shop: Pick<Shop, "item">,
  by: MemberActor,
  ...stocks: number[]
): Promise<readonly OptionId[]> => {
  const options = stocks.map((stock, index): OptionDraft => ({ description: `${index}`, stock }));
  const item = expectOk(await shop.item.register(by, { name: "원두", price: 9_900, origin: "KR", options }));
  return item.options.map(({ id }) => id);
};
