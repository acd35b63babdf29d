import { randomBytes } from "node:crypto";
import { type CategoryId, dayOf, expectOk, type Lock, ok, plusDays, type Shop } from "@cofshop/core";
import { anonymous, system } from "@cofshop/core/shared";
import { pictureUrl } from "./pictures.ts";
import { categoryPaths, goods } from "./seed-goods.ts";

const seeder = system("seed");

const addCategories = async (shop: Shop): Promise<ReadonlyMap<string, CategoryId>> => {
  const ids = new Map<string, CategoryId>();
  for (const path of categoryPaths) {
    const [name = "", parent = ""] = [...path].reverse();
    const category = expectOk(await shop.item.addCategory(seeder, { name, parentId: ids.get(parent) }));
    ids.set(name, category.id);
  }
  return ids;
};

/** The demo's seller: nobody knows the password, so nobody signs in as him. Nothing when he is there already. */
const hireSeller = async (shop: Shop) => {
  const password = randomBytes(32).toString("base64url");
  const seller = { email: "seller@cofshop.example", name: "코프샵", password, tel: "0212345678" };
  const hired = await shop.member.createSeller(seller);
  if (!hired.ok && hired.error.code === "member.email-taken") return undefined;
  const { id, role } = expectOk(hired);
  return { kind: "member", id, role } as const;
};

/** One for everybody, and one for those who come first. */
const offerCoupons = async ({ coupon, zone }: Shop): Promise<void> => {
  const today = dayOf(new Date(), zone);
  const terms = { type: "FIXED", validFrom: today, validTo: plusDays(today, 365) } as const;
  expectOk(await coupon.create(seeder, { ...terms, name: "첫 주문 환영 쿠폰", value: 2_000, minOrderPrice: 10_000 }));
  const rush = { name: "개점 기념 선착순 쿠폰", value: 5_000, minOrderPrice: 20_000, quantity: 1_000 };
  expectOk(await coupon.create(seeder, { ...terms, ...rush }));
};

const isEmpty = async (shop: Shop): Promise<boolean> => {
  const items = expectOk(await shop.item.list(seeder, { size: 1 }));
  const categories = expectOk(await shop.item.categories(anonymous));
  return items.content.length === 0 && categories.length === 0;
};

/**
 * Fills an empty shop with the goods and coupons of a coffee shop. One that has anything is left alone, and so is one that was
 * emptied since: its seller is still there.
 */
export const seedDemo = async (shop: Shop, lock: Lock): Promise<void> => {
  const terms = { waitMs: 60_000, leaseMs: 30_000, extendUpToMs: 120_000 };
  const seeded = await lock.hold("seed", terms, async () => {
    if (!(await isEmpty(shop))) return ok(undefined);
    const seller = await hireSeller(shop);
    if (seller === undefined) return ok(undefined);
    const categories = await addCategories(shop);
    for (const { category, picture, options, ...fields } of goods) {
      const id = categories.get(category);
      expectOk(
        await shop.item.register(seller, {
          ...fields,
          categoryIds: id === undefined ? [] : [id],
          images: [{ url: pictureUrl(picture), name: `${picture}.webp`, type: "REPRESENTATIVE" }],
          options: options.map(([description, surcharge, stock]) => ({ description, surcharge, stock })),
        }),
      );
    }
    await offerCoupons(shop);
    return ok(undefined);
  });
  if (!seeded.ok) throw new Error(`the demo goods could not be brought in: ${seeded.error.code}`);
};
