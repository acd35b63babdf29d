import fc from "fast-check";
import { expect, test } from "vitest";
import { expectOk } from "../../src/index.ts";
import { anyText, holds, TEST_MS } from "../property.ts";
import { type Answer, password } from "../world.ts";
import { fixture, join, never, place } from "./fixture.ts";

test("any text at all is taken or refused, and never thrown at", { timeout: TEST_MS }, async () => {
  const its = await fixture();
  const { shop, by, admin, order, optionId, item } = its;
  const { id: roomId } = expectOk(await shop.chat.open(by)).room;
  await holds(
    fc.asyncProperty(anyText(130), async (text) => {
      const answers: readonly Answer[] = [
        await join(its, { email: text, name: text }),
        await join(its, { name: text }),
        await shop.security.logIn({ kind: "anonymous" }, { email: text, password: text }),
        await shop.security.logIn(by, { email: "hana@example.com", password, address: text, ip: text, device: text }),
        await shop.security.logOutEverywhere(by, text),
        await shop.security.logins(by, by.id, { cursor: text }),
        await shop.member.changePassword(by, { oldPassword: text, password: text }),
        await shop.member.adjustPoints(admin, by.id, { amount: 1, reason: text }),
        await shop.member.points(by, { cursor: text }),
        await shop.order.requestRefund(by, order, { reason: text }),
        await shop.order.decideRefund(admin, order, { status: "REJECTED", reason: text }),
        await shop.member.withdraw(by, { password: `${text}x`, address: text }),
        await shop.security.requestPasswordReset(by, { email: text, address: text }),
        await shop.security.requestPasswordReset(by, { email: `${text}@example.com` }),
        await shop.security.confirmPasswordReset(by, { token: text, password, address: text }),
        await shop.member.list(admin, { email: text }),
        await shop.security.authenticate(text),
        await shop.cart.authenticateGuest(text),
        await shop.security.refresh(by, text),
        await shop.security.logOut(by, text),
        await shop.member.changeProfile(by, { name: text, tel: text }),
        await shop.item.addCategory(admin, { name: text }),
        await shop.item.edit(admin, item.id, {
          name: text,
          origin: text,
          addImages: [{ url: text, name: text, type: "SUB" }],
        }),
        await shop.item.adjustStock(admin, optionId, { delta: 0, reason: text }),
        await shop.item.list(by, { cursor: text }),
        await shop.order.mine(by, { cursor: text }),
        await shop.chat.send(by, { roomId, message: text, messageGroupId: text, messageType: "TEXT" }),
        await shop.chat.history(by, roomId, { cursor: text }),
        await shop.order.list(admin, { from: text, to: text }),
        await place(its, {
          lines: [{ optionId, quantity: 9_999 }],
          address: { city: text, street: text, zipCode: text },
          deliveryRequest: text,
        }),
        await shop.payment.byMerchantUid(by, text),
        await shop.payment.prepare(by, order, { pgProvider: text, payMethod: "x".repeat(60) }),
        await shop.payment.verify(by, never(), { transactionId: text }),
      ];
      for (const answer of answers) expect(answer.ok || answer.error.code.includes(".")).toBe(true);
    }),
    150,
  );
});
