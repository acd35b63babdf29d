import type { Session } from "@cofshop/core/security";
import type { SessionId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { freshId, later, memberIn, noon } from "./rows.ts";

/** Certifies `RefreshTokens`: each generation of a session is left once, and an ended one stays ended. */
export const refreshTokensContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`RefreshTokens: ${name}`, create, [], (its) => {
    const read = (id: SessionId) => commit(its(), (tx) => tx.refreshTokens.byId(id));
    const rotate = (session: Session) => commit(its(), (tx) => tx.refreshTokens.rotate(session));
    const revoke = (id: SessionId, at: Date) => single(its(), (tx) => tx.refreshTokens.revoke(id, at));
    const sessionIn = async (differs: Partial<Session> = {}): Promise<Session> => {
      const session: Session = {
        id: freshId<SessionId>(),
        memberId: (await memberIn(its())).id,
        generation: 1,
        rotatedAt: noon,
        expiresAt: later(60_000),
        revokedAt: undefined,
        ...differs,
      };
      await commit(its(), (tx) => tx.refreshTokens.insert(session));
      return session;
    };
    const nextOf = (session: Session, index = 0): Session => ({
      ...session,
      generation: session.generation + 1,
      rotatedAt: later(1 + index),
      expiresAt: later(70_000 + index),
    });

    test("a session comes back with every field, and an unknown one is absent", async () => {
      const [open, ended] = [await sessionIn(), await sessionIn({ generation: 9, revokedAt: later(3) })];
      expect([await read(open.id), await read(ended.id)]).toEqual([open, ended]);
      expect(await read(freshId<SessionId>())).toBeUndefined();
    });

    test("of 20 racing rotations of one generation exactly one wins, and no other generation is written over", async () => {
      const session = await sessionIn();
      const next = upTo(20).map((index) => nextOf(session, index));
      const won = await Promise.all(next.map(rotate));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await read(session.id)).toEqual(next[won.indexOf(true)]);
      expect(await rotate({ ...session, generation: 4 })).toBe(false);
      expect(await rotate(nextOf(nextOf(session)))).toBe(true);
      expect(await rotate({ ...nextOf(session), id: freshId<SessionId>() })).toBe(false);
    });

    test("an ended session is never rotated again, and keeps the time of its first end", async () => {
      const session = await sessionIn();
      await revoke(session.id, later(5));
      await revoke(session.id, later(9));
      await revoke(freshId<SessionId>(), later(9));
      expect(await rotate(nextOf(session))).toBe(false);
      expect(await read(session.id)).toEqual({ ...session, revokedAt: later(5) });
      const raced = await sessionIn();
      await Promise.all([revoke(raced.id, later(5)), rotate(nextOf(raced))]);
      expect((await read(raced.id))?.revokedAt).toEqual(later(5));
    });

    test("a member's sessions end together, those too that rotate at this moment; nobody else's do", async () => {
      const { memberId, ...first } = await sessionIn();
      const mine = [{ ...first, memberId }];
      for (const _ of upTo(5)) mine.push(await sessionIn({ memberId }));
      const before = await sessionIn({ memberId, revokedAt: later(2) });
      const other = await sessionIn();
      const revokeAll = (at: Date) => single(its(), (tx) => tx.refreshTokens.revokeAll(memberId, at));
      await Promise.all([...mine.map((session) => rotate(nextOf(session))), revokeAll(later(5))]);
      for (const session of mine) {
        expect((await read(session.id))?.revokedAt).toEqual(later(5));
        expect([await rotate(nextOf(session)), await rotate(nextOf(nextOf(session)))]).toEqual([false, false]);
      }
      await revokeAll(later(9));
      expect((await read(first.id))?.revokedAt).toEqual(later(5));
      expect([await read(before.id), await read(other.id)]).toEqual([before, other]);
    });

    test("sessions that expired before an instant are deleted, at most as many as asked", async () => {
      const old = [];
      for (const index of upTo(5)) old.push(await sessionIn({ expiresAt: later(index) }));
      const kept = await sessionIn({ expiresAt: later(5) });
      const clean = (limit: number) => commit(its(), (tx) => tx.refreshTokens.removeExpired(later(5), limit));
      expect([await clean(3), await clean(3), await clean(3)]).toEqual([3, 2, 0]);
      for (const { id } of old) expect(await read(id)).toBeUndefined();
      expect(await read(kept.id)).toEqual(kept);
    });
  });
};
