import type { AddressInfo } from "node:net";
import { createShop, expectOk, type MemberId, type Role, type SessionId, type Shop } from "@cofshop/core";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import express from "express";
import { expect } from "vitest";
import { type RequestFacts, type Route, type ShopRouterOptions, shopRouter, shopRoutes } from "../src/index.ts";

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** `header.code`; empty without a body. */
  readonly code: string;
  readonly body: ReplyBody;
};
export type ReplyBody = {
  readonly message?: string;
  readonly timestamp?: string;
  readonly data?: unknown;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly details?: Readonly<Record<string, unknown>>;
};
export type Sent = {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Person = { readonly id: MemberId; readonly email: string; readonly token: string };

export const password = "correct horse";
const day = 86_400_000;

/** A shop in memory behind a real socket. Every success is held against the schema that documents it. */
export const openWorld = async (
  options: ShopRouterOptions = {},
  { ports = memoryPorts(), trustProxy = 0 }: { readonly ports?: MemoryPorts; readonly trustProxy?: number } = {},
) => {
  const shop: Shop = createShop(ports);
  const broken: { readonly error: unknown; readonly facts: RequestFacts }[] = [];
  const terms: ShopRouterOptions = {
    sandbox: ports.paymentGateway,
    lock: ports.lock,
    onError: (error, facts) => void broken.push({ error, facts }),
    ...options,
  };
  const routes = shopRoutes(shop, terms);
  const app = express().set("trust proxy", trustProxy);
  const server = app.use("/api", shopRouter(shop, terms)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  /** @param path from the mount point, `/orders` */
  const call = async (method: string, path: string, { token, body, headers = {} }: Sent = {}): Promise<Reply> => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    // A file is no envelope.
    const isEnvelope = response.headers.get("Content-Type")?.startsWith("application/json") === true;
    const json =
      text === "" || !isEnvelope ? undefined : (JSON.parse(text) as { header: { code: string }; body: ReplyBody });
    const reply: Reply = {
      status: response.status,
      headers: response.headers,
      code: json?.header.code ?? "",
      body: json?.body ?? {},
    };
    if (response.ok && method !== "HEAD" && method !== "OPTIONS") documented(method, path, reply);
    return reply;
  };

  const documented = (method: string, path: string, { status, body }: Reply): void => {
    const route = routeOf(routes, method, path);
    expect(Object.keys(route?.statuses ?? {}), `${method} ${path} documents ${status}`).toContain(String(status));
    const checked = route?.statuses[status]?.safeParse(body.data);
    expect(checked?.error, `${method} ${path} answers as documented`).toBeUndefined();
  };

  /** Somebody who is signed in with a role, as the process makes staff. */
  const enter = async (email: string, role: Role = "MEMBER"): Promise<Person> => {
    const command = { email, name: email.split("@")[0] ?? "", password, tel: "01012345678" };
    const { member } = shop;
    const made = {
      MEMBER: () => member.signUp({ kind: "anonymous" }, command),
      SELLER: () => member.createSeller(command),
      ADMIN: () => member.createAdmin(command),
    };
    const { id } = expectOk(await made[role]());
    const now = ports.clock.now();
    const claims = { use: "access", member: id, role, session: ports.ids.next<SessionId>() } as const;
    return { id, email, token: await ports.tokenSigner.sign(claims, now, new Date(now.getTime() + day)) };
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { origin, shop, ports, routes, broken, call, enter, close };
};
export type World = Awaited<ReturnType<typeof openWorld>>;

/** `/orders/:id` as a pattern, literal paths first as the router has them. */
const routeOf = (routes: readonly Route[], method: string, path: string): Route | undefined => {
  const [asked = ""] = path.split("?");
  const fits = ({ path: pattern, method: own }: Route) =>
    own === method.toLowerCase() && new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(asked);
  return routes.filter(fits).sort((a, b) => a.path.split(":").length - b.path.split(":").length)[0];
};

/** The data of a success, read with a schema-less eye. */
export const dataOf = <T>({ body }: Reply): T => body.data as T;
