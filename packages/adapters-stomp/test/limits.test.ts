import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { stompBroker } from "../src/broker/index.ts";
import { frameText, type RawClient } from "./raw-client.ts";
import { begin } from "./world.ts";

/** The limit that ended a client, which its ERROR names. */
const limitOf = async (client: RawClient): Promise<string | undefined> => {
  const { headers } = await client.next("ERROR");
  expect(headers["code"]).toBe("stomp.limit-exceeded");
  expect(headers["message"]).toContain(`limits.${headers["limit"]}`);
  expect(await client.closed).toBe(1008);
  return headers["limit"];
};

const send = (body: string): string => frameText("SEND", { destination: "/topic/a" }, body);

describe("limits", () => {
  test("LIM-1: a body", async () => {
    const { connect, broker } = await begin({ limits: { bodyBytes: 1_000 } });
    const [client, declared] = [await connect(), await connect()];
    await client.subscribe("a", "/topic/a");
    client.send(send("x".repeat(1_000)));
    await client.next("MESSAGE");
    client.send(send("x".repeat(1_001)));
    expect(await limitOf(client)).toBe("bodyBytes");
    declared.frame("SEND", { destination: "/topic/a", "content-length": "1001", receipt: "r" });
    expect((await declared.next("ERROR")).headers).toMatchObject({ limit: "bodyBytes", "receipt-id": "r" });
    expect(broker.counts().delivered).toBe(1);
  });

  test("LIM-2: the number of headers, those that come twice too", async () => {
    const { connect } = await begin({ limits: { headers: 5 } });
    const client = await connect();
    client.send(`SEND\ndestination:/topic/a\n${"x:1\n".repeat(4)}receipt:r\n\n\0`);
    expect(await limitOf(client)).toBe("headers");
  });

  test("LIM-3: a header's line, and all of them together", async () => {
    const { connect } = await begin({ limits: { headerBytes: 100, headBytes: 300 } });
    const [line, endless, head] = [await connect(), await connect(), await connect()];
    line.frame("SEND", { destination: "/topic/a", x: "x".repeat(100) });
    expect(await limitOf(line)).toBe("headerBytes");
    endless.send(`SEND\nx:${"x".repeat(100)}`);
    expect(await limitOf(endless)).toBe("headerBytes");
    head.send(`SEND\n${"x:90".repeat(20)}\n${"y:90".repeat(20)}\n${"z:90".repeat(20)}\n${"z:90".repeat(20)}`);
    expect(await limitOf(head)).toBe("headBytes");
  });

  test("LIM-4: what never ends is cut, in frames, in one message, and before CONNECT with less", async () => {
    const limits = { connectBytes: 500, bodyBytes: 1_000, headBytes: 1_000, messageBytes: 3_000, closeMs: 300 };
    const { connect, open } = await begin({ limits });
    const [body, message, connecting, unconnected] = [await connect(), await connect(), await open(), await open()];
    for (let n = 0; n < 20; n += 1) body.send(n === 0 ? "SEND\ndestination:/topic/a\n\n" : "x".repeat(100));
    expect(await limitOf(body)).toBe("bodyBytes");
    for (let n = 0; n < 50; n += 1) message.socket.send("x".repeat(100), { fin: false });
    expect(await limitOf(message)).toBe("messageBytes");
    connecting.send(`CONNECT\n${"login:a\n".repeat(100)}`);
    expect(await limitOf(connecting)).toBe("connectBytes");
    for (let n = 0; n < 20; n += 1) unconnected.socket.send("x".repeat(100), { fin: false });
    expect(await limitOf(unconnected)).toBe("connectBytes");
  });

  test("LIM-4: pings between the pieces of a message neither count nor hide it", async () => {
    const { connect } = await begin({ limits: { messageBytes: 5_000, bodyBytes: 1_000 } });
    const [patient, greedy] = [await connect(), await connect()];
    patient.socket.send(Buffer.from("BEGIN\ntransaction:t\n"), { fin: false });
    for (let n = 0; n < 60; n += 1) {
      patient.socket.ping(Buffer.alloc(100), true);
      await once(patient.socket, "pong");
    }
    patient.socket.send(Buffer.from("receipt:r\n\n\0"), { fin: true });
    await patient.next("RECEIPT");
    for (let n = 0; n < 100; n += 1) {
      greedy.socket.send("x".repeat(100), { fin: false });
      if (n % 4 === 0) greedy.socket.ping(Buffer.alloc(100), true); // ws lets no more than 60 wait for their pong
    }
    expect(await limitOf(greedy)).toBe("messageBytes");
  });

  test("LIM-4: line ends without end keep nothing and end nothing", async () => {
    const { connect } = await begin();
    const client = await connect();
    for (let n = 0; n < 50; n += 1) client.send("\n".repeat(10_000));
    await client.settled();
  });

  test("LIM-5: clients that connect are let wait in a number only, and sessions are not in it", async () => {
    const { open, connect, url, broker } = await begin({ limits: { connecting: 2 } });
    for (let n = 0; n < 5; n += 1) await connect();
    const [first] = [await open(), await open()];
    const third = new WebSocket(url);
    third.on("error", () => undefined);
    const [, response] = await once(third, "unexpected-response");
    expect(response.statusCode).toBe(503);
    first?.socket.terminate();
    await expect.poll(() => broker.counts().sockets).toBe(6);
    await connect();
  });

  test("the frames of one message, and the subscriptions of a session", async () => {
    const { connect } = await begin({ limits: { framesPerMessage: 10, subscriptions: 3 } });
    const [frames, subscriptions] = [await connect(), await connect()];
    frames.send(send("x").repeat(10));
    await frames.settled();
    frames.send(send("x").repeat(11));
    expect(await limitOf(frames)).toBe("framesPerMessage");
    for (const id of "abcd") subscriptions.frame("SUBSCRIBE", { id, destination: "/topic/a" });
    expect(await limitOf(subscriptions)).toBe("subscriptions");
  });

  test("a limit that is none is refused when the broker is made", () => {
    const connect = () => ({ user: "a", data: undefined });
    expect(() => stompBroker({ connect, limits: { bodyBytes: 0 } })).toThrow("limits.bodyBytes");
    expect(() => stompBroker({ connect, limits: { headers: Number.NaN } })).toThrow("limits.headers");
  });
});

