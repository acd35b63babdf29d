import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { expect } from "vitest";
import { privateWordsIn, withoutLetters } from "./private-words.ts";

export type Script = "main" | "admin" | "coupons" | "demo" | "rush" | "search" | "soak";
export type RunningScript = {
  /** What it has written so far, to both outputs. */
  output(): string;
  /** The address in the line that the shop prints when it listens. */
  listening(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
};

const built = (script: Script): string => {
  const path = script === "soak" ? "../soak/dist/main.js" : `../dist/${script}.js`;
  const file = fileURLToPath(new URL(path, import.meta.url));
  if (!existsSync(file)) throw new Error("The example is not built: npm run build (npm test does it first).");
  return file;
};

const running = new Set<RunningScript>();
/** What shops have written that ended since somebody last looked. */
const written: string[] = [];

/** Ends what a test left running. Nothing private may stand in what its shops wrote. */
export const stopScripts = async (): Promise<void> => {
  for (const script of running) script.signal("SIGTERM");
  await Promise.all([...running].map(({ ended }) => ended));
  expect(privateWordsIn(withoutLetters(written.splice(0).join("\n")))).toEqual([]);
};

/** Runs built output with nothing of this process's environment. */
export const runScript = (
  script: Script,
  env: Readonly<Record<string, string>>,
  { args = [], input = "" }: { readonly args?: readonly string[]; readonly input?: string } = {},
): RunningScript => {
  const child = spawn(process.execPath, ["--enable-source-maps", built(script), ...args], { env, stdio: "pipe" });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
  }
  child.stdin.end(input);
  const ended = once(child, "close").then(() => child.exitCode);
  const output = () => stripVTControlCharacters(text);

  const listening = async (): Promise<string> => {
    for (;;) {
      const url = /^cofshop listens on (\S+)/m.exec(output())?.[1];
      if (url !== undefined) return url;
      if (child.exitCode !== null) throw new Error(`the shop ended with ${child.exitCode}: ${output()}`);
      await Promise.race([once(child.stdout, "data"), ended]);
    }
  };
  const started: RunningScript = { output, listening, signal: (name) => void child.kill(name), ended };
  running.add(started);
  void ended.then(() => {
    running.delete(started);
    if (script === "main") written.push(output());
  });
  return started;
};
