import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

const codeOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string | undefined =>
  headers["code"];

describe("SUBSCRIBE", () => {
  test("SUB-1: a MESSAGE names its subscription, itself and its destination", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    expect(broker.publish("/topic/a", "x", { destination: "/topic/b", "message-id": "mine", subscription: "z" })).toBe(
      1,
    );
    expect((await client.next("MESSAGE")).headers).toEqual({
      ...{ subscription: "a", destination: "/topic/a", "content-length": "1" },
      "message-id": expect.stringMatching(/./),
    });
  });

  test.each(["1.0", "1.1", "1.2"])("SUB-2: a destination is required, in STOMP %s", async (version) => {
    const { connect } = await begin();
    const client = await connect({ "accept-version": version });
    client.frame("SUBSCRIBE", { id: "a" });
    expect(codeOf(await client.next("ERROR"))).toBe("stomp.missing-header");
  });

  test.each(["1.1", "1.2"])("SUB-3: an id is required, in STOMP %s", async (version) => {
    const { connect } = await begin();
    const client = await connect({ "accept-version": version });
    client.frame("SUBSCRIBE", { destination: "/topic/a" });
    expect(codeOf(await client.next("ERROR"))).toBe("stomp.missing-header");
  });

  test("SUB-4: an id that is in use is refused", async () => {
    const { connect } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/b", receipt: "r" });
    expect((await client.next("ERROR")).headers).toMatchObject({
      code: "stomp.duplicate-subscription",
      "receipt-id": "r",
    });
  });

  test("SUB-5: two subscriptions of one destination get a copy each", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    await client.subscribe("b", "/topic/a");
    expect(broker.publish("/topic/a", "x")).toBe(2);
    const copies = [await client.next("MESSAGE"), await client.next("MESSAGE")];
    expect(copies.map(({ headers }) => headers["subscription"])).toEqual(["a", "b"]);
  });

  test("SUB-6: after UNSUBSCRIBE nothing comes", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("UNSUBSCRIBE", { id: "a", receipt: "r" });
    await client.next("RECEIPT");
    expect(broker.publish("/topic/a", "x")).toBe(0);
    expect(broker.counts()).toMatchObject({ subscriptions: 0, destinations: 0 });
  });

  test.each([
    [{ id: "b" }, "stomp.unknown-subscription"],
    [{}, "stomp.missing-header"],
    [{ destination: "/topic/a" }, "stomp.missing-header"],
  ])("SUB-7: UNSUBSCRIBE of %j is refused", async (headers, code) => {
    const { connect } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("UNSUBSCRIBE", headers);
    expect(codeOf(await client.next("ERROR"))).toBe(code);
  });

  test("SUB-8: an id can be used again once it is free", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("UNSUBSCRIBE", { id: "a" });
    await client.subscribe("a", "/topic/b");
    expect(broker.publish("/topic/a", "x") + broker.publish("/topic/b", "y")).toBe(1);
    expect((await client.next("MESSAGE")).body).toBe("y");
  });

  test("SUB-9: an ack mode that there is not is refused", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a", ack: "sometimes" });
    expect(codeOf(await client.next("ERROR"))).toBe("stomp.bad-header");
  });

  test("SUB-10: no message-id comes twice in a session", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    for (const id of ["a", "b"]) await client.subscribe(id, "/topic/a");
    await client.subscribe("c", "/user/queue/a");
    for (let n = 0; n < 50; n += 1) broker.publish("/topic/a", "x");
    broker.publishToUser("guest", "/queue/a", "y");
    const ids = new Set<string | undefined>();
    for (let n = 0; n < 101; n += 1) ids.add((await client.next("MESSAGE")).headers["message-id"]);
    expect(ids.size).toBe(101);
  });

  test("SUB-11: what one publisher sends comes in its order", async () => {
    const { connect } = await begin({ send: async () => undefined });
    const [publisher, client] = [await connect(), await connect()];
    await client.subscribe("a", "/topic/a");
    for (let n = 0; n < 300; n += 1) publisher.frame("SEND", { destination: "/topic/a" }, String(n));
    for (let n = 0; n < 300; n += 1) expect((await client.next("MESSAGE")).body).toBe(String(n));
  });

  test("SUB-12: own messages come back", async () => {
    const { connect } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("SEND", { destination: "/topic/a" }, "echo");
    expect((await client.next("MESSAGE")).body).toBe("echo");
  });

  test("SUB-13: nobody hears of another destination, or of another user's queue", async () => {
    const { connect, broker } = await begin();
    const [alice, bob] = [await connect({ login: "alice" }), await connect({ login: "bob" })];
    await alice.subscribe("a", "/topic/a");
    await alice.subscribe("q", "/user/queue/q");
    await bob.subscribe("b", "/topic/ab");
    await bob.subscribe("q", "/user/queue/q");
    expect(broker.publish("/topic/a", "for a")).toBe(1);
    expect(broker.publishToUser("alice", "/queue/q", "for alice")).toBe(1);
    expect(broker.publishToUser("carol", "/queue/q", "for carol")).toBe(0);
    expect(broker.publish("/user/queue/q", "for everybody")).toBe(0);
    expect((await alice.next("MESSAGE")).body).toBe("for a");
    expect(await alice.next("MESSAGE")).toMatchObject({ body: "for alice", headers: { destination: "/user/queue/q" } });
    await bob.settled();
    expect(bob.unread).toEqual([]);
  });

  test.each(["/user/alice/queue/q", "/user/queue/", "/queue", "/user", "/topic/", "/app/x", "topic/a", "/elsewhere/a"])(
    "SUB-13: there is nothing to hear at %s",
    async (destination) => {
      const { connect } = await begin();
      const client = await connect({ login: "bob" });
      client.frame("SUBSCRIBE", { id: "a", destination });
      expect(codeOf(await client.next("ERROR"))).toBe("stomp.unknown-destination");
    },
  );

  test("SUB-14: whatever is sent after the RECEIPT is heard", async () => {
    const { connect, broker } = await begin({ subscribe: async () => undefined });
    const client = await connect();
    for (let n = 0; n < 20; n += 1) {
      await client.subscribe(`s${n}`, `/topic/${n}`);
      expect(broker.publish(`/topic/${n}`, "x")).toBe(1);
    }
  });

  test("SUB-15: sockets that have gone are forgotten, and cost nothing any more", async () => {
    const { connect, broker } = await begin();
    for (let n = 0; n < 20; n += 1) {
      const client = await connect();
      await client.subscribe("a", "/topic/a");
      if (n % 2 === 0) client.socket.terminate();
      else client.frame("BEGIN"); // an ERROR
    }
    await expect
      .poll(() => broker.counts())
      .toMatchObject({ sockets: 0, sessions: 0, subscriptions: 0, destinations: 0 });
    expect(broker.publish("/topic/a", "x")).toBe(0);
    expect(broker.sessions()).toEqual([]);
  });

  test("SUB-16: STOMP 1.1 works by its own rules", async () => {
    const { connect, broker } = await begin();
    const client = await connect({ "accept-version": "1.1" });
    client.frame("SUBSCRIBE", { id: "a", destination: "/topic/a", ack: "client" });
    await client.settled();
    broker.publish("/topic/a", "x", { note: "a:b" });
    const { headers } = await client.next("MESSAGE");
    expect(headers).toMatchObject({ subscription: "a", note: "a\\cb" });
    expect(headers).not.toHaveProperty("ack");
  });

  test("SUB-17: STOMP 1.0 needs no id, and unsubscribes by destination", async () => {
    const { open, broker } = await begin();
    const client = await open([]);
    client.send(frameText("CONNECT") + frameText("SUBSCRIBE", { destination: "/topic/a" }));
    await client.next("CONNECTED");
    await client.settled();
    broker.publish("/topic/a", "x");
    expect((await client.next("MESSAGE")).headers).not.toHaveProperty("subscription");
    client.frame("SUBSCRIBE", { destination: "/topic/a" });
    expect(codeOf(await client.next("ERROR"))).toBe("stomp.duplicate-subscription");

    const other = await open([]);
    other.send(frameText("CONNECT") + frameText("SUBSCRIBE", { destination: "/topic/a" }));
    other.frame("UNSUBSCRIBE", { destination: "/topic/a", receipt: "r" });
    await other.next("CONNECTED");
    await other.next("RECEIPT");
    expect(broker.publish("/topic/a", "x")).toBe(0);
  });

  test("SUB-18: stars and patterns are letters", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    for (const [id, destination] of Object.entries({
      a: "/topic/*",
      b: "/topic/**",
      c: "/topic/.*",
      d: "/topic/(a|b)",
    }))
      await client.subscribe(id, destination);
    expect(broker.publish("/topic/a", "x")).toBe(0);
    expect(broker.publish("/topic/*", "x")).toBe(1);
  });

  test("SUB-19: a thousand times to come and go leave nothing behind", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    for (let n = 0; n < 1_000; n += 1) {
      client.frame("SUBSCRIBE", { id: "a", destination: `/topic/${n}` });
      client.frame("UNSUBSCRIBE", { id: "a" });
    }
    await client.settled();
    expect(broker.counts()).toMatchObject({ subscriptions: 0, destinations: 0 });
  });
});

describe("SEND", () => {
  test.each([
    ["SND-1: without a destination", {}, "stomp.missing-header"],
    ["SND-2: with an empty destination", { destination: "" }, "stomp.missing-header"],
    ["SND-3: to a destination that nobody handles", { destination: "/nowhere" }, "stomp.unknown-destination"],
    ["SND-3: to a handler that there is not", { destination: "/app/nothing" }, "stomp.unknown-destination"],
    ["SND-3: to somebody's queue", { destination: "/user/queue/a" }, "stomp.unknown-destination"],
  ])("%s is an ERROR", async (_, headers, code) => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("SEND", { ...headers, receipt: "r" }, "x");
    expect((await client.next("ERROR")).headers).toMatchObject({ code, "receipt-id": "r" });
    await client.closed;
  });
});
