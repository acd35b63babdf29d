import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ClaimTask, Note, OpenTask } from "./told.ts";

const script = fileURLToPath(new URL("./coupon.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

type Task =
  | { readonly open: OpenTask }
  | { readonly claim: ClaimTask }
  | { readonly settle: true }
  | { readonly close: true };

export type ShopProcess = {
  /** Resolves when it has done so; rejects when it ended before. */
  readonly tell: (task: Task) => Promise<void>;
  /** Resolves with the name of the signal that ended it, or with its exit code. */
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

/** A process that has opened a shop; its notes go to `hear`. */
export const startShop = async (task: OpenTask, hear: (note: Note) => void): Promise<ShopProcess> => {
  const child = idle.pop() ?? start();
  if (idle.length === 0) idle.push(start());
  const ended = once(child, "exit").then(([code, signal]) => signal ?? code);
  const listen = (said: Note | { readonly done: true }): void => {
    if (!("done" in said)) hear(said);
  };
  child.on("message", listen);
  const tell = async (next: Task): Promise<void> => {
    const answered = new Promise<void>((resolve) => {
      const wait = (said: object): void => {
        if (!("done" in said)) return;
        child.off("message", wait);
        resolve();
      };
      child.on("message", wait);
    });
    const died = ended.then((how) => {
      throw new Error(`a process of the shop ended with ${how}`);
    });
    child.send(next);
    await Promise.race([answered, died]);
    if (!("close" in next)) return;
    child.off("message", listen);
    idle.push(child);
  };
  await tell({ open: task });
  return { tell, ended };
};
