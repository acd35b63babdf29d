import { createKeyspace, type Keyspace } from "@cofshop/test-services";
import { Redis as Redis5 } from "ioredis";
import { Redis as Redis6 } from "ioredis-6";
import { type Connect, type RedisCoupons, type RedisCouponsOptions, redisCoupons } from "../src/index.ts";

/** Both majors of the client, as a shop would open it. */
export const couponMajors: Readonly<Record<string, (url: string) => Connect>> = {
  "ioredis 5": (url) => (terms) => new Redis5(url, terms),
  "ioredis 6": (url) => (terms) => new Redis6(url, terms),
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
