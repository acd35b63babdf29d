import type { Member, MemberFilter } from "@cofshop/core/member";
import type { MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { freshId, later, memberIn, memberRow } from "./rows.ts";

/** Certifies `Members`: one member per e-mail, one change per version, and always an admin to ask. */
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

    test("a login is noted without a new version: it spoils nobody's change, and no change takes it back", async () => {
      const member = await memberIn(its());
      const noteLogin = (noted: Pick<Member, "id" | "version">) =>
        commit(its(), (tx) => tx.members.noteLogin(noted, later(5)));
      expect(await noteLogin(member)).toBe(true);
      expect(await read(member.id)).toEqual({ ...member, lastLoginAt: later(5) });
      expect(await noteLogin({ ...member, id: freshId<MemberId>() })).toBe(false);
      expect(await save({ ...member, name: "새 이름", version: 2 })).toBe(true);
      expect(await read(member.id)).toEqual({ ...member, name: "새 이름", lastLoginAt: later(5), version: 2 });
      expect(await noteLogin(member)).toBe(false);
    });

    test("the table shows members of a state, a role and an e-mail, newest first, with the number of all", async () => {
      const rows: Member[] = [];
      for (const index of upTo(6)) {
        const state = index % 2 === 0 ? "ACTIVE" : "SUSPENDED";
        const role = index < 3 ? "MEMBER" : "SELLER";
        // Two of each time: the newer id stands first.
        rows.push(await memberIn(its(), { state, role, createdAt: later(Math.floor(index / 2)) }));
      }
      const newest = reversed(rows);
      const any: MemberFilter = { state: undefined, role: undefined, email: undefined };
      const table = (filter: Partial<MemberFilter>, page = 0, size = 10) =>
        its().unitOfWork.reads.members.table({ ...any, ...filter }, { page, size });
      expect(await table({})).toEqual({ rows: newest, total: 6 });
      expect(await table({}, 1, 4)).toEqual({ rows: newest.slice(4), total: 6 });
      expect(await table({}, 9, 4)).toEqual({ rows: [], total: 6 });
      const suspended = newest.filter(({ state }) => state === "SUSPENDED");
      expect(await table({ state: "SUSPENDED" })).toEqual({ rows: suspended, total: 3 });
      const both = suspended.filter(({ role }) => role === "SELLER");
      expect(await table({ state: "SUSPENDED", role: "SELLER" }, 0, 1)).toEqual({ rows: both.slice(0, 1), total: 2 });
      for (const row of rows.slice(0, 1)) expect(await table({ email: row.email })).toEqual({ rows: [row], total: 1 });
      expect(await table({ email: "%@example.com" })).toEqual({ rows: [], total: 0 });
    });

    test("active admins are held by id, and of racing transactions each hears what the others left: one admin stays", async () => {
      const admins: Member[] = [];
      for (const _ of upTo(6)) admins.push(await memberIn(its(), { role: "ADMIN" }));
      await memberIn(its(), { role: "ADMIN", state: "SUSPENDED" });
      await memberIn(its(), { role: "SELLER" });
      const held = await commit(its(), (tx) => tx.members.holdAdmins());
      expect(held).toEqual(admins.map(({ id }) => id).sort());
      const stepDown = (admin: Member) =>
        commit(its(), async (tx) => {
          const active = await tx.members.holdAdmins();
          return active.length > 1 && (await tx.members.save({ ...admin, state: "SUSPENDED", version: 2 }));
        });
      const gone = await Promise.all(admins.map(stepDown));
      expect(gone.filter(Boolean)).toHaveLength(5);
      const left = admins.filter((_, index) => gone[index] === false).map(({ id }) => id);
      expect(await commit(its(), (tx) => tx.members.holdAdmins())).toEqual(left);
    });
  });
};
