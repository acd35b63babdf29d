import { setTimeout as sleep } from "node:timers/promises";
import { type MeasuredServer, startServer, stompServer } from "../measured-server.ts";
import { openClient, type StompClient } from "./stomp-client.ts";

export type Engine = "ours" | "reference" | "plain";

/** What a load cost the server. */
export type LoadCost = {
  /** CPU time of the server for 1,000 MESSAGEs, in ms. */
  readonly cpuMs: number;
  /** From SEND to MESSAGE, in ms, the bench's own clients included. */
  readonly p99Ms: number;
  /** Memory of the server with all clients connected, in MB. */
  readonly rssMb: number;
};

const BODY_BYTES = 200;
const TICK_MS = 10;

/** A body that tells when it was sent. */
const stamped = (): string => `${performance.now().toFixed(3)} `.padEnd(BODY_BYTES, "x");
const stampOf = (text: string): number => Number.parseFloat(text);

type Clients = { readonly all: readonly StompClient[]; readonly ages: number[] };

const withClients = async (
  engine: Engine,
  destinations: readonly string[],
  load: (server: MeasuredServer, clients: Clients) => Promise<LoadCost>,
): Promise<LoadCost> => {
  const server = await startServer(stompServer, { BENCH_STOMP: engine });
  const ages: number[] = [];
  const hear = (body: string): void => {
    const at = body.startsWith("{") ? body.indexOf('"message":"') + 11 : 0;
    ages.push(performance.now() - stampOf(body.slice(at, at + 20)));
  };
  const all: StompClient[] = [];
  try {
    for (let n = 0; n < destinations.length; n += 50)
      all.push(...(await Promise.all(destinations.slice(n, n + 50).map((each) => openClient(server.url, each, hear)))));
    return await load(server, { all, ages });
  } finally {
    for (const client of all) client.close();
    await server.stop();
  }
};

/** Sends at an even rate: so many for each tick, what a late tick has missed too. */
const evenly = async (perSecond: number, ms: number, send: (turn: number) => void): Promise<number> => {
  const began = performance.now();
  let turn = 0;
  while (performance.now() - began < ms) {
    const due = Math.floor(((performance.now() - began) * perSecond) / 1_000);
    for (; turn < due; turn += 1) send(turn);
    await sleep(TICK_MS);
  }
  return turn;
};

const measured = async (
  server: MeasuredServer,
  { ages }: Clients,
  copies: number,
  run: (ms: number) => Promise<number>,
  ms: number,
): Promise<LoadCost> => {
  await run(3_000); // warms up
  await sleep(500);
  const { rssMb } = await server.usage();
  ages.length = 0;
  const before = await server.usage();
  const expected = (await run(ms)) * copies;
  const until = performance.now() + 30_000;
  while (ages.length < expected && performance.now() < until) await sleep(TICK_MS);
  const after = await server.usage();
  if (ages.length !== expected) throw new Error(`${ages.length} of ${expected} messages came`);
  ages.sort((one, other) => one - other);
  return {
    cpuMs: ((after.cpuMs - before.cpuMs) * 1_000) / expected,
    p99Ms: ages[Math.floor(0.99 * (ages.length - 1))] ?? Number.NaN,
    rssMb,
  };
};

/** One who sends 20 messages a second, or less, to so many who listen. */
export const fanOut = (engine: Engine, listeners: number, ms: number): Promise<LoadCost> =>
  withClients(engine, Array<string>(listeners).fill("/topic/fan"), async (server, clients) => {
    const publisher = await openClient(server.url, undefined, () => undefined);
    await sleep(200);
    const perSecond = Math.min(20, 5_000 / listeners);
    try {
      return await measured(
        server,
        clients,
        listeners,
        (forMs) => evenly(perSecond, forMs, () => publisher.send("/topic/fan", stamped())),
        ms,
      );
    } finally {
      publisher.close();
    }
  });

/** Rooms of two, 1,000 messages a second in all, each through the application. */
export const manyRooms = (engine: Engine, rooms: number, ms: number): Promise<LoadCost> =>
  withClients(
    engine,
    Array.from({ length: rooms * 2 }, (_, n) => `/topic/chatroom.${n >> 1}`),
    async (server, clients) => {
      await sleep(200);
      const send = (turn: number): void => {
        const member = (turn * 7) % clients.all.length;
        const body = JSON.stringify({ roomId: String(member >> 1), message: stamped(), messageType: "TEXT" });
        clients.all[member]?.send("/app/chat.sendMessage", body);
      };
      return measured(server, clients, 2, (forMs) => evenly(1_000, forMs, send), ms);
    },
  );

/** What a server's memory grows by while one of two listeners reads nothing of 100 MB, in MB. */
export const stoppedReader = async (engine: Engine): Promise<number> => {
  const server = await startServer(stompServer, { BENCH_STOMP: engine });
  let heard = 0;
  const hear = (): void => {
    heard += 1;
  };
  const [reading, stopped, publisher] = [
    await openClient(server.url, "/topic/fan", hear),
    await openClient(server.url, "/topic/fan", () => undefined),
    await openClient(server.url, undefined, () => undefined),
  ];
  await sleep(200);
  stopped.stop();
  const body = "x".repeat(50_000);
  const round = async (times: number): Promise<void> => {
    const until = heard + times;
    for (let n = 0; n < times; n += 1) {
      publisher.send("/topic/fan", body);
      if (n % 20 === 19) while (heard < until - times + n + 1) await sleep(1);
    }
    while (heard < until) await sleep(1);
  };
  try {
    await round(20);
    const before = await server.usage();
    await round(2_000);
    return (await server.usage()).rssMb - before.rssMb;
  } finally {
    for (const client of [reading, stopped, publisher]) client.close();
    await server.stop();
  }
};
