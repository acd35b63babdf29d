import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin } from "./world.ts";

const listening = async (version = "1.2") => {
  const world = await begin();
  const client = await world.connect({ "accept-version": version });
  await client.subscribe("a", "/topic/a");
  return { ...world, client };
};

describe("headers", () => {
  test("HDR-1: escapes are decoded and encoded again in names and values", async () => {
    const { client, broker } = await listening();
    client.send("SEND\ndestination:/topic/a\na\\cb\\n:\\\\c\\r\\n\\cd\n\n\0");
    expect((await client.next("MESSAGE")).headers["a\\cb\\n"]).toBe("\\\\c\\r\\n\\cd");
    client.frame("SUBSCRIBE", { id: "b\\c\\\\n", destination: "/topic/x\\cy" });
    await client.settled();
    expect(broker.publish("/topic/x:y", "!", { "x:\n": "\r\\" })).toBe(1);
    const { headers } = await client.next("MESSAGE");
    expect(headers).toMatchObject({ subscription: "b\\c\\\\n", destination: "/topic/x\\cy", "x\\c\\n": "\\r\\\\" });
  });

  test("HDR-1: STOMP 1.1 has no escape for CR, and STOMP 1.0 none at all", async () => {
    const { client } = await listening("1.1");
    client.send("SEND\ndestination:/topic/a\nx:a\\cb\\nc\n\n\0");
    expect((await client.next("MESSAGE")).headers["x"]).toBe("a\\cb\\nc");
    client.send("SEND\ndestination:/topic/a\nx:a\\rb\n\n\0");
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.bad-header");

    const { client: old, broker } = await listening("1.0");
    old.send("SEND\ndestination:/topic/a\nx:\\q\\:c\n\n\0");
    expect((await old.next("MESSAGE")).headers["x"]).toBe("\\q\\:c");
    broker.publish("/topic/a", "", { bad: "a\nb", good: "a:b" });
    const { headers } = await old.next("MESSAGE");
    expect(headers).not.toHaveProperty("bad"); // it cannot be said in STOMP 1.0
    expect(headers["good"]).toBe("a:b");
  });

  test.each(["a\\tb", "a\\0", "\\N", "end\\", "\\\\\\"])("HDR-2: the escape in %j is fatal", async (value) => {
    const { client } = await listening();
    client.send(`SEND\ndestination:/topic/a\nx:${value}\n\nbody\0`);
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.bad-header");
    await client.closed;
  });

  test("HDR-3: spaces around names and values are part of them", async () => {
    const { client } = await listening();
    client.send("SEND\ndestination:/topic/a\n x : y \nempty:\n\n\0");
    expect((await client.next("MESSAGE")).headers).toMatchObject({ " x ": " y ", empty: "" });
  });

  test("HDR-4: of a header that comes twice the first value counts", async () => {
    const { client } = await listening();
    client.send("SEND\ndestination:/topic/a\nx:1\ndestination:/topic/b\nx:2\n\n\0");
    expect((await client.next("MESSAGE")).headers).toMatchObject({ destination: "/topic/a", x: "1" });
  });

  test("HDR-5: headers of a SEND reach the MESSAGE", async () => {
    const { client } = await listening();
    client.frame("SEND", { destination: "/topic/a", priority: "9", persistent: "true" });
    expect((await client.next("MESSAGE")).headers).toMatchObject({ priority: "9", persistent: "true" });
  });

  test("HDR-6: headers are UTF-8, and nothing else", async () => {
    const { client, connect } = await listening();
    client.frame("SEND", { destination: "/topic/a", 이름: "🌱" });
    expect((await client.next("MESSAGE")).headers["이름"]).toBe("🌱");
    const other = await connect();
    other.send(Buffer.concat([Buffer.from("SEND\ndestination:/topic/"), Buffer.of(0xff), Buffer.from("\n\n\0")]));
    expect((await other.next("ERROR")).headers["code"]).toBe("stomp.bad-frame");
  });

  test("HDR-7: CONNECT and CONNECTED have no escapes", async () => {
    const offers: (string | undefined)[] = [];
    const { open } = await begin({
      connect: ({ passcode }) => {
        offers.push(passcode);
        return { user: "a", data: { login: undefined } };
      },
      server: "a server",
    });
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2", passcode: "a\\cb\\q:\\" });
    expect((await client.next("CONNECTED")).headers["server"]).toBe("a server");
    expect(offers).toEqual(["a\\cb\\q:\\"]);
  });

  test("HDR-8: a client cannot set what the broker says of a message, its sender for one", async () => {
    const { client, connect } = await listening();
    const mallory = await connect({ login: "mallory" });
    mallory.frame("SEND", {
      destination: "/topic/a",
      ...{ subscription: "z", "message-id": "z", ack: "z", sender: "alice", transaction_: "kept" },
    });
    const { headers } = await client.next("MESSAGE");
    expect(headers).toMatchObject({ subscription: "a", sender: "mallory", transaction_: "kept" });
    expect(headers["message-id"]).not.toBe("z");
    expect(headers).not.toHaveProperty("ack");
  });

  test("HDR-9: headers that are named like parts of every object do no harm", async () => {
    const { client } = await listening();
    client.send(
      frameText("SEND", { destination: "/topic/a" }).replace("\n\n", "\n__proto__:x\nconstructor:y\ntoString:z\n\n"),
    );
    const { headers } = await client.next("MESSAGE");
    expect(Object.entries(headers)).toEqual(
      expect.arrayContaining([
        ["constructor", "y"],
        ["toString", "z"],
      ]),
    );
    expect(Object.hasOwn({}, "x")).toBe(false);
    client.frame("SEND", { destination: "/app/constructor" });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.unknown-destination");
  });

  test("HDR-10: credentials are never relayed, whatever frame and case they are in", async () => {
    const { client, connect } = await listening();
    const other = await connect({ login: "me", passcode: "secret-1", Authorization: "Bearer secret-2" });
    const secrets = {
      authorization: "secret",
      Authorization: "secret",
      passcode: "secret",
      login: "secret",
      Cookie: "secret",
    };
    other.frame("SEND", { destination: "/topic/a", ...secrets });
    expect(JSON.stringify(await client.next("MESSAGE"))).not.toContain("secret");
  });
});
