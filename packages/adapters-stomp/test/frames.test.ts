import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

const connect = frameText("CONNECT", { "accept-version": "1.2", host: "shop" });

describe("frames", () => {
  test("FRM-1: lines end in LF, in STOMP 1.2 in CR LF too", async () => {
    const { open } = await begin();
    const client = await open();
    client.send("CONNECT\r\naccept-version:1.2\r\nhost:shop\r\n\r\n\0");
    await client.next("CONNECTED");
    client.send("SUBSCRIBE\r\nid:a\r\ndestination:/topic/a\r\nreceipt:r\r\n\r\n\0");
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("r");
  });

  test("FRM-1: in STOMP 1.1 and 1.0 a CR belongs to the line", async () => {
    for (const version of ["1.1", "1.0"]) {
      const { connect } = await begin();
      const client = await connect({ "accept-version": version });
      client.send("SUBSCRIBE\r\nid:a\r\ndestination:/topic/a\r\n\r\n\0");
      expect((await client.next("ERROR")).headers["code"]).toBe("stomp.unknown-command");
    }
  });

  test("FRM-2: any number of line ends may be between frames, and before CONNECT", async () => {
    const { open } = await begin();
    const client = await open();
    client.send("\n\r\n\n\n");
    client.send(`\n\n${connect}\n\r\n\n`);
    await client.next("CONNECTED");
    client.send(`\n\n${frameText("SUBSCRIBE", { id: "a", destination: "/topic/a", receipt: "r" })}\n\n`);
    await client.next("RECEIPT");
  });

  test("FRM-3: one WebSocket message may have several frames", async () => {
    const { open } = await begin();
    const client = await open();
    const subscribe = (id: string): string => frameText("SUBSCRIBE", { id, destination: "/topic/a", receipt: id });
    client.send(connect + subscribe("a") + subscribe("b"));
    await client.next("CONNECTED");
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("a");
    expect((await client.next("RECEIPT")).headers["receipt-id"]).toBe("b");
  });

  test("FRM-4: one frame may come in any number of WebSocket messages, cut anywhere", async () => {
    const { open } = await begin();
    const client = await open();
    const text =
      connect +
      frameText("SUBSCRIBE", { id: "한", destination: "/topic/a" }) +
      frameText("SEND", { destination: "/topic/a", 이름: "값" }, "안녕, 🌱");
    for (const byte of Buffer.from(text)) client.send(Buffer.of(byte));
    await client.next("CONNECTED");
    const message = await client.next("MESSAGE");
    expect(message).toMatchObject({ body: "안녕, 🌱", headers: { subscription: "한", 이름: "값" } });
  });

  test("FRM-5: an unknown command is an ERROR, and the end", async () => {
    const { connect } = await begin();
    const client = await connect();
    client.frame("MESSAGE", { destination: "/topic/a" });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.unknown-command");
    expect(await client.closed).toBe(1002);
  });

  test("FRM-6: commands and names of headers are case-sensitive", async () => {
    const { connect } = await begin();
    const [one, other] = [await connect(), await connect()];
    one.frame("subscribe", { id: "a", destination: "/topic/a" });
    expect((await one.next("ERROR")).headers["code"]).toBe("stomp.unknown-command");
    other.frame("SUBSCRIBE", { id: "a", Destination: "/topic/a" });
    expect((await other.next("ERROR")).headers["code"]).toBe("stomp.missing-header");
  });

  test.each([
    "SEND\ndestination\n\n\0",
    "SEND\n:/topic/a\n\n\0",
    "SEND\ndestination:/topic/a\0",
    "\0",
    "GET / HTTP/1.1\r\n",
  ])("FRM-7: garbage is an ERROR and the end of its own session alone: %j", async (garbage) => {
    const { connect, broker } = await begin();
    const [bad, good] = [await connect(), await connect()];
    await good.subscribe("a", "/topic/a");
    bad.send(garbage);
    expect((await bad.next("ERROR")).headers["code"]).toMatch(/^stomp\.(bad-frame|unknown-command)$/);
    await bad.closed;
    broker.publish("/topic/a", "still here");
    expect((await good.next("MESSAGE")).body).toBe("still here");
  });

  test("FRM-8: CONNECTED, MESSAGE, RECEIPT and ERROR are frames by the same grammar", async () => {
    const { open } = await begin();
    const client = await open();
    client.send(connect + frameText("SUBSCRIBE", { id: "a", destination: "/topic/a", receipt: "r" }));
    client.send(frameText("SEND", { destination: "/topic/a" }, "x") + frameText("SEND"));
    // The client holds each of them against the grammar.
    for (const command of ["CONNECTED", "RECEIPT", "MESSAGE", "ERROR"]) await client.next(command);
    expect(client.unread).toEqual([]);
  });
});

