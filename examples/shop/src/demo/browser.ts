import { z } from "zod";

/** What the shop answered. */
export type Reply = {
  readonly status: number;
  /** `201 C-OK`, `404 order.not-found`; the status alone where there is no body. */
  readonly verdict: string;
  readonly data: unknown;
  /** The fields that a 400 names. */
  readonly fields: readonly string[];
  /** Facts besides the code, such as the stock that a 409 tells. */
  readonly details: unknown;
  readonly cookies: readonly string[];
};
export type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** What a browser does for the pages of a shop: keeps cookies, sends them where they belong, and the access token. */
export type Browser = {
  /** @param path below `/api`, such as `/orders` */
  call(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, sent?: Sent): Promise<Reply>;
  signedIn(accessToken: string): void;
  cookie(name: string): string;
};

const envelope = z.object({
  header: z.object({ code: z.string() }),
  body: z.object({
    data: z.unknown().optional(),
    errors: z.array(z.object({ field: z.string() })).default([]),
    details: z.unknown().optional(),
  }),
});

/** `name=value; Path=/api/auth; HttpOnly …`; an expiry in the past means that it is gone. */
const readCookie = (line: string) => {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", value = ""] = pair.split("=");
  const attribute = (key: string) => attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.split("=")[1];
  const gone = Date.parse(attribute("expires") ?? "9999-12-31") <= Date.now();
  return { name, value, path: attribute("path") ?? "/", gone };
};

export const openBrowser = (origin: string): Browser => {
  const jar = new Map<string, { readonly value: string; readonly path: string }>();
  let accessToken: string | undefined;

  const cookiesFor = (path: string): string =>
    [...jar]
      .flatMap(([name, { value, path: below }]) => (path.startsWith(below) ? [`${name}=${value}`] : []))
      .join("; ");

  const call: Browser["call"] = async (method, path, { body, headers = {} } = {}) => {
    const cookies = cookiesFor(`/api${path}`);
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        "Accept-Language": "en",
        ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
        ...(cookies === "" ? {} : { Cookie: cookies }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const { name, value, path: below, gone } = readCookie(line);
      if (gone) jar.delete(name);
      else jar.set(name, { value, path: below });
    }
    const { status } = response;
    const set = response.headers.getSetCookie();
    const text = await response.text();
    if (text === "")
      return { status, verdict: `${status}`, data: undefined, fields: [], details: undefined, cookies: set };
    const { header, body: said } = envelope.parse(JSON.parse(text));
    const fields = said.errors.map(({ field }) => field);
    return {
      status,
      verdict: `${status} ${header.code}`,
      data: said.data,
      fields,
      details: said.details,
      cookies: set,
    };
  };

  return {
    call,
    signedIn: (token) => {
      accessToken = token;
    },
    cookie: (name) => jar.get(name)?.value ?? "",
  };
};
