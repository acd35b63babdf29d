import { inspect } from "node:util";
import { CannotStart } from "./cannot-start.ts";
import { readConfig } from "./config.ts";
import { startShop } from "./server.ts";

/** What the operator can mend is a sentence; anything else is a mistake of ours and is shown whole. */
const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof CannotStart ? error.message : inspect(error)}\n`);
  process.exit(1);
};

try {
  const shop = await startShop(readConfig());
  let closing = false;
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (closing) process.exit(1);
    closing = true;
    shop.close().then(() => process.exit(0), fail);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Last, since whoever reads it may stop the shop at once.
  process.stdout.write(
    `cofshop listens on ${shop.url} with ${shop.engine}; its API is described at ${shop.url}/docs\n`,
  );
} catch (error) {
  fail(error);
}
