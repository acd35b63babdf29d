import {
  type Actor,
  anonymous,
  err,
  type GuestActor,
  type MemberActor,
  ok,
  type Refusal,
  type Result,
} from "@cofshop/core";
import type { AuthenticateGuest } from "@cofshop/core/cart";
import type { Authenticate } from "@cofshop/core/security";
import type { Request } from "express";
import { type Problem, problemOf } from "./problem.ts";

/**
 * Who may call a route; there is no default, so a route without a rule does not compile.
 *
 * - `anonymous`: anyone, and nobody in particular: a token is not looked at. For signing up and in.
 * - `public`: anyone; a token is not needed, but one that is sent must be good.
 * - `cart`: whoever has a cart: who is signed in, or else a guest by the token of his cart.
 * - `member`: whoever is signed in. `seller`: sellers and admins. `admin`: admins.
 */
export type Access = "anonymous" | "public" | "cart" | "member" | "seller" | "admin";

/** Who a route's use case is called by. */
export type By<A extends Access> = A extends "anonymous" | "public"
  ? Actor
  : A extends "cart"
    ? MemberActor | GuestActor
    : MemberActor;

const roles: Readonly<Record<Exclude<Access, "anonymous" | "public">, readonly MemberActor["role"][]>> = {
  cart: ["MEMBER", "SELLER", "ADMIN"],
  member: ["MEMBER", "SELLER", "ADMIN"],
  seller: ["SELLER", "ADMIN"],
  admin: ["ADMIN"],
};

/** RFC 6750 §2.1: the only place a token is taken from. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

/** Where a guest shows the token of his cart. */
export const cartTokenHeader = "X-Cart-Token";

export type Gate = (access: Access, request: Request) => Promise<Result<Actor, Problem>>;

/** The second gate: use cases decide about roles and ownership themselves, this one stops what has no rule or right. */
export const makeGate = (authenticate: Authenticate, authenticateGuest: AuthenticateGuest): Gate => {
  const guest = async (request: Request): Promise<Result<Actor, Problem>> => {
    const token = request.get(cartTokenHeader);
    if (token === undefined) return err({ code: "auth.token-missing" });
    const actor = await authenticateGuest(token);
    return actor.ok ? actor : err(problemOf(actor.error satisfies Refusal));
  };
  return async (access, request) => {
    if (access === "anonymous") return ok(anonymous);
    const header = request.headers.authorization;
    if (header === undefined && access === "public") return ok(anonymous);
    if (header === undefined && access === "cart") return guest(request);
    if (header === undefined) return err({ code: "auth.token-missing" });
    const token = bearer.exec(header)?.[1];
    if (token === undefined) return err({ code: "auth.token-invalid" });
    const actor = await authenticate(token);
    if (!actor.ok) return err(problemOf(actor.error satisfies Refusal));
    const allowed = access === "public" || roles[access].includes(actor.value.role);
    return allowed ? actor : err({ code: "auth.forbidden" });
  };
};
