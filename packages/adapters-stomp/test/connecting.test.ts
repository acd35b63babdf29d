import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect as openTcp } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { stompBroker } from "../src/broker/index.ts";
import { frameText, rawClient } from "./raw-client.ts";
import { begin } from "./world.ts";

describe("CONNECT", () => {
  test("CON-1: is answered with CONNECTED and the version", async () => {
    const { open } = await begin();
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.0,1.1,1.2", host: "shop" });
    expect((await client.next("CONNECTED")).headers["version"]).toBe("1.2");
  });

  test("CON-2: may be called STOMP", async () => {
    const { open } = await begin();
    const client = await open();
    client.frame("STOMP", { "accept-version": "1.2", host: "shop" });
    expect((await client.next("CONNECTED")).headers["version"]).toBe("1.2");
  });

  test.each(["SUBSCRIBE", "SEND", "BEGIN", "DISCONNECT", "ACK"])(
    "CON-3: nothing is done before: %s",
    async (command) => {
      const { open, connect, events } = await begin();
      const witness = await connect();
      await witness.subscribe("a", "/topic/a");
      const client = await open();
      client.frame(command, { id: "a", destination: "/topic/a", transaction: "t", receipt: "r" });
      client.frame("SEND", { destination: "/topic/a" }, "sneaked in");
      const { headers } = await client.next("ERROR");
      expect(headers["code"]).toBe("stomp.not-connected");
      await client.closed;
      await witness.settled();
      expect(witness.unread).toEqual([]);
      expect(events).toContainEqual({ type: "not-connected", code: "stomp.not-connected" });
    },
  );

  test("CON-3: what comes while it is looked at waits for the answer", async () => {
    let letIn = (): void => undefined;
    const looked = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    const { open } = await begin({
      connect: async () => {
        await looked;
        return { user: "a", data: { login: undefined } };
      },
    });
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2" });
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a", receipt: "r" });
    letIn();
    await client.next("CONNECTED");
    await client.next("RECEIPT");
  });

  test.each(["CONNECT", "STOMP"])("CON-4: a second one is refused: %s", async (command) => {
    const { connect } = await begin();
    const client = await connect();
    client.frame(command, { "accept-version": "1.2" });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.already-connected");
  });

  test("CON-5: a socket that never says it is dropped, and so is one whose CONNECT is not answered in time", async () => {
    const { open } = await begin({ limits: { connectMs: 100 }, connect: () => new Promise(() => undefined) });
    const [mute, waiting] = [await open(), await open()];
    waiting.frame("CONNECT", { "accept-version": "1.2" });
    for (const client of [mute, waiting]) {
      expect((await client.next("ERROR")).headers["code"]).toBe("stomp.connect-timeout");
      await client.closed;
    }
  });

  test("CON-6: CONNECTED has session, server and heart-beat, well formed", async () => {
    const { open } = await begin({ heartBeat: { outgoingMs: 3_000, incomingMs: 4_000 } });
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2", "heart-beat": "5000,1000" });
    expect((await client.next("CONNECTED")).headers).toEqual({
      version: "1.2",
      session: expect.stringMatching(/^[0-9a-f-]{36}$/),
      server: "cofshop-stomp",
      "heart-beat": "3000,5000",
    });
  });

  test("CON-7: every session has a name of its own", async () => {
    const { connect, broker } = await begin();
    for (const _ of [1, 2, 3]) await connect();
    expect(new Set(broker.sessions().map(({ id }) => id)).size).toBe(3);
  });
});

describe("versions", () => {
  test.each([
    ["1.0,1.1,1.2", "1.2"],
    ["1.1,1.0", "1.1"],
    ["1.2,2.0", "1.2"],
    ["9.9,1.0,rubbish", "1.0"],
    ["1.1 , 1.0", "1.1"],
  ])("VER-1: of %s the highest that is known wins", async (accepted, version) => {
    const { open } = await begin();
    const client = await open();
    client.frame("CONNECT", { "accept-version": accepted });
    expect((await client.next("CONNECTED")).headers["version"]).toBe(version);
  });

  test("VER-2: none at all means 1.0", async () => {
    const { open } = await begin();
    const client = await open();
    client.frame("CONNECT", { login: "a", passcode: "b" });
    expect((await client.next("CONNECTED")).headers["version"]).toBe("1.0");
  });

  test.each(["2.0", "", "1.3,11"])(
    "VER-3: none in common is an ERROR that lists what there is: %j",
    async (accepted) => {
      const { open } = await begin();
      const client = await open();
      client.frame("CONNECT", { "accept-version": accepted });
      const { headers } = await client.next("ERROR");
      expect(headers).toMatchObject({ code: "stomp.unsupported-version", version: "1.2,1.1,1.0" });
      await client.closed;
    },
  );
});

