import type { Member } from "@cofshop/core/member";
import type { MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn, memberRow } from "./rows.ts";

/** Certifies `Members`: one member per e-mail, one change per version. */
export const membersContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Members: ${name}`, create, [], (its) => {
    const insert = (member: Member) => commit(its(), (tx) => tx.members.insert(member));
    const save = (member: Member) => commit(its(), (tx) => tx.members.save(member));
    const read = (id: MemberId) => its().unitOfWork.reads.members.byId(id);

    test("a member comes back with every field, by id and by e-mail, and an unknown one is absent", async () => {
      const full = memberRow({
        email: "a.b+c'd%_@xn--example.com",
        name: "이름 O'Neill 🫘",
        state: "SUSPENDED",
        role: "ADMIN",
        passwordChangedAt: later(-1),
        lastLoginAt: later(1),
        version: 12,
      });
      const plain = memberRow();
      expect([await insert(full), await insert(plain)]).toEqual([true, true]);
      for (const member of [full, plain]) {
        expect(await read(member.id)).toEqual(member);
        expect(await its().unitOfWork.reads.members.byEmail(member.email)).toEqual(member);
      }
      expect(await read(freshId<MemberId>())).toBeUndefined();
      expect(await its().unitOfWork.reads.members.byEmail("nobody@example.com")).toBeUndefined();
      expect(await its().unitOfWork.reads.members.byEmail("a.b+c'd%%@xn--example.com")).toBeUndefined();
    });

    test("a taken e-mail is refused as a value, and the transaction goes on", async () => {
      const first = await memberIn(its());
      const twin = memberRow({ email: first.email });
      const next = memberRow();
      const answers = await commit(its(), async (tx) => [
        await tx.members.insert(twin),
        await tx.members.insert(next),
        (await tx.members.byEmail(first.email))?.id,
      ]);
      expect(answers).toEqual([false, true, first.id]);
      expect([await read(twin.id), await read(next.id)]).toEqual([undefined, next]);
    });

    test("of 20 racing sign-ups with one e-mail exactly one wins", async () => {
      const { email } = memberRow();
      const rows = upTo(20).map(() => memberRow({ email }));
      const inserted = await Promise.all(rows.map(insert));
      expect(inserted.filter(Boolean)).toHaveLength(1);
      expect(await its().unitOfWork.reads.members.byEmail(email)).toEqual(rows[inserted.indexOf(true)]);
    });

    test("a change is written over the version before it and no other: of racing ones exactly one", async () => {
      const member = await memberIn(its());
      expect(await save({ ...member, version: 3 })).toBe(false);
      expect(await save({ ...memberRow(), version: 2 })).toBe(false);
      expect(await read(member.id)).toEqual(member);
      const changes = upTo(10).map((index) => ({ ...member, name: `이름 ${index}`, tel: "0212345678", version: 2 }));
      const written = await Promise.all(changes.map(save));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await read(member.id)).toEqual(changes[written.indexOf(true)]);
    });

    test("a login is noted without a new version, so that it spoils nobody's change", async () => {
      const member = await memberIn(its());
      await commit(its(), (tx) => tx.members.noteLogin(member.id, later(5)));
      expect(await read(member.id)).toEqual({ ...member, lastLoginAt: later(5) });
      await commit(its(), (tx) => tx.members.noteLogin(freshId<MemberId>(), later(5)));
      expect(await save({ ...member, version: 2 })).toBe(true);
      expect(await read(member.id)).toEqual({ ...member, version: 2, lastLoginAt: later(5) });
    });
  });
};
