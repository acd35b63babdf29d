import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

const identity = { user: "a", data: { login: undefined } };

describe("a session's time", () => {
  test("is over at expiresAt, with the code of the host's choice", async () => {
    const { connect } = await begin({
      connect: () => ({ ...identity, expiresAt: new Date(Date.now() + 150) }),
      expired: { code: "auth.token-expired", message: "log in again" },
    });
    const client = await connect();
    const { headers, body } = await client.next("ERROR");
    expect([headers["code"], body]).toEqual(["auth.token-expired", "log in again"]);
    expect(await client.closed).toBe(1008);
  });

  test("may be over before it begins", async () => {
    const { open } = await begin({ connect: () => ({ ...identity, expiresAt: new Date(Date.now() - 1) }) });
    const client = await open();
    client.frame("CONNECT");
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.session-expired");
  });

  test("may be longer than a timer can wait", async () => {
    const inAYear = new Date(Date.now() + 365 * 86_400_000);
    const { connect, broker } = await begin({ connect: () => ({ ...identity, expiresAt: inAYear }) });
    const client = await connect();
    await client.settled();
    expect(broker.sessions()).toMatchObject([{ expiresAt: inAYear }]);
  });
});

describe("end", () => {
  test("ends those that are meant, at once, and nobody else", async () => {
    const { connect, broker, events } = await begin();
    const [alice, aliceToo, bob] = [
      await connect({ login: "alice" }),
      await connect({ login: "alice" }),
      await connect({ login: "bob" }),
    ];
    for (const client of [alice, aliceToo, bob]) await client.subscribe("a", "/topic/a");
    expect(broker.end(({ user }) => user === "alice", { code: "member.suspended", message: "ask us" })).toBe(2);
    expect(broker.publish("/topic/a", "x")).toBe(1);
    expect(broker.sessions().map(({ user }) => user)).toEqual(["bob"]);
    for (const client of [alice, aliceToo]) {
      expect((await client.next("ERROR")).headers["code"]).toBe("member.suspended");
      expect(await client.closed).toBe(1008);
      expect(client.unread).toEqual([]);
    }
    await bob.next("MESSAGE");
    expect(events.filter(({ type }) => type === "ended")).toHaveLength(2);
  });

  test("lets nothing through that the session has sent and that was not reached", async () => {
    let finish = (): void => undefined;
    const { connect, broker } = await begin({
      app: {
        handlers: {
          wait: () =>
            new Promise<void>((resolve) => {
              finish = resolve;
            }),
        },
      },
    });
    const [client, witness] = [await connect(), await connect({ login: "witness" })];
    await witness.subscribe("a", "/topic/a");
    client.send(
      frameText("SEND", { destination: "/app/wait" }) + frameText("SEND", { destination: "/topic/a" }, "late"),
    );
    await expect.poll(() => broker.counts().received).toBe(4);
    broker.end(({ user }) => user === "guest", { code: "member.suspended", message: "ask us" });
    client.frame("SEND", { destination: "/topic/a" }, "later");
    finish();
    await client.closed;
    await witness.settled();
    expect(witness.unread).toEqual([]);
  });

  test("may be asked for from within a handler, and from within a publish", async () => {
    const world = await begin({
      app: {
        handlers: {
          leave: (session) => {
            world.broker.end(({ id }) => id === session.id, { code: "bye", message: "bye" });
            return undefined;
          },
        },
      },
      observe: (event) => {
        if (event.type === "ended") world.broker.publish("/topic/gone", event.code);
      },
    });
    const [client, witness] = [await world.connect(), await world.connect()];
    await witness.subscribe("g", "/topic/gone");
    client.frame("SEND", { destination: "/app/leave", receipt: "r" });
    expect((await client.next("ERROR")).headers["code"]).toBe("bye");
    await client.closed;
    expect(client.unread).toEqual([]);
    expect((await witness.next("MESSAGE")).body).toBe("bye");
  });
});

describe("close", () => {
  test("lets running handlers end, tells everybody, takes nobody new, and may be repeated", async () => {
    let finish = (): void => undefined;
    const { connect, open, broker, server } = await begin({
      app: {
        handlers: {
          wait: () =>
            new Promise<void>((resolve) => {
              finish = resolve;
            }),
        },
      },
    });
    const [idle, busy, mute] = [await connect(), await connect(), await open()];
    busy.send(frameText("SEND", { destination: "/app/wait", receipt: "r" }));
    busy.frame("SEND", { destination: "/app/wait", receipt: "never" });
    await expect.poll(() => broker.counts().received).toBe(3);
    const closing = broker.close();
    expect(broker.close()).toBe(closing);
    for (const client of [idle, mute]) {
      expect((await client.next("ERROR")).headers["code"]).toBe("stomp.server-closing");
      expect(await client.closed).toBe(1001);
    }
    expect(server.listenerCount("upgrade")).toBe(0);
    expect(busy.unread).toEqual([]);
    finish();
    expect((await busy.next("RECEIPT")).headers["receipt-id"]).toBe("r");
    expect((await busy.next("ERROR")).headers["code"]).toBe("stomp.server-closing");
    await closing;
    expect(broker.counts()).toMatchObject({ sockets: 0, sessions: 0, subscriptions: 0 });
    expect(server.listening).toBe(true);
  });

  test("does not wait for a handler beyond drainMs, nor for a client that does not answer", async () => {
    const { connect, broker } = await begin({
      limits: { closeMs: 100 },
      app: { handlers: { forever: () => new Promise<void>(() => undefined) } },
    });
    const [busy, deaf] = [await connect(), await connect()];
    busy.frame("SEND", { destination: "/app/forever" });
    await busy.socket.ping();
    deaf.socket.pause();
    await broker.close({ drainMs: 50 });
    expect((await busy.next("ERROR")).headers["code"]).toBe("stomp.server-closing");
    expect(broker.counts().sockets).toBe(0);
  });

  test("of a broker that nobody uses is done at once", async () => {
    const { broker } = await begin();
    await broker.close();
    expect(broker.publish("/topic/a", "x")).toBe(0);
  });
});
