import { Client, type IFrame, type IMessage, ReconnectionTimeMode, type StompConfig } from "@stomp/stompjs";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { begin } from "./world.ts";

/** The client that browsers use, over Node's socket. */
const clientOf = (url: string, config: StompConfig = {}): Client => {
  const client = new Client({
    webSocketFactory: () => new WebSocket(url, ["v12.stomp", "v11.stomp", "v10.stomp"]),
    reconnectDelay: 20,
    heartbeatIncoming: 0,
    heartbeatOutgoing: 0,
    ...config,
  });
  onTestFinished(() => client.deactivate({ force: true }));
  return client;
};

const connected = async (client: Client): Promise<IFrame> => {
  const frame = new Promise<IFrame>((resolve) => {
    client.onConnect = resolve;
  });
  client.activate();
  return frame;
};

/** The next messages of a subscription, which counts already. */
const listen = async (client: Client, destination: string, headers = {}): Promise<() => Promise<IMessage>> => {
  const heard: IMessage[] = [];
  let wake = (): void => undefined;
  const subscribed = new Promise<void>((resolve) => client.watchForReceipt(`to ${destination}`, () => resolve()));
  client.subscribe(
    destination,
    (message) => {
      heard.push(message);
      wake();
    },
    { ...headers, receipt: `to ${destination}` },
  );
  await subscribed;
  return async () => {
    for (;;) {
      const first = heard.shift();
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
};

describe("@stomp/stompjs", () => {
  test("connects in STOMP 1.2, subscribes, sends, and is told what it sent", async () => {
    const { url, broker } = await begin();
    const client = clientOf(url, { connectHeaders: { login: "alice", passcode: "right" } });
    expect((await connected(client)).headers["version"]).toBe("1.2");
    const next = await listen(client, "/topic/a");
    client.publish({ destination: "/topic/a", body: "안녕 🌱", headers: { note: "a\\b\nc:d" } });
    const message = await next();
    expect(message.body).toBe("안녕 🌱");
    expect(message.headers).toMatchObject({ note: "a\\b\nc:d", sender: "alice" });
    await client.deactivate();
    await expect.poll(() => broker.counts().sockets).toBe(0);
  });

  test("sends and gets bytes, with NULs and what is no UTF-8", async () => {
    const { url } = await begin();
    const client = clientOf(url);
    await connected(client);
    const next = await listen(client, "/topic/a");
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    client.publish({ destination: "/topic/a", binaryBody: bytes });
    expect(Buffer.from((await next()).binaryBody).equals(bytes)).toBe(true);
  });

  test("splits large frames, and appends the NUL that React Native loses", async () => {
    const { url } = await begin();
    const client = clientOf(url, {
      splitLargeFrames: true,
      maxWebSocketChunkSize: 1_000,
      appendMissingNULLonIncoming: true,
    });
    await connected(client);
    const next = await listen(client, "/topic/a");
    const body = "가나다라 0123456789 ".repeat(1_500);
    client.publish({ destination: "/topic/a", body });
    expect((await next()).body).toBe(body);
    client.publish({ destination: "/topic/a", body: "", skipContentLengthHeader: true });
    expect((await next()).body).toBe("");
  });

  test("acknowledges, in transactions too, and hears receipts", async () => {
    const { url, broker } = await begin({ limits: { unacknowledged: 2 } });
    const client = clientOf(url);
    await connected(client);
    const next = await listen(client, "/topic/a", { ack: "client-individual" });
    for (let n = 0; n < 10; n += 1) {
      broker.publish("/topic/a", String(n));
      const message = await next();
      if (n % 2 === 0) message.ack();
      else message.nack();
      const settled = new Promise<void>((resolve) => client.watchForReceipt(`s${n}`, () => resolve()));
      const transaction = client.begin();
      client.publish({
        destination: "/topic/b",
        body: "x",
        headers: { transaction: transaction.id, receipt: `s${n}` },
      });
      await settled;
      transaction.commit();
    }
  });

  test("keeps alive by heart-beats both ways", async () => {
    const { url, broker } = await begin({ heartBeat: { outgoingMs: 60, incomingMs: 60, tolerance: 3 } });
    const lines: string[] = [];
    const client = clientOf(url, {
      ...{ heartbeatIncoming: 100, heartbeatOutgoing: 100, heartbeatToleranceMultiplier: 3 },
      debug: (line) => lines.push(line),
    });
    await connected(client);
    const count = (line: string): number => lines.filter((each) => each === line).length;
    await expect.poll(() => count("<<< PONG")).toBeGreaterThan(5);
    await expect.poll(() => count(">>> PING")).toBeGreaterThan(5);
    expect(broker.counts().sessions).toBe(1);
  });

  test("connects again with a fresh token when its session's time is over, and knows why by the code", async () => {
    let tokens = 0;
    const { url, broker } = await begin({
      connect: ({ headers }) =>
        headers.get("Authorization") === `Bearer ${tokens}`
          ? { user: "a", data: { login: undefined }, expiresAt: new Date(Date.now() + 150) }
          : { refused: { code: "auth.token-expired", message: "that one is old" } },
      expired: { code: "auth.token-expired", message: "fetch a new one" },
    });
    const client = clientOf(url, { reconnectTimeMode: ReconnectionTimeMode.LINEAR });
    const codes: (string | undefined)[] = [];
    let connections = 0;
    client.beforeConnect = async () => {
      tokens += 1;
      client.connectHeaders = { Authorization: `Bearer ${tokens}` };
    };
    client.onConnect = () => {
      connections += 1;
    };
    client.onStompError = ({ headers }) => codes.push(headers["code"]);
    client.activate();
    await expect.poll(() => connections).toBeGreaterThan(2);
    expect(new Set(codes)).toEqual(new Set(["auth.token-expired"]));
    expect(broker.counts().sessions).toBeLessThanOrEqual(1);
  });

  test("sees a refusal as a STOMP error, and its close", async () => {
    const { url } = await begin();
    const client = clientOf(url, { connectHeaders: { passcode: "wrong" }, reconnectDelay: 0 });
    const error = new Promise<IFrame>((resolve) => {
      client.onStompError = resolve;
    });
    const closed = new Promise((resolve) => {
      client.onWebSocketClose = resolve;
    });
    client.activate();
    expect((await error).headers).toMatchObject({ code: "auth.bad-credentials", message: "wrong name or password" });
    await closed;
  });

  test("has a refusal of a handler in its error queue", async () => {
    const { url } = await begin({
      app: { handlers: { say: () => ({ refused: { code: "chat.closed", message: "too late" } }) } },
    });
    const client = clientOf(url);
    await connected(client);
    const next = await listen(client, "/user/queue/errors");
    client.publish({ destination: "/app/say", body: "{}", headers: { receipt: "m-1" } });
    expect(JSON.parse((await next()).body)).toEqual({
      ...{ code: "chat.closed", message: "too late" },
      ...{ destination: "/app/say", receiptId: "m-1" },
    });
  });
});
