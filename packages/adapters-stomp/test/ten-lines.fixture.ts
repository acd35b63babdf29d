import { createServer } from "node:http";
import { stompBroker } from "../src/broker/index.ts";

export const server = createServer().listen(0);
export const broker = stompBroker<{ readonly since: Date }>({
  connect: async ({ login = "guest", passcode }) =>
    passcode === "open sesame"
      ? { user: login, data: { since: new Date() } }
      : { refused: { code: "auth.failed", message: "Who are you?" } },
  app: {
    handlers: {
      say: async ({ user }, message) => {
        if (message.body.length > 200) return { refused: { code: "room.too-long", message: "Shorter, please." } };
        broker.publish("/topic/room", JSON.stringify({ user, text: message.text() }));
        return undefined;
      },
    },
  },
});
broker.attach(server, { paths: ["/ws"] });
