import { describe, expect, test } from "vitest";
import type { AppMessage } from "../src/broker/index.ts";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

describe("a handler", () => {
  test("gets the session, the body, the headers and the receipt, and may publish", async () => {
    const heard: AppMessage[] = [];
    const world = await begin({
      app: {
        prefix: "/shop",
        handlers: {
          "chat.send": async (session, message) => {
            heard.push(message);
            world.broker.publish("/topic/room", `${session.user}: ${message.text()}`, { "content-type": "text/plain" });
          },
        },
      },
    });
    const client = await world.connect({ login: "alice" });
    await client.subscribe("a", "/topic/room");
    client.frame("SEND", { destination: "/shop/chat.send", receipt: "r", x: "1" }, "hello");
    expect(await client.next("MESSAGE")).toMatchObject({
      body: "alice: hello",
      headers: { "content-type": "text/plain" },
    });
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("r");
    const [message] = heard;
    expect(message).toMatchObject({ destination: "/shop/chat.send", receipt: "r" });
    expect(message?.headers.get("x")).toBe("1");
    expect(world.events.at(-1)).toMatchObject({ type: "handled", destination: "/shop/chat.send", code: undefined });
  });

  test("knows a body that is not UTF-8 as such", async () => {
    const texts: (string | undefined)[] = [];
    const { connect } = await begin({
      app: {
        handlers: {
          a: (_, message) => {
            texts.push(message.text());
            return undefined;
          },
        },
      },
    });
    const client = await connect();
    client.send(Buffer.concat([Buffer.from("SEND\ndestination:/app/a\n\n"), Buffer.of(0xff, 0)]));
    client.send(frameText("SEND", { destination: "/app/a" }, "가"));
    await client.settled();
    expect(texts).toEqual([undefined, "가"]);
  });

  test("refuses by telling the session's own error queue, without a RECEIPT, and the session stays", async () => {
    const { connect, events } = await begin({
      app: {
        handlers: {
          refuse: () => ({ refused: { code: "chat.too-long", message: "at most 2000", most: 2_000 } }),
          allow: async () => undefined,
        },
      },
    });
    const [client, sameUser] = [await connect({ login: "alice" }), await connect({ login: "alice" })];
    for (const each of [client, sameUser]) await each.subscribe("e", "/user/queue/errors");
    client.frame("SEND", { destination: "/app/refuse", receipt: "r1" });
    client.frame("SEND", { destination: "/app/refuse" });
    client.frame("SEND", { destination: "/app/allow", receipt: "r2" });
    const refusal = { code: "chat.too-long", message: "at most 2000", most: 2_000, destination: "/app/refuse" };
    const first = await client.next("MESSAGE");
    expect(first.headers).toMatchObject({ destination: "/user/queue/errors", "content-type": "application/json" });
    expect(JSON.parse(first.body)).toEqual({ ...refusal, receiptId: "r1" });
    expect(JSON.parse((await client.next("MESSAGE")).body)).toEqual(refusal);
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("r2");
    await sameUser.settled();
    expect(sameUser.unread).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: "handled", code: "chat.too-long" }));
  });

  test("that refuses in a transaction stops nothing else of it", async () => {
    const { connect } = await begin({
      app: { handlers: { refuse: () => ({ refused: { code: "no", message: "no" } }) } },
    });
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    await client.subscribe("e", "/user/queue/errors");
    client.frame("BEGIN", { transaction: "t" });
    client.frame("SEND", { destination: "/app/refuse", transaction: "t", receipt: "r" });
    client.frame("SEND", { destination: "/topic/a", transaction: "t" }, "x");
    client.frame("COMMIT", { transaction: "t", receipt: "c" });
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("r");
    expect(JSON.parse((await client.next("MESSAGE")).body)).toMatchObject({ code: "no", receiptId: "r" });
    expect((await client.next("MESSAGE")).body).toBe("x");
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("c");
  });

  test("of one session runs alone, and of another one meanwhile", async () => {
    let finish = (): void => undefined;
    const log: string[] = [];
    const { connect } = await begin({
      app: {
        handlers: {
          wait: (session) =>
            new Promise<void>((resolve) => {
              log.push(`${session.user} waits`);
              finish = resolve;
            }),
          go: async (session) => {
            log.push(`${session.user} goes`);
            finish();
          },
        },
      },
    });
    const [alice, bob] = [await connect({ login: "alice" }), await connect({ login: "bob" })];
    alice.frame("SEND", { destination: "/app/wait" });
    alice.frame("SEND", { destination: "/app/go" });
    await expect.poll(() => log).toEqual(["alice waits"]);
    bob.frame("SEND", { destination: "/app/go" });
    await bob.settled();
    await alice.settled();
    expect(log).toEqual(["alice waits", "bob goes", "alice goes"]);
  });

  test("whose session has ended is not disturbed, and its answer goes nowhere", async () => {
    let finish = (): void => undefined;
    let finished = false;
    const { connect, broker, errors } = await begin({
      app: {
        handlers: {
          wait: async () => {
            await new Promise<void>((resolve) => {
              finish = resolve;
            });
            finished = true;
          },
        },
      },
    });
    const client = await connect();
    client.frame("SEND", { destination: "/app/wait", receipt: "r" });
    client.frame("SEND", { destination: "/app/wait" });
    await expect.poll(() => broker.counts().received).toBe(2);
    client.socket.terminate();
    await expect.poll(() => broker.counts().sockets).toBe(0);
    finish();
    await expect.poll(() => finished).toBe(true);
    expect(broker.counts().received).toBe(2);
    expect(errors).toEqual([]);
  });

  test("an observer that throws is the host's business, and nobody else's", async () => {
    const { connect, errors } = await begin({
      observe: () => {
        throw new Error("observer");
      },
    });
    const client = await connect();
    await client.settled();
    expect(errors).toEqual([new Error("observer")]);
  });
});

describe("relay", () => {
  test("takes what clients send to the broker's destinations, and its RECEIPT waits for it", async () => {
    const relayed: unknown[] = [];
    const { connect } = await begin({
      relay: async ({ destination, body, headers }) => {
        await new Promise((resolve) => setImmediate(resolve));
        relayed.push([destination, Buffer.from(body).toString(), headers]);
      },
    });
    const client = await connect({ login: "alice" });
    await client.subscribe("a", "/topic/a");
    client.frame("SEND", { destination: "/topic/a", receipt: "r", x: "1", authorization: "secret" }, "hello");
    await client.next("RECEIPT"); // and no MESSAGE: the channel would bring it
    expect(relayed).toEqual([["/topic/a", "hello", { x: "1", sender: "alice" }]]);
  });
});
