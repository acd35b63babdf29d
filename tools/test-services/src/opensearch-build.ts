import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Of a JDK and of Maven. */
const MIN_JAVA = 17;
/** What Maven may take to fetch 60 MB. */
const FETCH_MS = 240_000;
const exe = process.platform === "win32" ? ".exe" : "";
const maven = process.platform === "win32" ? "mvn.cmd" : "mvn";

/** The programs of a JDK. */
export type Jdk = { readonly java: string; readonly javac: string };

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((entry) => join(entry, name))
    .find((path) => existsSync(path));

/** `17` of "javac 17.0.15". */
const majorOf = (javac: string): number =>
  Number(/\d+/.exec(execFileSync(javac, ["-version"], { encoding: "utf8" }))?.[0] ?? 0);

/** A JDK that JAVA_HOME or PATH names, where there is Maven besides; undefined otherwise. */
export const findJdk = (): Jdk | undefined => {
  const home = process.env["JAVA_HOME"];
  const javac = home === undefined ? onPath(`javac${exe}`) : join(home, "bin", `javac${exe}`);
  if (javac === undefined || !existsSync(javac) || onPath(maven) === undefined) return undefined;
  const java = join(dirname(javac), `java${exe}`);
  return existsSync(java) && majorOf(javac) >= MIN_JAVA ? { java, javac } : undefined;
};

const project = fileURLToPath(new URL("../../opensearch/", import.meta.url));
const cache = fileURLToPath(new URL("../../../node_modules/.cache/cofshop-opensearch/", import.meta.url));

/** The folder with everything that the server consists of, made the first time. */
export const openSearchClasses = async ({ javac }: Jdk): Promise<string> => {
  const [pom, source] = [join(project, "pom.xml"), join(project, "SearchServer.java")];
  const hash = createHash("sha256");
  for (const file of [pom, source]) hash.update(await readFile(file));
  const folder = join(cache, hash.digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  console.log("Fetching OpenSearch for the tests with Maven, once …");
  await mkdir(cache, { recursive: true });
  // Made beside its place and moved there, so that what is in its place is whole.
  const making = await mkdtemp(join(cache, "making-"));
  try {
    await fetched(pom, making);
    await run(javac, ["-nowarn", "-d", making, "-cp", join(making, "*"), source]);
    await rename(making, folder).catch((cause: unknown) => {
      if (!existsSync(folder)) throw cause; // else somebody else was as quick
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
};

const fetched = async (pom: string, folder: string): Promise<void> => {
  const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${folder}`, "-DincludeScope=runtime"];
  const fetch = () => run(maven, ["-B", "-q", "-ntp", "-f", pom, ...goal], { timeout: FETCH_MS, shell: exe !== "" });
  try {
    await fetch();
  } catch {
    await fetch(); // a connection that hung goes through the second time
  }
};
