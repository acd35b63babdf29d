// Runs before `npm start` and `npm test`, so that both work on a machine that has Node and npm and nothing else.
// Installs when node_modules is missing or belongs to another lockfile; otherwise costs a few milliseconds.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pnpm } from "./pnpm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const lockfile = readFileSync(`${root}pnpm-lock.yaml`, "utf8");

/** What was installed last: pnpm leaves no file that tells, its own copy of the lockfile lacks other platforms. */
const mark = `${root}node_modules/.installed-lockfile.yaml`;

const installed = () => {
  try {
    return readFileSync(mark, "utf8");
  } catch {
    return undefined;
  }
};

if (installed() !== lockfile) {
  console.log(`Installing with ${pnpm[1]}: seconds, or two minutes where SQLite's driver has to be compiled …`);
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
  writeFileSync(mark, lockfile);
  console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
