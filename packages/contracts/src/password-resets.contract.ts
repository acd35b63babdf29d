import type { PasswordReset } from "@cofshop/core/security";
import type { MemberId, PasswordResetId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn, noon } from "./rows.ts";

/** Certifies `PasswordResets`: of a member's requests the newest alone, and each used once. */
export const passwordResetsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`PasswordResets: ${name}`, create, [], (its) => {
    const read = (id: PasswordResetId) => its().unitOfWork.reads.passwordResets.byId(id);
    const insert = (reset: PasswordReset) => commit(its(), (tx) => tx.passwordResets.insert(reset));
    const use = (id: PasswordResetId, at: Date) => commit(its(), (tx) => tx.passwordResets.use(id, at));
    const requestOf = (memberId: MemberId | undefined, differs: Partial<PasswordReset> = {}): PasswordReset => ({
      id: freshId<PasswordResetId>(),
      memberId,
      requestedAt: noon,
      expiresAt: later(60_000),
      usedAt: undefined,
      ...differs,
    });
    const requestIn = async (differs: Partial<PasswordReset> = {}): Promise<PasswordReset> => {
      const reset = requestOf((await memberIn(its())).id, differs);
      await insert(reset);
      return reset;
    };

    test("a request comes back with every field, a member's or nobody's, and an unknown one is absent", async () => {
      const rows = [
        await requestIn(),
        await requestIn({ usedAt: later(7) }),
        requestOf(undefined),
        requestOf(undefined),
      ];
      for (const nobodys of rows.slice(2)) await insert(nobodys);
      for (const row of rows) expect(await read(row.id)).toEqual(row);
      expect(await read(freshId<PasswordResetId>())).toBeUndefined();
    });

    test("a member's new request takes the place of the former one, used or not; of racing ones one stays", async () => {
      const [first, other] = [await requestIn(), await requestIn()];
      expect(await use(first.id, later(1))).toBe(true);
      const second = requestOf(first.memberId, { requestedAt: later(2), expiresAt: later(70_000) });
      await insert(second);
      expect([await read(first.id), await read(second.id)]).toEqual([undefined, second]);
      expect([await use(first.id, later(3)), await use(second.id, later(3))]).toEqual([false, true]);

      const racing = upTo(10).map(() => requestOf(first.memberId));
      await Promise.all(racing.map(insert));
      const left = await Promise.all(racing.map(({ id }) => read(id)));
      expect(left.filter((reset) => reset !== undefined)).toHaveLength(1);
      expect(await read(other.id)).toEqual(other);
    });

    test("of 20 racing uses of one request exactly one hears true, and none once it is used or expired", async () => {
      const reset = await requestIn();
      const used = await Promise.all(upTo(20).map((index) => use(reset.id, later(index))));
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await read(reset.id)).toEqual({ ...reset, usedAt: later(used.indexOf(true)) });
      const late = await requestIn();
      expect([await use(late.id, late.expiresAt), await use(freshId<PasswordResetId>(), noon)]).toEqual([false, false]);
      expect(await read(late.id)).toEqual(late);
      expect(await use(late.id, later(59_999))).toBe(true);
    });

    test("requests that expired before an instant are deleted, at most as many as asked", async () => {
      for (const index of upTo(5)) await requestIn({ expiresAt: later(index) });
      const kept = await requestIn({ expiresAt: later(5) });
      const clean = (limit: number) => commit(its(), (tx) => tx.passwordResets.removeExpired(later(5), limit));
      expect([await clean(3), await clean(3), await clean(3)]).toEqual([3, 2, 0]);
      expect(await read(kept.id)).toEqual(kept);
    });
  });
};