describe("bodies", () => {
  const listening = async () => {
    const world = await begin();
    const client = await world.connect();
    await client.subscribe("a", "/topic/a");
    return { ...world, client };
  };

  test("BOD-1: content-length counts octets and wins over NULs in the body", async () => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a", "content-length": "9" }, "a\0\0가\n\nb");
    expect(await client.next("MESSAGE")).toMatchObject({ body: "a\0\0가\n\nb", headers: { "content-length": "9" } });
  });

  test("BOD-2: without content-length the first NUL ends a body, and all else is in it, byte for byte", async () => {
    const { client } = await listening();
    const body = " \r\n a:b\\n\tSEND\n\n  \n";
    client.send(
      frameText("SEND", { destination: "/topic/a" }, body) + frameText("SEND", { destination: "/topic/a" }, "2"),
    );
    expect((await client.next("MESSAGE")).body).toBe(body);
    expect((await client.next("MESSAGE")).body).toBe("2");
  });

  test.each(["2", "4"])("BOD-3: a content-length of %s is an error when the body has three octets", async (length) => {
    const { client } = await listening();
    client.send(frameText("SEND", { destination: "/topic/a", "content-length": length }, "abc") + frameText("BEGIN"));
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.bad-frame");
    await client.closed;
  });

  test.each(["-1", "1e3", "", " 3", "0x3", "three"])("BOD-4: a content-length of %j is an error", async (length) => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a", "content-length": length }, "abc");
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.bad-header");
  });

  test("BOD-5: content-type passes through", async () => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a", "content-type": "application/json;charset=utf-8" }, "{}");
    expect((await client.next("MESSAGE")).headers["content-type"]).toBe("application/json;charset=utf-8");
  });

  test("BOD-6: MESSAGE and ERROR say how long their bodies are", async () => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a" }, "길이");
    expect((await client.next("MESSAGE")).headers["content-length"]).toBe("6");
    client.frame("SEND");
    const { headers, bytes } = await client.next("ERROR");
    expect(Number(headers["content-length"])).toBe(bytes.length);
    expect(bytes.length).toBeGreaterThan(0);
  });

  test("BOD-7: a body may be empty, with a content-length of 0 and without", async () => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a", "content-length": "0" });
    client.frame("SEND", { destination: "/topic/a" });
    for (const _ of [1, 2]) expect((await client.next("MESSAGE")).headers["content-length"]).toBe("0");
  });

  test("BOD-8: any octets survive, in a binary WebSocket message when they are not UTF-8", async () => {
    const { client, broker } = await listening();
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const head = `SEND\ndestination:/topic/a\ncontent-length:${all.length}\n\n`;
    client.send(Buffer.concat([Buffer.from(head), all, Buffer.of(0)]));
    const message = await client.next("MESSAGE");
    expect(message.bytes.equals(all)).toBe(true);
    expect(message.binary).toBe(true);
    broker.publish("/topic/a", new Uint8Array(all));
    expect((await client.next("MESSAGE")).bytes.equals(all)).toBe(true);
    broker.publish("/topic/a", Buffer.from("글"));
    expect(await client.next("MESSAGE")).toMatchObject({ body: "글", binary: false });
  });

  test("BOD-9: the largest body arrives intact over many messages", async () => {
    const { client } = await listening();
    const body = "0123456789abcdef".repeat(4_096);
    const frame = frameText("SEND", { destination: "/topic/a", "content-length": String(body.length) }, body);
    for (let at = 0; at < frame.length; at += 1_000) client.send(frame.slice(at, at + 1_000));
    expect((await client.next("MESSAGE")).body).toBe(body);
    for (let at = 0; at < frame.length; at += 999)
      client.send(frame.replace(/content-length.*\n/, "").slice(at, at + 999));
    expect((await client.next("MESSAGE")).body).toBe(body);
  });

  test.each(["SUBSCRIBE", "UNSUBSCRIBE", "ACK", "BEGIN", "COMMIT", "ABORT", "DISCONNECT"])(
    "BOD-10: %s has no body",
    async (command) => {
      const { connect } = await begin();
      const client = await connect();
      client.frame(command, { id: "a", destination: "/topic/a", transaction: "t", receipt: "r" }, "body");
      const { headers } = await client.next("ERROR");
      expect(headers).toMatchObject({ code: "stomp.bad-frame", "receipt-id": "r" });
    },
  );

  test.each(["65537", "999999999999", "9".repeat(400)])(
    "BOD-11: a content-length of %s is refused at once",
    async (length) => {
      const { client } = await listening();
      client.send(`SEND\ndestination:/topic/a\ncontent-length:${length}\n\n`);
      expect((await client.next("ERROR")).headers).toMatchObject({ code: "stomp.limit-exceeded", limit: "bodyBytes" });
    },
  );
});
