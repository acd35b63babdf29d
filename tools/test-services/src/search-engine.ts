import { once } from "node:events";
import { chmod, cp, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, keepServer, serverFolder } from "./kept-server.ts";
import { findJdk, type Jdk, openSearchClasses } from "./opensearch-build.ts";

/** Elasticsearch, or an engine that speaks like it. Shared: a test's indices have names of their own. */
export type SearchEngine = { readonly url: string; readonly version: string; stop(): Promise<void> };

export const missingSearchEngine: string =
  "No search engine here: set TEST_ELASTICSEARCH_URL, or put Maven and a JDK of 17 or later on PATH.";

/** How a real search engine is come by: the one of TEST_ELASTICSEARCH_URL if given, else OpenSearch started here, on
 * loopback and a free port. Undefined when this machine can do neither.
 */
export const searchEngine = (): (() => Promise<SearchEngine>) | undefined => {
  const given = process.env["TEST_ELASTICSEARCH_URL"];
  if (given !== undefined) return async () => ({ url: given, version: await versionAt(given), stop: async () => {} });
  const jdk = findJdk();
  return jdk === undefined ? undefined : () => startOpenSearch(jdk);
};

const versionAt = async (url: string): Promise<string> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the search engine answers ${response.status}`);
  const { version }: { version: { number: string; distribution?: string } } = JSON.parse(await response.text());
  return `${version.distribution ?? "elasticsearch"} ${version.number}`;
};

const startOpenSearch = async (jdk: Jdk): Promise<SearchEngine> => {
  const built = await openSearchClasses(jdk);
  const [folder, port] = [await serverFolder("opensearch"), await freePort()];
  // A copy, because the cache may lie under a folder that the server's user cannot enter.
  const classes = join(folder, "classes");
  await cp(built, classes, { recursive: true });
  await chmod(classes, 0o755);
  const log = join(folder, "log");
  const memory = ["-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"];
  const args = [...memory, "-cp", `${classes}${delimiter}${join(classes, "*")}`, "SearchServer", folder, String(port)];
  const server = keepServer({ command: jdk.java, args, folder, log, stopSignal: "SIGTERM" });
  const url = `http://127.0.0.1:${port}`;
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  try {
    return { url, version: await answering(url, () => ended), stop: server.stop };
  } catch (cause) {
    const said = await readFile(log, "utf8").catch(() => "");
    await server.stop();
    throw new Error(`OpenSearch did not start. ${said}`, { cause });
  }
};

const answering = async (url: string, ended: () => boolean): Promise<string> => {
  const giveUp = Date.now() + 120_000;
  for (;;) {
    try {
      return await versionAt(url);
    } catch (cause) {
      if (ended() || Date.now() > giveUp) throw cause;
      await delay(100);
    }
  }
};

/**
 * Starts a server when it is asked for the first time, so that a run which needs none waits for none: whoever fetches
 * `url`, from whichever process, is told the server's.
 */
export const startedOnDemand = async (
  start: () => Promise<SearchEngine>,
): Promise<{ readonly url: string; stop(): Promise<void> }> => {
  let started: Promise<SearchEngine> | undefined;
  const door = createServer((_request, response) => {
    started ??= start();
    started.then(
      ({ url }) => response.end(url),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  door.requestTimeout = 0;
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("the door has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      door.close();
      door.closeAllConnections();
      await (await started?.catch(() => undefined))?.stop();
    },
  };
};

/** The address of the server that vitest's `inject("searchEngine")` starts on demand. */
export const searchEngineUrl = async (door: string): Promise<string> => {
  const response = await fetch(door);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
};
