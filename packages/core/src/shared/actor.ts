import type { CartId, MemberId } from "./ids.ts";
import { type Err, err } from "./result.ts";

export type Role = "MEMBER" | "SELLER" | "ADMIN";
export type MemberActor = { readonly kind: "member"; readonly id: MemberId; readonly role: Role };

/** Somebody who has not signed in, known by the cart that he fills. He may do with it what a member may with his. */
export type GuestActor = { readonly kind: "guest"; readonly cart: CartId };

/** Who asks. Every command of a person starts with one; roles and ownership are decided from it in the use case. */
export type Actor =
  | MemberActor
  | GuestActor
  | { readonly kind: "anonymous" }
  | { readonly kind: "system"; readonly name: string };

export type Forbidden = { readonly code: "auth.forbidden" };

export const anonymous: Actor = { kind: "anonymous" };
export const system = (name: string): Actor => ({ kind: "system", name });

/** The answer to whoever lacks the role. */
export const forbidden: Err<Forbidden> = err({ code: "auth.forbidden" });

export const isAdmin = (by: Actor): boolean => by.kind === "system" || (by.kind === "member" && by.role === "ADMIN");

/** An actor as one word, for histories: `member:<id>`, `guest:<cart>`, `system:auto-cancel`. */
export const nameOf = (by: Actor): string => {
  switch (by.kind) {
    case "member":
      return `member:${by.id}`;
    case "guest":
      return `guest:${by.cart}`;
    case "system":
      return `system:${by.name}`;
    case "anonymous":
      return "anonymous";
  }
};
