// A STOMP server in a process of its own: ours, stomp-broker-js, or as little as can be over ws. All handle
// /app/chat.sendMessage with the same use case in memory, and let clients send to topics.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { stompBroker } from "@cofshop/adapters-stomp/broker";
import StompServer from "stomp-broker-js";
import { type WebSocket, WebSocketServer } from "ws";

type Sent = { readonly topic: string; readonly body: string };

const rooms = new Map<string, string[]>();

/** Keeps the last messages of a room, as a shop without a database would. */
const sendMessage = (text: string): Sent => {
  const { roomId, message } = JSON.parse(text) as { readonly roomId: string; readonly message: string };
  const kept = rooms.get(roomId) ?? [];
  rooms.set(roomId, kept);
  const body = JSON.stringify({ type: "MESSAGE", messageId: kept.length, roomId, message, deleted: false });
  kept.push(body);
  if (kept.length > 50) kept.shift();
  return { topic: `/topic/chatroom.${roomId}`, body };
};

const ours = (server: Server): void => {
  const broker = stompBroker<undefined>({
    connect: async ({ login = "guest" }) => ({ user: login, data: undefined }),
    send: () => undefined,
    app: {
      handlers: {
        "chat.sendMessage": async (_, message) => {
          const { topic, body } = sendMessage(message.text() ?? "");
          broker.publish(topic, body);
        },
      },
    },
  });
  broker.attach(server, { paths: ["/ws"] });
};

const reference = (server: Server): void => {
  const stomp = new StompServer({ server, path: "/ws" });
  stomp.subscribe("/app/chat.sendMessage", (text) => {
    const { topic, body } = sendMessage(text);
    stomp.send(topic, {}, body);
  });
};

/** No protocol worth the name: what of the cost is WebSocket. */
const plain = (server: Server): void => {
  const topics = new Map<string, Set<WebSocket>>();
  const publish = (topic: string, body: string): void => {
    const frame = `MESSAGE\nsubscription:sub-0\nmessage-id:1\ndestination:${topic}\n\n${body}\0`;
    for (const socket of topics.get(topic) ?? []) socket.send(frame);
  };
  new WebSocketServer({ server, path: "/ws", perMessageDeflate: false }).on("connection", (socket) => {
    socket.on("message", (data) => {
      const frame = String(data);
      const destination = /\ndestination:(.*)\n/.exec(frame)?.[1] ?? "";
      const body = frame.slice(frame.indexOf("\n\n") + 2, -1);
      if (frame.startsWith("CONNECT")) socket.send("CONNECTED\nversion:1.2\n\n\0");
      else if (frame.startsWith("SUBSCRIBE")) {
        const listeners = topics.get(destination) ?? new Set();
        topics.set(destination, listeners.add(socket));
        socket.once("close", () => listeners.delete(socket));
      } else if (destination.startsWith("/app/")) {
        const sent = sendMessage(body);
        publish(sent.topic, sent.body);
      } else publish(destination, body);
    });
  });
};

const engines: Readonly<Record<string, (server: Server) => void>> = { ours, reference, plain };

const server = createServer();
engines[process.env["BENCH_STOMP"] ?? "ours"]?.(server);
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the server has no port");
process.stdout.write(`The STOMP server listens on http://127.0.0.1:${address.port}\n`);
process.on("SIGTERM", () => process.exit(0));
