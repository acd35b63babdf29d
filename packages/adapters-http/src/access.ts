import { type Actor, anonymous, err, type MemberActor, ok, type Refusal, type Result } from "@cofshop/core";
import type { Authenticate } from "@cofshop/core/security";
import type { Request } from "express";
import { type Problem, problemOf } from "./problem.ts";

/**
 * Who may call a route; there is no default, so a route without a rule does not compile.
 *
 * - `anonymous`: anyone, and nobody in particular: a token is not looked at. For signing up and in.
 * - `public`: anyone; a token is not needed, but one that is sent must be good.
 * - `member`: whoever is signed in. `seller`: sellers and admins. `admin`: admins.
 */
export type Access = "anonymous" | "public" | "member" | "seller" | "admin";

/** Who a route's use case is called by. */
export type By<A extends Access> = A extends "anonymous" | "public" ? Actor : MemberActor;

const roles: Readonly<Record<Exclude<Access, "anonymous" | "public">, readonly MemberActor["role"][]>> = {
  member: ["MEMBER", "SELLER", "ADMIN"],
  seller: ["SELLER", "ADMIN"],
  admin: ["ADMIN"],
};

/** RFC 6750 §2.1: the only place a token is taken from. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

export type Gate = (access: Access, request: Request) => Promise<Result<Actor, Problem>>;

/** The second gate: use cases decide about roles and ownership themselves, this one stops what has no rule or right. */
export const makeGate =
  (authenticate: Authenticate): Gate =>
  async (access, request) => {
    if (access === "anonymous") return ok(anonymous);
    const header = request.headers.authorization;
    if (header === undefined) return access === "public" ? ok(anonymous) : err({ code: "auth.token-missing" });
    const token = bearer.exec(header)?.[1];
    if (token === undefined) return err({ code: "auth.token-invalid" });
    const actor = await authenticate(token);
    if (!actor.ok) return err(problemOf(actor.error satisfies Refusal));
    const allowed = access === "public" || roles[access].includes(actor.value.role);
    return allowed ? actor : err({ code: "auth.forbidden" });
  };