describe("WebSocket", () => {
  test.each([
    ["WS-1: v12.stomp is preferred", ["v10.stomp", "v11.stomp", "v12.stomp"], "v12.stomp"],
    ["WS-2: v11.stomp can be chosen", ["v11.stomp", "v10.stomp"], "v11.stomp"],
    ["WS-2: v10.stomp can be chosen", ["v10.stomp", "mqtt"], "v10.stomp"],
    ["WS-3: none need be offered", [], ""],
  ])("%s", async (_, offered, chosen) => {
    const { open } = await begin();
    const client = await open(offered);
    expect(client.socket.protocol).toBe(chosen);
    client.frame("CONNECT", { "accept-version": "1.2" });
    await client.next("CONNECTED");
  });

  test("WS-4: an unknown sub-protocol is never echoed", async () => {
    const { port } = await begin();
    const socket = openTcp(port, "127.0.0.1");
    socket.write(
      "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt, soap\r\n\r\n",
    );
    const [data]: unknown[] = await once(socket, "data");
    socket.destroy();
    expect(String(data)).toContain("101 Switching Protocols");
    expect(String(data).toLowerCase()).not.toContain("sec-websocket-protocol");
  });

  test("WS-5: a path that is not ours is not upgraded, and told so", async () => {
    const { port } = await begin();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/elsewhere`);
    socket.on("error", () => undefined);
    const [, response] = await once(socket, "unexpected-response");
    expect(response.statusCode).toBe(404);
    const [sentence]: unknown[] = await once(response, "data");
    expect(String(sentence)).toBe("No WebSocket here. STOMP is at /ws.\n");
  });

  test("WS-6: a ping is answered", async () => {
    const { connect } = await begin();
    const { socket } = await connect();
    socket.ping("are you there");
    const [data]: unknown[] = await once(socket, "pong");
    expect(String(data)).toBe("are you there");
  });

  test("WS-7: a close is answered", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    client.socket.close(1000);
    expect(await client.closed).toBe(1000);
    await expect.poll(() => broker.counts().sockets).toBe(0);
  });

  test("WS-8: text that is not UTF-8 ends its own socket only", async () => {
    const { connect, broker } = await begin();
    const [bad, good] = [await connect(), await connect()];
    await good.subscribe("a", "/topic/a");
    bad.socket.send(Buffer.of(0xc3, 0x28), { binary: false });
    expect(await bad.closed).toBe(1007);
    expect(broker.publish("/topic/a", "x")).toBe(1);
    await good.next("MESSAGE");
  });

  test("WS-9: a message may come in continuation frames", async () => {
    const { open } = await begin();
    const client = await open();
    const [...bytes] = Buffer.from(frameText("CONNECT", { "accept-version": "1.2", name: "가" }));
    for (const [at, byte] of bytes.entries())
      client.socket.send(Buffer.of(byte), { fin: at === bytes.length - 1, binary: false });
    await client.next("CONNECTED");
  });

  test("WS-10: text and binary are read alike", async () => {
    const { open } = await begin();
    const client = await open();
    client.send(Buffer.from(frameText("CONNECT", { "accept-version": "1.2" })));
    await client.next("CONNECTED");
    client.send("SUBSCRIBE\nid:a\ndestination:/topic/a\nrece");
    client.send(Buffer.from("ipt:r\n\n\0"));
    await client.next("RECEIPT");
  });
});

describe("who may", () => {
  test("AUTH-1: wrong credentials are an ERROR that does not repeat them, and the end", async () => {
    const { open } = await begin();
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2", login: "alice-the-name", passcode: "wrong" });
    const error = await client.next("ERROR");
    expect(error.headers["code"]).toBe("auth.bad-credentials");
    expect(JSON.stringify(error)).not.toContain("alice-the-name");
    expect(error.body).toBe("wrong name or password");
    expect(await client.closed).toBe(1008);
  });

  test("AUTH-2: no credentials are seen as such", async () => {
    const { open } = await begin({
      connect: ({ headers }) =>
        headers.has("Authorization")
          ? { user: "a", data: { login: undefined } }
          : { refused: { code: "auth.token-missing", message: "log in first: here\nis how" } },
    });
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2" });
    const error = await client.next("ERROR");
    expect(error.headers).toMatchObject({ code: "auth.token-missing", message: "log in first here is how" });
    expect(error.body).toBe("log in first: here\nis how");
  });

  test("AUTH-3: a forbidden SUBSCRIBE is an ERROR without a RECEIPT, and nothing is delivered", async () => {
    const { connect, broker } = await begin({
      subscribe: async (_, destination) =>
        destination === "/topic/secret" ? { refused: { code: "room.not-found", message: "no such room" } } : undefined,
    });
    const client = await connect();
    await client.subscribe("a", "/topic/open");
    client.frame("SUBSCRIBE", { id: "b", destination: "/topic/secret", receipt: "r" });
    expect((await client.next("ERROR")).headers).toMatchObject({ code: "room.not-found", "receipt-id": "r" });
    expect(broker.publish("/topic/secret", "x")).toBe(0);
    await client.closed;
    expect(client.unread).toEqual([]);
  });

  test("AUTH-4: a forbidden SEND is an ERROR without a RECEIPT, and nothing is delivered", async () => {
    const { connect } = await begin({
      send: ({ user }) => (user === "alice" ? undefined : { refused: { code: "room.read-only", message: "not you" } }),
    });
    const [alice, bob] = [await connect({ login: "alice" }), await connect({ login: "bob" })];
    await alice.subscribe("a", "/topic/a");
    bob.frame("SEND", { destination: "/topic/a", receipt: "r" }, "from bob");
    expect((await bob.next("ERROR")).headers).toMatchObject({ code: "room.read-only", "receipt-id": "r" });
    alice.frame("SEND", { destination: "/topic/a" }, "from alice");
    expect((await alice.next("MESSAGE")).body).toBe("from alice");
  });

  test("AUTH-4: without a rule nobody sends to the broker's destinations", async () => {
    const broker = stompBroker({ connect: () => ({ user: "a", data: undefined }) });
    const { server, port } = await begin();
    broker.attach(server, { paths: ["/other"] });
    const client = await rawClient(`ws://127.0.0.1:${port}/other`, []);
    client.send(frameText("CONNECT") + frameText("SEND", { destination: "/topic/a" }));
    await client.next("CONNECTED");
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.send-forbidden");
  });

  test("a hook that throws ends the session without saying why, and the host hears it", async () => {
    const { connect, errors } = await begin({
      subscribe: () => {
        throw new Error("secret detail");
      },
    });
    const client = await connect();
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a" });
    const error = await client.next("ERROR");
    expect(error.headers["code"]).toBe("stomp.internal");
    expect(JSON.stringify(error)).not.toContain("secret");
    expect(errors).toEqual([new Error("secret detail")]);
    expect(await client.closed).toBe(1011);
  });

  test("a session does not hold on to its HTTP request", async () => {
    let request: WeakRef<IncomingMessage> | undefined;
    const { connect, broker } = await begin({
      connect: (offer) => {
        request = new WeakRef(offer.request);
        return { user: "a", data: { login: undefined } };
      },
    });
    await (await connect()).settled();
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    await expect
      .poll(() => {
        if (typeof collect === "function") collect();
        return request?.deref();
      })
      .toBeUndefined();
    expect(broker.counts().sessions).toBe(1);
  });

  test("a client is looked at with its HTTP request", async () => {
    const { open, broker } = await begin({
      connect: ({ request }) => ({ user: request.url ?? "", data: { login: undefined } }),
    });
    const client = await open();
    client.frame("CONNECT");
    await client.next("CONNECTED");
    expect(broker.sessions()).toMatchObject([{ user: "/ws", version: "1.0" }]);
  });
});
