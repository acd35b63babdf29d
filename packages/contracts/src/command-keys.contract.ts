import { type CartId, type CommandKey, commandKey, err, type KeyOwner, type MemberId, ok } from "@cofshop/core";
import type { Remembered } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, gate, type StoreFeatures, type StoreSubject, thrownBy, upTo } from "./contract.ts";
import { freshId, later, memberIn, noon } from "./rows.ts";

const ring = commandKey("ring ~ 1");
const placed = (result: string): Remembered => ({ command: "order.place", fingerprint: "0123456789abcdef", result });

/** Certifies `CommandKeys`: of all that come with one key, one is first, and the others learn what it did. */
export const commandKeysContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`CommandKeys: ${name}`, create, [], (its) => {
    const memberId = async (): Promise<MemberId> => (await memberIn(its())).id;
    const remember = (owner: KeyOwner, done: Remembered, key: CommandKey = ring, at: Date = noon) =>
      commit(its(), (tx) => tx.commandKeys.remember(owner, key, done, at));

    test("a new key answers nothing, and ever after what was done under it first", async () => {
      const [member, other] = [await memberId(), await memberId()];
      const longest = commandKey("~".repeat(200));
      expect(await remember(member, placed("a"))).toBeUndefined();
      expect(await remember(member, { command: "cart.add", fingerprint: "", result: "b" })).toEqual(placed("a"));
      expect(await remember(member, placed("c"), longest)).toBeUndefined();
      expect(await remember(member, placed("d"), longest)).toEqual(placed("c"));
      expect(await remember(other, placed("e"))).toBeUndefined();
    });

    test("a guest has keys of his own, under his cart", async () => {
      const [member, guest] = [await memberId(), freshId<CartId>()];
      expect([await remember(guest, placed("a")), await remember(member, placed("b"))]).toEqual([undefined, undefined]);
      expect(await remember(guest, placed("c"))).toEqual(placed("a"));
      expect(await remember(freshId<CartId>(), placed("d"))).toBeUndefined();
    });

    test("a transaction that is refused or broken remembers nothing", async () => {
      const member = await memberId();
      await its().unitOfWork.run(async (tx) => {
        await tx.commandKeys.remember(member, ring, placed("refused"), noon);
        return err({ code: "test.refused" });
      });
      await thrownBy(() =>
        commit(its(), async (tx) => {
          await tx.commandKeys.remember(member, ring, placed("broken"), noon);
          throw new Error("broken on purpose");
        }),
      );
      expect(await remember(member, placed("done"))).toBeUndefined();
    });

    test("of 20 racing commands with one key exactly one is first, and the others are told what it did", async () => {
      const member = await memberId();
      const answers = await Promise.all(upTo(20).map((index) => remember(member, placed(String(index)))));
      const first = answers.indexOf(undefined);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
      expect(answers.filter((answer) => answer !== undefined)).toEqual(upTo(19).map(() => placed(String(first))));
    });

    test("a racing twin is told nothing before the first has ended, and is first when that one rolled back", async () => {
      const member = await memberId();
      const begun = gate();
      const end = gate();
      const first = its().unitOfWork.run(async (tx) => {
        await tx.commandKeys.remember(member, ring, placed("first"), noon);
        begun.open();
        await end.opened;
        return err({ code: "test.refused" });
      });
      await begun.opened;
      const twin = its().unitOfWork.run(async (tx) =>
        ok(await tx.commandKeys.remember(member, ring, placed("twin"), noon)),
      );
      end.open();
      expect([await first, await twin]).toEqual([err({ code: "test.refused" }), ok(undefined)]);
      expect(await remember(member, placed("third"))).toEqual(placed("twin"));
    });

    test("keys written before an instant are forgotten, at most as many as asked", async () => {
      const member = await memberId();
      for (const index of upTo(6)) await remember(member, placed("a"), commandKey(`key-${index}`), later(index));
      const forget = (limit: number) => commit(its(), (tx) => tx.commandKeys.forget(later(5), limit));
      expect([await forget(3), await forget(3), await forget(3)]).toEqual([3, 2, 0]);
      expect(await remember(member, placed("b"), commandKey("key-0"))).toBeUndefined();
      expect(await remember(member, placed("b"), commandKey("key-5"))).toEqual(placed("a"));
    });
  });
};
