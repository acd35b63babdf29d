import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

export type Answered = { readonly status: number; readonly code: string; readonly data: unknown };
export type KeptConnections = {
  /** @param path below `/api` */
  call(method: "GET" | "POST", path: string, accessToken: string): Promise<Answered>;
  close(): void;
};

const envelope = z.object({
  header: z.object({ code: z.string() }),
  body: z.object({ data: z.unknown().optional() }),
});

/** What a browser does, for thousands at once: so many connections that stay open, taken in turns. */
export const openConnections = (origin: string, most: number): KeptConnections => {
  const agent = new Agent({ keepAlive: true, maxSockets: most, scheduling: "fifo" });
  const { hostname, port } = new URL(origin);
  return {
    call: (method, path, accessToken) =>
      new Promise((resolve, reject) => {
        const headers = { Authorization: `Bearer ${accessToken}` };
        const sent = request({ agent, hostname, port, method, path: `/api${path}`, headers }, (response) => {
          json(response).then((text) => {
            const { header, body } = envelope.parse(text);
            resolve({ status: response.statusCode ?? 0, code: header.code, data: body.data });
          }, reject);
        });
        sent.once("error", reject).end();
      }),
    close: () => agent.destroy(),
  };
};
