import { test } from "vitest";
import { TEST_MS } from "../property.ts";
import { password } from "../world.ts";
import { type Case, expectRefused, join, texts, wrongNumbers } from "./fixture.ts";

const cases: readonly Case[] = [
  ...[
    "",
    "a",
    "@b.c",
    "a@",
    "a@b",
    "a b@c.d",
    "a@b.c\u0000",
    "a\u0000@b.c",
    `${"x".repeat(65)}@b.c`,
    `a@${"x".repeat(260)}.c`,
  ].map((email): Case => ["email", (its) => join(its, { email })]),
  ...texts("memberName", 50, (its, name) => join(its, { name })),
  ...["", "1234567", "x".repeat(129)].map((given): Case => ["memberPwd", (its) => join(its, { password: given })]),
  ...["", "010-1234-5678", "12345678", "123456789012", "０１０１２３４５６７８", "010123456\u0000"].map(
    (tel): Case => ["tel", (its) => join(its, { tel })],
  ),
  ...texts("memberName", 50, ({ shop, by }, name) => shop.member.changeProfile(by, { name })),
  ["tel", ({ shop, by }) => shop.member.changeProfile(by, { tel: "none" })],
  ...["", "1234567", "x".repeat(129)].map(
    (given): Case => [
      "password",
      ({ shop, by }) => shop.member.changePassword(by, { oldPassword: password, password: given }),
    ],
  ),
  ...["", "1234567", "x".repeat(129)].map(
    (given): Case => [
      "memberPwd",
      ({ shop, by }) => shop.security.confirmPasswordReset(by, { token: "none", password: given }),
    ],
  ),
  ...["", "a", "a\u0000@b.c", "@b.c"].map(
    (email): Case => ["email", ({ shop, by }) => shop.security.requestPasswordReset(by, { email })],
  ),
  // The address that a closed account will have: nobody stands in its way.
  ["email", (its) => join(its, { email: `quit-${its.by.id}@withdrawn.invalid` })],
  ["email", (its) => join(its, { email: "me@WITHDRAWN.invalid" })],
  // What TypeScript would not let through either: nobody is closed, or made an admin, by a word.
  ...["QUIT", "", "active", "constructor"].map(
    (state): Case => ["memberState", ({ shop, admin, by }) => shop.member.changeState(admin, by.id, state as "ACTIVE")],
  ),
  ...["ADMIN", "", "admin", "constructor"].map(
    (role): Case => ["role", ({ shop, admin, by }) => shop.member.changeRole(admin, by.id, role as "SELLER")],
  ),
  ...["", "a", "a\u0000@b.c", "%"].map(
    (email): Case => ["email", ({ shop, admin }) => shop.member.list(admin, { email })],
  ),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.member.list(admin, { size })]),
  ...wrongNumbers(10_000).map((page): Case => ["page", ({ shop, admin }) => shop.member.list(admin, { page })]),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by }) => shop.security.logins(by, by.id, { size })]),
  ...[...wrongNumbers(1_000_000_000).filter((amount) => amount !== -1), 0, -1_000_000_001].map(
    (amount): Case => [
      "amount",
      ({ shop, admin, by }) => shop.member.adjustPoints(admin, by.id, { amount, reason: "a reason" }),
    ],
  ),
  ...texts("reason", 200, ({ shop, admin, by }, reason) =>
    shop.member.adjustPoints(admin, by.id, { amount: 1, reason }),
  ),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by }) => shop.member.points(by, { size })]),
];

test(
  "wrong input about members is refused with the name of its field: nothing is thrown, nothing is kept",
  { timeout: TEST_MS },
  () => expectRefused(cases),
);
