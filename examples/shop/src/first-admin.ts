import type { Shop } from "@cofshop/core";
import type { Config } from "./config.ts";

export type AdminCredentials = { readonly email: string; readonly password: string };

/** Makes an admin; one who is there already is left as he is. Answers whether a new one was made. */
export const createAdmin = async (shop: Shop, { email, password }: AdminCredentials): Promise<boolean> => {
  const made = await shop.member.createAdmin({ email, password, name: "관리자", tel: "0200000000" });
  if (!made.ok && made.error.code !== "member.email-taken") {
    throw new Error(`the admin cannot be made: ${made.error.field} must be ${made.error.rule}`);
  }
  return made.ok;
};

/** The admin that the environment names, made at the first start. */
export const createFirstAdmin = async (shop: Shop, { ADMIN_EMAIL, ADMIN_PASSWORD }: Config): Promise<void> => {
  if (ADMIN_EMAIL === undefined || ADMIN_PASSWORD === undefined) return;
  await createAdmin(shop, { email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
};
