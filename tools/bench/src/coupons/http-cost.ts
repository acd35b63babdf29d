import { jwtSigner, uuidV7Ids } from "@cofshop/adapters-node";
import type { MemberId, SessionId } from "@cofshop/core";
import { httpClient } from "../http-client.ts";
import { couponServer, startServer } from "../measured-server.ts";
import { type Cost, measure, medianCost } from "../rounds.ts";
import type { CouponPlace } from "./place.ts";

const HOUR_MS = 3_600_000;
const ROUNDS = 3;
/** A crowd comes over more connections than a shop's usual visitors. */
const CROWD = 200;

const tokensOf = ({ jwtSecret: secret }: CouponPlace, members: readonly MemberId[]): Promise<readonly string[]> => {
  const signer = jwtSigner({ secret, issuer: "cofshop", audience: "cofshop" });
  const ids = uuidV7Ids();
  const now = Date.now();
  return Promise.all(
    members.map((member) => {
      const claims = { use: "access", member, role: "MEMBER", session: ids.next<SessionId>() } as const;
      return signer.sign(claims, new Date(now), new Date(now + HOUR_MS));
    }),
  );
};

/** What a claim costs over HTTP, its row in the database included, and what the same request costs up to its use case. */
export const httpCost = async (place: CouponPlace, members: readonly MemberId[]) => {
  const tokens = await tokensOf(place, members);
  const variables = {
    BENCH_DATABASE: place.postgresUrl,
    BENCH_REDIS: place.redisUrl,
    BENCH_SECRET: place.jwtSecret,
  };
  const shop = await startServer(couponServer, variables);
  const constant = await startServer(couponServer, { ...variables, CONSTANT: "1" });
  const clients = { shop: httpClient(shop.url, CROWD), constant: httpClient(constant.url, CROWD) };
  try {
    const costs: { shop: Cost[]; constant: Cost[] } = { shop: [], constant: [] };
    // Round 0 warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const coupon = await place.freshCoupon(members.length);
      for (const [name, server] of [
        ["constant", constant],
        ["shop", shop],
      ] as const) {
        const claim = (turn: number) => clients[name].send("POST", `/api/memberCoupon/me/${coupon}`, tokens[turn]);
        const parts = [{ counted: true, run: claim }];
        const cost = await measure(server, { times: members.length, parts }, 1, CROWD);
        if (round > 0) costs[name].push(cost);
      }
    }
    return { shop: medianCost(costs.shop), constant: medianCost(costs.constant) };
  } finally {
    await clients.shop.close();
    await clients.constant.close();
    await shop.stop();
    await constant.stop();
  }
};
