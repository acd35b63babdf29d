// Keeps one server for one process: starts it, and when standard input closes — because somebody called stop(), or
// because that process is gone, however it died — stops the server, waits for it and removes its folder.
// Told to "kill", it kills the server and keeps the folder; told to "start", it starts it again over the same folder.
// Plain JavaScript, because it is spawned from the sources as well as from the build.

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const { command, args, folder, user, stopSignal } = JSON.parse(process.argv[2]);

const gone = (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
};

let stopping = false;
let killed = false;

const start = () => {
  // A group of its own: Ctrl-C in the terminal must not stop the server before its tests have closed their connections.
  const server = spawn(command, args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  server.on("error", () => gone(1));
  server.on("exit", () => {
    if (killed && !stopping) process.send("killed");
    else gone(stopping ? 0 : 1);
  });
  return server;
};

let server = start();
process.on("message", (order) => {
  killed = order === "kill";
  if (killed) server.kill("SIGKILL");
  else server = start();
});
process.stdin.resume().on("end", () => {
  stopping = true;
  if (server.exitCode !== null || server.signalCode !== null) gone(0);
  server.kill(stopSignal);
  setTimeout(() => server.kill("SIGKILL"), 10_000);
});
