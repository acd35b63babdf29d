import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The path of `redis-server`, or undefined when this machine has none and may not get one. */
export const redisBinary = async (): Promise<string | undefined> => onPath() ?? (await fromApt());

const onPath = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((entry) => join(entry, `redis-server${process.platform === "win32" ? ".exe" : ""}`))
    .find((path) => existsSync(path));

const fromApt = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0 || process.env["NO_INSTALL"] === "1" || !existsSync("/usr/bin/apt-get"))
    return undefined;
  console.log("Installing Redis for the tests with apt-get (NO_INSTALL=1 prevents this) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update"], { env });
    await withoutServices(() => run("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], { env }));
  } catch (cause) {
    console.log(`apt-get could not install it: ${cause instanceof Error ? cause.message : cause}`);
  }
  return onPath();
};

/** Where Debian asks whether the service of a package may start: 101 says no. Images of containers bring their own. */
const policy = "/usr/sbin/policy-rc.d";

/** Without this Debian would start a server of its own, for the whole machine. */
const withoutServices = async (install: () => Promise<unknown>): Promise<void> => {
  if (existsSync(policy)) return void (await install());
  await writeFile(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await install();
  } finally {
    await rm(policy);
  }
};

/** `7.0.15` of "Redis server v=7.0.15 sha=…". */
export const redisVersionOf = (binary: string): string =>
  /v=(\d+(\.\d+)*)/.exec(execFileSync(binary, ["--version"], { encoding: "utf8" }))?.[1] ?? "unknown";
