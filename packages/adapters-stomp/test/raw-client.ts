import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

export type ServerFrame = {
  readonly command: string;
  /** As they came, still escaped; of a name that comes twice the first. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bytes: Buffer;
  readonly binary: boolean;
};

/** A STOMP client that has no opinion of its own: it sends any bytes, and holds what comes against the grammar. */
export type RawClient = {
  readonly socket: WebSocket;
  /** Sends one WebSocket message, a string as text and bytes as binary. */
  send(data: string | Buffer): void;
  frame(command: string, headers?: Readonly<Record<string, string>>, body?: string): void;
  /** The next frame, which has to be of this kind. */
  next(command: string): Promise<ServerFrame>;
  /** Everything that has come and was not asked for. */
  readonly unread: readonly ServerFrame[];
  readonly beats: number;
  /** Subscribes, and waits until it counts. */
  subscribe(id: string, destination: string, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Waits until everything that was sent before has been handled. */
  settled(): Promise<void>;
  /** The close code, when it has come. */
  readonly closed: Promise<number>;
};

export const frameText = (command: string, headers: Readonly<Record<string, string>> = {}, body = ""): string =>
  `${command}\n${Object.entries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join("")}\n${body}\0`;

/** One frame, by the letter: anything else of the server's is an error. */
const read = (data: Buffer, binary: boolean): ServerFrame => {
  const blank = data.indexOf("\n\n");
  const [command = "", ...lines] = data.toString("utf8", 0, blank).split("\n");
  if (!["CONNECTED", "MESSAGE", "RECEIPT", "ERROR"].includes(command)) throw new Error(`no frame: ${data}`);
  const named = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([^:\r]+):([^\r]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no header: ${line}`);
    if (!named.has(name)) named.set(name, value);
  }
  const headers = Object.fromEntries(named);
  const length = headers["content-length"];
  const end = length === undefined ? data.indexOf(0, blank) : blank + 2 + Number(length);
  if (end !== data.length - 1 || data[end] !== 0) throw new Error(`a frame does not end where it says: ${data}`);
  const bytes = data.subarray(blank + 2, end);
  if (bytes.length > 0 && command !== "MESSAGE" && command !== "ERROR") throw new Error(`${command} has a body`);
  return { command, headers, bytes, body: bytes.toString(), binary };
};

export const rawClient = async (url: string, protocols: readonly string[]): Promise<RawClient> => {
  const socket = new WebSocket(url, [...protocols]);
  const unread: ServerFrame[] = [];
  let beats = 0;
  let broken: unknown;
  let wake = (): void => undefined;
  socket.on("message", (data, binary) => {
    if (!Buffer.isBuffer(data)) return;
    try {
      if (data.every((byte) => byte === 10)) beats += 1;
      else unread.push(read(data, binary));
    } catch (error) {
      broken = error;
    }
    wake();
  });
  const closed = new Promise<number>((resolve) => {
    socket.once("close", (code) => {
      resolve(code);
      wake();
    });
  });
  socket.on("error", () => undefined);
  onTestFinished(() => socket.terminate());
  await Promise.race([
    once(socket, "open"),
    closed.then((code) => {
      throw new Error(`not opened: ${code}`);
    }),
  ]);

  let receipts = 0;
  const frame = (command: string, headers?: Readonly<Record<string, string>>, body?: string): void =>
    socket.send(frameText(command, headers, body));

  /** Waits until `find` answers where in `unread` it is, and takes it out. */
  const arrival = async (what: string, find: () => number): Promise<ServerFrame> => {
    const until = performance.now() + 20_000;
    for (;;) {
      const [found] = unread.splice(find(), find() === -1 ? 0 : 1);
      if (found !== undefined) return found;
      if (broken !== undefined) throw broken;
      if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed before ${what}`);
      if (performance.now() > until) throw new Error(`no ${what} came`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const next = async (command: string): Promise<ServerFrame> => {
    const first = await arrival(command, () => (unread.length > 0 ? 0 : -1));
    if (first.command !== command) throw new Error(`${command} was to come, not ${JSON.stringify(first)}`);
    return first;
  };

  const receipt = (id: string): Promise<ServerFrame> =>
    arrival(`RECEIPT ${id}`, () =>
      unread.findIndex(({ command, headers }) => command === "RECEIPT" && headers["receipt-id"] === id),
    );

  return {
    ...{ socket, unread, frame, next, closed },
    send: (data) => socket.send(data),
    get beats() {
      return beats;
    },
    subscribe: async (id, destination, headers = {}) => {
      frame("SUBSCRIBE", { id, destination, receipt: `subscribed-${id}`, ...headers });
      await receipt(`subscribed-${id}`);
    },
    settled: async () => {
      receipts += 1;
      // Of all that changes nothing, this pair is the smallest.
      const transaction = `settled-${receipts}`;
      frame("BEGIN", { transaction });
      frame("ABORT", { transaction, receipt: transaction });
      await receipt(transaction);
    },
  };
};
