import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { inspect, parseArgs } from "node:util";
import { CannotStart } from "./cannot-start.ts";
import { compose, tokens } from "./compose.ts";
import { readConfig } from "./config.ts";
import { createAdmin } from "./first-admin.ts";

const usage = "npm run admin -- create --email <address>   (the password on standard input)";

/** From a pipe all of it but the last line's end; at a terminal what is typed, unseen. */
const readPassword = async (): Promise<string> => {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, "");
  process.stderr.write("Password: ");
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const typed = await terminal.question("");
  terminal.close();
  process.stderr.write("\n");
  return typed;
};

const readEmail = (): string => {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { email: { type: "string" } } });
    if (positionals.join(" ") === "create" && values.email !== undefined) return values.email;
  } catch (cause) {
    throw new CannotStart(usage, { cause });
  }
  throw new CannotStart(usage);
};

/** Makes an admin. The password is read from standard input, so that no list of processes shows it. */
const main = async (): Promise<void> => {
  const email = readEmail();
  const config = readConfig();
  if (config.DATABASE_URL.kind === "memory")
    throw new CannotStart("DATABASE_URL=memory: would be forgotten as this command ends; name the shop's database.");
  const password = await readPassword();
  const parts = await compose(config);
  try {
    const made = await createAdmin(parts.resolve(tokens.shop), { email, password });
    if (!made) throw new CannotStart("There is a member with this e-mail address already; nothing was changed.");
    process.stdout.write("The admin was made.\n");
  } finally {
    await parts.resolve(tokens.database).close();
  }
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof CannotStart ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
