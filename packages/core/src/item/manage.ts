import { type Actor, type Forbidden, forbidden, isAdmin, type MemberActor } from "../shared/actor.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Item, ItemHead } from "./item.ts";

export type ItemNotFound = { readonly code: "item.not-found" };
export type NotOwner = { readonly code: "auth.not-owner" };

/** Sellers and admins may register items. */
export const seller = (by: Actor): Result<MemberActor, Forbidden> =>
  by.kind === "member" && by.role !== "MEMBER" ? ok(by) : forbidden;

/** Who may manage items at all; which ones, `managed` decides. */
export const manager = (by: Actor): Result<Actor, Forbidden> => (isAdmin(by) ? ok(by) : seller(by));

/** Stopped items exist for their sellers and admins only, and what hangs on them with them. */
export const visible = (by: Actor, item: Pick<ItemHead, "state" | "sellerId"> | undefined): boolean =>
  item !== undefined && (item.state === "SELL" || isAdmin(by) || (by.kind === "member" && by.id === item.sellerId));

/** A seller manages his own items, an admin all of them. Whoever may not see a stopped item learns nothing of it. */
export const managed = (by: Actor, item: Item | undefined): Result<Item, Forbidden | NotOwner | ItemNotFound> => {
  const role = manager(by);
  if (!role.ok) return role;
  if (item === undefined) return err({ code: "item.not-found" });
  if (isAdmin(by) || (by.kind === "member" && by.id === item.sellerId)) return ok(item);
  return item.state === "SELL" ? err({ code: "auth.not-owner" }) : err({ code: "item.not-found" });
};
