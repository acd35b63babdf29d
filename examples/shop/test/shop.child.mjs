// The shop in a process of its own, composed of built output as main.js composes it, with two ports wrapped: its clock
// goes forward by as many ms as the parent sends, and `crashAt` says when the process kills itself: "before" a command
// that has an Idempotency-Key stores its reply, which is the last thing before its commit, or right "after" that
// commit. Environment as main.js; sends its address.
import { createServer } from "node:http";
import { makeApp } from "../dist/app.js";
import { compose, tokens } from "../dist/compose.js";
import { readConfig } from "../dist/config.js";
import { createFirstAdmin } from "../dist/first-admin.js";

const crashAt = process.argv[2];
const config = readConfig();
const parts = await compose(config);
const ports = parts.resolve(tokens.ports);

let ahead = 0;
process.on("message", (ms) => {
  ahead += ms;
  process.send({ ahead });
});
const clock = { ...ports.clock, now: () => new Date(ports.clock.now().getTime() + ahead) };

const die = () => process.kill(process.pid, "SIGKILL");
const { unitOfWork } = ports;
const wrapped = {
  ...unitOfWork,
  run: async (work) => {
    let replies = false;
    const finish = (tx) => (scope, run, reply) => {
      replies = true;
      return crashAt === "before" ? die() : tx.storedReplies.finish(scope, run, reply);
    };
    const result = await unitOfWork.run((tx) =>
      work({ ...tx, storedReplies: { ...tx.storedReplies, finish: finish(tx) } }),
    );
    if (replies && crashAt === "after") die();
    return result;
  },
};
parts.registerInstance(tokens.ports, { ...ports, clock, unitOfWork: wrapped });
await createFirstAdmin(parts.resolve(tokens.shop), config);

const server = createServer(makeApp(parts)).listen(config.PORT, config.HOST, () => {
  process.send({ url: `http://${config.HOST}:${server.address().port}` });
});
process.on("SIGTERM", () => process.exit(0));
