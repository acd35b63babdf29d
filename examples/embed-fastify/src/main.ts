import { randomBytes } from "node:crypto";
import { sellFirstRoast } from "./coffees.ts";
import { openRoastery } from "./roastery.ts";

const [port = "3000"] = process.argv.slice(2);
// In memory, so that every start is a first one; whoever signed in before it signs in again.
const app = await openRoastery({
  file: ":memory:",
  secret: randomBytes(64).toString("base64url"),
  print: async (ticket) => void process.stdout.write(`${ticket}\n`),
});
await sellFirstRoast(app.shop);
process.stdout.write(`The roastery is open at ${await app.listen({ port: Number(port) })}\n`);

const close = (): void => void app.close();
process.once("SIGTERM", close).once("SIGINT", close);
