import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { compose, tokens } from "./compose.ts";
import { readConfig } from "./config.ts";
import { createAdmin } from "./first-admin.ts";

const usage = "npm run admin -- create --email <address>   (the password on standard input)";

/** Makes an admin. The password is read from standard input, so that no list of processes shows it. */
const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { email: { type: "string" } } });
  if (positionals[0] !== "create" || values.email === undefined) throw new Error(usage);
  const password = (await text(process.stdin)).trim();
  const parts = await compose(readConfig());
  try {
    const made = await createAdmin(parts.resolve(tokens.shop), { email: values.email, password });
    process.stdout.write(made ? "The admin was made.\n" : "There is a member with this e-mail already.\n");
  } finally {
    await parts.resolve(tokens.database).close();
  }
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
