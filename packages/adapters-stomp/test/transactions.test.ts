import { describe, expect, test } from "vitest";
import { begin } from "./world.ts";

const listening = async () => {
  const world = await begin({ limits: { transactions: 2, transactionFrames: 3, transactionBytes: 2_000 } });
  const [client, witness] = [await world.connect(), await world.connect()];
  await witness.subscribe("a", "/topic/a");
  const send = (body: string, transaction: string): void =>
    client.frame("SEND", { destination: "/topic/a", transaction }, body);
  return { ...world, client, witness, send };
};

const failing = async (command: string, headers: Readonly<Record<string, string>>) => {
  const { client } = await listening();
  client.frame("BEGIN", { transaction: "t" });
  client.frame(command, { ...headers, receipt: "r" });
  return (await client.next("ERROR")).headers["code"];
};

describe("transactions", () => {
  test("TX-1: what is sent in one is seen after COMMIT only, in order", async () => {
    const { client, witness, send } = await listening();
    client.frame("BEGIN", { transaction: "t" });
    for (const body of ["1", "2", "3"]) send(body, "t");
    client.frame("SEND", { destination: "/topic/a" }, "outside");
    expect((await witness.next("MESSAGE")).body).toBe("outside");
    client.frame("COMMIT", { transaction: "t", receipt: "r" });
    for (const body of ["1", "2", "3"]) {
      const message = await witness.next("MESSAGE");
      expect(message.body).toBe(body);
      expect(message.headers).not.toHaveProperty("transaction");
    }
    await client.next("RECEIPT");
  });

  test("TX-2: ABORT forgets it", async () => {
    const { client, witness, send } = await listening();
    client.frame("BEGIN", { transaction: "t" });
    send("never", "t");
    client.frame("ABORT", { transaction: "t" });
    client.frame("SEND", { destination: "/topic/a" }, "after");
    expect((await witness.next("MESSAGE")).body).toBe("after");
  });

  test.each(["BEGIN", "COMMIT", "ABORT"])("TX-3: %s without a transaction is refused", async (command) => {
    expect(await failing(command, {})).toBe("stomp.missing-header");
  });

  test.each(["COMMIT", "ABORT"])("TX-4: %s of an unknown one is refused", async (command) => {
    expect(await failing(command, { transaction: "u" })).toBe("stomp.unknown-transaction");
  });

  test("TX-5: BEGIN of one that is open is refused", async () => {
    expect(await failing("BEGIN", { transaction: "t" })).toBe("stomp.duplicate-transaction");
  });

  test("TX-6: SEND and ACK in an unknown one are refused", async () => {
    expect(await failing("SEND", { transaction: "u", destination: "/topic/a" })).toBe("stomp.unknown-transaction");
    const { client, broker } = await listening();
    await client.subscribe("b", "/topic/b", { ack: "client" });
    broker.publish("/topic/b", "x");
    client.frame("ACK", { id: (await client.next("MESSAGE")).headers["ack"] ?? "", transaction: "u" });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.unknown-transaction");
  });

  test.each(["drop", "DISCONNECT"])("TX-7: a %s aborts what is open", async (how) => {
    const { client, witness, send, broker } = await listening();
    client.frame("BEGIN", { transaction: "t" });
    send("never", "t");
    await client.settled();
    if (how === "drop") client.socket.terminate();
    else client.frame("DISCONNECT");
    await expect.poll(() => broker.counts().sessions).toBe(1);
    await witness.settled();
    expect(witness.unread).toEqual([]);
  });

  test("TX-8: names are each connection's own, and several may be open", async () => {
    const { client, connect, witness, send } = await listening();
    const other = await connect();
    for (const each of [client, other]) each.frame("BEGIN", { transaction: "t" });
    client.frame("BEGIN", { transaction: "u" });
    send("t", "t");
    send("u", "u");
    client.frame("COMMIT", { transaction: "u" });
    client.frame("COMMIT", { transaction: "t" });
    expect([(await witness.next("MESSAGE")).body, (await witness.next("MESSAGE")).body]).toEqual(["u", "t"]);
    other.frame("COMMIT", { transaction: "t", receipt: "r" });
    await other.next("RECEIPT");
  });

  test("TX-9: their number, their frames and their bytes are bounded", async () => {
    const limitOf = async (overdo: (world: Awaited<ReturnType<typeof listening>>) => void) => {
      const world = await listening();
      world.client.frame("BEGIN", { transaction: "t" });
      world.client.frame("BEGIN", { transaction: "u" });
      overdo(world);
      return (await world.client.next("ERROR")).headers["limit"];
    };
    expect(await limitOf(({ client }) => client.frame("BEGIN", { transaction: "v" }))).toBe("transactions");
    const four = ({ send }: Awaited<ReturnType<typeof listening>>): void => {
      for (const transaction of "ttuu") send("x", transaction);
    };
    expect(await limitOf(four)).toBe("transactionFrames");
    expect(await limitOf(({ send }) => send("x".repeat(2_000), "t"))).toBe("transactionBytes");
  });

  test("an ACK in one counts from COMMIT on", async () => {
    const { client, broker } = await listening();
    await client.subscribe("b", "/topic/b", { ack: "client" });
    broker.publish("/topic/b", "x");
    const { ack = "" } = (await client.next("MESSAGE")).headers;
    client.frame("BEGIN", { transaction: "t" });
    client.frame("ACK", { id: ack, transaction: "t" });
    client.frame("ABORT", { transaction: "t" });
    client.frame("BEGIN", { transaction: "t" });
    client.frame("ACK", { id: ack, transaction: "t" });
    client.frame("COMMIT", { transaction: "t" });
    client.frame("ACK", { id: ack });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.unknown-message");
  });
});
