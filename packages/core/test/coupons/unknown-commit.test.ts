import { expect, test } from "vitest";
import { makeClaimWorker } from "../../src/coupon/index.ts";
import { memoryPorts } from "../../src/memory/index.ts";
import {
  CommitUnknown,
  dayOf,
  expectOk,
  type MemberActor,
  never,
  SEOUL,
  system,
  type UnitOfWork,
} from "../../src/shared/index.ts";
import { createShop } from "../../src/shop.ts";
import type { ShopReads, ShopTx } from "../../src/shop-ports.ts";

test("a claim whose commit is unknown is never put aside, however often that happens", async () => {
  const ports = memoryPorts();
  const idle = { ...ports.couponClaims, take: async () => [] };
  const shop = createShop(
    { ...ports, couponClaims: idle },
    { claims: { ack: "won", ackWaitMs: 0, backlog: { length: 100, oldestMs: 1_000_000 } } },
  );
  const person = { email: "hana@example.com", name: "하나", password: "password1", tel: "01012345678" };
  const { id: member } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
  const by: MemberActor = { kind: "member", id: member, role: "MEMBER" };
  const offer = { name: "선착순", type: "FIXED", value: 5_000, quantity: 1 } as const;
  const today = dayOf(ports.clock.now(), SEOUL);
  const { id } = expectOk(await shop.coupon.create(system("test"), { ...offer, validFrom: today, validTo: today }));
  expectOk(await shop.coupon.claim(by, id));

  const breaking: UnitOfWork<ShopTx, ShopReads> = {
    ...ports.unitOfWork,
    run: async () => {
      throw new CommitUnknown("the connection was lost during the commit");
    },
  };
  const worker = makeClaimWorker({ ...ports, unitOfWork: breaking });
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await worker.settle(never, 0).catch(() => undefined);
    ports.clock.advance(20_000);
  }
  expect(await ports.parkedClaims.list({ after: undefined, limit: 10 })).toEqual([]);
  await makeClaimWorker(ports).settle(never, 0);
  expect(await ports.unitOfWork.reads.memberCoupons.ofMemberAndCoupon(member, id)).toMatchObject({ sequence: 1 });
});
