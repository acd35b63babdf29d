import type { Shop } from "@cofshop/core";
import { CannotStart } from "./cannot-start.ts";
import type { Config } from "./config.ts";

type AdminCredentials = { readonly email: string; readonly password: string };

const words: Readonly<Record<string, string>> = { email: "e-mail address", memberPwd: "password" };

/**
 * Makes an admin and answers true. Whoever has the e-mail address already is left as he is: false.
 *
 * @throws CannotStart telling what is wrong with the e-mail address or the password.
 */
export const createAdmin = async (shop: Shop, { email, password }: AdminCredentials): Promise<boolean> => {
  const made = await shop.member.createAdmin({ email, password, name: "관리자", tel: "0200000000" });
  if (made.ok || made.error.code === "member.email-taken") return made.ok;
  const { field, rule } = made.error;
  throw new CannotStart(`The admin's ${words[field] ?? field} must be ${rule}.`);
};

/** The admin that the environment names, made at the first start. */
export const createFirstAdmin = async (shop: Shop, { ADMIN_EMAIL, ADMIN_PASSWORD }: Config): Promise<void> => {
  if (ADMIN_EMAIL === undefined || ADMIN_PASSWORD === undefined) return;
  await createAdmin(shop, { email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
};
