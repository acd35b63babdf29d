// Certifies the Dockerfile. Where docker works, it builds the image and waits until a container of it is healthy.
// Elsewhere it carries out the Dockerfile's own instructions, one empty folder for each stage: what they copy is what git
// knows, they run with Node as it is here and not as in the image, and the shop starts as another user than root.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const isRoot = process.getuid?.() === 0;
const started = performance.now();
const said = (what) => console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`);

/** Instructions, continuation lines joined: { name, flags, rest }. */
const instructionsIn = (dockerfile) =>
  dockerfile
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, name, flags, rest] = /^([A-Z]+)((?:\s+--\S+)*)\s+(.*)$/.exec(line);
      return {
        name,
        flags: Object.fromEntries([...flags.matchAll(/--(\w[\w-]*)=(\S+)/g)].map(([, k, v]) => [k, v])),
        rest,
      };
    });

/** `["node", "x.js"]` as it is, anything else through a shell, as docker does. */
const commandOf = (rest) => (rest.startsWith("[") ? JSON.parse(rest) : ["/bin/sh", "-c", rest]);

const run = ([command, ...args], options) => {
  const { status, signal } = spawnSync(command, args, { stdio: "inherit", ...options });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status ?? signal}`);
};

/** Carries the instructions out; answers the last stage: its folder, environment, user, health check and command. */
const follow = async (instructions, scratch) => {
  const stages = new Map();
  let stage;
  const within = (path) => join(stage.root, posix.resolve(stage.workdir, path));
  const perform = {
    FROM: async ({ rest }) => {
      const [, name = `stage-${stages.size}`] = / AS (\S+)$/.exec(rest) ?? [];
      stage = { root: join(scratch, name), workdir: "/", env: {}, user: undefined };
      stages.set(name, stage);
      await mkdir(stage.root);
    },
    WORKDIR: async ({ rest }) => {
      stage.workdir = posix.resolve(stage.workdir, rest);
      await mkdir(within("."), { recursive: true });
    },
    COPY: async ({ flags, rest }) => {
      const [from, to] = rest.split(" ");
      if (flags.from !== undefined) {
        // Package managers link; links stay what they are.
        run(["cp", "-a", `${join(stages.get(flags.from).root, from)}/.`, within(to)]);
        return;
      }
      const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
        cwd: root,
      });
      for (const file of String(listed).split("\0").filter(Boolean)) {
        const target = join(within(to), file);
        await mkdir(dirname(target), { recursive: true });
        await cp(join(root, file), target).catch((error) => {
          if (error.code !== "ENOENT") throw error; // deleted, and not yet committed
        });
      }
    },
    RUN: async ({ rest }) => {
      // Nobody but root may give files away; whoever else runs this owns them anyway.
      const command = isRoot ? rest : rest.replaceAll(/ -[og] \d+/g, "");
      run(commandOf(command), { cwd: within("."), env: { ...process.env, ...stage.env } });
    },
    ENV: async ({ rest }) => {
      Object.assign(stage.env, Object.fromEntries(rest.split(" ").map((pair) => pair.split("="))));
    },
    USER: async ({ rest }) => {
      stage.user = rest.split(":").map(Number);
    },
    HEALTHCHECK: async ({ rest }) => {
      stage.health = commandOf(rest.replace(/^CMD /, ""));
    },
    CMD: async ({ rest }) => {
      stage.command = commandOf(rest);
    },
    EXPOSE: async () => undefined,
    STOPSIGNAL: async ({ rest }) => {
      stage.stopSignal = rest;
    },
  };
  for (const instruction of instructions) {
    const action = perform[instruction.name];
    if (action === undefined) throw new Error(`The check does not know ${instruction.name}.`);
    said(`${instruction.name} ${instruction.rest}`);
    await action(instruction);
  }
  return { ...stage, cwd: within(".") };
};

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
};

const must = (what, holds) => {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
  said(`ok: ${what}`);
};

/** Starts what the last stage starts, as its user, with the least environment that production takes. */
const tryOut = async ({ cwd, env, user, health, command, stopSignal }) => {
  const port = await freePort();
  const as = isRoot && user !== undefined ? { uid: user[0], gid: user[1] } : {};
  const environment = {
    PATH: process.env.PATH,
    ...env,
    PORT: String(port),
    JWT_SECRET: randomBytes(64).toString("base64"),
    DRAIN_DELAY: "10s",
    LOG_LEVEL: "error",
  };
  const options = { cwd, env: environment, ...as };
  const isHealthy = () => spawnSync(health[0], health.slice(1), options).status === 0;
  must("the user is not root", user !== undefined && user[0] !== 0);
  must("a container that does not serve is not healthy", !isHealthy());
  const write = (path) =>
    spawnSync("node", ["-e", `require("fs").writeFileSync(${JSON.stringify(path)}, "")`], options).status === 0;
  must("it may write where its data are", write("data/probe") && write("files/probe"));
  if (isRoot) must("it may not write to its own code", !write("dist/probe") && !write("probe"));

  const shop = spawn(command[0], command.slice(1), { ...options, stdio: "inherit" });
  const ended = once(shop, "exit");
  try {
    let healthy = false;
    for (let tries = 0; tries < 60 && !healthy && shop.exitCode === null; tries += 1) {
      await pause(250);
      healthy = isHealthy();
    }
    must("it becomes healthy", healthy);
    const items = await fetch(`http://127.0.0.1:${port}/api/item`);
    must("it sells something", items.status === 200 && (await items.json()).body.data.content.length > 0);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    must("it has pages", page.status === 200 && (await page.text()).includes("</html>"));
    shop.kill(stopSignal);
    await pause(500);
    must("told to stop, it is unhealthy and still serves", !isHealthy() && (await fetch(items.url)).status === 200);
    const [code] = await ended;
    must("then it ends with 0", code === 0);
  } finally {
    shop.kill("SIGKILL");
  }
};

const viaDocker = async () => {
  const docker = (...args) => execFileSync("docker", args, { cwd: root, encoding: "utf8" }).trim();
  run(["docker", "build", "--tag", "cofshop-check", "."], { cwd: root });
  said(
    `docker built ${(Number(docker("image", "inspect", "--format", "{{.Size}}", "cofshop-check")) / 1e6).toFixed(0)} MB`,
  );
  const secret = randomBytes(64).toString("base64");
  const container = docker("run", "--detach", "--env", `JWT_SECRET=${secret}`, "cofshop-check");
  try {
    const stateOf = () => docker("inspect", "--format", "{{.State.Health.Status}}", container);
    for (let tries = 0; tries < 120 && stateOf() !== "healthy"; tries += 1) await pause(500);
    must("a container becomes healthy", stateOf() === "healthy");
    docker("stop", "--time", "40", container);
    must("told to stop, it ends with 0", docker("inspect", "--format", "{{.State.ExitCode}}", container) === "0");
  } finally {
    docker("rm", "--force", container);
  }
};

if (spawnSync("docker", ["info"], { stdio: "ignore" }).status === 0) await viaDocker();
else {
  said("no docker here: the Dockerfile's instructions are carried out in empty folders");
  const scratch = await mkdtemp(join(tmpdir(), "cofshop-image-"));
  await chmod(scratch, 0o755);
  try {
    const stage = await follow(instructionsIn(await readFile(join(root, "Dockerfile"), "utf8")), scratch);
    said(`${execFileSync("du", ["-sm", stage.cwd], { encoding: "utf8" }).split("\t")[0]} MB beside Node's own image`);
    await tryOut(stage);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
