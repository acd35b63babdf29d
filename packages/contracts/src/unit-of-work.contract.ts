import { err, type MemberId, ok, type Result, written } from "@cofshop/core";
import type { Member } from "@cofshop/core/member";
import { expect, test } from "vitest";
import { commit, contract, gate, type StoreFeatures, type StoreSubject, single, thrownBy, upTo } from "./contract.ts";
import { memberIn, memberRow, noon } from "./rows.ts";

export type UnitOfWorkFeatures = StoreFeatures & {
  /** Finds `run`, `runSingle` and `reads` inside a work and throws `NestedUse`. Default true. */
  readonly seesNestedUse?: boolean;
};

const refusal = err({ code: "test.refused" });
const nameOfError = (cause: unknown): unknown => (cause instanceof Error ? cause.name : cause);
/** Lets whatever else is under way go on for a while. */
const someTurns = async (): Promise<void> => {
  for (const _ of upTo(20)) await new Promise((resolve) => setImmediate(resolve));
};

/** Certifies a unit of work: what commits, what rolls back, what is repeated, what others see meanwhile. */
export const unitOfWorkContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { seesNestedUse = true }: UnitOfWorkFeatures = {},
): void => {
  const features = [{ on: seesNestedUse, promise: "nested use throws NestedUse" }];
  contract(`UnitOfWork: ${name}`, create, features, (its) => {
    const exists = async ({ id }: { readonly id: MemberId }): Promise<boolean> =>
      (await its().unitOfWork.reads.members.byId(id)) !== undefined;

    test("a work that answers ok is committed with everything it wrote, and its answer is answered", async () => {
      const [one, two] = [memberRow(), memberRow()];
      const answer = await its().unitOfWork.run(async (tx) => {
        await tx.members.insert(one);
        await tx.members.insert(two);
        return ok("both");
      });
      expect(answer).toEqual(ok("both"));
      expect([await exists(one), await exists(two)]).toEqual([true, true]);
    });

    test("a work that refuses or throws leaves nothing behind, and its refusal or error comes out as it is", async () => {
      const member = memberRow();
      const broken = new Error("broken on purpose");
      const refused = await its().unitOfWork.run(async (tx) => {
        await tx.members.insert(member);
        return refusal;
      });
      expect(refused).toEqual(refusal);
      const thrown = await thrownBy(() =>
        its().unitOfWork.run(async (tx) => {
          await tx.members.insert(member);
          throw broken;
        }),
      );
      expect(thrown).toBe(broken);
      expect(await exists(member)).toBe(false);
    });

    test("a work reads what it wrote itself", async () => {
      const member = memberRow();
      const seen = await commit(its(), async (tx) => {
        await tx.members.insert(member);
        return tx.members.byId(member.id);
      });
      expect(seen).toEqual(member);
    });

    test("a work whose guarded write lost is repeated without what it had written", async () => {
      const [seen, rows]: [boolean[], readonly [Member, Member]] = [[], [memberRow(), memberRow()]];
      const answer = await its().unitOfWork.run(async (tx) => {
        const attempt = seen.length;
        seen.push((await tx.members.byId(rows[0].id)) !== undefined);
        await tx.members.insert(attempt < 4 ? rows[0] : rows[1]);
        written(attempt === 4);
        return ok(attempt);
      });
      expect(answer).toEqual(ok(4));
      expect(seen).toEqual([false, false, false, false, false]);
      expect([await exists(rows[0]), await exists(rows[1])]).toEqual([false, true]);
    });

    test("a work that loses five races is given up with Unavailable and leaves nothing behind", async () => {
      const member = memberRow();
      let attempts = 0;
      const thrown = await thrownBy(() =>
        its().unitOfWork.run(async (tx) => {
          attempts += 1;
          await tx.members.insert(member);
          written(false);
          return ok(undefined);
        }),
      );
      expect(nameOfError(thrown)).toBe("Unavailable");
      expect(thrown).toHaveProperty("retryAfterMs", expect.any(Number));
      expect(attempts).toBe(5);
      expect(await exists(member)).toBe(false);
    });

    test("five works that change the same row all get through, and each change counts", async () => {
      const member = await memberIn(its());
      const rename = (index: number): Promise<Result<number, never>> =>
        its().unitOfWork.run(async (tx) => {
          const now = await tx.members.byId(member.id);
          written(now !== undefined && (await tx.members.save({ ...now, version: now.version + 1 })));
          return ok(index);
        });
      await Promise.all(upTo(5).map(rename));
      expect(await its().unitOfWork.reads.members.byId(member.id)).toMatchObject({ version: 6 });
    });

    test("nobody sees what is not committed, neither a reader nor another work", async () => {
      const member = memberRow();
      const begun = gate();
      const end = gate();
      const work = its().unitOfWork.run(async (tx) => {
        await tx.members.insert(member);
        begun.open();
        await end.opened;
        return refusal;
      });
      await begun.opened;
      // Where there is one connection these wait for the work's end, so it may not wait for them.
      const read = exists(member);
      const other = commit(its(), (tx) => tx.members.byId(member.id));
      await Promise.race([Promise.all([read, other]), someTurns()]);
      end.open();
      expect([await work, await read, await other]).toEqual([refusal, false, undefined]);
    });

    test("runSingle commits one writing statement, after any reads", async () => {
      const member = await memberIn(its());
      const answer = await its().unitOfWork.runSingle(async (tx) => {
        const before = await tx.members.byId(member.id);
        await tx.members.noteLogin(member, noon);
        return ok(before?.lastLoginAt);
      });
      expect(answer).toEqual(ok(undefined));
      expect(await its().unitOfWork.reads.members.byId(member.id)).toMatchObject({ lastLoginAt: noon });
    });

    test("runSingle passes on a refusal that wrote nothing, and throws when a work writes twice or refuses after it wrote", async () => {
      const member = await memberIn(its());
      expect(await its().unitOfWork.runSingle(async () => refusal)).toEqual(refusal);
      await thrownBy(() =>
        its().unitOfWork.runSingle(async (tx) => {
          await tx.members.noteLogin(member, noon);
          await tx.members.noteLogin(member, noon);
          return ok(undefined);
        }),
      );
      await thrownBy(() =>
        its().unitOfWork.runSingle(async (tx) => {
          await tx.members.noteLogin(member, noon);
          return refusal;
        }),
      );
    });

    test("a bare write that was reported done is never lost by somebody else's rollback: 50 of 50", async () => {
      const members = await Promise.all(upTo(50).map(() => memberIn(its())));
      const rollBack = (): Promise<Result<never, { readonly code: string }>> =>
        its().unitOfWork.run(async (tx) => {
          await tx.members.insert(memberRow());
          return refusal;
        });
      await Promise.all(
        members.flatMap((member) => [rollBack(), single(its(), (tx) => tx.members.noteLogin(member, noon))]),
      );
      const after = await Promise.all(members.map(({ id }) => its().unitOfWork.reads.members.byId(id)));
      expect(after.filter((member) => member?.lastLoginAt !== undefined)).toHaveLength(50);
    });

    if (seesNestedUse) {
      test("a unit of work used inside a work throws NestedUse at once, and the outer work goes on", async () => {
        const { unitOfWork } = its();
        const member = memberRow();
        const nested = [
          () => unitOfWork.run(async () => ok(undefined)),
          () => unitOfWork.runSingle(async () => ok(undefined)),
          async () => unitOfWork.reads.members.byId(member.id),
        ];
        const thrown = await commit(its(), async (tx) => {
          const names: unknown[] = [];
          for (const use of nested) names.push(nameOfError(await thrownBy(async () => use())));
          await tx.members.insert(member);
          return names;
        });
        expect(thrown).toEqual(["NestedUse", "NestedUse", "NestedUse"]);
        expect(await exists(member)).toBe(true);
      });
    }
  });
};
