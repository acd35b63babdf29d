import { commandKey } from "@cofshop/core";
import type { Attempt, Standing } from "@cofshop/core/idempotency";
import type { RunId, Scope } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { freshId, later, noon } from "./rows.ts";

const LEASE = 60_000;
const KEPT = 86_400_000;
const scope: Scope = { owner: "member:hana", route: "POST /orders", key: commandKey("ring ~ 1") };

const attempt = (differs: Partial<Attempt> = {}): Attempt => {
  const at = differs.at ?? noon;
  const leaseUntil = new Date(at.getTime() + LEASE);
  return { scope, fingerprint: "0123456789abcdef", run: freshId<RunId>(), at, leaseUntil, ...differs };
};

/** Certifies `StoredReplies`: one of all that come with a key answers, and the others repeat its answer. */
export const storedRepliesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`StoredReplies: ${name}`, create, [], (its) => {
    const begin = (asked: Attempt): Promise<Standing> => {
      const keptSince = new Date(asked.at.getTime() - KEPT);
      return single(its(), (tx) => tx.storedReplies.begin(asked, keptSince));
    };
    const finish = (run: RunId, reply: string) => single(its(), (tx) => tx.storedReplies.finish(scope, run, reply));
    const release = (run: RunId) => single(its(), (tx) => tx.storedReplies.release(scope, run));

    test("a key is taken, is in progress, and answers its reply ever after", async () => {
      const first = attempt();
      expect(await begin(first)).toEqual({ outcome: "begun" });
      expect(await begin(attempt())).toEqual({ outcome: "in-progress" });
      expect(await finish(first.run, '{"status":201,"body":"주문 ✓"}')).toBe(true);
      const answered = { outcome: "answered", reply: '{"status":201,"body":"주문 ✓"}' };
      expect(await begin(attempt())).toEqual(answered);
      expect(await begin(attempt({ at: later(KEPT) }))).toEqual(answered);
    });

    test("another command under a key is told so, whether or not the first has ended", async () => {
      const first = attempt();
      await begin(first);
      const other = attempt({ fingerprint: "another" });
      expect(await begin(other)).toEqual({ outcome: "other-command" });
      expect(await begin({ ...other, at: later(2 * LEASE) })).toEqual({ outcome: "other-command" });
      await finish(first.run, "done");
      expect(await begin(other)).toEqual({ outcome: "other-command" });
    });

    test("the same key of another owner or on another route is another key", async () => {
      await begin(attempt());
      for (const differs of [{ owner: "member:dul" }, { route: "POST /item" }, { key: commandKey("ring ~ 2") }]) {
        expect(await begin(attempt({ scope: { ...scope, ...differs } }))).toEqual({ outcome: "begun" });
      }
    });

    test("of 20 racing attempts exactly one begins", async () => {
      const standings = await Promise.all(upTo(20).map(() => begin(attempt())));
      expect(standings.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
      expect(standings.filter(({ outcome }) => outcome === "in-progress")).toHaveLength(19);
    });

    test("a lease that ended without a reply is free for one of 20 racing attempts, and not a moment earlier", async () => {
      await begin(attempt());
      expect(await begin(attempt({ at: later(LEASE - 1) }))).toEqual({ outcome: "in-progress" });
      const standings = await Promise.all(upTo(20).map(() => begin(attempt({ at: later(LEASE) }))));
      expect(standings.filter(({ outcome }) => outcome === "begun")).toHaveLength(1);
      expect(standings.filter(({ outcome }) => outcome === "in-progress")).toHaveLength(19);
    });

    test("a reply is stored by the run that has the key, and by no other", async () => {
      const [late, now] = [attempt(), attempt({ at: later(LEASE) })];
      await begin(late);
      await begin(now);
      expect(await finish(late.run, "late")).toBe(false);
      await release(late.run);
      expect(await begin(attempt({ at: later(LEASE) }))).toEqual({ outcome: "in-progress" });
      expect([await finish(now.run, "now"), await finish(now.run, "again")]).toEqual([true, false]);
      await release(now.run);
      expect(await begin(attempt())).toEqual({ outcome: "answered", reply: "now" });
    });

    test("a key that was given back is free at once", async () => {
      const first = attempt();
      await begin(first);
      await release(first.run);
      expect(await begin(attempt({ fingerprint: "another" }))).toEqual({ outcome: "begun" });
    });

    test("what is older than it is kept is as good as nothing, answered or not", async () => {
      const first = attempt();
      await begin(first);
      await finish(first.run, "yesterday");
      expect(await begin(attempt({ at: later(KEPT + 1), fingerprint: "another" }))).toEqual({ outcome: "begun" });
      expect(await begin(attempt({ at: later(2 * KEPT + 2) }))).toEqual({ outcome: "begun" });
    });

    test("keys taken before an instant are forgotten, at most as many as asked", async () => {
      const scopeOf = (index: number): Scope => ({ ...scope, key: commandKey(`key-${index}`) });
      for (const index of upTo(6)) await begin(attempt({ scope: scopeOf(index), at: later(index) }));
      const forget = (limit: number) => commit(its(), (tx) => tx.storedReplies.forget(later(5), limit));
      expect([await forget(3), await forget(3), await forget(3)]).toEqual([3, 2, 0]);
      expect(await begin(attempt({ scope: scopeOf(4) }))).toEqual({ outcome: "begun" });
      expect(await begin(attempt({ scope: scopeOf(5) }))).toEqual({ outcome: "in-progress" });
    });
  });
};
