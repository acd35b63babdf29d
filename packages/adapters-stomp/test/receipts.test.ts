import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

describe("RECEIPT", () => {
  test("RCP-1: every frame of a client but CONNECT may ask for one, and gets its id", async () => {
    const { open, broker } = await begin();
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2", receipt: "connect" });
    await client.next("CONNECTED");
    const frames: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ["SUBSCRIBE", { id: "a", destination: "/topic/a", ack: "client-individual" }],
      ["SEND", { destination: "/topic/b" }],
      ["BEGIN", { transaction: "t" }],
      ["SEND", { destination: "/topic/b", transaction: "t" }],
      ["COMMIT", { transaction: "t" }],
      ["BEGIN", { transaction: "t" }],
      ["ABORT", { transaction: "t" }],
    ];
    for (const [n, [command, headers]] of frames.entries()) {
      client.frame(command, { ...headers, receipt: `r${n}` });
      expect((await client.next("RECEIPT")).headers).toEqual({ "receipt-id": `r${n}` });
    }
    for (const command of ["ACK", "NACK"]) {
      broker.publish("/topic/a", "x");
      client.frame(command, { id: (await client.next("MESSAGE")).headers["ack"] ?? "", receipt: command });
      expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe(command);
    }
    for (const [command, receipt] of [
      ["UNSUBSCRIBE", "u"],
      ["DISCONNECT", "d"],
    ] as const) {
      client.frame(command, { id: "a", receipt });
      expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe(receipt);
    }
  });

  test("RCP-2: its id is escaped like any header", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("SEND", { destination: "/topic/a", receipt: "a\\cb\\\\\\n" });
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("a\\cb\\\\\\n");
  });

  test("RCP-3: there is exactly one", async () => {
    const { connect } = await begin();
    const client = await connect();
    for (let n = 0; n < 50; n += 1) client.frame("SEND", { destination: "/topic/a", receipt: String(n) });
    await client.settled();
    expect(client.unread.map(({ headers }) => headers["receipt-id"])).toEqual(
      Array.from({ length: 50 }, (_, n) => String(n)),
    );
  });

  test("RCP-4: a frame that failed has none, and its ERROR says which it was", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("UNSUBSCRIBE", { id: "x", receipt: "a\\cb" });
    expect((await client.next("ERROR")).headers["receipt-id"]).toBe("a\\cb");
    await client.closed;
    expect(client.unread).toEqual([]);
    const other = await connect();
    other.frame("UNSUBSCRIBE", { id: "x" });
    expect((await other.next("ERROR")).headers).not.toHaveProperty("receipt-id");
  });

  test("RCP-5: that of a SEND in a transaction means that it was accepted", async () => {
    const { connect } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("BEGIN", { transaction: "t" });
    client.frame("SEND", { destination: "/topic/a", transaction: "t", receipt: "r" });
    await client.next("RECEIPT");
    await client.settled();
    expect(client.unread).toEqual([]);
    client.frame("COMMIT", { transaction: "t", receipt: "c" });
    await client.next("MESSAGE");
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("c");
  });
});

describe("DISCONNECT", () => {
  const slowly = async (): Promise<undefined> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test("DIS-1: its RECEIPT comes before the close", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("DISCONNECT", { receipt: "bye" });
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("bye");
    expect(await client.closed).toBe(1000);
  });

  test("DIS-2: what came before it has all been done by then, DIS-3: and nothing that comes after", async () => {
    const { connect } = await begin({ send: slowly });
    const [client, witness] = [await connect(), await connect()];
    await witness.subscribe("a", "/topic/a");
    const send = (n: number): string => frameText("SEND", { destination: "/topic/a" }, String(n));
    client.send([0, 1, 2, 3, 4].map(send).join("") + frameText("DISCONNECT", { receipt: "bye" }) + send(5) + send(6));
    await client.next("RECEIPT");
    await client.closed;
    await witness.settled();
    expect(witness.unread.map(({ body }) => body)).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("DIS-4: without a receipt it is silent", async () => {
    const { connect, events } = await begin();
    const client = await connect();
    client.frame("DISCONNECT");
    expect(await client.closed).toBe(1000);
    expect(client.unread).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: "ended", code: "stomp.disconnected" });
  });

  test("DIS-5: its subscriptions have gone", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.frame("DISCONNECT", { receipt: "bye" });
    await client.next("RECEIPT");
    expect(broker.publish("/topic/a", "x")).toBe(0);
  });
});

describe("ERROR", () => {
  test("ERR-1: it has a message for people and a code for machines", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("SUBSCRIBE", { id: "a" });
    const { headers, body } = await client.next("ERROR");
    expect(headers).toEqual({
      code: "stomp.missing-header",
      message: "SUBSCRIBE needs a destination header",
      "content-type": "text/plain;charset=utf-8",
      "content-length": String(body.length),
    });
    expect(body).toBe(headers["message"]);
  });

  test("ERR-2: there is one, nothing after it, and then the close", async () => {
    const { connect, broker } = await begin();
    const client = await connect();
    await client.subscribe("a", "/topic/a");
    client.send(frameText("COMMIT") + frameText("COMMIT") + frameText("UNKNOWN"));
    client.frame("COMMIT");
    await client.next("ERROR");
    expect(broker.publish("/topic/a", "too late")).toBe(0);
    await client.closed;
    expect(client.unread).toEqual([]);
  });

  test("ERR-3: frames behind the bad one are dropped, those of later WebSocket messages too", async () => {
    const { connect } = await begin();
    const [client, witness] = [await connect(), await connect()];
    await witness.subscribe("a", "/topic/a");
    const send = frameText("SEND", { destination: "/topic/a" }, "late");
    client.send(frameText("BEGIN") + send);
    for (let n = 0; n < 20; n += 1) client.send(send);
    await client.closed;
    await witness.settled();
    expect(witness.unread).toEqual([]);
  });

  test("ERR-4: what broke inside is told to the host alone", async () => {
    const { connect, errors } = await begin({
      app: {
        handlers: {
          break: async () => {
            throw new Error("at /secret/path.ts:1");
          },
        },
      },
    });
    const client = await connect();
    client.frame("SEND", { destination: "/app/break", receipt: "r" });
    const error = await client.next("ERROR");
    expect(error.headers).toMatchObject({ code: "stomp.internal", "receipt-id": "r" });
    expect(JSON.stringify(error)).not.toMatch(/secret|\.ts| at /);
    expect(errors).toEqual([new Error("at /secret/path.ts:1")]);
  });
});
