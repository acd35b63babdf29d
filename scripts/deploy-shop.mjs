// Puts the built example shop and what it needs at run time into an empty folder: node scripts/deploy-shop.mjs <folder>

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpm } from "./pnpm.mjs";

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error("Which folder? node scripts/deploy-shop.mjs <folder>");
const { status } = spawnSync("npx", [...pnpm, "--filter", "@cofshop/example-shop", "deploy", "--prod", resolve(to)], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  stdio: "inherit",
  shell: process.platform === "win32", // npx is a .cmd file there
});
process.exitCode = status ?? 1;
