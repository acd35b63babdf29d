import { createKeyspace, type Keyspace } from "@cofshop/test-services";
import { Cluster as Cluster5, Redis as Redis5 } from "ioredis";
import { Cluster as Cluster6, Redis as Redis6 } from "ioredis-6";
import type { RedisClient } from "../src/index.ts";

export type Client = RedisClient & { disconnect(): void };

/** Both majors of the client that the adapters take. */
export const majors: Readonly<Record<string, (url: string) => Client>> = {
  "ioredis 5": (url) => new Redis5(url),
  "ioredis 6": (url) => new Redis6(url),
};

type Node = { readonly host: string; readonly port: number };
export const clusterMajors: Readonly<Record<string, (nodes: Node[], password: string) => Client>> = {
  "ioredis 5": (nodes, password) => new Cluster5(nodes, { redisOptions: { password } }),
  "ioredis 6": (nodes, password) => new Cluster6(nodes, { redisOptions: { password } }),
};

export type FreshRedis = {
  readonly keyspace: Keyspace;
  /** Another client of the same server, closed with the first. */
  readonly connect: () => Client;
  readonly close: () => Promise<void>;
};

/** A keyspace of one test's own, and clients for it. Every adapter is given its prefix. */
export const freshRedis = (url: string, open: (url: string) => Client = (at) => new Redis5(at)): FreshRedis => {
  const keyspace = createKeyspace(url);
  const clients: Client[] = [];
  return {
    keyspace,
    connect: () => {
      const client = open(url);
      clients.push(client);
      return client;
    },
    close: async () => {
      for (const client of clients) client.disconnect();
      await keyspace.drop();
    },
  };
};
