import { once } from "node:events";
import { WebSocket } from "ws";

/** Somebody who talks in a chat room, over STOMP. */
export type Speaker = {
  /** Sends a message under a key, and resolves with true when the shop has confirmed it, false when the line was cut. */
  say(roomId: string, message: string, key: string): Promise<boolean>;
  /** Why the shop ended the session, when it has said so. */
  readonly farewell: () => string | undefined;
  close(): void;
};

const frame = (command: string, headers: Readonly<Record<string, string>>, body = ""): string =>
  `${command}\n${Object.entries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join("")}\n${body}\0`;

const headerOf = (text: string, name: string): string | undefined => new RegExp(`^${name}:(.*)$`, "m").exec(text)?.[1];

/** @throws Error when the shop does not take him in. */
export const connectSpeaker = async (url: string, accessToken: string): Promise<Speaker> => {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/ws-chat`, ["v12.stomp"]);
  const receipts = new Map<string, (confirmed: boolean) => void>();
  let farewell: string | undefined;
  let connected = (): void => undefined;
  const admitted = new Promise<void>((resolve) => {
    connected = resolve;
  });
  socket.on("message", (data) => {
    const text = String(data);
    if (text.startsWith("CONNECTED")) connected();
    else if (text.startsWith("ERROR")) farewell = headerOf(text, "message") ?? "";
    else if (text.startsWith("RECEIPT")) receipts.get(headerOf(text, "receipt-id") ?? "")?.(true);
  });
  const gone = new Promise<never>((_, reject) => {
    socket.once("error", reject).once("close", () => reject(new Error(farewell ?? "the line was cut")));
  });
  gone.catch(() => {
    for (const hear of receipts.values()) hear(false);
  });
  await Promise.race([once(socket, "open"), gone]);
  socket.send(frame("CONNECT", { "accept-version": "1.2", host: "shop", Authorization: `Bearer ${accessToken}` }));
  await Promise.race([admitted, gone]);

  return {
    say: async (roomId, message, key) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      const heard = new Promise<boolean>((resolve) => receipts.set(key, resolve));
      const headers = { destination: "/app/chat.sendMessage", receipt: key, "idempotency-key": key };
      socket.send(frame("SEND", headers, JSON.stringify({ roomId, message, messageType: "TEXT" })));
      return heard.finally(() => receipts.delete(key));
    },
    farewell: () => farewell,
    close: () => socket.terminate(),
  };
};
