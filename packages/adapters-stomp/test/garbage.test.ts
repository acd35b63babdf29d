import { randomBytes } from "node:crypto";
import { connect as openTcp, type Socket } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { holds } from "./holds.ts";
import { rawClient } from "./raw-client.ts";
import { begin } from "./world.ts";

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "CONNECT\naccept-version:1.2\n\n\0",
      "SEND\n",
      "SUBSCRIBE\n",
      "destination:/topic/a\n",
      "destination:/app/echo\n",
    ],
    ...["id:a\n", "receipt:r\n", "transaction:t\n", "BEGIN\n", "COMMIT\n", "ACK\n", "DISCONNECT\n", "ack:client\n"],
    ...["content-length:3\n", "\n", "\n\0", "\0", "\r\n", "\\", ":", "heart-beat:1,1\n", "__proto__:x\n"],
  ),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
);
const message = fc.record({
  bytes: fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.from(pieces.join(""), "latin1")),
  binary: fc.boolean(),
  fin: fc.boolean(),
});

test("arbitrary bytes never break out of their session, never hang, and leave nothing behind", async () => {
  const { broker, url, connect, errors } = await begin({
    limits: { bodyBytes: 500, headBytes: 500, headerBytes: 200, messageBytes: 2_000, closeMs: 200 },
    app: { handlers: { echo: () => undefined } },
  });
  const witness = await connect();
  await witness.subscribe("w", "/topic/witness");
  await holds(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 12 }), fc.boolean(), async (messages, connected) => {
      const client = await rawClient(url, []);
      client.socket.removeAllListeners("message");
      if (connected) client.send("CONNECT\naccept-version:1.2\n\n\0");
      for (const { bytes, binary, fin } of messages)
        if (client.socket.readyState === WebSocket.OPEN) client.socket.send(bytes, { binary, fin });
      if (client.socket.readyState === WebSocket.OPEN)
        await new Promise((resolve) => client.socket.ping("", true, resolve));
      await witness.settled();
      client.socket.terminate();
      await client.closed;
    }),
    150,
  );
  expect(errors).toEqual([]);
  expect(broker.publish("/topic/witness", "still here")).toBe(1);
  await witness.next("MESSAGE");
  await expect.poll(() => broker.counts()).toMatchObject({ sockets: 1, sessions: 1, subscriptions: 1 });
}, 60_000);

test("a thousand garbage sockets do not disturb a chat, and their memory is bounded", async () => {
  const world = await begin({
    app: {
      handlers: {
        say: (session, message) => {
          world.broker.publish("/topic/chat", `${session.user}: ${message.text()}`);
          return undefined;
        },
      },
    },
  });
  const { broker, port, connect, errors } = world;
  const [alice, bob] = [await connect({ login: "alice" }), await connect({ login: "bob" })];
  for (const client of [alice, bob]) await client.subscribe("c", "/topic/chat");
  const before = process.memoryUsage();

  const upgrade =
    "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  const sockets: Socket[] = [];
  for (let n = 0; n < 1_000; n += 1) {
    const socket = openTcp(port, "127.0.0.1").on("error", () => undefined);
    sockets.push(socket);
    // No handshake at all, a handshake and no frame, or one whose frame claims much and never ends.
    if (n % 4 > 0) socket.write(upgrade);
    if (n % 4 > 1)
      socket.write(Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0]), randomBytes(6_000)]));
    if (n % 4 === 0) socket.write(randomBytes(100));
    if (n % 100 === 0) {
      alice.frame("SEND", { destination: "/app/say" }, String(n));
      for (const client of [alice, bob]) expect((await client.next("MESSAGE")).body).toBe(`alice: ${n}`);
    }
  }
  bob.frame("SEND", { destination: "/app/say" }, "still here?");
  for (const client of [alice, bob]) expect((await client.next("MESSAGE")).body).toBe("bob: still here?");
  expect(process.memoryUsage().rss - before.rss).toBeLessThan(200 * 2 ** 20);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => broker.counts().sockets).toBe(2);
  expect(errors).toEqual([]);
}, 60_000);
