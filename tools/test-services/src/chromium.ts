import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A browser for tests of pages: where its program is. Whoever uses it starts and closes it. */
export type Chromium = { readonly path: string; readonly version: string };

export const missingChromium: string = "No Chromium here: set CHROMIUM to its program, or put `chromium` on PATH.";

/** The browser that CHROMIUM names, or one on PATH, or Debian's; undefined when there is none and none may be had. */
export const findChromium = async (): Promise<Chromium | undefined> => {
  const path = process.env["CHROMIUM"] ?? onPath() ?? (await fromApt());
  return path === undefined ? undefined : { path, version: versionOf(path) };
};

const names = ["chromium", "chromium-browser", "google-chrome"];

const onPath = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((entry) => names.map((name) => join(entry, name)))
    .find((path) => existsSync(path));

const fromApt = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0 || process.env["NO_INSTALL"] === "1" || !existsSync("/usr/bin/apt-get"))
    return undefined;
  console.log("Installing Chromium for the tests with apt-get (NO_INSTALL=1 prevents this) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  } catch (cause) {
    console.log(`apt-get could not install it: ${cause instanceof Error ? cause.message : cause}`);
  }
  return onPath();
};

/** `142.0.7444.59` of "Chromium 142.0.7444.59 built on Debian …"; what its script says besides is nobody's business. */
const versionOf = (path: string): string =>
  /\d+(\.\d+)+/.exec(
    execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  )?.[0] ?? "unknown";
