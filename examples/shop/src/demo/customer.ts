import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { type Browser, openBrowser, type Sent } from "./browser.ts";

export type Customer = { readonly name: string; readonly memberId: string; readonly browser: Browser };
export type Credentials = { readonly email: string; readonly memberPwd: string };

const loggedIn = z.object({ memberId: z.string(), role: z.string(), accessToken: z.string() });

export const address = { city: "서울", street: "성동구 연무장길 12", zipCode: "04782" };

/** Nobody else's e-mail, however often the story is told to one shop. */
export const newCredentials = (): Credentials => ({
  email: `demo.${randomUUID().slice(0, 13)}@cofshop.example`,
  memberPwd: randomBytes(12).toString("base64url"),
});

export const signUp = ({ call }: Browser, memberName: string, credentials: Credentials) =>
  call("POST", "/members/signup", { body: { ...credentials, memberName, tel: "01012345678" } });

/** Signs in; from here on the browser sends the access token. */
export const logIn = async (browser: Browser, credentials: Credentials, headers: Sent["headers"] = {}) => {
  const reply = await browser.call("POST", "/auth/login", { body: credentials, headers });
  if (reply.status !== 200) return { reply, memberId: "", role: "" };
  const { accessToken, ...member } = loggedIn.parse(reply.data);
  browser.signedIn(accessToken);
  return { reply, ...member };
};

/** Somebody who signs up and in without the story dwelling on it. */
export const newCustomer = async (origin: string, name: string): Promise<Customer> => {
  const browser = openBrowser(origin);
  const credentials = newCredentials();
  await signUp(browser, name, credentials);
  const { memberId } = await logIn(browser, credentials);
  return { name, memberId, browser };
};
