import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { frameText } from "./raw-client.ts";
import { begin, type World } from "./world.ts";

const agreed = async (world: World, header: string | undefined) => {
  const client = await world.open();
  client.frame("CONNECT", { "accept-version": "1.2", ...(header !== undefined && { "heart-beat": header }) });
  return { client, header: (await client.next("CONNECTED")).headers["heart-beat"] };
};

describe("heart-beats", () => {
  test("HB-1: the server sends something at least once in the interval that both agree on", async () => {
    const world = await begin({ heartBeat: { outgoingMs: 50, incomingMs: 0 } });
    const { client, header } = await agreed(world, "0,200");
    expect(header).toBe("200,0");
    const came: number[] = [];
    client.socket.on("message", () => came.push(performance.now()));
    await expect.poll(() => client.beats).toBeGreaterThan(5);
    const gaps = came.slice(1).map((at, n) => at - (came[n] ?? 0));
    // The machine may stand still once; never more than half of the time.
    expect(gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)]).toBeLessThan(200);
  });

  test("HB-2: 0, or no header, means none", async () => {
    const world = await begin({ heartBeat: { outgoingMs: 20, incomingMs: 20, tolerance: 1 } });
    const [zero, none] = [await agreed(world, "0,0"), await agreed(world, undefined)];
    const [beating] = [await agreed(world, "0,20")];
    await expect.poll(() => beating.client.beats).toBeGreaterThan(5);
    for (const { client, header } of [zero, none]) {
      expect(header).toBe("0,0");
      expect(client.beats).toBe(0);
      await client.settled();
    }
  });

  test("HB-3: a silent client is dropped, though not before its interval and the tolerance", async () => {
    const world = await begin({ heartBeat: { incomingMs: 100, outgoingMs: 0, tolerance: 3 } });
    const { client, header } = await agreed(world, "50,0");
    expect(header).toBe("0,100");
    const began = performance.now();
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.heart-beat-lost");
    expect(performance.now() - began).toBeGreaterThan(250);
    await client.closed;
  });

  test("HB-3: a process that stood still reads first what has come meanwhile", async () => {
    const world = await begin({ heartBeat: { incomingMs: 50, outgoingMs: 0, tolerance: 2 } });
    const { client } = await agreed(world, "50,0");
    client.send("\n");
    await new Promise((resolve) => client.socket.ping("", true, resolve));
    const until = performance.now() + 300;
    while (performance.now() < until); // everything stands still, the client's bytes are in the kernel
    // Twice: the first answer would come before the end.
    for (const _ of [1, 2]) await client.settled();
  });

  test.each([
    ["HB-4: line ends keep a client alive", (): string => "\n"],
    ["HB-5: so does anything else, a piece of a frame too", (): string => "x"],
  ])("%s", async (_, some) => {
    const world = await begin({ heartBeat: { incomingMs: 200, outgoingMs: 0, tolerance: 2 } });
    const { client } = await agreed(world, "200,0");
    client.send(some() === "x" ? "SEND\ndestination:/topic/a\n\n" : "\n");
    for (let beat = 0; beat < 20; beat += 1) {
      await sleep(40);
      client.send(some());
    }
    expect(world.broker.counts().sessions).toBe(1);
    expect(client.unread).toEqual([]);
  });

  test("HB-6: a wish for one a millisecond does not make a flood", async () => {
    const world = await begin({ heartBeat: { outgoingMs: 10_000, incomingMs: 10_000 } });
    const { client, header } = await agreed(world, "1,1");
    expect(header).toBe("10000,10000");
    await client.settled();
    expect(client.beats).toBe(0);
  });

  test.each(["x", "1", "-1,0", "1.5,0", "1,2,3", "0;0", " 0,0"])("HB-7: %j is an ERROR", async (header) => {
    const { open } = await begin();
    const client = await open();
    client.frame("CONNECT", { "accept-version": "1.2", "heart-beat": header });
    expect((await client.next("ERROR")).headers["code"]).toBe("stomp.bad-header");
  });

  test("HB-8: both directions have their own interval", async () => {
    const world = await begin({ heartBeat: { outgoingMs: 30, incomingMs: 5_000 } });
    const { client, header } = await agreed(world, "7000,60");
    expect(header).toBe("60,7000");
    await expect.poll(() => client.beats).toBeGreaterThan(2);
    expect(world.broker.counts().sessions).toBe(1);
  });

  test("HB-8: STOMP 1.0 has none", async () => {
    const { open } = await begin({ heartBeat: { outgoingMs: 10, incomingMs: 10 } });
    const client = await open();
    client.send(frameText("CONNECT", { "heart-beat": "10,10" }));
    expect((await client.next("CONNECTED")).headers["heart-beat"]).toBe("0,0");
  });
});
