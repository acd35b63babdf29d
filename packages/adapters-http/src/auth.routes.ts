import { actorOf, err, ok, type Result } from "@cofshop/core";
import type { CartUseCases } from "@cofshop/core/cart";
import type { LoggedIn, LoginOrigin, SecurityUseCases } from "@cofshop/core/security";
import type { Request } from "express";
import { z } from "zod";
import { cartTokenHeader } from "./access.ts";
import { addressOf } from "./address.ts";
import { acceptedUnseen, noContent, okay, type View, view } from "./answer.ts";
import type { HttpRefusal } from "./codes.ts";
import { type CookieTerms, clearRefreshCookie, cookieOf, refreshCookie, setRefreshCookie } from "./cookies.ts";
import { csrfCookie, csrfTokenOf } from "./csrf.ts";
import { out, password } from "./fields.ts";
import { get, post, type Route } from "./route.ts";

export type AuthOptions = {
  /** Whether cookies go over https only. Default true; false is for development without TLS. */
  readonly cookieSecure?: boolean | undefined;
};

/** Looser than signing up: whoever has a password wrong is told no more than that. */
const loginBody = z.strictObject({ email: z.string().min(1).max(254), memberPwd: z.string().min(1).max(128) });

const resetBody = z.strictObject({ email: z.email().max(254) });
/** Ours have about 400 characters; what is no token is told so. */
const confirmBody = z.strictObject({ token: z.string().min(1).max(2_048), memberPwd: password(8) });

const loggedInView: View<LoggedIn> = view(
  z.strictObject({
    memberId: out.id,
    email: z.string(),
    role: z.enum(["MEMBER", "SELLER", "ADMIN"]),
    accessToken: z.string(),
    passwordChangeRequired: z.boolean(),
  }),
  ({ member, accessToken, passwordChangeRequired }) => ({
    memberId: member.id,
    email: member.email,
    role: member.role,
    accessToken,
    passwordChangeRequired,
  }),
);
const accessTokenView: View<{ readonly accessToken: string }> = view(
  z.strictObject({ accessToken: z.string() }),
  ({ accessToken }) => ({ accessToken }),
);
const csrfView: View<string> = view(z.strictObject({ token: z.string() }), (token) => ({ token }));

const refreshTokenOf = (request: Request): Result<string, HttpRefusal> => {
  const token = cookieOf(request, refreshCookie);
  return token === undefined ? err({ code: "auth.token-missing" }) : ok(token);
};

/** Where somebody signs in from. */
const originOf = (request: Request): LoginOrigin & { readonly address: string | undefined } => ({
  address: addressOf(request),
  ip: request.ip?.replace(/^::ffff:(?=\d+\.)/i, ""),
  device: request.get("User-Agent"),
});

export const authRoutes = (
  { security, cart }: { readonly security: SecurityUseCases; readonly cart: CartUseCases },
  { cookieSecure = true }: AuthOptions,
): readonly Route[] => {
  const terms: CookieTerms = { secure: cookieSecure };

  /** Moves what the caller put into a cart as a guest, if he shows a good token of one, to the member he is. */
  const bringCart = async ({ member }: LoggedIn, request: Request): Promise<void> => {
    const token = request.get(cartTokenHeader);
    const guest = token === undefined ? undefined : await cart.authenticateGuest(token);
    if (guest?.ok) await cart.merge(actorOf(member), guest.value);
  };

  return [
    post("/auth/login", {
      summary: "Sign in: an access token, and a refresh token as a cookie; a guest's cart comes along",
      access: "anonymous",
      body: loginBody,
      refusals: ["auth.bad-credentials", "request.rate-limited"],
      answer: okay(loggedInView),
      run: async ({ by, body: { email, memberPwd }, ...http }) => {
        const loggedIn = await security.logIn(by, { email, password: memberPwd, ...originOf(http.request) });
        if (!loggedIn.ok) return loggedIn;
        // First: when this breaks nobody is given tokens, the cart is where it was, and signing in again does both.
        await bringCart(loggedIn.value, http.request);
        setRefreshCookie(http, loggedIn.value, terms);
        return loggedIn;
      },
    }),
    get("/auth/csrf", {
      summary: "The token that the endpoints living by the refresh cookie ask for",
      access: "anonymous",
      answer: okay(csrfView),
      run: async ({ request, response }) => {
        const token = csrfTokenOf(request);
        // Scripts of the shop's own pages read it, on whatever path they are.
        response.cookie(csrfCookie, token, { secure: cookieSecure, sameSite: "strict", path: "/" });
        return ok(token);
      },
    }),
    post("/auth/reissue", {
      summary: "Trade the refresh token for a new pair",
      access: "anonymous",
      csrf: true,
      answer: okay(accessTokenView),
      run: async ({ by, ...http }) => {
        const token = refreshTokenOf(http.request);
        const tokens = token.ok ? await security.refresh(by, token.value) : token;
        if (tokens.ok) setRefreshCookie(http, tokens.value, terms);
        else clearRefreshCookie(http, terms);
        return tokens;
      },
    }),
    post("/auth/logout", {
      summary: "End the session of the refresh cookie",
      access: "anonymous",
      csrf: true,
      answer: noContent,
      run: async ({ by, ...http }) => {
        const token = refreshTokenOf(http.request);
        clearRefreshCookie(http, terms);
        return token.ok ? security.logOut(by, token.value) : token;
      },
    }),
    post("/auth/logout-all", {
      summary: "End every session of the refresh cookie's member, on all devices",
      access: "anonymous",
      csrf: true,
      answer: noContent,
      run: async ({ by, ...http }) => {
        const token = refreshTokenOf(http.request);
        clearRefreshCookie(http, terms);
        return token.ok ? security.logOutEverywhere(by, token.value) : token;
      },
    }),
    post("/auth/password-reset", {
      summary: "Ask for a letter with which a forgotten password can be replaced; whether anybody gets one is not told",
      access: "anonymous",
      body: resetBody,
      refusals: ["request.rate-limited"],
      answer: acceptedUnseen,
      run: ({ by, body: { email }, request }) =>
        security.requestPasswordReset(by, { email, address: addressOf(request) }),
    }),
    post("/auth/password-reset/confirm", {
      summary: "Replace a forgotten password by the token of a letter, once; every session ends",
      access: "anonymous",
      body: confirmBody,
      refusals: ["auth.token-invalid", "request.rate-limited"],
      answer: noContent,
      run: ({ by, body: { token, memberPwd }, request }) =>
        security.confirmPasswordReset(by, { token, password: memberPwd, address: addressOf(request) }),
    }),
  ];
};
