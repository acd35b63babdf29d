import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Server as HttpsServer } from "node:https";
import type { Duplex } from "node:stream";
import type { AttachOptions } from "./options.ts";

export type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

type AnyServer = HttpServer | HttpsServer;
type Listener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Our listeners of each server, by their paths: several brokers may share one. */
const listeners = new WeakMap<AnyServer, Map<unknown, readonly string[]>>();

const reasons: Readonly<Record<number, string>> = { 403: "Forbidden", 404: "Not Found", 503: "Service Unavailable" };

/** Answers an upgrade that is not to be with a sentence. */
export const turnAway = (socket: Duplex, status: 403 | 404 | 503, sentence: string): void => {
  const body = `${sentence}\n`;
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status]}`,
      "Connection: close",
      "Content-Type: text/plain; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
};

const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?", 1)[0] ?? "";

/**
 * Takes the upgrades of these paths from a server; those of others are left to its other listeners, and when there are
 * none but ours, the first of ours says that there is nothing. Answers how to stop.
 */
export const takeUpgrades = (
  server: AnyServer,
  { paths, origins }: AttachOptions,
  take: (upgrade: Upgrade) => void,
): (() => void) => {
  const ours = listeners.get(server) ?? new Map<unknown, readonly string[]>();
  listeners.set(server, ours);

  const isForNobody = (path: string): boolean =>
    server.listeners("upgrade").every((each) => ours.has(each)) &&
    ![...ours.values()].some((all) => all.includes(path)) &&
    ours.keys().next().value === listener;

  const listener: Listener = (request, socket, head) => {
    const path = pathOf(request);
    const isOurs = paths.includes(path);
    if (!isOurs && !isForNobody(path)) return;
    // A client may go at any time; until it is a WebSocket nobody else listens.
    socket.on("error", () => undefined);
    if (!isOurs)
      return turnAway(socket, 404, `No WebSocket here. STOMP is at ${[...ours.values()].flat().join(", ")}.`);
    if (origins?.(request.headers.origin, request) === false)
      return turnAway(socket, 403, "Pages of this origin may not connect.");
    take({ request, socket, head });
  };
  ours.set(listener, paths);
  server.on("upgrade", listener);
  return () => {
    ours.delete(listener);
    server.off("upgrade", listener);
  };
};
