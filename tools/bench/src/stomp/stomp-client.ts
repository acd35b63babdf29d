import { once } from "node:events";
import { WebSocket } from "ws";

/** A client that is cheap enough to have a thousand of. */
export type StompClient = {
  send(destination: string, body: string): void;
  /** Reads nothing more. */
  stop(): void;
  close(): void;
};

const frame = (command: string, headers: string, body = ""): string => `${command}\n${headers}\n\n${body}\0`;

export const openClient = async (
  url: string,
  destination: string | undefined,
  hear: (body: string) => void,
): Promise<StompClient> => {
  const socket = new WebSocket(`${url.replace("http", "ws")}/ws`, ["v12.stomp"], { perMessageDeflate: false });
  socket.on("error", () => undefined);
  await once(socket, "open");
  socket.send(frame("CONNECT", "accept-version:1.2\nhost:shop\nheart-beat:0,0"));
  await once(socket, "message");
  socket.on("message", (data) => {
    const text = data.toString();
    if (text.startsWith("MESSAGE")) hear(text.slice(text.indexOf("\n\n") + 2, -1));
    else if (text.startsWith("ERROR")) throw new Error(text);
  });
  if (destination !== undefined) socket.send(frame("SUBSCRIBE", `id:sub-0\ndestination:${destination}`));
  return {
    send: (to, body) =>
      socket.send(frame("SEND", `destination:${to}\ncontent-length:${Buffer.byteLength(body)}`, body)),
    stop: () => socket.pause(),
    close: () => socket.terminate(),
  };
};
