import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const built = fileURLToPath(new URL("../dist/sqlite.js", import.meta.url));

/** How many statements are left between two crash points: none with `npm run test:crash`, a sample in CI. */
export const stride = process.env["CRASH_MATRIX"] === "full" ? 1 : 4;

/** How long a crash matrix may take, in ms: a process for each point. */
export const MATRIX_MS = 300_000;

/**
 * Tells a script of this folder what to do, in a process that dying.child.mjs ends. `hear` is given what it says and
 * answers its last word, if this is it; that is the answer here too, and nothing when the process was killed.
 */
export const runDying = async <LastWord>(
  script: string,
  task: object,
  hear: (said: unknown, child: ChildProcess) => LastWord | undefined,
): Promise<LastWord | undefined> => {
  if (!existsSync(built)) throw new Error("the second process runs built output: npm run build");
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), { execArgv: [] });
  let last: LastWord | undefined;
  child.on("message", (said) => {
    last = hear(said, child);
  });
  child.send(task);
  const [code, signal] = await once(child, "exit");
  expect([code, signal]).toEqual(last === undefined ? [null, "SIGKILL"] : [0, null]);
  return last;
};
