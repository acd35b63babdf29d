import { commandKey } from "@cofshop/core";
import type { MemberActor } from "@cofshop/core/shared";
import { upTo } from "../contract.ts";
import { type FreshShop, password } from "../fresh-shop.ts";

const key = commandKey("once");

/** An answer that is given once under its key, and a password that is guessed too often. */
export const edges = async ({ shop, ports }: FreshShop, by: MemberActor): Promise<void> => {
  const request = { route: "POST /orders", key, input: { quantity: 1 } };
  const answer = async () => ({ text: "done", keep: true });
  const { answerOnce } = shop.idempotency;
  await answerOnce(by, request, async () => ({ text: "busy", keep: false }));
  await answerOnce(by, request, async () => {
    await answerOnce(by, request, answer);
    return answer();
  });
  await answerOnce(by, request, answer);
  await answerOnce(by, { ...request, input: { quantity: 2 } }, answer);

  const guess = { email: "hana@example.com", password: "a wrong password", address: "203.0.113.7" };
  for (const _ of upTo(11)) await shop.security.logIn({ kind: "anonymous" }, guess);
  await shop.security.logIn({ kind: "anonymous" }, { ...guess, password });
  ports.clock.advance(15 * 60_000);
  await shop.security.logIn({ kind: "anonymous" }, { ...guess, password });
  const { email: _, ...rest } = guess;
  await shop.member.signUp(
    { kind: "anonymous" },
    { ...rest, email: "dul@example.com", name: "둘", tel: "01000000000" },
  );
};
