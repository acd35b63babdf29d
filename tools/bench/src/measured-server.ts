import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Usage } from "./probe.ts";

/** A server in a process of its own, which tells what it has used. */
export type MeasuredServer = {
  readonly url: string;
  /** From the start of the process until it said that it listens, in ms. */
  readonly startMs: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const probe = new URL("probe.js", import.meta.url).href;

export const bareExpress: string = here("bare-express.js");
export const couponServer: string = here("coupons/coupon-server.js");
export const stompServer: string = here("stomp/stomp-server.js");
export const referenceShop: string = here("../../../examples/shop/dist/main.js");

const START_WITHIN_MS = 20_000;

/** The address in the line by which a server says that it listens; everything said afterwards is read and dropped. */
const listening = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const fail = () => reject(new Error(`the server did not start: ${said}`));
    const timeout = setTimeout(fail, START_WITHIN_MS);
    const hear = (text: string): void => {
      said = `${said}${text}`.slice(-4_000);
      const url = /listens on (http:\/\/\S+)\s/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timeout);
      resolve(url);
      server.stdout?.off("data", hear).resume();
    };
    server.stdout?.setEncoding("utf8").on("data", hear);
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    server.once("exit", fail);
  });

/** Starts built output with these variables and no others of ours. */
export const startServer = async (script: string, variables: NodeJS.ProcessEnv = {}): Promise<MeasuredServer> => {
  const began = performance.now();
  const server = spawn(process.execPath, ["--import", probe, script], {
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...variables },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = once(server, "exit");
  const url = await listening(server).catch(async (error: unknown) => {
    server.kill("SIGKILL");
    await ended;
    throw error;
  });
  const startMs = performance.now() - began;
  return {
    url,
    startMs,
    usage: async () => {
      server.send("usage");
      const answer: [Usage] | "gone" = await Promise.race([
        once(server, "message") as Promise<[Usage]>,
        ended.then(() => "gone" as const),
      ]);
      if (answer === "gone") throw new Error("the server ended while it was measured");
      return answer[0];
    },
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
    },
  };
};
