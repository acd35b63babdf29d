// The shop in a process of its own, composed of built output as main.js composes it, with two ports wrapped: its clock
// goes forward by as many ms as the parent sends, and `crashAt` names a writing method of a transaction
// ("storedReplies.finish") before which the process kills itself. Environment as main.js; sends its address.
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

/** The transaction, deadly at that one call. */
const deadly = (tx) => {
  if (crashAt === undefined) return tx;
  const [repository, method] = crashAt.split(".");
  const die = () => process.kill(process.pid, "SIGKILL");
  const trapped = Object.create(tx[repository], { [method]: { value: die } });
  return Object.create(tx, { [repository]: { value: trapped } });
};
const { unitOfWork } = ports;
const wrapped = {
  run: (work) => unitOfWork.run((tx) => work(deadly(tx))),
  runSingle: (work) => unitOfWork.runSingle((tx) => work(deadly(tx))),
  reads: unitOfWork.reads,
};
parts.registerInstance(tokens.ports, { ...ports, clock, unitOfWork: wrapped });
await createFirstAdmin(parts.resolve(tokens.shop), config);

const server = createServer(makeApp(parts)).listen(config.PORT, config.HOST, () => {
  process.send({ url: `http://${config.HOST}:${server.address().port}` });
});
process.on("SIGTERM", () => process.exit(0));
