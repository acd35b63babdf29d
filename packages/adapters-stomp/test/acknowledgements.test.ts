import { describe, expect, test } from "vitest";
import type { RawClient } from "./raw-client.ts";
import { begin } from "./world.ts";

const listening = async (ack: string, version = "1.2") => {
  const { connect, broker } = await begin({ limits: { unacknowledged: 3 } });
  const client = await connect({ "accept-version": version });
  await client.subscribe("a", "/topic/a", { ack });
  const hear = async (): Promise<Readonly<Record<string, string>>> => {
    broker.publish("/topic/a", "x");
    return (await client.next("MESSAGE")).headers;
  };
  return { client, broker, hear };
};

const refusal = async (client: RawClient): Promise<string | undefined> => (await client.next("ERROR")).headers["code"];

describe("ACK and NACK", () => {
  test("ACK-1: a MESSAGE that is to be acknowledged has an ack header, and no other has one", async () => {
    for (const mode of ["client", "client-individual"])
      expect((await (await listening(mode)).hear())["ack"]).toMatch(/./);
    expect(await (await listening("auto")).hear()).not.toHaveProperty("ack");
  });

  test.each([
    ["ACK-2", "ACK"],
    ["ACK-3", "NACK"],
  ])("%s: %s by that id settles it, once", async (_, command) => {
    const { client, hear } = await listening("client-individual");
    const { ack = "" } = await hear();
    client.frame(command, { id: ack, receipt: "r" });
    await client.next("RECEIPT");
    client.frame(command, { id: ack });
    expect(await refusal(client)).toBe("stomp.unknown-message");
  });

  test.each(["ACK", "NACK"])("ACK-4: %s without an id is refused", async (command) => {
    const { client, hear } = await listening("client");
    const headers = await hear();
    client.frame(command, { "message-id": headers["message-id"] ?? "", subscription: "a" });
    expect(await refusal(client)).toBe("stomp.missing-header");
  });

  test.each(["ACK", "NACK"])("ACK-5: %s of an unknown id is refused", async (command) => {
    const { client, hear } = await listening("client");
    await hear();
    client.frame(command, { id: "unheard", receipt: "r" });
    expect((await client.next("ERROR")).headers).toMatchObject({ code: "stomp.unknown-message", "receipt-id": "r" });
  });

  test("ACK-5: what came with ack auto, or to a subscription that has gone, waits for nothing", async () => {
    const { client, hear } = await listening("auto");
    client.frame("ACK", { id: (await hear())["message-id"] ?? "" });
    expect(await refusal(client)).toBe("stomp.unknown-message");

    const other = await listening("client");
    const { ack = "" } = await other.hear();
    other.client.frame("UNSUBSCRIBE", { id: "a" });
    other.client.frame("ACK", { id: ack });
    expect(await refusal(other.client)).toBe("stomp.unknown-message");
  });

  test("ACK-6: client settles those before it too", async () => {
    const { client, hear } = await listening("client");
    const [first, second] = [await hear(), await hear()];
    client.frame("ACK", { id: second["ack"] ?? "", receipt: "r" });
    await client.next("RECEIPT");
    for (let n = 0; n < 3; n += 1) await hear(); // none waits any more: the limit is three
    client.frame("ACK", { id: first["ack"] ?? "" });
    expect(await refusal(client)).toBe("stomp.unknown-message");
  });

  test("ACK-7: client-individual settles no other", async () => {
    const { client, hear } = await listening("client-individual");
    const [first, second] = [await hear(), await hear()];
    client.frame("ACK", { id: second["ack"] ?? "" });
    client.frame("ACK", { id: first["ack"] ?? "", receipt: "r" });
    await client.next("RECEIPT");
  });

  test("ACK-8: STOMP 1.1 says subscription and message-id, STOMP 1.0 message-id", async () => {
    const { client, hear } = await listening("client-individual", "1.1");
    const [first, second] = [await hear(), await hear()];
    expect(first).not.toHaveProperty("ack");
    client.frame("ACK", { subscription: "a", "message-id": first["message-id"] ?? "", receipt: "r" });
    await client.next("RECEIPT");
    client.frame("ACK", { "message-id": second["message-id"] ?? "" });
    expect(await refusal(client)).toBe("stomp.missing-header");

    const wrong = await listening("client", "1.1");
    await wrong.client.subscribe("b", "/topic/b", { ack: "client" });
    wrong.client.frame("ACK", { subscription: "b", "message-id": (await wrong.hear())["message-id"] ?? "" });
    expect(await refusal(wrong.client)).toBe("stomp.unknown-message");

    const old = await listening("client", "1.0");
    old.client.frame("ACK", { "message-id": (await old.hear())["message-id"] ?? "", receipt: "r" });
    await old.client.next("RECEIPT");
    old.client.frame("NACK", { "message-id": (await old.hear())["message-id"] ?? "" });
    expect(await refusal(old.client)).toBe("stomp.unknown-command");
  });

  test("ACK-9: there are no durable queues: what was not acknowledged when its session ended is not sent again", async () => {
    const { client, hear, broker } = await listening("client");
    await hear();
    client.socket.terminate();
    await expect.poll(() => broker.counts().sessions).toBe(0);
    expect(broker.counts().delivered).toBe(1);
  });

  test("ACK-10: NACK drops", async () => {
    const { client, hear } = await listening("client");
    const { ack = "" } = await hear();
    client.frame("NACK", { id: ack });
    await client.settled();
    expect(client.unread).toEqual([]);
  });

  test("who never acknowledges is told to go", async () => {
    const { client, broker, hear } = await listening("client");
    for (let n = 0; n < 3; n += 1) await hear();
    expect(broker.publish("/topic/a", "x")).toBe(0);
    expect((await client.next("ERROR")).headers).toMatchObject({
      code: "stomp.limit-exceeded",
      limit: "unacknowledged",
    });
  });
});
