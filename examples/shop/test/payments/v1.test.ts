import { expect, test } from "vitest";
import { onEachDatabase } from "./on-each-database.ts";

onEachDatabase((open) => {
  test("a shop on PortOne V1 is paid by an unsigned hint that it looks after, and gives the money back once", async () => {
    const world = await open({ v1: true });
    const one = await world.begin();
    const { merchantUid } = one.payment;
    const lie = Buffer.from(JSON.stringify({ imp_uid: "imp_1", merchant_uid: merchantUid, status: "paid" }));
    expect(await world.hear({ headers: { "content-type": "application/json" }, body: lie })).toBe(200);
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "READY"]);
    world.fake.pay(merchantUid);
    world.fake.forgetTokens();
    expect(await world.hear(world.fake.webhookOf(merchantUid, "Paid", "v1"))).toBe(200);
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    world.fake.inject({ kind: "drop", when: "after" }, { calls: /^POST .*cancel$/ });
    await world.refund(one.payment);
    await world.run("execute-refunds");
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
    expect([world.fake.cancellations(merchantUid).length, world.fake.givenBack(merchantUid)]).toEqual([1, 21_500]);
  });

  test("what anybody may have sent to V1's address about an attempt that is not there asks PortOne nothing", async () => {
    const world = await open({ v1: true });
    const before = world.fake.calls().length;
    const body = Buffer.from(JSON.stringify({ imp_uid: "imp_1", merchant_uid: `cofshop${"0".repeat(32)}` }));
    expect(await world.hear({ headers: { "content-type": "application/json" }, body })).toBe(200);
    expect(await world.hear({ headers: {}, body: Buffer.from("nonsense") })).toBe(400);
    expect(world.fake.calls()).toHaveLength(before);
  });
});
