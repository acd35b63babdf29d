import type { Login } from "@cofshop/core/security";
import type { LoginId, MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn, noon } from "./rows.ts";
import { walk } from "./walk.ts";

/** Certifies `Logins`: every sign-in comes back to its own member, the newest first, until it is old. */
export const loginsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Logins: ${name}`, create, [], (its) => {
    const loginIn = async (memberId: MemberId, differs: Partial<Login> = {}): Promise<Login> => {
      const login = { id: freshId<LoginId>(), memberId, at: noon, ip: "203.0.113.7", device: "Safari", ...differs };
      await commit(its(), (tx) => tx.logins.insert(login));
      return login;
    };
    const read = (member: MemberId, limit = 100) =>
      its().unitOfWork.reads.logins.ofMember(member, { after: undefined, limit });

    test("a sign-in comes back with every field, to its own member and nobody else", async () => {
      const { id } = await memberIn(its());
      const full = await loginIn(id, { at: later(1), ip: `2001:db8::1%${"z".repeat(52)}`, device: "한".repeat(255) });
      const bare = await loginIn(id, { ip: undefined, device: undefined });
      expect(await read(id)).toEqual([full, bare]);
      expect(await read((await memberIn(its())).id)).toEqual([]);
      expect(await read(freshId<MemberId>())).toEqual([]);
    });

    test("the history is walked newest first over each sign-in exactly once, those of one moment too", async () => {
      const { id } = await memberIn(its());
      const logins: Login[] = [];
      for (const index of upTo(9)) {
        logins.push(await loginIn(id, { at: later(Math.floor(index / 3)) }));
        await loginIn((await memberIn(its())).id, { at: later(Math.floor(index / 3)) });
      }
      for (const size of [2, 4, 100]) {
        const seen = await walk(
          size,
          (slice) => its().unitOfWork.reads.logins.ofMember(id, slice),
          (row) => ({ key: row.at.getTime(), id: row.id }),
        );
        expect(seen).toEqual(reversed(logins));
      }
    });

    test("a member's history is deleted whole, and nobody else's", async () => {
      const [leaving, staying] = [(await memberIn(its())).id, (await memberIn(its())).id];
      for (const _ of upTo(3)) await loginIn(leaving);
      const kept = await loginIn(staying);
      const forget = () => commit(its(), (tx) => tx.logins.forgetMember(leaving));
      await forget();
      await forget();
      expect([await read(leaving), await read(staying)]).toEqual([[], [kept]]);
    });

    test("sign-ins before an instant are deleted, at most as many as asked", async () => {
      const { id } = await memberIn(its());
      for (const index of upTo(5)) await loginIn(id, { at: later(index) });
      const kept = await loginIn(id, { at: later(5) });
      const forget = (limit: number) => commit(its(), (tx) => tx.logins.forget(later(5), limit));
      expect([await forget(3), await forget(3), await forget(3)]).toEqual([3, 2, 0]);
      expect(await read(id)).toEqual([kept]);
    });
  });
};