describe("slow ones", () => {
  test("SLOW-1: a client that stops reading is cut off, and delays nobody", async () => {
    const { connect, broker, events } = await begin({ limits: { unreadBytes: 200_000 } });
    const [stopped, reading] = [await connect(), await connect()];
    await stopped.subscribe("a", "/topic/a");
    await reading.subscribe("a", "/topic/a");
    stopped.socket.pause();
    const body = "x".repeat(50_000);
    let copies = 2;
    for (let n = 0; n < 400 && copies === 2; n += 1) {
      copies = broker.publish("/topic/a", body);
      await reading.next("MESSAGE");
    }
    expect(copies).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ type: "ended", code: "stomp.slow-consumer" }));
    expect(broker.counts()).toMatchObject({ sessions: 1, subscriptions: 1 });
    broker.publish("/topic/a", "still here");
    expect((await reading.next("MESSAGE")).body).toBe("still here");
  });

  test("SLOW-1: one that asks for receipts and does not read them is cut off too", async () => {
    const { connect, broker } = await begin({ limits: { unreadBytes: 50_000 } });
    const client = await connect();
    client.socket.pause();
    const asking = frameText("SEND", { destination: "/topic/a", receipt: "r".repeat(4_000) }).repeat(100);
    while (broker.counts().sessions > 0) {
      if (client.socket.bufferedAmount < 1_000_000) client.send(asking);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

  test("SLOW-2: a flood that is handled slowly waits with its sender, and loses nothing", async () => {
    const heard: number[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let handling = 0;
    const { connect } = await begin({
      app: {
        handlers: {
          slow: async (_, { body }) => {
            handling += 1;
            expect(handling).toBe(1); // one by one
            await gate;
            heard.push(Number.parseInt(Buffer.from(body).toString("latin1", 0, 8), 10));
            handling -= 1;
          },
        },
      },
    });
    const client = await connect();
    const padding = "x".repeat(60_000);
    const all = Array.from({ length: 400 }, (_, n) => n);
    for (const n of all) client.frame("SEND", { destination: "/app/slow" }, `${n} ${padding}`);
    // More than any kernel keeps between two sockets: the rest has to wait here, however long one looks.
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(client.socket.bufferedAmount).toBeGreaterThan(1_000_000);
    open();
    await client.settled();
    expect(heard).toEqual(all);
  });

  test("SLOW-2: a client that waits for a handler is not taken for a silent one", async () => {
    let finish = (): void => undefined;
    const { connect } = await begin({
      limits: { queuedBytes: 1_000 },
      heartBeat: { incomingMs: 30, outgoingMs: 0, tolerance: 2 },
      app: {
        handlers: {
          long: () =>
            new Promise<void>((resolve) => {
              finish = resolve;
            }),
          short: () => undefined,
        },
      },
    });
    const client = await connect({ "heart-beat": "30,0" });
    client.frame("SEND", { destination: "/app/long" });
    for (let n = 0; n < 10; n += 1) client.frame("SEND", { destination: "/app/short" }, "x".repeat(1_000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    finish();
    await client.settled();
  });
});
