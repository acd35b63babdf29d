import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Request } from "express";
import { cookieOf } from "./cookies.ts";

export const csrfCookie = "XSRF-TOKEN";
export const csrfHeader = "X-XSRF-TOKEN";

const shape = /^[\w-]{43}$/;

/** The caller's token, or a new one: tabs of one browser share it. */
export const csrfTokenOf = (request: Request): string => {
  const sent = cookieOf(request, csrfCookie);
  return sent !== undefined && shape.test(sent) ? sent : randomBytes(32).toString("base64url");
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Double submit: another site can make a browser send the cookie, but can neither read it nor set the header. */
export const csrfPasses = (request: Request): boolean => {
  const cookie = cookieOf(request, csrfCookie);
  const header = request.get(csrfHeader);
  if (cookie === undefined || header === undefined || !shape.test(cookie)) return false;
  return timingSafeEqual(digest(cookie), digest(header));
};
