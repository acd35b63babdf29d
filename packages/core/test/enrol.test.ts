import { expect, test } from "vitest";
import { createShop, expectOk, type MemberId, parseId } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { anonymous } from "../src/shared/index.ts";

const kim = { email: "kim@example.com", name: "김커피", tel: "01012345678" };
const own = parseId<MemberId>("0190F5C4-0000-7000-8000-00000000000A");

test("a host's own person is a member under the host's id, made once however often and at once it is asked", async () => {
  const shop = createShop(memoryPorts());
  const made = await Promise.all(Array.from({ length: 10 }, () => shop.member.enrol({ ...kim, id: own })));
  expect(made.map((each) => expectOk(each).id)).toEqual(made.map(() => own));
  expect(expectOk(await shop.member.enrol({ ...kim, email: "other@example.com", id: own })).email).toBe(kim.email);
});

test("without an id of his own he is found again by e-mail, and an e-mail of another id is taken", async () => {
  const shop = createShop(memoryPorts());
  const first = expectOk(await shop.member.enrol(kim));
  expect(expectOk(await shop.member.enrol({ ...kim, email: "KIM@example.com" })).id).toBe(first.id);
  expect(await shop.member.enrol({ ...kim, id: own })).toMatchObject({ error: { code: "member.email-taken" } });
});

test("whoever was enrolled cannot log in: no password is his, not even the mark that stands for none", async () => {
  const shop = createShop(memoryPorts());
  expectOk(await shop.member.enrol(kim));
  for (const password of ["!", "", "plain:!", "a long password"]) {
    const answer = await shop.security.logIn(anonymous, { email: kim.email, password });
    expect(answer).toMatchObject({ error: { code: "auth.bad-credentials" } });
  }
});

test("no use case answers the hash of a password", async () => {
  const shop = createShop(memoryPorts());
  const password = "a long password";
  const member = expectOk(await shop.member.signUp(anonymous, { ...kim, password }));
  const by = { kind: "member", id: member.id, role: member.role } as const;
  const answers = [
    member,
    expectOk(await shop.member.profile(by)),
    expectOk(await shop.member.changeProfile(by, { name: "이커피" })),
    expectOk(await shop.security.logIn(anonymous, { email: kim.email, password })),
  ];
  expect(JSON.stringify(answers)).not.toContain("plain:");
});
