import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export type ShopChild = {
  readonly url: string;
  /** Lets its clock go forward. */
  pass(ms: number): Promise<void>;
  /** Its exit code and the signal that ended it. */
  readonly ended: Promise<readonly unknown[]>;
};

const script = fileURLToPath(new URL("./shop.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const running = new Set<ChildProcess>();

/** Ends what a test left running. */
export const stopChildren = async (): Promise<void> => {
  const ended = [...running].map(async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  running.clear();
  await Promise.all(ended);
};

/**
 * A shop in a process of its own, from built output, whose clock the test moves. With `crashAt` it kills itself right
 * before that writing method of a transaction: `storedReplies.finish`.
 */
export const startChild = async (env: Readonly<Record<string, string>>, crashAt?: string): Promise<ShopChild> => {
  if (!existsSync(built)) throw new Error("The example is not built: npm run build (npm test does it first).");
  const child = fork(script, crashAt === undefined ? [] : [crashAt], { execArgv: [], env });
  running.add(child);
  const ended = once(child, "exit");
  const said = async (): Promise<unknown> => {
    const died = ended.then(() => {
      throw new Error("the process ended before it answered");
    });
    const [message] = await Promise.race([once(child, "message"), died]);
    return message;
  };
  const { url } = z.object({ url: z.string() }).parse(await said());
  const pass = async (ms: number): Promise<void> => {
    child.send(ms);
    await said();
  };
  return { url, pass, ended };
};
