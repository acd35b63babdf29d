import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { onTestFinished } from "vitest";
import { type StompBroker, type StompBrokerOptions, type StompEvent, stompBroker } from "../src/broker/index.ts";
import { type RawClient, rawClient } from "./raw-client.ts";

export type Data = { readonly login: string | undefined };

export type World = {
  readonly broker: StompBroker<Data>;
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  /** What the broker told of itself. */
  readonly events: readonly StompEvent<Data>[];
  readonly errors: readonly unknown[];
  /** A socket that has not said anything yet. */
  open(protocols?: readonly string[]): Promise<RawClient>;
  /** A client that has connected, by default in STOMP 1.2 without heart-beats. */
  connect(headers?: Readonly<Record<string, string>>): Promise<RawClient>;
};

export const listen = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
};

/** A broker over a real HTTP server. Whoever has the passcode `wrong` is refused; by default everybody may send anywhere. */
export const begin = async (options: Partial<StompBrokerOptions<Data>> = {}): Promise<World> => {
  const events: StompEvent<Data>[] = [];
  const errors: unknown[] = [];
  const broker = stompBroker<Data>({
    connect: ({ login, passcode }) =>
      passcode === "wrong"
        ? { refused: { code: "auth.bad-credentials", message: "wrong name or password" } }
        : { user: login ?? "guest", data: { login } },
    send: () => undefined,
    observe: (event) => events.push(event),
    onError: (error) => errors.push(error),
    ...options,
  });
  const server = createServer((_, response) => response.writeHead(204).end());
  broker.attach(server, { paths: ["/ws"] });
  const port = await listen(server);
  const url = `ws://127.0.0.1:${port}/ws`;
  onTestFinished(async () => {
    await broker.close({ drainMs: 100 });
    server.closeAllConnections();
    server.close();
  });
  const open = (protocols: readonly string[] = ["v12.stomp"]): Promise<RawClient> => rawClient(url, protocols);
  return {
    ...{ broker, server, url, port, events, errors, open },
    connect: async (headers = {}) => {
      const client = await open();
      client.frame("CONNECT", { "accept-version": "1.2", host: "shop", ...headers });
      await client.next("CONNECTED");
      return client;
    },
  };
};
