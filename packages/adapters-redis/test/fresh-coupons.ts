import { type ClaimWorkerPorts, makeClaimWorker } from "@cofshop/core/coupon";
import { never } from "@cofshop/core/shared";
import { createKeyspace, type Keyspace } from "@cofshop/test-services";
import { Cluster as Cluster5, Redis as Redis5 } from "ioredis";
import { Cluster as Cluster6, Redis as Redis6 } from "ioredis-6";
import { type Connect, type RedisCoupons, type RedisCouponsOptions, redisCoupons } from "../src/index.ts";

/** Both majors of the client, as a shop would open it. */
export const couponMajors: Readonly<Record<string, (url: string) => Connect>> = {
  "ioredis 5": (url) => (terms) => new Redis5(url, terms),
  "ioredis 6": (url) => (terms) => new Redis6(url, terms),
};

type Node = { readonly host: string; readonly port: number };
export const clusterCouponMajors: Readonly<Record<string, (nodes: Node[], password: string) => Connect>> = {
  "ioredis 5": (nodes, password) => (terms) => new Cluster5(nodes, { redisOptions: { ...terms, password } }),
  "ioredis 6": (nodes, password) => (terms) => new Cluster6(nodes, { redisOptions: { ...terms, password } }),
};

/** Writes what is on its way to the database, to the end. */
export const settling = (ports: ClaimWorkerPorts): (() => Promise<void>) => {
  const worker = makeClaimWorker(ports);
  return async () => {
    while ((await worker.settle(never, 0)).more);
  };
};

export type FreshCoupons = {
  readonly keyspace: Keyspace;
  /** Coupons as one more process would have them, closed with the others. */
  readonly connect: (options?: RedisCouponsOptions) => RedisCoupons;
  readonly close: () => Promise<void>;
};

/** A keyspace of one test's own, and coupons in it. */
export const freshCoupons = (
  url: string,
  open: (url: string) => Connect = (at) => (terms) => new Redis5(at, terms),
): FreshCoupons => {
  const keyspace = createKeyspace(url);
  const opened: RedisCoupons[] = [];
  return {
    keyspace,
    connect: (options = {}) => {
      const coupons = redisCoupons(open(url), { prefix: keyspace.prefix, ...options });
      opened.push(coupons);
      return coupons;
    },
    close: async () => {
      for (const coupons of opened) await coupons.close();
      await keyspace.drop();
    },
  };
};
