import { expectOk, idOf } from "@cofshop/core";
import type { LoggedIn, Tokens } from "@cofshop/core/security";
import type { MemberActor } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { type Answer, codeOf, contract, upTo } from "./contract.ts";
import { type FreshShop, freshShop, password, type ShopSubject, signUp } from "./fresh-shop.ts";

const nobody = { kind: "anonymous" } as const;
const mailer = { kind: "system", name: "letters" } as const;
const newPassword = "quite another password";

/** Each race is run on that many members at once, who meet at different moments. */
const TIMES = 12;

/** Races between the ends of sessions and whoever holds one: no session outlives what ended it, one admin stays. */
export const sessionRaces = (name: string, create: () => Promise<ShopSubject>): void => {
  contract(`Races of sessions: ${name}`, create, [], (its) => {
    const logIn = ({ shop }: FreshShop, index: number, secret: string = password) =>
      shop.security.logIn(nobody, { email: `buyer-${index}@example.com`, password: secret });
    const refresh = ({ shop }: FreshShop, { refreshToken }: Tokens) => shop.security.refresh(nobody, refreshToken);

    /** Members who are signed in on two devices. */
    const signedIn = async (fresh: FreshShop) => {
      const people: { readonly by: MemberActor; readonly sessions: readonly LoggedIn[] }[] = [];
      for (const index of upTo(TIMES)) {
        const by = await signUp(fresh, `buyer-${index}`);
        people.push({ by, sessions: [expectOk(await logIn(fresh, index)), expectOk(await logIn(fresh, index))] });
      }
      return people;
    };

    /** Lets each member's sessions end while they are refreshed and another one opens; answers what was won. */
    const race = async (
      fresh: FreshShop,
      end: (by: MemberActor, sessions: readonly LoggedIn[]) => Promise<Answer>,
      prepare: (people: readonly MemberActor[]) => Promise<void> = async () => undefined,
    ): Promise<readonly Tokens[]> => {
      const people = await signedIn(fresh);
      await prepare(people.map(({ by }) => by));
      const won: Tokens[] = [];
      await Promise.all(
        people.map(async ({ by, sessions }, index) => {
          const trades = sessions.map((session) => refresh(fresh, session));
          const [ended, login, ...refreshed] = await Promise.all([end(by, sessions), logIn(fresh, index), ...trades]);
          expect(codeOf(ended)).toBe("ok");
          for (const answer of [login, ...refreshed]) if (answer.ok) won.push(answer.value);
          won.push(...sessions);
        }),
      );
      return won;
    };

    test("a password change ends every session: none that was refreshed or opened meanwhile is refreshed again", async () => {
      const fresh = await freshShop(its());
      const command = { oldPassword: password, password: newPassword };
      const won = await race(fresh, (by) => fresh.shop.member.changePassword(by, command));
      for (const tokens of won) expect(codeOf(await refresh(fresh, tokens))).toBe("auth.token-invalid");
      for (const index of upTo(TIMES)) {
        expect(codeOf(await logIn(fresh, index))).toBe("auth.bad-credentials");
        expect(codeOf(await logIn(fresh, index, newPassword))).toBe("ok");
      }
      const changed = (await fresh.told()).filter(({ type }) => type === "member.password-changed");
      expect(changed).toHaveLength(TIMES);
    });

    test("a suspension ends every session: none that was refreshed or opened meanwhile is refreshed again", async () => {
      const fresh = await freshShop(its());
      const { member } = fresh.shop;
      const won = await race(fresh, ({ id }) => member.changeState(fresh.admin, id, "SUSPENDED"));
      for (const tokens of won) expect(codeOf(await refresh(fresh, tokens))).toBe("auth.token-invalid");
      for (const index of upTo(TIMES)) expect(codeOf(await logIn(fresh, index))).toBe("member.suspended");
    });

    test("a change of role ends every session: whoever goes on has the new role", async () => {
      const fresh = await freshShop(its());
      const { member, security } = fresh.shop;
      const won = await race(fresh, ({ id }) => member.changeRole(fresh.admin, id, "SELLER"));
      for (const tokens of won) {
        const next = await refresh(fresh, tokens);
        if (!next.ok) continue;
        // Signed in after the change: nothing of the old role is left in it.
        for (const { accessToken } of [tokens, next.value]) {
          expect(expectOk(await security.authenticate(accessToken)).role).toBe("SELLER");
        }
      }
    });

    test("logging out everywhere ends every session that was open: none that was refreshed meanwhile goes on", async () => {
      const fresh = await freshShop(its());
      const { security } = fresh.shop;
      const people = await signedIn(fresh);
      const won = await Promise.all(
        people.map(async ({ sessions: [desk, phone] }) => {
          if (desk === undefined || phone === undefined) throw new Error("two devices are signed in");
          const [ended, ...trades] = await Promise.all([
            security.logOutEverywhere(nobody, desk.refreshToken),
            refresh(fresh, desk),
            refresh(fresh, phone),
          ]);
          expect(codeOf(ended)).toBe("ok");
          return [desk, phone, ...trades.flatMap((answer) => (answer.ok ? [answer.value] : []))];
        }),
      );
      for (const tokens of won.flat()) {
        expect(codeOf(await refresh(fresh, tokens))).toBe("auth.token-invalid");
        expect(codeOf(await security.logOutEverywhere(nobody, tokens.refreshToken))).toBe("auth.token-invalid");
      }
      expect(codeOf(await logIn(fresh, 0))).toBe("ok");
    });

    test("20 refreshes of one token at once have one successor, which goes on; the old token after its grace ends the session", async () => {
      const fresh = await freshShop(its());
      await signUp(fresh, "buyer-0");
      const first = expectOk(await logIn(fresh, 0));
      const answers = await Promise.all(upTo(20).map(() => refresh(fresh, first)));
      const [second, ...others] = answers.map((answer) => expectOk(answer));
      if (second === undefined) throw new Error("somebody is answered");
      expect(second.refreshToken).not.toBe(first.refreshToken);
      for (const { refreshToken } of others) expect(refreshToken).toBe(second.refreshToken);

      const third = expectOk(await refresh(fresh, second));
      fresh.ports.clock.advance(10_001);
      expect(codeOf(await refresh(fresh, second))).toBe("auth.token-invalid");
      expect(codeOf(await refresh(fresh, third))).toBe("auth.token-invalid");
    });

    test("a withdrawal ends every session: none that was refreshed or opened meanwhile goes on, and none is on record", async () => {
      const fresh = await freshShop(its());
      const { logins } = fresh.ports.unitOfWork.reads;
      const people: MemberActor[] = [];
      const won = await race(fresh, (by) => {
        people.push(by);
        return fresh.shop.member.withdraw(by, { password });
      });
      for (const tokens of won) expect(codeOf(await refresh(fresh, tokens))).toBe("auth.token-invalid");
      for (const index of upTo(TIMES)) expect(codeOf(await logIn(fresh, index))).toBe("auth.bad-credentials");
      for (const { id } of people) expect(await logins.ofMember(id, { after: undefined, limit: 10 })).toEqual([]);
      expect((await fresh.told()).filter(({ type }) => type === "member.withdrawn")).toHaveLength(TIMES);
    });

    /** The token of the letter that a member is sent. */
    const letterFor = async (fresh: FreshShop, index: number): Promise<string> => {
      await fresh.told();
      expectOk(await fresh.shop.security.requestPasswordReset(nobody, { email: `buyer-${index}@example.com` }));
      const [asked] = await fresh.told();
      if (asked?.type !== "member.password-reset-requested") throw new Error("a request is told");
      const letter = expectOk(await fresh.shop.security.passwordResetLetter(mailer, idOf(asked.subject)));
      return letter?.token ?? "";
    };

    test("a new password by letter ends every session: none that was refreshed or opened meanwhile goes on", async () => {
      const fresh = await freshShop(its());
      const { security } = fresh.shop;
      const letters = new Map<string, string>();
      const won = await race(
        fresh,
        async (by) => security.confirmPasswordReset(nobody, { token: letters.get(by.id) ?? "", password: newPassword }),
        async (people) => {
          for (const [index, by] of people.entries()) letters.set(by.id, await letterFor(fresh, index));
        },
      );
      for (const tokens of won) expect(codeOf(await refresh(fresh, tokens))).toBe("auth.token-invalid");
      for (const index of upTo(TIMES)) expect(codeOf(await logIn(fresh, index, newPassword))).toBe("ok");
    });

    test("of 20 uses at once of one letter exactly one sets its password", async () => {
      const fresh = await freshShop(its());
      await signUp(fresh, "buyer-0");
      const token = await letterFor(fresh, 0);
      const secrets = upTo(20).map((index) => `the new password ${index}`);
      const answers = await Promise.all(
        secrets.map((secret) => fresh.shop.security.confirmPasswordReset(nobody, { token, password: secret })),
      );
      const codes = answers.map(codeOf);
      expect(codes.filter((code) => code !== "ok")).toEqual(upTo(19).map(() => "auth.token-invalid"));
      expect(codeOf(await logIn(fresh, 0, secrets[codes.indexOf("ok")]))).toBe("ok");
    });

    test("of ten password changes with one old password exactly one is made", async () => {
      // Whoever is late has a wrong password, and those are counted together with wrong logins.
      const fresh = await freshShop(its(), { rateLimits: "off" });
      const by = await signUp(fresh, "buyer-0");
      const secrets = upTo(10).map((index) => `the new password ${index}`);
      const answers = await Promise.all(
        secrets.map((secret) => fresh.shop.member.changePassword(by, { oldPassword: password, password: secret })),
      );
      expect(answers.map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
      const logins: string[] = [];
      for (const secret of secrets) logins.push(codeOf(await logIn(fresh, 0, secret)));
      expect(logins).toEqual(answers.map(codeOf));
    });

    test("admins who suspend and demote one another at once leave exactly one, who can be neither", async () => {
      const fresh = await freshShop(its());
      const { member } = fresh.shop;
      const admins: MemberActor[] = [fresh.admin];
      for (const index of upTo(4)) {
        const command = { email: `admin-${index}@example.com`, name: "관리자", password, tel: "0212345678" };
        admins.push({ kind: "member", id: expectOk(await member.createAdmin(command)).id, role: "ADMIN" });
      }
      const answers = await Promise.all(
        admins.flatMap((by, index) =>
          admins
            .filter((other) => other !== by)
            .map(({ id }) =>
              index % 2 === 0 ? member.changeState(by, id, "SUSPENDED") : member.changeRole(by, id, "MEMBER"),
            ),
        ),
      );
      const allowed = ["ok", "auth.forbidden", "member.last-admin"];
      expect(answers.map(codeOf).filter((code) => !allowed.includes(code))).toEqual([]);
      const request = { role: "ADMIN", state: "ACTIVE" } as const;
      const left = expectOk(await member.list({ kind: "system", name: "test" }, request)).content;
      expect(left).toHaveLength(1);
      for (const { id } of left) {
        const by = { kind: "member", id, role: "ADMIN" } as const;
        expect(codeOf(await member.changeState(by, id, "SUSPENDED"))).toBe("member.last-admin");
        expect(codeOf(await member.changeRole(by, id, "SELLER"))).toBe("member.last-admin");
      }
    });

    test("two admins who suspend each other at once: one is suspended, the other stays", async () => {
      const fresh = await freshShop(its());
      const { member } = fresh.shop;
      const command = { email: "rival@example.com", name: "관리자", password, tel: "0212345678" };
      const { id } = expectOk(await member.createAdmin(command));
      const rival: MemberActor = { kind: "member", id, role: "ADMIN" };
      for (const _ of upTo(TIMES)) {
        const [first, second] = await Promise.all([
          member.changeState(fresh.admin, rival.id, "SUSPENDED"),
          member.changeState(rival, fresh.admin.id, "SUSPENDED"),
        ]);
        expect([first, second].map(codeOf).sort()).toEqual(["auth.forbidden", "ok"]);
        // Whoever stayed lets the other in again, for the next round.
        const [survivor, loser] = first.ok ? [fresh.admin, rival] : [rival, fresh.admin];
        expect(codeOf(await member.changeState(loser, loser.id, "ACTIVE"))).toBe("auth.forbidden");
        expectOk(await member.changeState(survivor, loser.id, "ACTIVE"));
      }
    });
  });
};
