import { parseCookie } from "cookie";
import type { CookieOptions, Request, Response } from "express";

/** How the cookies of signing in are set. */
export type CookieTerms = {
  /** Only over https. Never taken from the request: a header can be made up. */
  readonly secure: boolean;
};

export const refreshCookie = "refreshToken";

export const cookieOf = (request: Request, name: string): string | undefined =>
  request.headers.cookie === undefined ? undefined : parseCookie(request.headers.cookie)[name];

/** Sent to the authentication endpoints alone, wherever the router is mounted, and unreadable to scripts. */
const refreshOptions = ({ baseUrl }: Request, { secure }: CookieTerms): CookieOptions => ({
  httpOnly: true,
  secure,
  sameSite: "strict",
  path: `${baseUrl}/auth`,
});

export const setRefreshCookie = (
  { request, response }: { readonly request: Request; readonly response: Response },
  token: { readonly refreshToken: string; readonly refreshExpiresAt: Date },
  terms: CookieTerms,
): void => {
  const options = { ...refreshOptions(request, terms), expires: token.refreshExpiresAt };
  response.cookie(refreshCookie, token.refreshToken, options);
};

export const clearRefreshCookie = (
  { request, response }: { readonly request: Request; readonly response: Response },
  terms: CookieTerms,
): void => {
  response.clearCookie(refreshCookie, refreshOptions(request, terms));
};
