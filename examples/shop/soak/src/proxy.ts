import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request as onwards, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What stands before several instances and sends each request to one of those that are ready, in turn. */
export type WatchingProxy = {
  readonly url: string;
  /** Resolves when the instance is ready and gets its share. */
  add(instance: string): Promise<void>;
  /** Which instances get requests now. */
  ready(): readonly string[];
  close(): Promise<void>;
};

type Instance = { readonly url: URL; readonly agent: Agent; isReady: boolean };

export type ProxyOptions = {
  /** How often each instance is asked whether it is ready, in ms. Default: 50. */
  readonly askMs?: number;
};

/** The way of a request whose instance is gone: nothing is tried again, so whoever asked hears of everything. */
const fail = (response: ServerResponse): void => {
  if (response.headersSent) response.destroy();
  else response.writeHead(502, { "Content-Type": "text/plain" }).end("no instance has answered");
};

const headOf = ({ method, url, rawHeaders }: IncomingMessage): string => {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ""}`] : []));
  return [`${method} ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n");
};

/** A proxy as small as can be. It keeps connections to its instances, as real ones do. */
export const startProxy = async ({ askMs = 50 }: ProxyOptions = {}): Promise<WatchingProxy> => {
  const instances = new Map<string, Instance>();
  const sockets = new Set<Duplex>();
  const kept = <S extends Duplex>(socket: S): S => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    return socket;
  };
  let turn = 0;
  const next = (): Instance | undefined => {
    const ready = [...instances.values()].filter(({ isReady }) => isReady);
    turn += 1;
    return ready[turn % ready.length];
  };

  const server = createServer((request, response) => {
    const instance = next();
    if (instance === undefined) return fail(response);
    const { url, agent } = instance;
    const { method, url: path, headers } = request;
    const asked = onwards({ host: url.hostname, port: url.port, agent, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.on("error", () => response.destroy()).pipe(response);
    });
    asked.on("error", () => fail(response));
    request.pipe(asked);
  });
  server.on("connection", kept);
  server.on("upgrade", (request: IncomingMessage, near: Socket, head: Buffer) => {
    const instance = next();
    if (instance === undefined) return void near.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    const far = kept(connect(Number(instance.url.port), instance.url.hostname));
    far.write(headOf(request));
    far.write(head);
    near.pipe(far).on("close", () => near.destroy());
    far.pipe(near).on("close", () => far.destroy());
  });

  const ask = async (instance: Instance): Promise<void> => {
    const answer = await fetch(new URL("/readyz", instance.url), { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    instance.isReady = answer?.status === 200;
  };
  const asking = setInterval(() => {
    for (const instance of instances.values()) void ask(instance);
  }, askMs);

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    add: async (name) => {
      const instance = { url: new URL(name), agent: new Agent({ keepAlive: true }), isReady: false };
      while (!instance.isReady) await ask(instance);
      instances.set(name, instance);
    },
    ready: () => [...instances].flatMap(([name, { isReady }]) => (isReady ? [name] : [])),
    close: async () => {
      clearInterval(asking);
      for (const { agent } of instances.values()) agent.destroy();
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
