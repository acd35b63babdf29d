declare module "stomp-broker-js" {
  import type { Server } from "node:http";

  /** What the bench uses of it. */
  class StompServer {
    constructor(options: {
      readonly server: Server;
      readonly path: string;
      readonly heartbeat?: readonly [number, number];
    });
    subscribe(topic: string, heard: (body: string, headers: Readonly<Record<string, string>>) => void): string;
    send(topic: string, headers: Readonly<Record<string, string>>, body: string): void;
  }

  export = StompServer;
}
