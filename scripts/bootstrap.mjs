// Runs before `npm start` and `npm test`, so that both work on a machine that has Node and npm and nothing else.
// Installs when node_modules is missing or older than the lockfile; otherwise costs a few milliseconds.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pnpm } from "./pnpm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const writtenAt = (path) => statSync(`${root}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// pnpm rewrites this file at the end of every install that succeeded.
if (writtenAt("node_modules/.modules.yaml") < writtenAt("pnpm-lock.yaml")) {
  console.log(
    `Installing dependencies with ${pnpm[1]}: seconds, or two minutes if SQLite's driver has to be compiled …`,
  );
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync("npx", [...pnpm, "install", "--frozen-lockfile"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32", // npx is a .cmd file there
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    console.error(`${stdout ?? ""}${stderr ?? ""}\nThe installation failed; the reason is above.`);
    process.exit(1);
  }
  console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
