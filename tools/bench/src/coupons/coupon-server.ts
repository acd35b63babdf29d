// The shop's router over a coupon place in a process of its own. With CONSTANT=1 a claim is answered with a constant
// after everything that a request passes through before its use case.
import { once } from "node:events";
import { createServer } from "node:http";
import { shopRouter } from "@cofshop/adapters-http";
import { nodePorts, startJobs } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { redisCoupons } from "@cofshop/adapters-redis";
import { type CouponId, createShop, type MemberCouponId, ok } from "@cofshop/core";
import type { Claimed, Sequence } from "@cofshop/core/coupon";
import { sandboxGateway } from "@cofshop/core/memory";
import express from "express";
import { Redis } from "ioredis";

const { BENCH_DATABASE: url = "", BENCH_REDIS: redisUrl = "", BENCH_SECRET: secret = "", CONSTANT } = process.env;
const node = nodePorts({ jwt: { secret, issuer: "cofshop", audience: "cofshop" } });
const database = await openPostgres({ url });
const { couponStock, couponClaims, parkedClaims } = redisCoupons((terms) => new Redis(redisUrl, terms));
const paymentGateway = sandboxGateway(node.clock);
const shop = createShop({ ...node, ...database, couponStock, couponClaims, parkedClaims, paymentGateway });
const [couponId, memberCouponId] = [node.ids.next<CouponId>(), node.ids.next<MemberCouponId>()];
const constant: Claimed = { status: "ISSUED", couponId, memberCouponId, sequence: 1 as Sequence, fresh: true };
const constantShop = { ...shop, coupon: { ...shop.coupon, claim: async () => ok(constant) } };

const app = express();
app.disable("x-powered-by");
app.use("/api", shopRouter(CONSTANT === "1" ? constantShop : shop));
startJobs(CONSTANT === "1" ? [] : shop.jobs.filter(({ name }) => name === "settle-claims"), { lock: database.lock });

const server = createServer(app).listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the server has no port");
process.stdout.write(`The coupon server listens on http://127.0.0.1:${address.port}\n`);
process.on("SIGTERM", () => process.exit(0));
