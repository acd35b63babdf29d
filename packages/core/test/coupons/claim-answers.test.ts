import { expect, test } from "vitest";
import type { Sequence } from "../../src/coupon/index.ts";
import { memoryPorts } from "../../src/memory/index.ts";
import { dayOf, expectOk, type MemberActor, SEOUL, system } from "../../src/shared/index.ts";
import { createShop } from "../../src/shop.ts";

test("who asks again hears of his row as it is, whatever sequence the stock took for his", async () => {
  const ports = memoryPorts();
  const shop = createShop(ports);
  const person = { email: "hana@example.com", name: "하나", password: "password1", tel: "01012345678" };
  const { id: member } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
  const by: MemberActor = { kind: "member", id: member, role: "MEMBER" };
  const today = dayOf(ports.clock.now(), SEOUL);
  const offer = { name: "선착순", type: "FIXED", value: 5_000, quantity: 10 } as const;
  const { id } = expectOk(await shop.coupon.create(system("test"), { ...offer, validFrom: today, validTo: today }));
  const won = expectOk(await shop.coupon.claim(by, id));
  const stale = { outcome: "claimed", sequence: 7 as Sequence, fresh: false, durable: false } as const;
  const couponStock = { ...ports.couponStock, claim: async () => stale };
  const again = createShop({ ...ports, couponStock });
  expect(await again.coupon.claim(by, id)).toEqual({ ok: true, value: { ...won, fresh: false } });

  expectOk(await shop.coupon.revoke(system("test"), id, member));
  expect(await again.coupon.claim(by, id)).toEqual({ ok: false, error: { code: "coupon.revoked" } });
});
