// The yardstick: the least that Express can do, in a process of its own.
import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";

const app = express();
app.disable("x-powered-by");
app.get("/", (_request, response) => {
  response.json({ message: "hello" });
});

const server = createServer(app).listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the server has no port");
process.stdout.write(`Express listens on http://127.0.0.1:${address.port}\n`);
process.on("SIGTERM", () => process.exit(0));
