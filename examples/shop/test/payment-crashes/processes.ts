import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Done, OpenTask, Task } from "./told.ts";

const script = fileURLToPath(new URL("./payment.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export type ShopProcess = {
  /** What it answers when it has done so; rejects when it ended before. */
  readonly tell: (task: Task) => Promise<Done>;
  /** The signal that ended it, or its exit code. */
  readonly ended: Promise<string | number | null>;
};

const all = new Set<ChildProcess>();
/** Those that have closed what they had open and wait for another task: to start one takes a second. */
const idle: ChildProcess[] = [];

/** Ends every process that was started here. */
export const endProcesses = async (): Promise<void> => {
  const children = [...all];
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(children.map((child) => (child.exitCode ?? child.signalCode) === null && once(child, "exit")));
};

const start = (): ChildProcess => {
  if (!existsSync(built)) throw new Error("the processes run built output: npm run build");
  const child = fork(script, { execArgv: [] });
  all.add(child);
  child.setMaxListeners(0);
  child.once("exit", () => all.delete(child));
  return child;
};

/** A process that has opened a shop. */
export const startShop = async (task: OpenTask): Promise<ShopProcess> => {
  const child = idle.pop() ?? start();
  if (idle.length === 0) idle.push(start());
  const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
  const died = ended.then((how): never => {
    throw new Error(`a process of the shop ended with ${how}`);
  });
  died.catch(() => undefined);
  const tell = async (next: Task): Promise<Done> => {
    const answered = once(child, "message").then(([said]): Done => said);
    child.send(next);
    const answer = await Promise.race([answered, died]);
    if ("close" in next) idle.push(child);
    return answer;
  };
  await tell({ open: task });
  return { tell, ended };
};
