import { randomBytes } from "node:crypto";
import { nodePorts } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { type RedisCouponsOptions, redisCoupons } from "@cofshop/adapters-redis";
import {
  type ClaimTerms,
  type CouponId,
  createShop,
  dayOf,
  expectOk,
  type MemberCouponId,
  type MemberId,
  SEOUL,
  type Shop,
  type ShopPorts,
  system,
} from "@cofshop/core";
import type { ClaimWish } from "@cofshop/core/coupon";
import { sandboxGateway } from "@cofshop/core/memory";
import { missingOwnRedis, missingPostgres, redisBinary, startOwnRedis, startPostgres } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { Pool } from "pg";

const by = system("bench");

/** A PostgreSQL with `fsync`, a Redis, and members in the one who claim coupons of the other. */
export type CouponPlace = {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly engine: string;
  readonly jwtSecret: string;
  readonly members: readonly MemberId[];
  readonly ports: ShopPorts;
  readonly pool: Pool;
  readonly redis: Redis;
  shopWith(claims: ClaimTerms): Shop;
  /** A limited coupon that nobody has claimed of. */
  freshCoupon(quantity: number): Promise<CouponId>;
  wishOf(coupon: CouponId, member: MemberId): ClaimWish;
  close(): Promise<void>;
};

const addMembers = async (pool: Pool, members: readonly MemberId[]): Promise<void> => {
  const sql = `INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at,
      password_changed_at, version)
    SELECT id, id || '@example.com', '손님', '!', '01012345678', 'ACTIVE', 'MEMBER', now(), now(), 1
    FROM unnest($1::uuid[]) AS id`;
  await pool.query(sql, [members]);
};

/** @throws Error naming the server that this machine has not. */
export const openCouponPlace = async (count: number): Promise<CouponPlace> => {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (let next = closings.pop(); next !== undefined; next = closings.pop()) await next();
  };
  try {
    const binary = await redisBinary();
    if (binary === undefined) throw new Error(missingOwnRedis);
    const server = await startOwnRedis(binary);
    closings.push(server.stop);
    const postgres = await startPostgres({ durable: true });
    if (postgres === undefined) throw new Error(missingPostgres);
    closings.push(postgres.stop);
    const database = await openPostgres({ url: postgres.url });
    closings.push(database.close);
    const coupons = redisCoupons((terms) => new Redis(server.url, terms));
    closings.push(coupons.close);
    const pool = new Pool({ connectionString: postgres.url, max: 20 });
    closings.push(() => pool.end());
    const redis = new Redis(server.url);
    closings.push(async () => redis.disconnect());

    const jwtSecret = randomBytes(48).toString("base64url");
    const node = nodePorts({ jwt: { secret: jwtSecret, issuer: "cofshop", audience: "cofshop" } });
    const { couponStock, couponClaims, parkedClaims } = coupons;
    const paymentGateway = sandboxGateway(node.clock);
    const ports: ShopPorts = { ...node, ...database, couponStock, couponClaims, parkedClaims, paymentGateway };
    const { coupon: offers } = createShop(ports);
    const members = Array.from({ length: count }, () => node.ids.next<MemberId>());
    await addMembers(pool, members);
    expectOk(await offers.reconcile(by));
    const today = dayOf(node.clock.now(), SEOUL);
    return {
      postgresUrl: postgres.url,
      redisUrl: server.url,
      engine: `${database.engine}, Redis ${server.version}`,
      jwtSecret,
      members,
      ports,
      pool,
      redis,
      shopWith: (claims) => createShop(ports, { claims }),
      freshCoupon: async (quantity) => {
        const terms = { type: "FIXED", value: 1_000, validFrom: today, validTo: today } as const;
        const { id } = expectOk(await offers.create(by, { name: "bench", quantity, ...terms }));
        return id;
      },
      wishOf: (coupon, member) => ({ id: node.ids.next<MemberCouponId>(), coupon, member, at: node.clock.now() }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** One more connection to the coupons of a place, as another process would have it. */
export const moreCoupons = (
  { redisUrl }: CouponPlace,
  options: RedisCouponsOptions,
  onCall: (command: string, args: readonly (string | number)[]) => void = () => undefined,
) =>
  redisCoupons((terms) => {
    const redis = new Redis(redisUrl, terms);
    const send = redis.call.bind(redis);
    const call = (command: string, ...args: (string | number)[]): Promise<unknown> => {
      onCall(command, args);
      return send(command, ...args);
    };
    return Object.assign(redis, { call });
  }, options);
