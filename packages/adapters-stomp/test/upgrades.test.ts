import { once } from "node:events";
import { createServer } from "node:http";
import { connect as openTcp } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { type AttachOptions, type StompBroker, stompBroker } from "../src/broker/index.ts";
import { rawClient } from "./raw-client.ts";
import { listen } from "./world.ts";

const broker = (): StompBroker<undefined> => {
  const made = stompBroker({ connect: () => ({ user: "a", data: undefined }) });
  onTestFinished(() => made.close());
  return made;
};

const serve = async () => {
  const server = createServer((_, response) => response.end("page"));
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url: `ws://127.0.0.1:${port}`, port };
};

/** What an upgrade is answered with: 101, or the refusal. */
const answer = async (url: string, origin?: string): Promise<readonly [number, string]> => {
  const socket = new WebSocket(url, { ...(origin !== undefined && { origin }) });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once("open", () => resolve([101, ""]));
    socket.on("error", () => undefined);
    socket.once("unexpected-response", (_, response) => {
      void response.toArray().then((chunks) => resolve([response.statusCode ?? 0, Buffer.concat(chunks).toString()]));
    });
  });
};

test("a path is taken whatever its query, and no longer than it is attached", async () => {
  const { server, url } = await serve();
  const detach = broker().attach(server, { paths: ["/ws", "/ws/websocket"] });
  expect(await answer(`${url}/ws?token=1`)).toEqual([101, ""]);
  expect(await answer(`${url}/ws/websocket`)).toEqual([101, ""]);
  expect(await answer(`${url}/ws/`)).toEqual([404, "No WebSocket here. STOMP is at /ws, /ws/websocket.\n"]);
  detach();
  expect(server.listenerCount("upgrade")).toBe(0);
});

test("a page of another origin is turned away, by a rule of the host's", async () => {
  const { server, url } = await serve();
  const seen: (string | undefined)[] = [];
  const origins: AttachOptions["origins"] = (origin, request) => {
    seen.push(origin);
    return request.url === "/ws" && origin !== "https://evil.example";
  };
  broker().attach(server, { paths: ["/ws"], origins });
  expect(await answer(`${url}/ws`, "https://evil.example")).toEqual([403, "Pages of this origin may not connect.\n"]);
  expect(await answer(`${url}/ws`, "https://shop.example")).toEqual([101, ""]);
  expect(await answer(`${url}/ws`)).toEqual([101, ""]);
  expect(seen).toEqual(["https://evil.example", "https://shop.example", undefined]);
});

test("other listeners of the server, and pages, go on working", async () => {
  const { server, url, port } = await serve();
  broker().attach(server, { paths: ["/ws"] });
  const others = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (request.url === "/other") others.handleUpgrade(request, socket, head, (webSocket) => webSocket.send("hello"));
  });
  const socket = new WebSocket(`${url}/other`);
  onTestFinished(() => socket.terminate());
  const [data]: unknown[] = await once(socket, "message");
  expect(String(data)).toBe("hello");
  expect(await (await fetch(`http://127.0.0.1:${port}/ws`)).text()).toBe("page");
});

test("several brokers share a server, and one answer says where all of them are", async () => {
  const { server, url } = await serve();
  const [one, other] = [broker(), broker()];
  one.attach(server, { paths: ["/one"] });
  other.attach(server, { paths: ["/other"] });
  expect(await answer(`${url}/one`)).toEqual([101, ""]);
  expect(await answer(`${url}/other`)).toEqual([101, ""]);
  expect(await answer(`${url}/third`)).toEqual([404, "No WebSocket here. STOMP is at /one, /other.\n"]);
  expect([one.counts().sockets, other.counts().sockets]).toEqual([1, 1]);
});

test("what is no WebSocket handshake is refused as such, and one that goes at once is no harm", async () => {
  const { server, port, url } = await serve();
  broker().attach(server, { paths: ["/ws"] });
  const socket = openTcp(port, "127.0.0.1");
  socket.write("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  const [data]: unknown[] = await once(socket, "data");
  expect(String(data)).toMatch(/^HTTP\/1\.1 400 /);
  for (let n = 0; n < 20; n += 1) {
    const hasty = openTcp(port, "127.0.0.1");
    hasty.on("error", () => undefined);
    hasty.write(`GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, () =>
      hasty.resetAndDestroy(),
    );
  }
  await rawClient(`${url}/ws`, []);
});
