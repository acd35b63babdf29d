import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** The way to a database, which can be interrupted. */
export type DatabaseLine = {
  readonly url: string;
  /** Breaks every connection, and lets no other be made until `mend`. */
  cut(): void;
  mend(): void;
  close(): void;
};

export const databaseLine = async (databaseUrl: string): Promise<DatabaseLine> => {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const kept = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    kept(near);
    if (isCut) {
      near.destroy();
      return;
    }
    const far = kept(connect(Number(target.port), target.hostname));
    near.pipe(far).on("close", () => near.destroy());
    far.pipe(near).on("close", () => far.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};
