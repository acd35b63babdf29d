import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { chown, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Servers refuse to run as root, and should; 65534 ("nobody") needs no account. */
export const serverUser: number | undefined = process.getuid?.() === 0 ? 65534 : undefined;

/** A temporary folder that belongs to `serverUser`. */
export const serverFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `cofshop-${name}-`));
  if (serverUser !== undefined) await chown(folder, serverUser, serverUser);
  return folder;
};

/** A port of the loopback interface that nobody used a moment ago. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("the probe has no port");
  return address.port;
};

export type KeptServer = {
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Kills the server where it stands (SIGKILL) and resolves when it is dead; its folder stays. */
  kill(): Promise<void>;
  /** Starts the server that was killed again, over the same folder. */
  startAgain(): void;
  /** Stops the server and removes its folder; may be called twice. */
  stop(): Promise<void>;
};

/** Starts a server that cannot outlive this process; its output goes to `log`. */
export const keepServer = (server: {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly log: string;
  readonly stopSignal: NodeJS.Signals;
}): KeptServer => {
  const { log, ...start } = server;
  const output = openSync(log, "a");
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL("../keep.mjs", import.meta.url)), JSON.stringify({ ...start, user: serverUser })],
    { stdio: ["pipe", output, output, "ipc"], detached: true },
  );
  closeSync(output);
  const ended = once(keeper, "exit");
  return {
    ended,
    kill: async () => {
      const killed = once(keeper, "message");
      keeper.send("kill");
      await killed;
    },
    startAgain: () => void keeper.send("start"),
    stop: async () => {
      keeper.stdin?.end();
      await ended;
    },
  };
};
