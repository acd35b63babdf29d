import { createHmac } from "node:crypto";
import { createShop } from "@cofshop/core";
import { memoryDatabase, sandboxGateway } from "@cofshop/core/memory";
import { anonymous, expectOk, isUuid } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { nodePorts } from "../src/index.ts";

const jwt = {
  secret: createHmac("sha512", "node-ports").digest("base64url"),
  issuer: "https://shop.test",
  audience: "https://shop.test",
};

test("a shop on Node's ports signs a member up, in and out", async () => {
  const node = nodePorts({ jwt });
  const shop = createShop({ ...node, ...memoryDatabase(node), paymentGateway: sandboxGateway(node.clock) });
  const password = "espresso-2026";
  expectOk(
    await shop.member.signUp(anonymous, {
      email: "bean@shop.test",
      password,
      name: "Bean",
      tel: "01012345678",
    }),
  );
  const session = expectOk(await shop.security.logIn(anonymous, { email: "bean@shop.test", password }));
  const actor = expectOk(await shop.security.authenticate(session.accessToken));
  expect(isUuid(actor.id)).toBe(true);
  expect(session.member).not.toHaveProperty("passwordHash");

  const next = expectOk(await shop.security.refresh(anonymous, session.refreshToken));
  const again = expectOk(await shop.security.refresh(anonymous, session.refreshToken));
  expect(again.refreshToken).toBe(next.refreshToken); // a lost reply is answered with the same successor

  expectOk(await shop.security.logOut(anonymous, next.refreshToken));
  expect(await shop.security.refresh(anonymous, next.refreshToken)).toMatchObject({ ok: false });
  expect(await shop.security.authenticate(session.refreshToken)).toMatchObject({ ok: false });
});

test("weak options are found before the shop starts", () => {
  expect(() => nodePorts({ jwt: { ...jwt, secret: "secret" } })).toThrow(/make one with/);
  expect(() => nodePorts({ jwt, passwords: { memoryKiB: 1_024 } })).toThrow(/too weak/);
});
