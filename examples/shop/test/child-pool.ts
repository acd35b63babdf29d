import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../dist/main.js", import.meta.url));

export type ChildPool = {
  /** One that does nothing yet; another is started meanwhile for the next who asks. */
  readonly take: () => ChildProcess;
  /** It has closed what it had open, and waits for another task: to start one takes a second. */
  readonly giveBack: (child: ChildProcess) => void;
  /** Ends every process that was started here. */
  readonly end: () => Promise<void>;
};

/** Processes that run a script over built output and are told what to do, to be killed amid it. */
export const childPool = (script: URL): ChildPool => {
  const all = new Set<ChildProcess>();
  const idle: ChildProcess[] = [];

  const start = (): ChildProcess => {
    if (!existsSync(built)) throw new Error("the processes run built output: npm run build");
    const child = fork(fileURLToPath(script), { execArgv: [] });
    all.add(child);
    child.setMaxListeners(0);
    child.once("exit", () => all.delete(child));
    return child;
  };

  return {
    take: () => {
      const child = idle.pop() ?? start();
      if (idle.length === 0) idle.push(start());
      return child;
    },
    giveBack: (child) => void idle.push(child),
    end: async () => {
      const children = [...all];
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(children.map((child) => (child.exitCode ?? child.signalCode) === null && once(child, "exit")));
    },
  };
};
