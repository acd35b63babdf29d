// Certifies the packages as people get them: packed, installed by npm into empty folders outside the workspace.
// Each package gets a folder of its own, so that what it forgot to declare is not there; install scripts stay off,
// so that it must do without anything compiled. The README's ten lines are compiled and run in the same way.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pnpm } from "./pnpm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const windows = process.platform === "win32";

const run = async (cwd, command, ...args) => {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd, env, shell: windows, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}${error.stderr}`, { cause: error });
  }
};

/** The fenced example that the README marks with a comment. */
const tenLines = async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const block = /<!-- ten-lines -->\s*```ts\n(.*?)```/s.exec(readme)?.[1];
  if (block === undefined) throw new Error("README.md has no ```ts block after <!-- ten-lines -->.");
  return block;
};

const pack = async (to) => {
  const packages = [];
  for (const folder of await readdir(join(root, "packages"))) {
    const path = join(root, "packages", folder);
    const { name, exports } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
    const tarball = join(to, `${folder}.tgz`);
    await run(path, "npx", ...pnpm, "pack", "--out", tarball);
    packages.push({ folder, name, tarball, entries: Object.keys(exports).map((entry) => name + entry.slice(1)) });
  }
  return packages;
};

/** An empty folder with these packages in it; Node's types too, which every user of Node has, except for core. */
const install = async (folder, packages) => {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const wanted = packages.map(({ tarball }) => tarball);
  if (packages.some(({ name }) => name !== "@cofshop/core")) wanted.push("@types/node@20");
  await run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", ...wanted);
};

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom"],
  module: "nodenext",
  types: ["*"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

/** Compiles `code` as a user would. Declarations are checked too, though only ours are held against us. */
const compile = async (folder, name, code) => {
  await writeFile(join(folder, `${name}.ts`), code);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  try {
    await run(folder, "tsc", "-p", ".");
  } catch (cause) {
    const ours = cause.message.split("\n").filter((line) => /^(node_modules\/@cofshop\/|[^/]+\.ts\()/.test(line));
    if (ours.length > 0) throw new Error(`${name}.ts does not compile:\n${ours.join("\n")}`, { cause });
  }
};

const checks = {
  "publint and attw find nothing": async (_folder, { tarball }) => {
    await run(root, "publint", "--strict", tarball);
    await run(root, "attw", "--profile", "esm-only", "--no-color", tarball);
  },
  "what is inside the workspace stays there": async (folder, { name }) => {
    const manifest = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
    const left = /"development"|workspace:|catalog:/.exec(manifest)?.[0];
    if (left !== undefined) throw new Error(`The packed package.json still has ${left}.`);
  },
  "every entry has types": (folder, { entries }) =>
    compile(folder, "entries", entries.map((entry, n) => `export * as e${n} from "${entry}";`).join("\n")),
  "every entry can be imported": (folder, { entries }) =>
    run(folder, process.execPath, "--input-type=module", "-e", entries.map((e) => `await import("${e}");`).join("")),
};

const scratch = await mkdtemp(join(tmpdir(), "cofshop-packed-"));
let failed = 0;
const check = async (name, work) => {
  const started = performance.now();
  try {
    await work();
    console.log(`ok      ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.message.replaceAll(/^/gm, "        ")}`);
  }
};

try {
  const packages = await pack(scratch);
  const core = packages.filter(({ name }) => name === "@cofshop/core");
  for (const one of packages) {
    const folder = join(scratch, one.folder);
    await check(`${one.name}: npm installs it`, () => install(folder, [...new Set([...core, one])]));
    for (const [name, work] of Object.entries(checks)) await check(`${one.name}: ${name}`, () => work(folder, one));
  }
  await check("the README's ten lines compile and run", async () => {
    const code = await tenLines();
    const folder = join(scratch, "ten-lines");
    await install(
      folder,
      packages.filter(({ name }) => code.includes(`"${name}`)),
    );
    await compile(folder, "ten-lines", code);
    console.log((await run(folder, process.execPath, "ten-lines.js")).replaceAll(/^(?=.)/gm, "        "));
  });
} finally {
  await rm(scratch, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
